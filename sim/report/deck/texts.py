"""Small texts on a slide: the line that says where the numbers come from."""

from __future__ import annotations

from typing import Any

from sim.report.deck.boxes import Box, height_of
from sim.report.deck.canvas import INSET, Page
from sim.report.deck.charts import colour
from sim.report.style import GREY

SIZE = 10


def split(body: Box, text: str) -> tuple[Box, Box]:
    """Return the box above a source line, and its own."""
    height = height_of(text, body.width - INSET, SIZE) + 0.1
    return body.split(body.height - height, gap=0.0)


def add_source(page: Page, text: str) -> Box:
    """Put *text* at the bottom of a slide, and return the box above it."""
    from pptx.util import Inches, Pt

    above, below = split(page.body, text)
    frame: Any = page.slide.shapes.add_textbox(*(Inches(side) for side in below))
    frame.text_frame.word_wrap = True
    frame.text_frame.text = text
    font = frame.text_frame.paragraphs[0].font
    font.size, font.color.rgb = Pt(SIZE), colour(GREY)
    return above
