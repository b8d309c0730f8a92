"""The figure of the payment ages that accounts payable chose, supplier by supplier."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sim.journal import Journal
from sim.report import tellings
from sim.report.ages import AgeSpan, chosen_ages
from sim.report.key import Key
from sim.report.rows import KEY_WIDTH, NAME_WIDTH, name_rows, rows_height
from sim.report.spans import Span, holds
from sim.report.style import (
    NORMAL,
    SMALL,
    WIDTH,
    add_source,
    add_title,
    line_height,
    new_figure,
    our_style,
    text_width,
    wrap,
)
from sim.report.time_axis import mark_dates

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SHADES = ("#fee6ce", "#fdae6b", "#e6550d", "#8c2d04")
STEP = 15
"""Days past terms from one shade to the next."""
ON_TERMS = "#d9d9d9"
DARKEST_BLACK = 2
"""The first shade on which white is read better than black."""
HELD = "black"
ROOM = WIDTH - NAME_WIDTH - 0.8
"""The least width in inches that a row will have."""

ALL = "all suppliers"


class Row(NamedTuple):
    """The ages of one supplier, or of all alike, and when the account was on hold."""

    ages: Sequence[AgeSpan]
    holds: Sequence[Span]


def payment_ages(
    journals: Collection[Journal], setting: str | None = None, *, source: str = ""
) -> Axes | None:
    """Draw the ages of each setting, of suppliers not always paid on terms.

    The *journals* are of one replication, setting by setting; suppliers that are all
    alike have one row. Without such a supplier there is nothing to draw. The title is
    of *setting*, if it is among those drawn. The axes of the first one are returned.
    """
    shown = [journal for journal in journals if chosen_ages(journal)]
    if not shown:
        return None
    settings = {journal.job.setting.name: _rows(journal) for journal in shown}
    longest = max(journal.horizon for journal in shown)
    with our_style():
        figure, panels = _lay_out(settings)
        for panel, rows in zip(panels, settings.values(), strict=True):
            _draw(panel, rows, longest)
        mark_dates(panels, shown[0].job.calendar.start_date, longest)
        ages = {name: _ages(rows) for name, rows in settings.items()}
        add_title(figure, tellings.of_ages(ages, setting))
        add_source(figure, source)
    return panels[0]


def _lay_out(settings: Mapping[str, Mapping[str, Row]]) -> tuple[Figure, list[Axes]]:
    """Return the figure and a panel for each setting, under its name."""
    key = _key()
    titles = [wrap(name, ROOM) for name in settings]
    heights = [key.height, *(rows_height(list(rows)) for rows in settings.values())]
    words = sum(line_height() * (title.count("\n") + 2) for title in titles)
    figure = new_figure(sum(heights) + words + 1.3)
    grid = figure.add_gridspec(len(heights), 1, height_ratios=heights)
    top, *panels = [figure.add_subplot(grid[row]) for row in range(len(heights))]
    key.draw(top)
    for panel, title in zip(panels, titles, strict=True):
        panel.set_title(title, loc="left", fontsize=NORMAL, fontweight="bold")
    return figure, panels


def _key() -> Key:
    looks = {"on terms, or sooner": {"facecolor": ON_TERMS}}
    for place, shade in enumerate(SHADES):
        looks[_span_of(place)] = {"facecolor": shade}
    held = {"supplier holds the account": {"facecolor": HELD}}
    return Key({**looks, **held}, KEY_WIDTH)


def _span_of(place: int) -> str:
    """Return the days past terms that a shade stands for."""
    if place == len(SHADES) - 1:
        return f"over {STEP * place} days past terms"
    if not place:
        return f"up to {STEP} days past terms"
    return f"{STEP * place + 1} to {STEP * (place + 1)}"


def _rows(journal: Journal) -> dict[str, Row]:
    """Return the rows of a setting by name."""
    ages, held = chosen_ages(journal), holds(journal)
    first = next(iter(ages.values()), [])
    suppliers = journal.job.setting.suppliers
    if 1 < len(ages) == len(suppliers) and all(own == first for own in ages.values()):
        return {ALL: Row(first, [hold for spans in held.values() for hold in spans])}
    return {name: Row(spans, held.get(name, [])) for name, spans in ages.items()}


def _ages(rows: Mapping[str, Row]) -> list[AgeSpan]:
    """Return the ages of all rows."""
    return [span for row in rows.values() for span in row.ages]


def _draw(axes: Axes, rows: Mapping[str, Row], longest: float) -> None:
    """Draw each row: its ages, and when a supplier held the account."""
    name_rows(axes, list(rows))
    for place, row in enumerate(rows.values()):
        for span in row.ages:
            _draw_age(axes, place, span, longest)
        for hold in row.holds:
            length = hold.end - hold.start
            axes.barh(
                place + 0.36,
                length,
                left=hold.start,
                height=0.2,
                color=HELD,
                edgecolor="white",
                linewidth=0.5,
            )


def _draw_age(axes: Axes, row: int, span: AgeSpan, longest: float) -> None:
    """Draw an age as a bar, with the days in it where they fit."""
    place = _place(span)
    shade = ON_TERMS if place is None else SHADES[place]
    axes.barh(
        row,
        span.end - span.start,
        left=span.start,
        height=0.86,
        color=shade,
        edgecolor="white",
        linewidth=0.8,
    )
    words = f"{span.age:.10g}"
    if text_width(words, SMALL) + 0.06 < ROOM * (span.end - span.start) / longest:
        light = place is not None and place >= DARKEST_BLACK
        axes.text(
            (span.start + span.end) / 2,
            row,
            words,
            ha="center",
            va="center",
            fontsize=SMALL,
            color="white" if light else "black",
        )


def _place(span: AgeSpan) -> int | None:
    """Return the place of the shade of an age; on terms or sooner it has none."""
    past = span.age - span.net_days
    if span.on_terms or past <= 0:
        return None
    return min(int((past - 1) // STEP), len(SHADES) - 1)
