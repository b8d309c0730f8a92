"""The fixed grid by which an experiment is cut into chunks of replications."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

CHUNK = 20
"""Replications a chunk, whatever the number of workers: seconds of work at most."""


class Span(NamedTuple):
    """Replications in a row: the first one, and how many."""

    first: int
    size: int


def grid(replications: int) -> Iterator[Span]:
    """Yield the chunks of so many replications, in order.

    >>> list(grid(45))
    [Span(first=0, size=20), Span(first=20, size=20), Span(first=40, size=5)]
    """
    for first in range(0, replications, CHUNK):
        yield Span(first, min(CHUNK, replications - first))


def missing(replications: int, finished: Mapping[int, int]) -> list[Span]:
    """Return the chunks that are still to be run.

    *finished* tells how many replications are there, by the first of a chunk.
    """
    return [
        span for span in grid(replications) if finished.get(span.first, 0) < span.size
    ]


def leading(finished: Mapping[int, int]) -> int:
    """Return how many replications from the first on are there without a gap.

    >>> leading({0: 20, 20: 20, 60: 20})
    40
    """
    end = 0
    while end in finished:
        end += finished[end]
    return end
