"""The slides of the debrief: one question or answer each, with the teacher's words."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from sim.report import findings
from sim.report.deck.boxes import height_of
from sim.report.deck.canvas import INSET, Canvas, Page
from sim.report.deck.columns import add_waterfall
from sim.report.deck.grids import Grid
from sim.report.deck.notes import WATERFALL
from sim.report.deck.templates import canvas
from sim.report.deck.texts import add_source
from sim.report.repeatable import MOMENT, repeatable
from sim.report.style import looks
from sim.workshop import words
from sim.workshop.story import EXEMPT, EXTEND, PROFIT, REFORMED, SHARED, Story

LARGEST, SMALLEST = 24, 14
HEADINGS = ("Setting", "Firm value against terms", "Slip in days", "No stop by hold")
SHARES = (4.0, 2.5, 1.5, 2.0)
TABLE_SIZE = 18


def deck(story: Story) -> bytes:
    """Return the slides as a PowerPoint file, the same bytes for the same story."""
    slides = canvas(None)
    slides.open(words.TITLE, words.SUBTITLE, words.OPENING)
    _say(slides, words.who_stopped(story))
    _add_waterfall(slides, story)
    _say(slides, words.RIGHT_BY_ITS_MEASURE)
    _add_settings(slides, story)
    _say(slides, words.resolution(story))
    _say(slides, words.AT_HOME)
    return _saved(slides)


def _say(slides: Canvas, told: words.Slide) -> None:
    """Add a slide of a few lines, as large as they fit."""
    from pptx.util import Inches, Pt

    page = slides.add(told.title, told.notes)
    frame: Any = page.slide.shapes.add_textbox(*(Inches(side) for side in page.body))
    frame.text_frame.word_wrap = True
    frame.text_frame.text = "\n".join(told.lines)
    for paragraph in frame.text_frame.paragraphs:
        paragraph.font.size = Pt(_size(told.lines, page))
        paragraph.space_after = Pt(SMALLEST)


def _size(lines: Sequence[str], page: Page) -> int:
    """Return the largest size at which *lines*, with a line between, fit a page."""
    text = "\n\n".join(lines)
    sizes = range(LARGEST, SMALLEST, -1)
    room = page.body.height
    fits = (s for s in sizes if height_of(text, page.body.width - INSET, s) <= room)
    return next(fits, SMALLEST)


def _add_waterfall(slides: Canvas, story: Story) -> None:
    study, accounts = story.study, story.accounts
    title = findings.of_waterfall(accounts, story.currency)
    page = slides.add(title, WATERFALL)
    box = add_source(page, study.plot.source)
    look = looks(study.results.design.settings, story.terms)[EXTEND]
    add_waterfall(page.slide, box, accounts, story.currency, look=look, alt=title)


def _add_settings(slides: Canvas, story: Story) -> None:
    """Add the table of what became of the firm under each way of paying."""
    rows = [
        [setting, story.change(setting), story.slip(setting), story.no_stop(setting)]
        for setting in (EXTEND, REFORMED, SHARED, EXEMPT, PROFIT)
    ]
    page = slides.add(words.SETTINGS.title, words.SETTINGS.notes)
    box = add_source(page, story.study.plot.source)
    table = Grid(HEADINGS, rows, SHARES, TABLE_SIZE, numbers=1)
    table.draw(page.slide, box)


def _saved(slides: Canvas) -> bytes:
    presentation, file = slides.presentation, BytesIO()
    properties = presentation.core_properties
    properties.title = words.TITLE
    properties.created = properties.modified = MOMENT
    presentation.save(file)
    return repeatable(file.getvalue())
