"""Where a deck gets its layouts and theme from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from sim.experiment.design import DesignError
from sim.report.deck.canvas import GAP, LOW, Canvas, box_of, slide_size, title_of

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout

WIDE = 13.333
"""The width of a 16:9 slide in inches."""
TITLE_BOX = (0.6, 0.3, WIDE - 1.2, 1.0)
LEAST_WIDTH, LEAST_HEIGHT = 6.0, 3.5
"""The room in inches that a chart needs under a title."""
REMEDY = "; add it in the slide master, or leave out --template"


def canvas(template: Path | None) -> Canvas:
    """Return the canvas of a client's *template*, or a plain one of 16:9.

    Raises
    ------
    DesignError
        If the template cannot be read, or lacks a layout that is needed.
    """
    if template is None:
        return _canvas(_wide())
    presentation = _read(template)
    _empty(presentation)
    missing = _missing(presentation)
    if missing:
        raise DesignError(f"{template}: {missing}{REMEDY}")
    return _canvas(presentation)


def _canvas(presentation: Presentation) -> Canvas:
    """Return the canvas of a presentation that has the layouts."""
    titled = _titled(presentation)
    opening = next(filter(_opens, titled), titled[0])
    plain = min(titled, key=_others)
    return Canvas(presentation, opening, plain)


def _missing(presentation: Presentation) -> str:
    """Say what a template lacks; nothing where it has all."""
    if not _titled(presentation):
        return "none of its layouts has a title placeholder"
    chosen = _canvas(presentation)
    room = chosen.body
    if room.width < LEAST_WIDTH or room.height < LEAST_HEIGHT:
        return (
            f"its layout “{chosen.plain.name}” leaves {room.width:.1f} x"
            f" {room.height:.1f} inches under the title, and a chart needs"
            f" {LEAST_WIDTH:g} x {LEAST_HEIGHT:g}: it lacks a layout with a title on"
            " top and nothing under it"
        )
    return ""


def _titled(presentation: Presentation) -> list[SlideLayout]:
    """Return the layouts that have a title."""
    return [
        layout
        for master in presentation.slide_masters
        for layout in master.slide_layouts
        if title_of(layout) is not None
    ]


def _opens(layout: SlideLayout) -> bool:
    """Decide whether a layout is made for the opening slide."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    kinds = {p.placeholder_format.type for p in layout.placeholders}
    return PP_PLACEHOLDER.SUBTITLE in kinds


def _others(layout: SlideLayout) -> tuple[int, float]:
    """Return how much a layout has beside its title, and where the room starts."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    small = (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER)
    kinds = [p.placeholder_format.type for p in layout.placeholders]
    title = box_of(title_of(layout))
    return sum(k not in small for k in kinds) - 1, title.top + title.height + GAP


def _read(template: Path) -> Presentation:
    import pptx
    from pptx.exc import PackageNotFoundError

    if not template.is_file():
        raise DesignError(f"{template}: there is no such template")
    try:
        return pptx.Presentation(str(template))
    except (PackageNotFoundError, BadZipFile, ValueError, KeyError) as error:
        text = "is no PowerPoint file (.pptx); save a .potx as .pptx first"
        raise DesignError(f"{template}: {text}") from error
    except OSError as error:
        reason = error.strerror
        raise DesignError(f"{template}: cannot be read: {reason}") from error


def _empty(presentation: Presentation) -> None:
    """Remove the slides that a template shows as examples."""
    slides = presentation.slides.element
    for slide in list(slides.sldId_lst):
        presentation.part.drop_rel(slide.rId)
        slides.remove(slide)


def _wide() -> Presentation:
    """Return an empty presentation of 16:9 with a title at the top left."""
    import pptx
    from pptx.util import Inches

    presentation = pptx.Presentation()
    _, height = slide_size(presentation)
    _stretch(presentation, WIDE / slide_size(presentation)[0])
    presentation.slide_width, presentation.slide_height = Inches(WIDE), Inches(height)
    title = title_of(presentation.slide_master)
    title.left, title.top, title.width, title.height = map(Inches, TITLE_BOX)
    opening = presentation.slide_layouts[0]
    for shape in opening.placeholders:
        if shape.top.inches < LOW * height:
            shape.left, shape.width = Inches(TITLE_BOX[0]), Inches(TITLE_BOX[2])
    for part in (presentation.slide_master, opening):
        for style in part.element.xpath(".//a:lvl1pPr[@algn='ctr']"):
            style.set("algn", "l")
    return presentation


def _stretch(presentation: Presentation, factor: float) -> None:
    """Make all placeholders of the layouts wider by *factor*."""
    master = presentation.slide_master
    for part in (master, *master.slide_layouts):
        for name, at in (("off", "x"), ("ext", "cx")):
            for element in part.element.xpath(f".//a:{name}"):
                element.set(at, str(round(int(element.get(at)) * factor)))
