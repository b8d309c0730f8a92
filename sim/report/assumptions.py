"""The figures of a scenario with their sources; a judgement is marked as one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sim.report.outline import ASSUMPTION, NOT_FIGURES, source_of
from sim.scenario import Scenario

PARTS = {
    "project": "The contract",
    "crews": "Crews",
    "activities": "Activities",
    "materials": "Materials",
    "suppliers": "Suppliers",
    "accounts_payable": "Accounts payable",
    "treasury": "Treasury",
    "executive": "The executive",
    "customer": "The customer",
}
"""The parts of a scenario, in the order in which they are shown."""
LAW = {"low", "likely", "high", "p50", "p90", "mean", "sd", "values", "law"}
"""The keys of a distribution (rule R3)."""


@dataclass(frozen=True)
class Assumption:
    """One figure: what it is of, its value in words, who says so.

    Where nobody is named, or the source begins with "assumption", it is a judgement;
    the source is then what it rests on, if anything.
    """

    part: str
    path: str
    value: str
    source: str
    judgement: bool

    @property
    def name(self) -> str:
        """The figure in words, without its part: ``quarry, credit, limit``."""
        return ", ".join(key.replace("_", " ") for key in self.path.split(".")[1:])


def assumptions(scenario: Scenario) -> list[Assumption]:
    """Return every figure that all settings share, part by part.

    A distribution is one figure. What settings change stands in their own words.
    """
    tree = scenario.resolved()
    figures = [*_figures(tree)]
    ordered = [f for part in PARTS for f in figures if f[0].split(".")[0] == part]
    return [_assumption(scenario, path, value) for path, value in ordered]


def _assumption(scenario: Scenario, path: str, value: object) -> Assumption:
    source = source_of(scenario.sources, path) or ASSUMPTION
    judged = source.lower().startswith(ASSUMPTION)
    if judged:
        source = source[len(ASSUMPTION) :].lstrip(" :")
    part = PARTS[path.split(".")[0]]
    return Assumption(part, path, _in_words(value), source, judged)


def _figures(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Return each number, list and distribution, with its path."""
    for key, value in tree.items():
        path = f"{above}.{key}" if above else str(key)
        if path in NOT_FIGURES:
            continue
        if isinstance(value, Mapping) and not _is_law(value):
            yield from _figures(value, path)
        elif _is_figure(value):
            yield path, value


def _is_law(value: Mapping[str, Any]) -> bool:
    return bool(value) and set(value) <= LAW


def _is_figure(value: object) -> bool:
    return isinstance(value, int | float | list | Mapping) and not isinstance(
        value, bool
    )


def _in_words(value: object) -> str:
    """Return a figure as people read it."""
    if isinstance(value, Mapping):
        return _law(value)
    if isinstance(value, list):
        return "; ".join(_in_words(item) for item in value)
    if isinstance(value, int | float):
        return f"{value:,.12g}"
    return str(value)


def _law(law: Mapping[str, Any]) -> str:
    """Return a distribution in words, such as ``25 to 45, likely 30``."""
    parts = {key: _in_words(value) for key, value in law.items()}
    words = []
    if "low" in parts and "high" in parts:
        words.append(f"{parts.pop('low')} to {parts.pop('high')}")
    if "values" in parts:
        words.append(f"one of {parts.pop('values')}")
    named = {"p50": "P50", "p90": "P90", "sd": "standard deviation"}
    words += [f"{named.get(key, key)} {value}" for key, value in parts.items()]
    return ", ".join(words)
