"""Where the texts of a figure lie on the page."""

from itertools import combinations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox, BboxBase

TOUCH = 1.0
"""Pixels by which two boxes may touch."""


def figure_of(axes: Axes) -> Figure:
    """Return the whole figure that *axes* belong to."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    return figure


def texts(figure: Figure) -> list[Text]:
    """Return the texts that a reader sees."""
    shown = [text for axes in figure.axes for text in _of_axes(axes)]
    titles = [figure._suptitle, figure._supxlabel]  # type: ignore[attr-defined]
    return [text for text in [*titles, *shown] if text.get_text().strip()]


def faults(figure: Figure) -> list[str]:
    """Say which texts collide with one another or an axes, or are cut off."""
    figure.draw_without_rendering()
    boxes = {text: _box(text) for text in texts(figure)}
    panels = [axes.get_window_extent() for axes in figure.axes if axes.axison]
    page = figure.bbox
    inside = {text for axes in figure.axes if axes.axison for text in _within(axes)}
    return [
        *(
            f"cut off: {t.get_text()!r}"
            for t, b in boxes.items()
            if not _inside(b, page)
        ),
        *(
            f"collide: {a.get_text()!r} and {b.get_text()!r}"
            for a, b in combinations(boxes, 2)
            if boxes[a].overlaps(boxes[b])
        ),
        *(
            f"on a panel: {text.get_text()!r}"
            for text, box in boxes.items()
            if text not in inside and any(box.overlaps(panel) for panel in panels)
        ),
    ]


def lightness(colour: str) -> float:
    """Return how light a colour is in print without colours, from 0 to 100 (CIE L*)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in to_rgb(colour)
    ]
    luminance = float(np.dot(linear, [0.2126, 0.7152, 0.0722]))
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.0089 else 903 * luminance


def _of_axes(axes: Axes) -> list[Text]:
    labels = [axes.xaxis.label, axes.yaxis.label]
    ticks = [*axes.get_xticklabels(), *axes.get_yticklabels()]
    on_axes = [*labels, *ticks] if axes.axison else []
    legend = axes.get_legend()
    key = legend.get_texts() if legend is not None else []
    return [axes.title, axes._left_title, *axes.texts, *on_axes, *key]  # type: ignore[attr-defined]


def _within(axes: Axes) -> list[Text]:
    """Return the texts that stand on the panel because they were put there."""
    return [t for t in axes.texts if t.get_transform() is axes.transData]


def _box(text: Text) -> Bbox:
    return text.get_window_extent().padded(-TOUCH)


def _inside(box: Bbox, page: BboxBase) -> bool:
    corners = [(box.x0, box.y0), (box.x1, box.y1)]
    return all(page.contains(x, y) for x, y in corners)
