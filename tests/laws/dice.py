"""Numbers, amounts of money and distributions, drawn at random."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

import numpy as np

Tree: TypeAlias = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class Dice:
    """Draws what a scenario is made of; the same seed draws the same."""

    rng: np.random.Generator

    @classmethod
    def of(cls, seed: int) -> "Dice":
        """Return the dice of a seed."""
        return cls(np.random.default_rng(seed))

    def often(self) -> bool:
        """Return yes in six of ten."""
        return bool(self.rng.random() < 0.6)

    def whole(self, low: int, high: int) -> int:
        """Return a whole number, both ends included."""
        return int(self.rng.integers(low, high, endpoint=True))

    def number(self, low: int, high: int) -> float:
        """Return a number; most are whole, so that much falls on one instant."""
        if self.often():
            return float(self.whole(low, high))
        return round(float(self.rng.uniform(low, high)), 5)

    def money(self, high: int) -> float:
        """Return an amount, some with cents."""
        return round(self.number(0, high), 2)

    def share(self) -> float:
        """Return a share, small or great."""
        return self.pick([0.0, 0.02, 0.1, 0.5, 1.0])

    def pick(self, some: Sequence[T]) -> T:
        """Return one of *some*."""
        return some[self.whole(0, len(some) - 1)]

    def several(self, some: Sequence[T], most: int) -> list[T]:
        """Return up to *most* different ones of *some*, in their order."""
        count = self.whole(0, min(most, len(some)))
        places = self.rng.choice(len(some), count, replace=False)
        return [some[place] for place in sorted(places)]

    def parts(self, needed: Mapping[str, Any], **optional: Callable[[], Any]) -> Tree:
        """Return a mapping with all *needed* keys, and each optional one often."""
        return {
            **needed,
            **{key: make() for key, make in optional.items() if self.often()},
        }

    def law(self, low: int, high: int) -> Any:
        """Return a fixed number often, else a distribution of any kind."""
        if self.often():
            return self.number(low, high)
        a, b, c = sorted(self.number(low, high) for _ in range(3))
        return self.pick(
            [
                {"low": a, "likely": b, "high": c},
                {"law": "triangular", "low": a, "likely": b, "high": c},
                {"low": a, "high": c},
                {"p50": a + 0.1, "p90": c + 0.1},
                {"mean": c, "sd": a},
                {"mean": b},
                {"values": [a, b, c]},
            ]
        )
