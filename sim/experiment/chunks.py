"""The fixed grid by which an experiment is cut into chunks of replications."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

CHUNK = 20
"""Replications a chunk, whatever the number of workers: seconds of work at most."""
MANY = 20
"""With more settings than this a chunk has fewer replications."""


class Span(NamedTuple):
    """Replications in a row: the first one, and how many."""

    first: int
    size: int


def grid(replications: int, settings: int = 1) -> Iterator[Span]:
    """Yield the chunks of so many replications of so many settings, in order.

    >>> list(grid(45))
    [Span(first=0, size=20), Span(first=20, size=20), Span(first=40, size=5)]
    """
    size = max(1, CHUNK * MANY // max(settings, MANY))
    for first in range(0, replications, size):
        yield Span(first, min(size, replications - first))


def missing(
    replications: int, finished: Mapping[int, int], settings: int = 1
) -> list[Span]:
    """Return the chunks that are still to be run.

    *finished* tells how many replications are there, by the first of a chunk.
    """
    return [
        span
        for span in grid(replications, settings)
        if finished.get(span.first, 0) < span.size
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
