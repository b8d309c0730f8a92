"""One look for all figures: colours, line styles, fonts, titles, source lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from math import lcm
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLOURS = ("#000000", "#0072B2", "#D55E00", "#CC79A7", "#009E73")
DASHES: tuple[Any, ...] = (
    "solid",
    (0, (6, 2)),
    (0, (1.5, 1)),
    (0, (6, 1.5, 1.5, 1.5)),
    (0, (3, 1, 1, 1, 1, 1)),
)
FONT = "DejaVu Sans"
GREY, PALE = "#6b6b6b", "#d9d9d9"
WIDTH = 9.6
SMALL, NORMAL, LARGE = 8.0, 9.0, 12.0
POINTS_PER_INCH = 72
BALANCE = (0.6, 0.7, 0.8, 0.9)
"""Shares of the width that are tried for the lines of a title."""
TOGETHER = re.compile(r"(?<=\d) (?=%)|(?<=[A-Z]{3}) (?=\d)")
"""The space in a percentage or an amount, at which a title is not broken."""
SETTINGS: dict[str, Any] = {
    "font.family": FONT,
    "font.size": NORMAL,
    "text.parse_math": False,
    "axes.unicode_minus": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "hatch.linewidth": 0.7,
    "figure.dpi": 100,
    "savefig.dpi": 150,
    "svg.hashsalt": "crosspurpose",
}
NO_HOUSE: Mapping[str, Any] = MappingProxyType({})
_house: ContextVar[Mapping[str, Any]] = ContextVar("_house", default=NO_HOUSE)


@dataclass(frozen=True)
class Look:
    """How a setting is drawn, in every figure alike."""

    colour: str
    dashes: Any


def looks(settings: Iterable[str], reference: str) -> dict[str, Look]:
    """Give each setting its look; the reference is always the first, a solid line.

    The look follows the place among *settings*. From the sixth on colours come again,
    with other dashes.
    """
    first, *colours = _colours()
    others = [setting for setting in settings if setting != reference]
    given = {reference: Look(first, DASHES[0])}
    dashes = DASHES[1:]
    again = lcm(len(colours), len(dashes))
    for place, setting in enumerate(others):
        turn = (place + place // again) % len(dashes)
        given[setting] = Look(colours[place % len(colours)], dashes[turn])
    return given


@contextmanager
def house_style(settings: Mapping[str, Any]) -> Iterator[None]:
    """Draw with the colours and the font of the reader's house."""
    token = _house.set(settings)
    try:
        yield
    finally:
        _house.reset(token)


@contextmanager
def our_style() -> Iterator[None]:
    """Draw in our style whatever the reader's own matplotlib settings are."""
    import matplotlib.style

    styles = ["default", SETTINGS, dict(_house.get())]
    with matplotlib.style.context(styles):  # type: ignore[arg-type]
        yield


def _colours() -> Sequence[str]:
    """Return the colours of settings, those of the house where it has some."""
    cycle = _house.get().get("axes.prop_cycle")
    return COLOURS if cycle is None else cycle.by_key()["color"]


def new_figure(height: float) -> Figure:
    """Return an empty figure *height* inches high, that no window knows of."""
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    layout = ConstrainedLayoutEngine(w_pad=0.12, h_pad=0.1, hspace=0.04)
    return Figure(figsize=(WIDTH, height), layout=layout)


def wrap(text: str, inches: float, size: float = NORMAL, weight: str = "normal") -> str:
    """Break *text* into lines of at most *inches* at the font *size* and *weight*."""
    lines = [""]
    for word in text.split(" "):
        for piece in _pieces(word, inches, size, weight):
            longer = f"{lines[-1]} {piece}".strip()
            if text_width(longer, size, weight) <= inches:
                lines[-1] = longer
            else:
                lines.append(piece)
    return "\n".join(line for line in lines if line)


def text_width(text: str, size: float = NORMAL, weight: str = "normal") -> float:
    """Return the width of one line of *text* in inches."""
    return _width(text, size, weight, tuple(_house.get().get("font.family", [FONT])))


@lru_cache(maxsize=4096)
def _width(text: str, size: float, weight: str, family: tuple[str, ...]) -> float:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=family, size=size, weight=weight)
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width) / POINTS_PER_INCH


def line_height(size: float = NORMAL) -> float:
    """Return the height of one line of text in inches."""
    return 1.4 * size / POINTS_PER_INCH


def add_title(figure: Figure, title: str) -> float:
    """Put the finding at the top, and return the height that it takes in inches."""
    lines = _balanced(title, WIDTH - 0.5)
    figure.suptitle(lines, x=0.015, ha="left", fontsize=LARGE, fontweight="bold")
    return _height_of(lines, LARGE)


def add_source(figure: Figure, source: str) -> float:
    """Put the source line at the bottom, and return the height that it takes."""
    lines = wrap(source, WIDTH - 0.3, SMALL)
    figure.supxlabel(lines, x=0.015, ha="left", fontsize=SMALL, color=GREY)
    return _height_of(lines, SMALL)


def _balanced(title: str, inches: float) -> str:
    """Break a title into lines of much the same length, no more than it needs."""
    title = TOGETHER.sub("\N{NO-BREAK SPACE}", title)
    widest = wrap(title, inches, LARGE, "bold")
    narrower = (wrap(title, inches * part, LARGE, "bold") for part in BALANCE)
    as_few = (lines for lines in narrower if lines.count("\n") == widest.count("\n"))
    return next(as_few, widest)


def _height_of(lines: str, size: float) -> float:
    """Return the height of wrapped text in inches."""
    return (lines.count("\n") + 1) * line_height(size)


def _pieces(word: str, inches: float, size: float, weight: str) -> Iterator[str]:
    """Cut a *word* where it is too long for a line."""
    if text_width(word, size, weight) <= inches:
        yield word
        return
    start = 0
    for end in range(1, len(word) + 1):
        if text_width(word[start:end], size, weight) > inches and end - start > 1:
            yield word[start : end - 1]
            start = end - 1
    yield word[start:]
