"""The style file of a reader's house: what is taken from it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from sim.scenario import Mistake, Place, ScenarioError

CYCLE = "axes.prop_cycle"
FAMILIES = "font.family"
FEWEST_COLOURS = 2


def read_style(file: Path) -> dict[str, Any]:
    """Return the colours and the font of a matplotlib style file.

    Sizes and places are ours: with others the words of a figure would collide.

    Raises
    ------
    ScenarioError
        If it cannot be read, or its font or colours cannot be used.
    """
    style = _read(file)
    kept = {name: value for name, value in style.items() if _is_colour(name)}
    if CYCLE in style:
        kept[CYCLE] = _cycle(file, style[CYCLE])
    if FAMILIES in style:
        kept[FAMILIES] = _fonts(file, list(_families(style)))
    return kept


def _read(file: Path) -> dict[str, Any]:
    import matplotlib as mpl

    try:
        style = mpl.rc_params_from_file(
            file, fail_on_error=True, use_default_template=False
        )
    except OSError as error:
        raise _wrong(file, f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        first = str(error).strip().splitlines()[0]
        raise _wrong(file, f"is no matplotlib style file: {first}") from error
    return cast("dict[str, Any]", style)


def _is_colour(name: str) -> bool:
    return name.endswith("color")


def _cycle(file: Path, cycle: Any) -> Any:
    """Return the colours of settings, if there are enough."""
    if len(cycle.by_key().get("color", [])) < FEWEST_COLOURS:
        raise _wrong(file, f"{CYCLE} must have at least {FEWEST_COLOURS} colours")
    return cycle


def _families(style: Mapping[str, Any]) -> Iterator[str]:
    """Yield the fonts to try, those of a generic family by name."""
    for name in style[FAMILIES]:
        yield from style.get(f"font.{name}", [name])


def _fonts(file: Path, asked: list[str]) -> list[str]:
    """Return the fonts that this machine has."""
    found = [family for family in asked if _is_there(family)]
    if not found:
        names = ", ".join(asked)
        raise _wrong(file, f"this machine has no font {names}: name another")
    return found


def _is_there(family: str) -> bool:
    from matplotlib.font_manager import FontProperties, findfont

    try:
        findfont(FontProperties(family=[family]), fallback_to_default=False)
    except ValueError:
        return False
    return True


def _wrong(file: Path, text: str) -> ScenarioError:
    return ScenarioError([Mistake(Place(str(file)), "", text)])
