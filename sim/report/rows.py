"""Rows of a figure, one for each name, wherever the names have to be broken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.report.style import SMALL, WIDTH, line_height, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAME_WIDTH = 2.3
"""The greatest width in inches of a name."""
KEY_WIDTH = WIDTH - NAME_WIDTH - 0.9
"""The width that such names leave to a key above the rows."""


def rows_height(names: Sequence[str]) -> float:
    """Return the height in inches of one row for each of *names*."""
    deepest = max((_label(name).count("\n") for name in names), default=0) + 1
    return len(names) * (deepest * line_height(SMALL) + 0.06) + 0.1


def name_rows(axes: Axes, names: Sequence[str]) -> None:
    """Name the rows of *axes* from top to bottom."""
    labels = [_label(name) for name in names]
    axes.set_yticks(range(len(names)), labels=labels, fontsize=SMALL)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)


def _label(name: str) -> str:
    return wrap(name, NAME_WIDTH, SMALL)
