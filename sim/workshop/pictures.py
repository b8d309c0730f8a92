"""The figures of a study as notebooks show them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.report.files import png

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Picture:
    """A figure that a notebook shows, whatever it was drawn with."""

    content: bytes

    def _repr_png_(self) -> bytes:
        return self.content


def picture(axes: "Axes") -> Picture:
    """Return the whole figure of *axes* as a picture."""
    return Picture(png(axes))
