"""Tables for the terminal, in which figures are never cut."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

NARROWEST = 10


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    gives_way: Collection[str],
    words: int = 1,
) -> "Table":
    """Return a table of *rows* under *headings*.

    Parameters
    ----------
    gives_way
        The headings of columns that wrap when the lines are narrow.
    words
        How many of the first columns are words, and stand to the left.
    """
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for place, heading in enumerate(headings):
        lines = [*heading.split("\n"), *(row[place] for row in rows)]
        wraps = heading in gives_way
        drawn.add_column(
            heading,
            justify="left" if place < words else "right",
            overflow="fold",
            no_wrap=not wraps,
            min_width=NARROWEST if wraps else max(map(len, lines)),
        )
    for row in rows:
        drawn.add_row(*map(Text, row))
    return drawn
