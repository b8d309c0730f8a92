"""The summary of an experiment: settings described, and compared with the reference."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.summary.columns import by_setting, differences
from sim.summary.statistics import Comparison, Description, compare, describe, holm

if TYPE_CHECKING:
    from pandas import DataFrame, Series

KEYS = ["setting", "metric"]
SHARES = ["no_credit_stoppage", "meets_plan", "meets_contract", "unfinished"]
INSTANT = 1e-9
"""Days by which a finish may miss its date and still meet it: rounding, not time."""


@dataclass(frozen=True, eq=False)
class Summary:
    """What an experiment says.

    Attributes
    ----------
    reference
        The setting that the others are compared with.
    table
        A row per setting and metric: mean, half_width, n, p10, p50, p80, p90.
    differences
        A row per setting other than the reference and metric: paired mean, low,
        high, and p adjusted by Holm over the settings.
    shares
        A row per setting: the shares of replications without a stoppage by credit
        hold, that meet the planned and the contract finish (NaN without one), and
        the number unfinished.
    """

    reference: str
    table: DataFrame
    differences: DataFrame
    shares: DataFrame

    def loses_most(self) -> str | None:
        """Return the setting whose firm value falls most (or rises least), if any."""
        of_firm = self.differences[self.differences["metric"] == "firm_value"]
        by_mean = of_firm.dropna(subset="mean").sort_values("mean", kind="stable")
        return None if by_mean.empty else str(by_mean["setting"].iloc[0])

    def as_json(self) -> dict[str, Any]:
        """Return the settings, differences and shares as plain nested values."""
        shares = self.shares.set_index("setting")
        return {
            "settings": _nested(self.table),
            "differences": _nested(self.differences),
            "shares": {
                str(name): _plain(row) for name, row in shares.to_dict("index").items()
            },
        }

    def rows(self) -> DataFrame:
        """Return all of it as one tidy table, the shares as metrics of their own."""
        import pandas as pd

        names = {"mean": "difference", "low": "difference_low"}
        names |= {"high": "difference_high"}
        compared = self.differences.rename(columns=names)
        shares = self.shares.melt("setting", var_name="metric", value_name="mean")
        metrics = self.table.merge(compared, how="left", on=KEYS)
        together = pd.concat([metrics, shares.astype({"mean": float})])
        order = list(self.shares["setting"])
        by_order = together.sort_values(
            "setting", key=lambda names: names.map(order.index), kind="stable"
        )
        return by_order.astype({"n": "Int64"}).reset_index(drop=True)


def summarise(replications: DataFrame, reference: str) -> Summary:
    """Summarise a table with a row per setting and replication, a column per metric.

    Without replications of the *reference* there are no differences.
    """
    import pandas as pd

    tables = by_setting(replications)
    metrics = list(replications.columns.drop(["setting", "replication"]))
    described = [
        (setting, metric, *describe(table[metric].to_numpy()))
        for setting, table in tables.items()
        for metric in metrics
    ]
    shares = [(setting, *_shares(table)) for setting, table in tables.items()]
    return Summary(
        reference=reference,
        table=pd.DataFrame(described, columns=[*KEYS, *Description._fields]),
        differences=pd.DataFrame(
            _compared(tables, reference), columns=[*KEYS, *Comparison._fields]
        ),
        shares=pd.DataFrame(shares, columns=["setting", *SHARES]),
    )


def _compared(
    tables: Mapping[str, DataFrame], reference: str
) -> list[tuple[str | float, ...]]:
    """Compare every other setting with the reference, metric by metric."""
    if reference not in tables:
        return []
    others = [setting for setting in tables if setting != reference]
    compared = [_comparisons(tables[other], tables[reference]) for other in others]
    adjusted = {
        metric: holm([comparisons[metric].p for comparisons in compared])
        for metric in tables[reference].columns
    }
    return [
        (setting, metric, *comparison[:-1], adjusted[metric][i])
        for i, setting in enumerate(others)
        for metric, comparison in compared[i].items()
    ]


def _comparisons(ours: DataFrame, theirs: DataFrame) -> dict[str, Comparison]:
    """Compare two settings in every metric."""
    return {m: compare(values) for m, values in differences(ours, theirs).items()}


def _shares(table: DataFrame) -> tuple[float, float, float, int]:
    """Return the four entries of `SHARES` for one setting."""
    finished = table["finished"] == 1
    dated = table["late_days"].notna()
    return (
        float((table["stoppages_credit_hold"] == 0).mean()),
        float((finished & (table["slip_days"] <= INSTANT)).mean()),
        _share((finished & (table["late_days"] <= INSTANT))[dated]),
        int((~finished).sum()),
    )


def _share(holds: Series[bool]) -> float:
    """Return the share of replications for which something *holds*, NaN of none."""
    return float(holds.mean()) if len(holds) else math.nan


def _nested(table: DataFrame) -> dict[str, dict[str, dict[str, float | int | None]]]:
    """Return setting, then metric, then the statistics by name."""
    nested: dict[str, dict[str, dict[str, float | int | None]]] = {}
    for row in table.to_dict("records"):
        setting, metric = str(row.pop("setting")), str(row.pop("metric"))
        nested.setdefault(setting, {})[metric] = _plain(row)
    return nested


def _plain(row: Mapping[Any, Any]) -> dict[str, float | int | None]:
    """Return the entries of *row* as Python numbers, None where there is no value."""
    return {str(name): None if math.isnan(v) else v for name, v in row.items()}
