"""How far a run is, on a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text


class Rate(ProgressColumn):
    """How many replications a second."""

    def render(self, task: Task) -> Text:
        """Return the rate in words; nothing as long as none is known."""
        return Text(f"{task.speed:,.1f} a second" if task.speed else "")


@contextmanager
def progress(total: int, done: int, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Show how far a run is and the time left; give back what moves it on.

    It is shown on standard error, and on a terminal only.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    columns = (
        TextColumn("Replications"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=total, completed=done)
        yield lambda more: shown.advance(task, more)
