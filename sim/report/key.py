"""The key of a figure: what its colours and hatchings mean, in rows that fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sim.report.style import WIDTH, line_height, text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SWATCH = 0.6
"""The width in inches of a swatch and the gaps about it."""


@dataclass(frozen=True)
class Key:
    """Looks by what they stand for; a look is what `matplotlib.patches.Patch` takes."""

    looks: Mapping[str, Mapping[str, Any]]
    free: float = WIDTH - 1.2

    @cached_property
    def columns(self) -> int:
        """The number of columns that have room in the `free` width, in inches."""
        widths = [text_width(name) + SWATCH for name in self.looks]
        for columns in range(len(widths), 1, -1):
            rows = -(-len(widths) // columns)
            parts = [widths[i : i + rows] for i in range(0, len(widths), rows)]
            if sum(map(max, parts)) <= self.free:
                return len(parts)
        return 1

    @property
    def height(self) -> float:
        """The height of the key in inches."""
        return (-(-len(self.looks) // self.columns) * 1.25 + 0.4) * line_height()

    def draw(self, axes: Axes) -> None:
        """Draw the key on axes that are otherwise empty."""
        from matplotlib.patches import Patch

        axes.axis("off")
        axes.legend(
            [Patch(**look) for look in self.looks.values()],
            list(self.looks),
            loc="center left",
            ncols=self.columns,
            frameon=False,
            borderpad=0,
            borderaxespad=0,
            handlelength=1.6,
            columnspacing=1.2,
        )
