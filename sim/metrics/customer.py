"""What the customer made of it."""

from itertools import groupby
from operator import itemgetter

from sim.journal import Journal
from sim.metrics.site import late_days
from sim.metrics.value import LEAST, Value
from sim.records import (
    ActivityFinished,
    ActivityStarted,
    CrewResumed,
    CrewStopped,
)
from sim.spells import Spell
from sim.units import Days, WorkDays


def customer(journal: Journal, stoppages: list[Spell]) -> dict[str, Value]:
    """Return the customer's satisfaction, and the repeat margin lost by it (E4)."""
    content = satisfaction(journal, stoppages)
    terms = journal.job.setting.customer
    repeat = terms.repeat_contract if terms else None
    lost = 0.0
    if repeat is not None and content is not None:
        lost = round(repeat.margin * repeat.chance * (1 - content / 100), 2)
    return {"satisfaction": content, "lost_repeat_margin": lost}


def satisfaction(journal: Journal, stoppages: list[Spell]) -> float | None:
    """Return the customer's satisfaction, 0 to 100, or `None` if it is not counted."""
    terms = journal.job.setting.customer
    if terms is None or terms.satisfaction is None:
        return None
    judge = terms.satisfaction
    visible = [
        length
        for length in standstills(journal, stoppages)
        if length >= judge.visible_after_workdays - LEAST
    ]
    late = late_days(journal) or 0.0
    lost = judge.per_day_late * late + judge.per_stoppage * len(visible)
    return max(100 - lost, 0.0)


def standstills(journal: Journal, stoppages: list[Spell]) -> list[WorkDays]:
    """Return the lengths of the stretches when work stood still (rule E4).

    Those are the longest stretches of working time in which some crew stood idle, or
    was away after leaving, and none worked.
    """
    worked = journal.job.calendar.worked
    moves = [(worked(at), 0, change) for at, change in _work_moves(journal)]
    for spell in stoppages:
        moves += [(worked(spell.stopped.at), 1, 0), (worked(spell.end), -1, 0)]
    lengths, idle, working, since = [], 0, 0, None
    for at, together in groupby(sorted(moves), key=itemgetter(0)):
        for _, idler, worker in together:
            idle, working = idle + idler, working + worker
        if idle and not working:
            since = at if since is None else since
        elif since is not None:
            lengths.append(at - since)
            since = None
    return lengths


def _work_moves(journal: Journal) -> list[tuple[Days, int]]:
    """Return when crews begin (+1) and cease (-1) to work."""
    crew = {name: a.crew for name, a in journal.job.setting.activities.items()}
    return [
        *((r.at, 1) for r in journal.of(ActivityStarted) if crew[r.activity]),
        *((r.at, -1) for r in journal.of(ActivityFinished) if crew[r.activity]),
        *((r.at, -1) for r in journal.of(CrewStopped)),
        *((r.at, 1) for r in journal.of(CrewResumed)),
    ]
