"""Tables of the page: cells with what they are sorted by."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sim.report.money import NO_VALUE, short


class Cell(NamedTuple):
    """What a cell says, and the number by which it is sorted, if it is one."""

    text: str
    value: float | None = None
    is_number: bool = True


@dataclass(frozen=True)
class Table:
    """A table with a caption; the first cell of each row is its heading."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] = ()
    sortable: bool = True

    @property
    def numeric(self) -> list[bool]:
        """Whether each column holds numbers."""
        rows = [*self.rows, self.total] if self.total else self.rows
        columns = zip(*rows, strict=True)
        return [all(cell.is_number for cell in column) for column in columns]

    @property
    def wordy(self) -> bool:
        """Whether more than its first column holds words, and it wants width."""
        return self.numeric.count(False) > 1


def words(text: str) -> Cell:
    """Return a cell of words."""
    return Cell(text, is_number=False)


def number(value: float | None, text: str) -> Cell:
    """Return a cell of a number in its own words."""
    return Cell(NO_VALUE, None) if value is None else Cell(text, value)


def money(amount: float | None, currency: str) -> Cell:
    """Return a cell of an amount of money."""
    return number(amount, short(amount, currency))


def signed_money(amount: float | None, currency: str) -> Cell:
    """Return a cell of a change of an amount of money, plus or minus."""
    text = short(amount, currency)
    return number(amount, f"+{text}" if amount and amount > 0 else text)


def days(value: float | None) -> Cell:
    """Return a cell of a length of time in days."""
    return number(value, "" if value is None else f"{value:,.1f}")


def interval(low: float | None, high: float | None, currency: str) -> Cell:
    """Return a cell of an interval of money, in digits that tell its ends apart."""
    if low is None or high is None:
        return Cell(NO_VALUE, None)
    ends = [short(end, currency) for end in (low, high)]
    if ends[0] == ends[1] and low != high:
        ends = [short(end, currency, decimals=2) for end in (low, high)]
    return Cell(" to ".join(ends), low)
