"""The figures of a scenario with their sources; a judgement is marked as one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sim.report.outline import ASSUMPTION, NOT_FIGURES, assumed, source_of
from sim.report.quantities import in_words
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
    """One figure: what it is of, its value, that in words, who says so.

    Where nobody is named, or the source begins with "assumption", it is a judgement;
    the source is then what it rests on, if anything.
    """

    path: str
    value: Any
    words: str
    source: str
    judgement: bool

    @property
    def part(self) -> str:
        """The part of the scenario that it belongs to."""
        first = self.path.partition(".")[0]
        return PARTS.get(first, first)

    @property
    def name(self) -> str:
        """The figure in words, without its part: ``quarry, credit, limit``."""
        return ", ".join(key.replace("_", " ") for key in self.path.split(".")[1:])

    @property
    def basis(self) -> str:
        """Whether it is an assumption or has a source."""
        return ASSUMPTION if self.judgement else "source"


def assumptions(scenario: Scenario) -> list[Assumption]:
    """Return every figure that all settings share, part by part.

    A distribution is one figure. What settings change stands in their own words.
    """
    tree = scenario.resolved()
    figures = list(_figures(tree))
    ordered = [f for part in PARTS for f in figures if f[0].partition(".")[0] == part]
    return [
        _assumption(scenario, path, value, source_of(scenario.sources, path))
        for path, value in ordered
    ]


def named(scenario: Scenario) -> list[Assumption]:
    """Return what *scenario* names a source of: figures, and whole parts.

    A whole part has no value of its own.
    """
    known = dict(_figures(scenario.resolved()))
    return [
        _assumption(scenario, path, known.get(path), source)
        for path, source in scenario.sources.items()
    ]


def _assumption(
    scenario: Scenario, path: str, value: object, source: str
) -> Assumption:
    judged = assumed(source)
    if judged:
        source = source[len(ASSUMPTION) :].lstrip(" :")
    key, words = path.rpartition(".")[2], ""
    if value is not None:
        words = in_words(value, key, scenario.currency, _unit(scenario, path))
    return Assumption(path, value, words, source, judged)


def _unit(scenario: Scenario, path: str) -> str | None:
    """Return the unit of a lag or of material; other units follow from the key."""
    part, *above, key = path.split(".")
    if part == "activities" and above[-1] == "after":
        return "work day"
    of_stock = part == "materials" and key == "opening_stock"
    of_work = part == "activities" and "materials" in above
    if not (of_stock or of_work):
        return None
    materials = scenario.settings[scenario.reference].materials
    return materials[above[0] if of_stock else key].unit


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
    """Whether a value is a number, a list of numbers, or a distribution."""
    if isinstance(value, list):
        return bool(value) and all(map(_is_figure, value))
    return isinstance(value, int | float | Mapping) and not isinstance(value, bool)
