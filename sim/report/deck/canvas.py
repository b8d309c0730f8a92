"""The presentation that slides are put into: our own, or a client's template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.report.deck.boxes import Box, size_that_fits

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide, SlideLayout

GAP, FOOT = 0.15, 0.3
"""Inches between the title and what is under it, and left free at the bottom."""
LOW = 0.85
"""From which share of the height on a placeholder is a footer."""
LARGEST_TITLE, LARGEST_OPENING, LARGEST_SUBTITLE = 26, 40, 20
INSET = 0.2
"""What a text box keeps free at its left and right together, in inches."""


@dataclass(frozen=True)
class Page:
    """A slide, and the box under its title."""

    slide: Slide
    body: Box


@dataclass(frozen=True)
class Canvas:
    """A presentation with its layouts: the opening slide, and a title alone."""

    presentation: Presentation
    opening: SlideLayout
    plain: SlideLayout

    def open(self, title: str, subtitle: str, notes: str) -> None:
        """Add the slide that opens the deck."""
        slide = self.presentation.slides.add_slide(self.opening)
        heading, *others = _placeholders(slide)
        _fill(heading, title, LARGEST_OPENING)
        if others:
            _fill(others[0], subtitle, LARGEST_SUBTITLE)
        _drop(others[1:])
        _note(slide, notes)

    def add(self, title: str, notes: str) -> Page:
        """Add a slide with its message as title, and how to read it as notes."""
        slide = self.presentation.slides.add_slide(self.plain)
        heading, *others = _placeholders(slide)
        _fill(heading, title, LARGEST_TITLE)
        _drop(others)
        _note(slide, notes)
        return Page(slide, self.body)

    @property
    def body(self) -> Box:
        """The box under the title of a plain slide."""
        width, height = slide_size(self.presentation)
        title = box_of(title_of(self.plain))
        top = title.top + title.height + GAP
        bottom = min([height - FOOT, *_footers(self.plain, LOW * height)])
        return Box(title.left, top, width - 2 * title.left, bottom - top)


def _footers(layout: SlideLayout, low: float) -> list[float]:
    """Return the tops of what a layout has at the bottom, at *low* or below."""
    tops = [box_of(p).top for p in layout.placeholders if p is not title_of(layout)]
    return [top for top in tops if top >= low]


def slide_size(presentation: Presentation) -> tuple[float, float]:
    """Return the width and height of the slides in inches."""
    width, height = presentation.slide_width, presentation.slide_height
    assert width is not None
    assert height is not None
    return width.inches, height.inches


def title_of(layout: SlideLayout) -> Any:
    """Return the title placeholder of a layout, None where it has none."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    titles = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
    of_title = (p for p in layout.placeholders if p.placeholder_format.type in titles)
    return next(of_title, None)


def box_of(shape: Any) -> Box:
    """Return where a shape stands."""
    sides = (shape.left, shape.top, shape.width, shape.height)
    return Box(*(side.inches for side in sides))


def _placeholders(slide: Slide) -> list[Any]:
    """Return the placeholders of a slide, its title first."""
    title = slide.shapes.title
    return [title, *(p for p in slide.placeholders if p.shape_id != title.shape_id)]


def _fill(placeholder: Any, text: str, largest: int) -> None:
    """Write *text* as large as it fits."""
    from pptx.util import Pt

    box, frame = box_of(placeholder), placeholder.text_frame
    frame.text = text
    frame.word_wrap = True
    size = size_that_fits(text, box.width - INSET, box.height - INSET / 2, largest)
    for paragraph in frame.paragraphs:
        paragraph.font.size = Pt(size)


def _drop(placeholders: list[Any]) -> None:
    """Remove placeholders that stay empty."""
    for placeholder in placeholders:
        placeholder.element.getparent().remove(placeholder.element)


def _note(slide: Slide, notes: str) -> None:
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    frame.text = notes
