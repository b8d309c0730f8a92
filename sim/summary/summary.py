"""The summary of an experiment: settings described, and compared with the reference."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.summary.columns import ROW, Read, by_setting, compared, reader
from sim.summary.shares import COLUMNS, NEEDED, SHARES, shares
from sim.summary.statistics import Comparison, Description, describe, holm

if TYPE_CHECKING:
    from pandas import DataFrame

KEYS = ["setting", "metric"]


@dataclass(frozen=True, eq=False)
class Summary:
    """What an experiment says.

    Attributes
    ----------
    reference
        The setting that the others are compared with.
    table
        A row per setting and metric: mean, half_width, n, p10, p50, p80, p90, and
        the ends of the 95 % interval of each percentile, p10_low to p90_high (NaN
        where the replications are too few for one).
    differences
        A row per setting other than the reference and metric: paired mean, low,
        high, p adjusted by Holm over the settings, and gain: how many times the
        replications it would take without common random numbers (NaN where the
        differences do not vary, or are not paired).
    shares
        A row per setting: the shares of replications without a stoppage by credit
        hold, that meet the planned and the contract finish (NaN without one), the
        number unfinished, and the ends of the 95 % interval of each share.
    """

    reference: str
    table: DataFrame
    differences: DataFrame
    shares: DataFrame

    def loses_most(self) -> str | None:
        """Return the setting whose firm value falls most (or rises least), if any."""
        return loses_most(self.differences)

    def as_json(self) -> dict[str, Any]:
        """Return the settings, differences and shares as plain nested values."""
        by_setting = self.shares.set_index("setting").to_dict("index")
        return {
            "settings": _nested(self.table),
            "differences": _nested(self.differences),
            "shares": {str(name): _plain(row) for name, row in by_setting.items()},
        }

    def rows(self) -> DataFrame:
        """Return all of it as one tidy table, the shares as metrics of their own."""
        import pandas as pd

        names = {"mean": "difference", "low": "difference_low"}
        names |= {"high": "difference_high"}
        compared = self.differences.rename(columns=names)
        metrics = self.table.merge(compared, how="left", on=KEYS)
        together = pd.concat([metrics, *map(self._share_rows, SHARES)])
        by_order = _in_order(together, list(self.shares["setting"]))
        return by_order.astype({"n": "Int64"})

    def _share_rows(self, metric: str) -> DataFrame:
        """Return a row per setting for one of the shares."""
        columns = {metric: "mean", f"{metric}_low": "low", f"{metric}_high": "high"}
        rows = self.shares.rename(columns=columns).assign(metric=metric)
        return rows.filter([*KEYS, "mean", "low", "high"]).astype({"mean": float})


def summarise(replications: DataFrame, reference: str) -> Summary:
    """Summarise a table with a row per setting and replication, a column per metric.

    Without replications of the *reference* there are no differences.
    """
    metrics = [str(name) for name in replications.columns.drop(list(ROW))]
    return summarise_columns(reader(replications), metrics, reference)


def summarise_columns(read: Read, metrics: Sequence[str], reference: str) -> Summary:
    """Summarise *metrics* one at a time, so that there is never more in memory."""
    import pandas as pd

    of_shares = {s: shares(t) for s, t in by_setting(read(NEEDED)).items()}
    described = [row for metric in metrics for row in _described(read, metric)]
    columns = [*KEYS, *Description._fields]
    table = pd.DataFrame(described, columns=columns)
    return Summary(
        reference=reference,
        table=_in_order(table, list(of_shares)),
        differences=differences(read, metrics, reference),
        shares=pd.DataFrame(
            [{"setting": setting, **of} for setting, of in of_shares.items()],
            columns=["setting", *COLUMNS],
        ),
    )


def differences(read: Read, metrics: Sequence[str], reference: str) -> DataFrame:
    """Compare every other setting with the reference, metric by metric."""
    import pandas as pd

    rows = [
        (setting, metric, *comparison)
        for metric in metrics
        for setting, comparison in _compared(read, metric, reference).items()
    ]
    table = pd.DataFrame(rows, columns=[*KEYS, *Comparison._fields])
    return _in_order(table, list(dict.fromkeys(table["setting"])))


def loses_most(differences: DataFrame) -> str | None:
    """Return the setting whose firm value falls most (or rises least), if any."""
    of_firm = differences[differences["metric"] == "firm_value"]
    by_mean = of_firm.dropna(subset="mean").sort_values("mean", kind="stable")
    return None if by_mean.empty else str(by_mean["setting"].iloc[0])


def _described(read: Read, metric: str) -> list[tuple[str | float, ...]]:
    return [
        (setting, metric, *describe(table[metric].to_numpy()))
        for setting, table in by_setting(read([metric])).items()
    ]


def _compared(read: Read, metric: str, reference: str) -> dict[str, Comparison]:
    """Compare a metric of every other setting with that of the reference."""
    tables = by_setting(read([metric]))
    if reference not in tables:
        return {}
    by_other = {
        setting: compared(table, tables[reference])[metric]
        for setting, table in tables.items()
        if setting != reference
    }
    adjusted = holm([comparison.p for comparison in by_other.values()])
    return {
        setting: comparison._replace(p=p)
        for (setting, comparison), p in zip(by_other.items(), adjusted, strict=True)
    }


def _in_order(table: DataFrame, settings: Sequence[str]) -> DataFrame:
    """Return *table* by setting, its metrics in their own order."""
    by_order = table.sort_values(
        "setting", key=lambda names: names.map(settings.index), kind="stable"
    )
    return by_order.reset_index(drop=True)


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
