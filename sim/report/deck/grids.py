"""Tables on slides, paged so that no row leaves its slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from sim.report.deck import charts
from sim.report.deck.boxes import Box, height_of, pages

if TYPE_CHECKING:
    from pptx.slide import Slide

MARGIN, PADDING = 0.08, 0.05
"""Inches that a cell keeps free at each side, and above and below its text."""
LONGEST = 700
"""Characters of a cell that surely fit a slide; what is longer goes on in a new row."""


@dataclass(frozen=True)
class Grid:
    """A table: headings, rows, and the share of the width that each column has.

    Columns from `numbers` on are aligned to the right.
    """

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    shares: Sequence[float]
    size: int
    numbers: int = 99
    colours: Sequence[str] = ()
    """The colour of the first cell of each row, where it is a key."""

    def pages(self, box: Box) -> Iterator[Grid]:
        """Yield the parts of the table that fit the box, one a slide."""
        cut = Grid(
            self.headings,
            [part for row in self.rows for part in _cut(row)],
            self.shares,
            self.size,
            self.numbers,
        )
        widths = cut.widths(box.width)
        heights = [cut.height(row, widths) for row in cut.rows]
        room = box.height - cut.height(self.headings, widths)
        for part in pages(heights, room):
            yield Grid(cut.headings, cut.rows[part], cut.shares, cut.size, cut.numbers)

    def widths(self, width: float) -> list[float]:
        """Return the widths of the columns in inches."""
        total = sum(self.shares)
        return [width * share / total for share in self.shares]

    def height(self, row: Sequence[str], widths: Sequence[float]) -> float:
        """Return the height of a row in inches."""
        texts = [
            height_of(cell, width - 2 * MARGIN, self.size, "bold")
            for cell, width in zip(row, widths, strict=True)
        ]
        return max(texts) + 2 * PADDING

    def total(self, width: float) -> float:
        """Return the height of the whole table in inches."""
        widths = self.widths(width)
        return sum(self.height(row, widths) for row in [self.headings, *self.rows])

    def draw(self, slide: Slide, box: Box) -> None:
        """Put the table at the top of the box."""
        from pptx.util import Inches

        rows, widths = [self.headings, *self.rows], self.widths(box.width)
        sides = [*box[:3], self.total(box.width)]
        frame = slide.shapes.add_table(
            len(rows), len(widths), *(Inches(side) for side in sides)
        )
        table: Any = frame.table
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Inches(width)
        for place, row in enumerate(rows):
            table.rows[place].height = Inches(self.height(row, widths))
            for column, text in enumerate(row):
                self._fill(table.cell(place, column), text, column)
        for place, colour in enumerate(self.colours, start=1):
            _tint(table.cell(place, 0), colour)

    def _fill(self, cell: Any, text: str, column: int) -> None:
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Inches, Pt

        cell.margin_left = cell.margin_right = Inches(MARGIN)
        cell.margin_top = cell.margin_bottom = Inches(PADDING)
        cell.text_frame.text = text
        for paragraph in cell.text_frame.paragraphs:
            paragraph.font.size = Pt(self.size)
            if column >= self.numbers:
                paragraph.alignment = PP_ALIGN.RIGHT


def _cut(row: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut a row whose text is too long for a slide."""
    pieces = [wrap(cell, LONGEST) if len(cell) > LONGEST else [cell] for cell in row]
    yield from zip_longest(*pieces, fillvalue="")


def _tint(cell: Any, code: str) -> None:
    font = cell.text_frame.paragraphs[0].font
    font.bold = True
    font.color.rgb = charts.colour(code)
