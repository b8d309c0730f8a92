"""The table under the S-curve, which is its legend too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from sim.report.style import GREY, PALE, Look, line_height, text_width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HEADINGS = ("Mean", "P50", "P80", "No stoppage at all")
TABLE_WIDTH = 8.4
"""The least width in inches that the table will have."""
NAME_LEFT, GAP = 0.55, 0.3
LEAST_NAME = 1.2
PADDING = 0.5
"""Space between rows, in lines of text."""


@dataclass(frozen=True)
class Row:
    """The look and name of a setting, and its cells in the order of the headings."""

    look: Look
    setting: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Rows under headings, broken into lines to fit `TABLE_WIDTH`."""

    rows: Sequence[Row]
    headings: Sequence[str] = HEADINGS

    @cached_property
    def widths(self) -> list[float]:
        """The width in inches of each column of cells, with the gap before it."""
        columns = zip(self.headings, *(row.cells for row in self.rows), strict=True)
        return [max(map(text_width, column)) + GAP for column in columns]

    @cached_property
    def rights(self) -> list[float]:
        """The right edge of each column of cells, as a share of the width."""
        start = TABLE_WIDTH - sum(self.widths)
        ends = list(accumulate(self.widths, initial=start))[1:]
        return [end / TABLE_WIDTH for end in ends]

    @cached_property
    def names(self) -> list[str]:
        """The names of the settings, broken to what the cells leave free."""
        free = TABLE_WIDTH - sum(self.widths) - NAME_LEFT
        return [wrap(row.setting, max(free, LEAST_NAME)) for row in self.rows]

    @cached_property
    def tops(self) -> list[float]:
        """Where each row begins, and where the last ends, in lines of text."""
        depths = [name.count("\n") + 1 + PADDING for name in self.names]
        return list(accumulate(depths, initial=1 + 2 * PADDING))

    @cached_property
    def height(self) -> float:
        """The height of the table in inches."""
        return self.tops[-1] * line_height()

    def draw(self, axes: Axes) -> None:
        """Draw the table on axes that are otherwise empty."""
        axes.axis("off")
        axes.set_xlim(0, 1)
        axes.set_ylim(self.tops[-1], 0)
        rights = self.rights
        for heading, right in zip(self.headings, rights, strict=True):
            axes.text(right, 0.2, heading, ha="right", va="top", color=GREY)
        axes.axhline(1 + PADDING, color=PALE, linewidth=0.8)
        for row, name, top in zip(self.rows, self.names, self.tops, strict=False):
            _draw_row(axes, row, name, top, rights)


def _draw_row(
    axes: Axes, row: Row, name: str, top: float, rights: Sequence[float]
) -> None:
    """Draw the key, the name and the cells of one row."""
    axes.plot(
        [0, 0.05],
        [top + 0.45] * 2,
        color=row.look.colour,
        linestyle=row.look.dashes,
        linewidth=1.8,
    )
    axes.text(NAME_LEFT / TABLE_WIDTH, top, name, va="top")
    for right, cell in zip(rights, row.cells, strict=True):
        axes.text(right, top, cell, ha="right", va="top")
