"""A finished tornado: its table and its figure."""

import json
from collections.abc import Mapping
from math import isnan
from typing import TYPE_CHECKING, Any

from sim.analysis.global_effects import GloballyMeasured
from sim.analysis.pairs import Compared
from sim.analysis.tornado import Measured
from sim.experiment.results import Results
from sim.scenario import Scenario

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame


class Tornado:
    """What each input moves, the others as they are.

    Attributes
    ----------
    measured
        What was run, and what it gave.
    """

    def __init__(self, measured: Measured) -> None:
        self.measured = measured

    def table(self) -> "DataFrame":
        """Return a row per input and end, the greatest swing first.

        The columns: path, end, value; mean, low, high; change, change_low, change_high
        against the inputs as they are; swing, swing_low, swing_high.
        """
        return self.measured.table()

    def plot(self) -> "Axes":
        """Draw the bars, the widest on top."""
        from sim.report.tornado import tornado

        plan = self.measured.plan
        return tornado(
            self.table(),
            self.measured.base().mean,
            self.measured.metric,
            plan.base.currency,
            against=plan.compared.against,
            source=_source(plan.base, plan.compared, self.measured.results),
        )

    def as_json(self) -> str:
        """Return all of it as one JSON object."""
        plan, base = self.measured.plan, self.measured.base()
        more = {"base": {"mean": base.mean, "low": base.low, "high": base.high}}
        facts = _facts(plan.base, plan.compared, self.measured.results)
        return _json(facts | {"metric": self.measured.metric} | more, self.table())


class GlobalTornado:
    """In how much of the variance each input has a part, when all vary at once.

    Attributes
    ----------
    measured
        What was run, and what it gave.
    """

    def __init__(self, measured: GloballyMeasured) -> None:
        self.measured = measured

    @property
    def noise(self) -> float:
        """The share of the variance between points that is luck of their own."""
        return self.measured.indices.noise

    def table(self) -> "DataFrame":
        """Return a row per input: path, from, to, total, low, high."""
        return self.measured.table()

    def plot(self) -> "Axes":
        """Draw the total index of each input, the greatest first."""
        from sim.report.tornado import total_indices

        plan = self.measured.plan
        source = _source(plan.base, plan.compared, self.measured.results)
        return total_indices(
            self.table(),
            self.measured.metric,
            plan.base.currency,
            against=plan.compared.against,
            source=source,
        )

    def as_json(self) -> str:
        """Return all of it as one JSON object."""
        plan = self.measured.plan
        more = {"points": plan.points, "noise": _known(self.noise)}
        facts = _facts(plan.base, plan.compared, self.measured.results)
        return _json(facts | {"metric": self.measured.metric} | more, self.table())


def _source(scenario: Scenario, of: Compared, results: Results) -> str:
    """Return where the numbers come from."""
    noun = "replication" if results.done == 1 else "replications"
    return (
        f"Source: {scenario.title}, “{of.setting}”; {results.done:,} {noun}; seed"
        f" {results.design.seed}."
    )


def _facts(scenario: Scenario, of: Compared, results: Results) -> dict[str, Any]:
    return {
        "scenario": scenario.title,
        "setting": of.setting,
        "against": of.against,
        "replications": results.done,
        "seed": results.design.seed,
    }


def _json(facts: Mapping[str, Any], table: "DataFrame") -> str:
    rows = [
        {str(name): _known(value) for name, value in row.items()}
        for row in table.to_dict("records")
    ]
    return json.dumps({**facts, "inputs": rows}, indent=2, allow_nan=False)


def _known(value: Any) -> Any:
    return None if isinstance(value, float) and isnan(value) else value
