"""The plan of a setting in words: finish, critical path, schedule, lots."""

from typing import TYPE_CHECKING

from sim.job import Job
from sim.plan import Lot
from sim.report import dates
from sim.report.floats import floats
from sim.report.tables import table
from sim.units import WorkDays

if TYPE_CHECKING:
    from rich.table import Table

DATED = ["\nActivity", "\nCrew", "Work\ndays", "\nStarts", "\nFinishes"]
FLOAT = "Float,\nwork days"
HEADINGS = ["Activity", "Material", "Lot", "Quantity", "To order", "Needed on"]


def finish(job: Job) -> str:
    """Return the planned finish, in days from the start and as a date (rule F1)."""
    return dates.planned(job.setting.calendar.start, job.plan.finish)


def critical_path(job: Job) -> str:
    """Return the activities that the planned finish depends on, first to last."""
    return ", ".join(job.works[place].name for place in job.plan.critical_path())


def schedule(job: Job) -> "Table":
    """Return when each activity is planned, and its float in work days (rule F1)."""
    rows = [_dated(job, place, spare) for place, spare in enumerate(floats(job))]
    return table([*DATED, FLOAT], rows, gives_way=DATED[:2], words=2)


def lots(job: Job) -> "Table":
    """Return the lots that the foreman calls off if all goes as planned (rule F2)."""
    rows = [_row(job, lot) for lot in job.lots]
    return table(HEADINGS, rows, gives_way=HEADINGS[:2], words=2)


def _dated(job: Job, place: int, spare: WorkDays) -> list[str]:
    """Return a row of the schedule; a milestone starts when it finishes."""
    work, start = job.works[place], job.setting.calendar.start
    starts = dates.of_instant(start, job.plan.starts[place])
    finishes = dates.of_finish(start, job.plan.finishes[place])
    return [
        work.name,
        work.crew or "",
        f"{work.likely:,.12g}",
        starts if work.likely else finishes,
        finishes,
        f"{round(spare, 2):,.12g}",
    ]


def _row(job: Job, lot: Lot) -> list[str]:
    unit = job.setting.materials[lot.material].unit
    return [
        job.works[lot.activity].name,
        lot.material,
        str(lot.number),
        f"{round(lot.quantity, 3):,.12g} {unit}",
        f"{round(lot.to_order, 3):,.12g} {unit}",
        dates.of_instant(job.setting.calendar.start, lot.needed_at),
    ]
