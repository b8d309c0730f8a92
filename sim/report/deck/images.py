"""Figures as pictures, their finding in the title of the slide."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from sim.report.deck.canvas import Canvas
from sim.report.deck.charts import describe
from sim.report.files import png

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def add_picture(canvas: Canvas, axes: Axes, notes: str) -> None:
    """Add the figure of *axes* as large as it fits."""
    from pptx.util import Inches

    figure = axes.get_figure(root=True)
    assert figure is not None
    title = " ".join(figure.get_suptitle().split())
    figure.suptitle("")
    page = canvas.add(title, notes)
    box = page.body.around(*figure.get_size_inches())
    picture = page.slide.shapes.add_picture(
        BytesIO(png(axes)), *(Inches(side) for side in box)
    )
    describe(picture, title)
