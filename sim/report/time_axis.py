"""An axis of calendar dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sim.report.axes import GRID

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 10
MONTHS = (1, 2, 3, 6, 12)
WEEKS_BELOW = 70
"""A time shorter than this, in days, is marked by days or weeks."""


def date_ticks(start: date, days: float) -> list[tuple[float, str]]:
    """Return days of the clock to mark, with their dates; the year where it begins.

    >>> date_ticks(date(2027, 2, 1), 80)[1:]
    [(28.0, 'Mar'), (59.0, 'Apr')]
    """
    short = days < WEEKS_BELOW
    ticks, year = [], 0
    for day in _days(start, days) if short else _months(start, days):
        words = f"{day.day} {day:%b}" if short else f"{day:%b}"
        words = words if day.year == year else f"{words}\n{day.year}"
        ticks.append((float((day - start).days), words))
        year = day.year
    return ticks


def mark_dates(panels: list[Axes], start: date, days: float) -> None:
    """Give *panels*, one above the other, the same dates; the last shows them."""
    ticks = date_ticks(start, days)
    for panel in panels:
        panel.set_xlim(0, max(days, 1.0))
        panel.set_xticks([day for day, _ in ticks])
        panel.grid(visible=True, axis="x", color=GRID, linewidth=0.6)
        panel.set_axisbelow(True)
        panel.tick_params(axis="x", length=0, labelbottom=False)
    panels[-1].set_xticks([day for day, _ in ticks], labels=[name for _, name in ticks])
    panels[-1].tick_params(axis="x", length=3, labelbottom=True)


def _days(start: date, days: float) -> list[date]:
    """Return days at equal steps of one to seven."""
    step = next((s for s in (1, 2) if days / s <= MOST), 7)
    return [start + timedelta(days=d) for d in range(0, int(days) + 1, step)]


def _months(start: date, days: float) -> list[date]:
    """Return the first days of months, at equal steps."""
    step = next((s for s in MONTHS if days / 30 / s <= MOST), MONTHS[-1])
    end = start + timedelta(days=int(days))
    firsts = [
        date(year, month, 1)
        for year in range(start.year, end.year + 1)
        for month in range(1, 13, step)
    ]
    kept = [day for day in firsts if start <= day <= end]
    many = -(-len(kept) // MOST)
    return kept[::many] if many > 1 else kept
