"""The figures of a scenario, each with its value and where it comes from."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sim.report.outline import assumed, figures, flow, source_of
from sim.scenario import Scenario

JUDGEMENT, SOURCED = "judgement", "source"
UNSAID = "assumption: no source is named"
SHORT = 60
"""Characters up to which the value of a part is written out."""


class Input(NamedTuple):
    """A figure, or a part of the scenario, and who says so."""

    path: str
    value: Any
    source: str

    @property
    def basis(self) -> str:
        """Whether it has a source or is a judgement."""
        return JUDGEMENT if assumed(self.source) else SOURCED


def inputs(scenario: Scenario) -> list[Input]:
    """Return every figure of *scenario*, in the order of the file.

    A number stands as a number, a list or a distribution as the file writes it.
    """
    tree = scenario.resolved()
    return [
        Input(
            path, _value(_at(tree, path)), source_of(scenario.sources, path) or UNSAID
        )
        for path in figures(tree)
    ]


def sources(scenario: Scenario) -> list[Input]:
    """Return every source that *scenario* names, for a figure or for a whole part.

    A part whose value is too long to be written out has none.
    """
    tree = scenario.resolved()
    return [
        Input(path, _short(_at(tree, path)), source)
        for path, source in scenario.sources.items()
    ]


def _at(tree: Any, path: str) -> Any:
    """Return what stands at *path*; None where only settings have it."""
    for key in path.split("."):
        tree = tree.get(key) if isinstance(tree, Mapping) else None
    return tree


def _value(value: Any) -> float | str:
    return value if isinstance(value, int | float) else flow(value)


def _short(value: Any) -> str:
    """Write *value* out if it is short."""
    written = "" if value is None else flow(value)
    return written if len(written) <= SHORT else ""
