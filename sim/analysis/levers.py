"""Where a path leads in a setting, and the setting with another number there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sim.scenario import Mistake, Place, Scenario, ScenarioError, vary
from sim.scenario.loading import PARTS, settings_of
from sim.scenario.mistakes import did_you_mean
from sim.scenario.options import change
from sim.scenario.shapes import Shape
from sim.scenario.tree import from_plain, plain

POINT = ("kpi", "pay")
"""The two numbers of a point of a pay curve, in its order."""

Overrides = dict[str, Any]


def override(
    scenario: Scenario, setting: str, values: Mapping[str, float], option: str
) -> Overrides:
    """Return what *setting* changes in the file, with other *values* by path.

    Raises
    ------
    ScenarioError
        If a path leads nowhere; it names the *option* that gave it.
    """
    written = scenario.tree.branches["settings"].branches[setting]
    changed: Overrides = plain(written)
    for path, value in values.items():
        keys, whole = _whole(scenario, setting, path, value, Place(option))
        changed = _with(changed, keys, whole)
    return changed


def with_settings(
    scenario: Scenario, more: Mapping[str, Overrides], option: str
) -> Scenario:
    """Return *scenario* with *more* settings, each checked as a whole scenario.

    Raises
    ------
    ScenarioError
        If a value is not allowed; it names the *option* that gave it.
    """
    try:
        return vary(scenario, {f"settings.{name}": of for name, of in more.items()})
    except ScenarioError as error:
        place = Place(option)
        raise ScenarioError(replace(m, place=place) for m in error.mistakes) from None


def _whole(
    scenario: Scenario, setting: str, path: str, value: float, place: Place
) -> tuple[list[str], Any]:
    """Return the keys of what must be set as a whole, and that with the new value.

    A number within a distribution, or within a pay curve, is such a part of a whole.
    """
    tree = settings_of(scenario.tree)[setting]
    keys, inner = _split(path)
    node = from_plain(_plain_number(value), place, path)
    tree = change(tree, ".".join(keys), node, PARTS)
    if not inner:
        return keys, node.value
    whole = plain(settings_of(scenario.tree)[setting])
    for key in keys:
        whole = whole.get(key) if isinstance(whole, dict) else None
    try:
        return keys, _within(whole, inner, node.value)
    except (LookupError, TypeError, ValueError):
        text = f"“{setting}” has no {inner[0]} there{_known(whole)}"
        raise ScenarioError([Mistake(place, path, text)]) from None


def _split(path: str) -> tuple[list[str], list[str]]:
    """Return the keys up to what is set as a whole, and those within it."""
    keys = path.split(".")
    shape: Shape | None = PARTS
    for place, key in enumerate(keys, start=1):
        shape = shape.step(key) if shape is not None else None
        if shape is not None and shape.whole:
            return keys[:place], keys[place:]
    return keys, []


def _within(whole: Any, keys: Sequence[str], value: float) -> Any:
    """Return a distribution or a pay curve with another number in it."""
    if isinstance(whole, dict):
        (key,) = keys
        return {**whole, key: value} if key in whole else whole[key]
    number, part = keys
    points = [list(point) for point in whole]
    points[range(1, len(points) + 1).index(int(number))][POINT.index(part)] = value
    return points


def _known(whole: Any) -> str:
    """Say what may be varied of *whole*."""
    if isinstance(whole, dict):
        return did_you_mean("", whole)
    if isinstance(whole, list):
        return f"; its points are 1 to {len(whole)}, each with kpi and pay"
    return ": set it whole"


def _with(tree: Any, keys: Sequence[str], value: Any) -> Overrides:
    """Return a mapping with *value* at the end of *keys*."""
    key, *rest = keys
    given = tree if isinstance(tree, dict) else {}
    return {**given, key: _with(given.get(key), rest, value) if rest else value}


def _plain_number(value: float) -> float | int:
    """Write 45.0 as 45, as a file would."""
    return int(value) if float(value).is_integer() else float(value)
