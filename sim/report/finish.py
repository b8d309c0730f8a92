"""The finishes that were planned and promised, and the chance of meeting them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sim.job import Job
from sim.report.dates import planned
from sim.units import Days

if TYPE_CHECKING:
    from matplotlib.axes import Axes

METRIC = "finish_days"
HEADINGS = ("Mean", "P50", "P80", "Meets plan", "Meets contract")
LINES = {"planned finish": "dotted", "contract finish": "dashdot"}


class Finish(NamedTuple):
    """The start of a job, and its planned and its contract finish, if there is one."""

    start: date
    planned: Days
    contract: Days | None

    @classmethod
    def of(cls, job: Job) -> Finish:
        """Return the finishes of a setting made ready (rule F1)."""
        start = job.calendar.start_date
        return cls(start, job.plan.finish, job.contract_finish)

    @property
    def marks(self) -> dict[str, Days]:
        """The finishes by their names."""
        both = zip(LINES, (self.planned, self.contract), strict=True)
        return {name: day for name, day in both if day is not None}


def days_of(finishes: Mapping[str, Finish]) -> list[Days]:
    """Return all finishes of all settings."""
    return [day for finish in finishes.values() for day in finish.marks.values()]


def draw(axes: Axes, finishes: Sequence[Finish]) -> None:
    """Draw a vertical line at each of some finishes."""
    marks = {mark for finish in finishes for mark in finish.marks.items()}
    for name, day in sorted(marks):
        axes.axvline(day, color="#4d4d4d", linestyle=LINES[name], linewidth=1.1)


def note(finishes: Mapping[str, Finish]) -> str:
    """Say what the vertical lines stand for, with dates."""
    lines = []
    for name, style in LINES.items():
        days = {f.marks[name]: f.start for f in finishes.values() if name in f.marks}
        if days:
            said = " or ".join(planned(days[day], day) for day in sorted(days))
            lines.append(f"{style.replace('dashdot', 'dash-dot')}, {name} ({said})")
    return f"Vertical lines: {'; '.join(lines)}." if lines else ""
