"""The bars of a waterfall as columns that stand on one another."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from sim.report.waterfall import BARS, LEAST_SHOWN
from sim.summary import GainAndLoss, Line


class Span(NamedTuple):
    """A bar from one level to another, cut at 0, and the invisible base under it."""

    base: float
    above: float
    below: float


def span(start: float, end: float) -> Span:
    """Return the bar from *start* to *end*.

    >>> span(30, -120)
    Span(base=0.0, above=30.0, below=-120.0)
    >>> span(-120, -150)
    Span(base=-120.0, above=0.0, below=-30.0)
    """
    low, high = min(start, end), max(start, end)
    base_above, base_below = max(0.0, low), min(0.0, high)
    return Span(
        base=float(base_above + base_below),
        above=float(max(0.0, high) - base_above),
        below=float(min(0.0, low) - base_below),
    )


def changed(accounts: GainAndLoss) -> list[Line]:
    """Return the accounts that change, from the gain to the loss."""
    lines = [accounts.lines[metric] for metric in BARS if metric != "firm_value"]
    return [line for line in lines if abs(line.amount) >= LEAST_SHOWN]


def account(metric: str) -> str:
    """Return the name of an account on one line."""
    return BARS[metric].replace("\n", " ")


def spans(lines: list[Line]) -> Iterator[Span]:
    """Yield the bar of each line; each starts where the one before ends."""
    levels = [0.0]
    for line in lines:
        levels.append(levels[-1] + line.amount)
    yield from (span(start, end) for start, end in pairwise(levels))
