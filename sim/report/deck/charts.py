"""What the native charts have in common: axes, fonts, colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.report.axes import GRID
from sim.report.deck.boxes import Box
from sim.report.style import DASHES, GREY, Look

if TYPE_CHECKING:
    from pptx.dml.color import RGBColor
    from pptx.slide import Slide

SIZE, SMALL = 12, 10
"""Font sizes of a chart alone on its slide, and of one among several."""
DASH_NAMES = ("SOLID", "DASH", "ROUND_DOT", "LONG_DASH_DOT", "DASH_DOT_DOT")
"""The line styles of a deck, in the order of those of the figures."""
KEYS = ("━━━", "━ ━", "• • •", "━ •", "━ • •")
"""The same line styles as text."""


def add(slide: Slide, kind: str, box: Box, data: Any, alt: str) -> Any:
    """Add a chart of a *kind* that tells a screen reader what it shows."""
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    frame: Any = slide.shapes.add_chart(
        XL_CHART_TYPE[kind], *(Inches(side) for side in box), data
    )
    describe(frame, alt)
    frame.chart.has_legend = False
    frame.chart.has_title = False
    return frame.chart


def describe(shape: Any, alt: str) -> None:
    """Give a chart or picture its alternative text."""
    shape.element.xpath(".//p:cNvPr")[0].set("descr", alt)


def colour(code: str) -> RGBColor:
    """Return the colour of a code like ``#0072B2``."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(code.removeprefix("#").upper())


def style_axis(axis: Any, title: str, form: str, *, grid: bool) -> None:
    """Give an axis its title, its number format and its grid."""
    axis.has_title = bool(title)
    if title:
        axis.axis_title.text_frame.text = title
        axis.axis_title.text_frame.paragraphs[0].font.bold = False
    axis.tick_labels.number_format = form
    axis.tick_labels.number_format_is_linked = False
    axis.has_major_gridlines = grid
    if grid:
        axis.major_gridlines.format.line.color.rgb = colour(GRID)
    axis.format.line.color.rgb = colour(GREY)


def style_line(series: Any, look: Look, points: float = 2.25) -> None:
    """Draw a series as a plain line in the look of its setting."""
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE_DASH_STYLE
    from pptx.util import Pt

    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.color.rgb = colour(look.colour)
    series.format.line.dash_style = MSO_LINE_DASH_STYLE[DASH_NAMES[place_of(look)]]
    series.format.line.width = Pt(points)


def place_of(look: Look) -> int:
    """Return the place of a look among the line styles."""
    return DASHES.index(look.dashes)


def style_dots(series: Any, look: Look) -> None:
    """Draw a series as dots without a line."""
    from pptx.enum.chart import XL_MARKER_STYLE

    series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.CIRCLE
    series.marker.size = 7
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour(look.colour)


def resize(frame: Any, size: int) -> None:
    """Write the text of a chart in a plain font of *size*."""
    from pptx.util import Pt

    for paragraph in frame.paragraphs:
        paragraph.font.size, paragraph.font.bold = Pt(size), False


def lay_flat(chart: Any) -> None:
    """Write every name of a category, across, in several lines where it is long."""
    from pptx.oxml.xmlchemy import OxmlElement
    from pptx.util import Pt

    chart.category_axis.tick_labels.font.size = Pt(SMALL)
    for body in chart.element.xpath(".//c:catAx/c:txPr/a:bodyPr"):
        body.set("rot", "0")
        body.set("vert", "horz")
    for before in chart.element.xpath(".//c:catAx/c:noMultiLvlLbl"):
        every = OxmlElement("c:tickLblSkip")
        every.set("val", "1")
        before.addprevious(every)
