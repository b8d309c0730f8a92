"""What a metric can be."""

from collections.abc import Iterable
from typing import TypeAlias

Value: TypeAlias = float | None
"""A metric; `None` where it has no value (rule J6)."""

LEAST = 1e-9
"""Less than this is nothing."""


def weighted_mean(pairs: Iterable[tuple[float, float]]) -> float | None:
    """Return the mean of values by weight (weight first), or `None` without weight."""
    weights = total = 0.0
    for weight, value in pairs:
        weights += weight
        total += weight * value
    return total / weights if weights else None
