"""The slides of words: the answer in three sentences, and why the site stopped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sim.report.answer import answer
from sim.report.deck import notes
from sim.report.deck.boxes import Box, size_that_fits
from sim.report.deck.canvas import INSET, Canvas
from sim.report.deck.grids import Grid
from sim.report.deck.texts import add_source, split
from sim.report.page.stops import of_setting
from sim.report.subject import Subject
from sim.report.why import CommonCause, common_causes, sample
from sim.report.words import share

TITLE = "The answer in three sentences"
LARGEST, SMALLER = 22, 11
SHARES = (2.0, 3.4, 3.4, 1.1, 1.1, 1.4)
"""The shares of the width of the table of causes."""


def add_answer(slides: Canvas, subject: Subject) -> None:
    """Add what was found: the money, the site, and what would be better."""
    page = slides.add(TITLE, notes.ANSWER)
    box = add_source(page, subject.study.plot.source)
    _write(page.slide, box, "\n\n".join(answer(subject.study, subject.setting)))


def add_causes(slides: Canvas, subject: Subject) -> None:
    """Add the commonest chains of causes, if any crew stood idle."""
    study, setting = subject.study, subject.setting
    journals = list(sample(study, setting))
    causes = common_causes(journals)
    if not causes:
        return
    table = of_setting(setting, causes)
    rows = [[cell.text for cell in row] for row in table.rows]
    grid = Grid(table.heads, rows, SHARES, SMALLER, numbers=3)
    source = (
        f"{study.plot.source} Causes are those of the first {len(journals):,}"
        " replications, played again."
    )
    room, _ = split(slides.body, source)
    for part in grid.pages(room):
        page = slides.add(_finding(setting, causes), notes.CAUSES)
        part.draw(page.slide, add_source(page, source))


def _finding(setting: str, causes: Sequence[CommonCause]) -> str:
    """Say how much of the idle days is by hold, and whose stops cost most."""
    by_hold = sum(cause.share for cause in causes if cause.cause.by_hold)
    first = causes[0]
    return (
        f"Under “{setting}” {share(min(by_hold, 1.0))} of idle days are by late-payment"
        f" hold; the commonest chain, of {first.cause.supplier}, takes"
        f" {share(min(first.share, 1.0))}"
    )


def _write(slide: Any, box: Box, text: str) -> None:
    """Write *text* as large as it fits the box."""
    from pptx.util import Inches, Pt

    frame: Any = slide.shapes.add_textbox(*(Inches(side) for side in box)).text_frame
    frame.word_wrap = True
    frame.text = text
    size = size_that_fits(text, box.width - INSET, box.height - INSET / 2, LARGEST)
    for paragraph in frame.paragraphs:
        paragraph.font.size = Pt(size)
