"""Tables of replications, by hand or drawn, for the tests of summary and report."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from sim.summary.statistics import Values

ACCOUNTS = {
    "revenue": 1,
    "labour": -1,
    "equipment": -1,
    "materials": -1,
    "downtime_cost": -1,
    "overhead": -1,
    "late_fees": -1,
    "discounts": 1,
    "damages": -1,
    "bonus_accounts_payable": -1,
    "bonus_procurement": -1,
    "bonus_materials_management": -1,
    "bonus_sales": -1,
    "bonus_project_manager": -1,
    "cash_yield": 1,
    "lost_repeat_margin": -1,
}
USUAL: dict[str, object] = {
    "finished": True,
    "finish_days": 100.0,
    "slip_days": 0.0,
    "late_days": 0.0,
    "stoppages": 0.0,
    "stoppages_credit_hold": 0.0,
    "dpo": 30.0,
    **dict.fromkeys(ACCOUNTS, 0.0),
    "delay_cost": 0.0,
    "firm_value": 0.0,
}

Columns = Mapping[str, Sequence[object] | Values]


def by_hand(settings: Mapping[str, Columns]) -> pd.DataFrame:
    """Return a table with the columns given, and every other metric as usual."""
    return pd.concat(
        [_rows(setting, columns) for setting, columns in settings.items()],
        ignore_index=True,
    )


def drawn(settings: Sequence[str], n: int, scale: float = 1e5) -> pd.DataFrame:
    """Return *n* random replications of each setting, whose accounts add up."""
    rng = np.random.default_rng(20261124)
    return by_hand(
        {
            setting: _accounts(rng, n, scale * (1 + i))
            for i, setting in enumerate(settings)
        }
    )


def _rows(setting: str, columns: Columns) -> pd.DataFrame:
    count = len(next(iter(columns.values())))
    usual = {metric: [value] * count for metric, value in USUAL.items()}
    first = {"setting": [setting] * count, "replication": range(count)}
    return pd.DataFrame({**first, **usual, **columns})


def _accounts(rng: np.random.Generator, n: int, scale: float) -> Columns:
    columns = {account: rng.gamma(2, 1e5, n) for account in ACCOUNTS}
    columns["stoppages"] = (rng.random(n) > 0.3).astype(float)
    columns["downtime_cost"] = columns["stoppages"] * rng.gamma(2, scale, n)
    columns["delay_cost"] = columns["damages"] + columns["overhead"] / 2
    columns["finish_days"] = 100 + columns["downtime_cost"] / scale
    signed = [sign * columns[account] for account, sign in ACCOUNTS.items()]
    return {**columns, "firm_value": np.sum(signed, axis=0)}
