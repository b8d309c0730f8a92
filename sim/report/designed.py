"""A designed bonus plan: as YAML, in a table beside the file's settings, in words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from math import isnan
from typing import TYPE_CHECKING, Any

from sim.analysis.bonus_plans import BONUS, DPO, FIRM, Goals, Plan
from sim.analysis.plan_search import Searched
from sim.report import words
from sim.report.amounts import with_interval
from sim.report.money import short
from sim.report.tables import table
from sim.summary.statistics import compare, describe, paired

if TYPE_CHECKING:
    from pandas import DataFrame
    from rich.table import Table

    from sim.experiment.results import Results

NAME = "designed plan"
SHOWN = (FIRM, DPO, BONUS, "downtime_cost", "slip_days")
SETTING = "\nSetting"
HEADINGS = [
    SETTING,
    "Firm value\nmean ± 95 %",
    "DPO,\ndays",
    "\nBonus",
    "Downtime\ncost",
    "Slip,\ndays",
    "The plan\ngains",
    "\n95 % interval",
]


def as_yaml(plan: Plan) -> str:
    """Return a plan as a setting, ready to be pasted under settings."""
    block = plan.block
    curves = (
        f"        {kpi}: {json.dumps(c)}" for kpi, c in block["scorecard"].items()
    )
    lines = [
        f"  {NAME}:",
        "    accounts_payable:",
        f"      policy: {block['policy']}",
        "      scorecard:",
        *curves,
        f"      exempt: {json.dumps(block['exempt'], ensure_ascii=False)}",
        "      believes: {hold_cost: informed}",
    ]
    return "\n".join(lines)


def goals_in_words(goals: Goals, currency: str) -> str:
    """Return what is asked of a plan."""
    asked = []
    if goals.dpo is not None:
        asked.append(f"DPO of at least {goals.dpo:g} days")
    if goals.bonus is not None:
        asked.append(f"bonus of at most {short(goals.bonus, currency)}")
    return " and a ".join(asked)


@dataclass(frozen=True, eq=False)
class Designed:
    """The plan that was found, on replications on which it was not chosen."""

    searched: Searched
    name: str
    fresh: Results

    @property
    def plan(self) -> Plan:
        """The plan that was found."""
        return self.searched.search.plans[self.name]

    @property
    def meets(self) -> bool:
        """Whether it meets the goals on the fresh replications too."""
        of = {m: float(self._rows(m)[self.name].mean()) for m in (DPO, BONUS)}
        return self.searched.goals.met(of[DPO], of[BONUS])

    @cached_property
    def table(self) -> DataFrame:
        """A row per setting, the plan first: means, intervals, what the plan gains."""
        import pandas as pd

        names = sorted(self.fresh.design.settings, key=lambda name: name != self.name)
        return pd.DataFrame([self._row(name) for name in names])

    def _row(self, name: str) -> dict[str, Any]:
        row: dict[str, Any] = {"setting": NAME if name == self.name else name}
        for metric in SHOWN:
            of = describe(self._rows(metric)[name])
            row |= {metric: of.mean, f"{metric}_half_width": of.half_width}
        firm = self._rows(FIRM)
        gain = compare(paired(firm[self.name], firm[name]))
        return row | {"gain": gain.mean, "gain_low": gain.low, "gain_high": gain.high}

    def _rows(self, metric: str) -> dict[str, Any]:
        settings = self.fresh.design.settings
        return dict(zip(settings, self.fresh.column(metric), strict=True))

    def drawn(self) -> Table:
        """Return the table for the terminal."""
        currency = self.searched.search.base.currency
        rows = [_cells(row, currency) for row in self.table.to_dict("records")]
        return table(HEADINGS, rows, gives_way={SETTING})

    def verdict(self) -> str:
        """Say whether the goals are met on the fresh replications."""
        asked = goals_in_words(self.searched.goals, self.searched.search.base.currency)
        if not asked:
            return "No goal was set but firm value."
        verb = "meets" if self.meets else "does not meet"
        return f"On the fresh replications the plan {verb} the goal: a {asked}."

    def as_json(self) -> str:
        """Return all of it as one JSON object."""
        design, fresh = self.searched.results.design, self.fresh
        facts = {
            "scenario": self.searched.search.base.title,
            "plans": len(self.searched.search.plans),
            "replications": fresh.done,
            "seed": design.seed,
            "fresh_seed": fresh.design.seed,
            "plan": self.plan.block,
            "meets_goals": self.meets,
            "settings": [
                {str(key): _known(value) for key, value in row.items()}
                for row in self.table.to_dict("records")
            ],
        }
        return json.dumps(facts, indent=2, allow_nan=False)


def _cells(row: dict[Any, Any], currency: str) -> list[str]:
    value, half = row[FIRM], row[f"{FIRM}_half_width"]
    spread = "" if isnan(half) else f" ± {short(half, currency)}"
    others = [words.value(row[metric], metric, currency) for metric in SHOWN[1:]]
    gain, between = with_interval(
        row["gain"], row["gain_low"], row["gain_high"], currency
    )
    if row["setting"] == NAME:
        gain = between = ""
    return [row["setting"], f"{short(value, currency)}{spread}", *others, gain, between]


def plans_table(searched: Searched) -> DataFrame:
    """Return a row per plan that was tried: its parts, and the means it gave."""
    import pandas as pd

    goals = searched.goals
    rows = [
        {
            "plan": name,
            "threshold": plan.threshold,
            "top": plan.top,
            "pay": plan.pay,
            "chargeback": plan.chargeback,
            "exempt": ", ".join(plan.exempt),
            **searched.means[name],
            "meets_goals": goals.met(*(searched.means[name][m] for m in (DPO, BONUS))),
        }
        for name, plan in searched.search.plans.items()
    ]
    return pd.DataFrame(rows)


def none_meets(searched: Searched) -> str:
    """Say that no plan will do, and how far the plans go."""
    currency = searched.search.base.currency
    dpo = max(of[DPO] for of in searched.means.values())
    bonus = min(of[BONUS] for of in searched.means.values())
    return (
        f"None of {len(searched.means)} plans meets the goal, a"
        f" {goals_in_words(searched.goals, currency)}: the highest DPO is {dpo:.1f}"
        f" days, the lowest bonus {short(bonus, currency)}. Try other --threshold,"
        " --top, --chargeback or --pay."
    )


def _known(value: Any) -> Any:
    return None if isinstance(value, float) and isnan(value) else value
