"""Finished best responses: their tables and their figure."""

import json
from collections.abc import Sequence
from math import isnan
from typing import TYPE_CHECKING, Any

from sim.analysis.response import Answer, ends_table, profiles_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame


class Response:
    """Where the departments of each setting end when each does what pays it best.

    Attributes
    ----------
    answers
        One for each set of scorecards.
    """

    def __init__(self, answers: Sequence[Answer], replications: int, seed: int) -> None:
        self.answers = tuple(answers)
        self.replications, self.seed = replications, seed

    def ends(self) -> "DataFrame":
        """Return a row per setting and end: choices, firm value, price.

        The columns: setting, equilibrium, starts, choices, firm_value, best_choices,
        best_firm_value and price, the amounts with low and high.
        """
        return ends_table(self.answers)

    def profiles(self) -> "DataFrame":
        """Return a row per setting, profile that was tried, and department.

        The columns: setting, choices, department, choice, pay and firm_value, each with
        low and high.
        """
        return profiles_table(self.answers)

    def plot(self) -> "Axes":
        """Draw the price of misalignment of each set of scorecards."""
        from sim.report.price_bars import price_bars

        scenario = self.answers[0].game.scenario
        noun = "replication" if self.replications == 1 else "replications"
        source = (
            f"Source: {scenario.title}; {self.replications:,} {noun}; seed {self.seed}."
        )
        return price_bars(self.ends(), scenario.currency, source=source)

    def as_json(self) -> str:
        """Return all of it as one JSON object."""
        facts = {
            "scenario": self.answers[0].game.scenario.title,
            "replications": self.replications,
            "seed": self.seed,
            "ends": _rows(self.ends()),
            "profiles": _rows(self.profiles()),
        }
        return json.dumps(facts, indent=2, allow_nan=False)


def _rows(table: "DataFrame") -> list[dict[str, Any]]:
    return [
        {
            str(name): None if isinstance(value, float) and isnan(value) else value
            for name, value in row.items()
        }
        for row in table.to_dict("records")
    ]
