"""The plan of a setting in words: its finish, its critical path, its lots."""

from typing import TYPE_CHECKING

from sim.job import Job
from sim.plan import Lot
from sim.report import dates
from sim.report.tables import table

if TYPE_CHECKING:
    from rich.table import Table

HEADINGS = ["Activity", "Material", "Lot", "Quantity", "To order", "Needed on"]


def finish(job: Job) -> str:
    """Return the planned finish, in days from the start and as a date (rule F1)."""
    return dates.planned(job.setting.calendar.start, job.plan.finish)


def critical_path(job: Job) -> str:
    """Return the activities that the planned finish depends on, first to last."""
    return ", ".join(job.works[place].name for place in job.plan.critical_path())


def lots(job: Job) -> "Table":
    """Return the lots that the foreman calls off if all goes as planned (rule F2)."""
    rows = [_row(job, lot) for lot in job.lots]
    return table(HEADINGS, rows, gives_way=HEADINGS[:2], words=2)


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
