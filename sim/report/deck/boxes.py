"""Boxes on a slide, and the text that fits into them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sim.report.style import POINTS_PER_INCH, wrap

LINE = 1.2
"""The height of a line of text, in its font size."""
SMALLEST = 8


class Box(NamedTuple):
    """A rectangle on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    def split(self, height: float, gap: float = 0.1) -> tuple["Box", "Box"]:
        """Return an upper box of *height*, and what is left under it."""
        rest = self.height - height - gap
        below = Box(self.left, self.top + height + gap, self.width, rest)
        return self._replace(height=height), below

    def grid(self, count: int, columns: int) -> list["Box"]:
        """Return *count* boxes of one size, row by row."""
        rows = -(-count // columns)
        width, height = self.width / columns, self.height / rows
        return [
            Box(self.left + column * width, self.top + row * height, width, height)
            for row, column in (divmod(place, columns) for place in range(count))
        ]

    def around(self, width: float, height: float) -> "Box":
        """Return the largest box of the shape *width* to *height* in the middle."""
        scale = min(self.width / width, self.height / height)
        wide, high = width * scale, height * scale
        left, top = (self.width - wide) / 2, (self.height - high) / 2
        return Box(self.left + left, self.top + top, wide, high)


def height_of(text: str, width: float, size: float, weight: str = "normal") -> float:
    """Return the height that *text* takes in a column, in inches.

    It is measured in a font wider than those of most templates.
    """
    lines = sum(
        wrap(part, width, size, weight).count("\n") + 1 for part in text.split("\n")
    )
    return lines * LINE * size / POINTS_PER_INCH


def size_that_fits(text: str, width: float, height: float, largest: int) -> int:
    """Return the largest font size in which bold *text* stays in a box."""
    sizes = range(largest, SMALLEST, -1)
    fits = (s for s in sizes if height_of(text, width, s, "bold") <= height)
    return next(fits, SMALLEST)


def pages(heights: Sequence[float], room: float) -> Iterator[slice]:
    """Yield the slices of rows that stand on a page together.

    >>> list(pages([2, 2, 2, 5], 4))
    [slice(0, 2, None), slice(2, 3, None), slice(3, 4, None)]
    """
    start, used = 0, 0.0
    for place, height in enumerate(heights):
        if used + height > room and place > start:
            yield slice(start, place)
            start, used = place, 0.0
        used += height
    yield slice(start, len(heights))
