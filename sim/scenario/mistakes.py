"""What is wrong with a scenario, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

OPTION, VARY = "--set", "vary"


@dataclass(frozen=True, order=True)
class Place:
    """Where a value stands: a file, a line and a column, both counted from 1.

    Values given on the command line stand in the file ``--set``, those given in a
    notebook in ``vary``; the line is then the number of the option or value.
    """

    file: str
    line: int = 0
    column: int = 0

    @property
    def of_line(self) -> str:
        """The file and line, such as ``job.yaml:4`` or ``--set no. 2``."""
        if not self.line:
            return self.file
        between = " no. " if self.file in (OPTION, VARY) else ":"
        return f"{self.file}{between}{self.line}"

    def __str__(self) -> str:
        if not self.line or self.file == VARY:
            return self.of_line
        between = ", character " if self.file == OPTION else ":"
        return f"{self.of_line}{between}{self.column}"


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing that is wrong, what is allowed, and the remedy."""

    place: Place
    path: str
    text: str

    def __str__(self) -> str:
        parts = [str(self.place), self.path, self.text]
        return ": ".join(part for part in parts if part)


class ScenarioError(Exception):
    """A scenario that cannot be used.

    Parameters
    ----------
    mistakes : iterable of Mistake
        All that is wrong; kept once each, in the order of the file.
    """

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))

    def __reduce__(self) -> tuple[type["ScenarioError"], tuple[tuple[Mistake, ...]]]:
        return type(self), (self.mistakes,)


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """Return a hint at the name nearest to *word*, or at all names if they are few."""
    known = list(dict.fromkeys(names))
    few = f"; known: {', '.join(known)}" if 0 < len(known) <= MANY else ""
    return nearest(word, known) or few


def nearest(word: str, names: Iterable[str]) -> str:
    """Return a hint at the name nearest to *word*, if any is near."""
    folded = {name.casefold(): name for name in reversed(list(names))}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f"; did you mean {folded[close[0]]}?" if close else ""


MANY = 12
"""More names than this are not listed in a message."""
