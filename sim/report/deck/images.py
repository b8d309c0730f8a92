"""Figures as pictures, their finding in the title of the slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from sim.report.deck.boxes import pages
from sim.report.deck.canvas import Canvas
from sim.report.deck.charts import describe
from sim.report.files import png

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from PIL.Image import Image

MOST = 5.6
"""Inches of panels that are still read when they are made to fit a slide."""
AROUND = 0.4
"""Inches that a panel takes for its title and the gap above it."""
ABOVE = 8
"""Pixels left above the first panel of a piece."""


def add_picture(canvas: Canvas, axes: Axes, notes: str) -> None:
    """Add the figure of *axes* as large as it fits, cut where it is too high.

    It is cut between panels; every piece has the key of the figure.
    """
    figure = axes.get_figure(root=True)
    assert figure is not None
    title = " ".join(figure.get_suptitle().split())
    figure.suptitle("")
    pieces = list(_pieces(figure, axes))
    for number, piece in enumerate(pieces, start=1):
        of = f" ({number} of {len(pieces)})" if len(pieces) > 1 else ""
        _add(canvas, piece, f"{title}{of}", notes)


def _add(canvas: Canvas, image: Image, title: str, notes: str) -> None:
    from pptx.util import Inches

    page, file = canvas.add(title, notes), BytesIO()
    image.save(file, "png")
    box = page.body.around(*image.size)
    picture = page.slide.shapes.add_picture(file, *(Inches(side) for side in box))
    describe(picture, title)


def _pieces(figure: Figure, axes: Axes) -> Iterator[Image]:
    """Yield the figure, cut into pieces of some panels each."""
    from PIL import Image

    _, *panels = figure.axes
    parts = list(pages(_heights(figure, panels), MOST))
    for part in parts[:-1]:
        _show_dates(panels[part][-1], panels[-1])
    whole = Image.open(BytesIO(png(axes)))
    tops = [_top(panels[part.start], whole.height) for part in parts]
    key = whole.crop((0, 0, whole.width, tops[0]))
    for top, bottom in zip(tops, [*tops[1:], whole.height], strict=True):
        piece = Image.new("RGB", (whole.width, tops[0] + bottom - top), "white")
        piece.paste(key, (0, 0))
        piece.paste(whole.crop((0, top, whole.width, bottom)), (0, tops[0]))
        yield piece


def _heights(figure: Figure, panels: Sequence[Axes]) -> list[float]:
    """Return about how high each panel will be, in inches."""
    height = figure.get_size_inches()[1]
    return [height * panel.get_position().height + AROUND for panel in panels]


def _show_dates(panel: Axes, last: Axes) -> None:
    """Write the dates that stand under the last panel under this one too."""
    labels = [label.get_text() for label in last.get_xticklabels()]
    panel.set_xticks(last.get_xticks(), labels=labels)
    panel.tick_params(axis="x", length=3, labelbottom=True)


def _top(panel: Axes, height: int) -> int:
    """Return how far down a panel begins in a picture, in pixels."""
    box = panel.get_tightbbox()
    assert box is not None
    return max(0, height - int(box.y1) - ABOVE)
