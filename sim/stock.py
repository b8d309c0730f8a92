"""The stock in the yard, from what was delivered and what was drawn."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sim.job import Work
from sim.journal import Journal
from sim.places import SHORT
from sim.plan import portions
from sim.records import (
    ActivityStarted,
    CrewResumed,
    CrewStopped,
    CrewSupplied,
    Delivered,
)
from sim.units import Days


class Movement(NamedTuple):
    """What of a material came into the yard, or went out of it (negative)."""

    at: Days
    material: str
    quantity: float


def movements(journal: Journal) -> list[Movement]:
    """Return the opening stock, the deliveries and the draws, those of crews first.

    Of an activity without a crew no wait is recorded: it draws as soon as what the
    others left is enough.
    """
    moved = [
        Movement(0.0, name, material.opening_stock)
        for name, material in journal.job.setting.materials.items()
    ]
    moved += [
        Movement(fact.at, fact.order.material, fact.order.quantity)
        for fact in journal.of(Delivered)
    ]
    works = {work.name: work for work in journal.job.works if work.materials}
    started = [fact for fact in journal.of(ActivityStarted) if fact.activity in works]
    waits = _waits(journal)
    for fact in started:
        if works[fact.activity].crew is not None:
            moved += _drawn(journal, works[fact.activity], fact, waits)
    for fact in started:
        if works[fact.activity].crew is None:
            _draw_unseen(journal, works[fact.activity], fact, moved)
    return moved


class _Wait(NamedTuple):
    """When a stopped crew drew, and when it went on; None if not by the end."""

    drew_at: Days | None
    went_on_at: Days | None


_Waits = Mapping[tuple[str, float], _Wait]
"""By activity, and the work days it had behind it."""


def _waits(journal: Journal) -> _Waits:
    drew = {id(fact.stopped): fact.at for fact in journal.of(CrewSupplied)}
    went_on = {id(fact.supplied.stopped): fact.at for fact in journal.of(CrewResumed)}
    return {
        (fact.activity, fact.done): _Wait(drew.get(id(fact)), went_on.get(id(fact)))
        for fact in journal.of(CrewStopped)
    }


def _drawn(
    journal: Journal, work: Work, started: ActivityStarted, waits: _Waits
) -> Iterator[Movement]:
    """Yield what each daily portion of a crew's activity drew at its start."""
    calendar, now, done = journal.job.calendar, started.at, 0.0
    for portion in portions(started.days):
        now = calendar.opening(now) if done else now
        wait = waits.get((work.name, done), _Wait(now, now))
        if wait.drew_at is None or (done and now >= journal.horizon):
            return
        yield from _needs(work, portion, started.days, wait.drew_at)
        if wait.went_on_at is None:
            return
        now = calendar.after(wait.went_on_at, portion)
        done += portion


def _draw_unseen(
    journal: Journal, work: Work, started: ActivityStarted, moved: list[Movement]
) -> None:
    """Add what an activity without a crew drew."""
    calendar, now = journal.job.calendar, started.at
    for portion in portions(started.days):
        now = calendar.opening(now) if portion else now
        needs = list(_needs(work, portion, started.days, now))
        there_at = _there_at(moved, needs, now)
        if there_at is None or there_at >= journal.horizon:
            return
        moved += [need._replace(at=there_at) for need in needs]
        now = calendar.after(there_at, portion)


def _there_at(moved: list[Movement], needs: list[Movement], now: Days) -> Days | None:
    """Return when from *now* on what is needed is all there."""
    instants = sorted({now, *(m.at for m in moved if m.at > now)})
    for at in instants:
        if all(
            sum(m.quantity for m in moved if m.material == need.material and m.at <= at)
            >= -need.quantity - SHORT
            for need in needs
        ):
            return at
    return None


def _needs(work: Work, portion: float, days: float, at: Days) -> Iterator[Movement]:
    """Yield what a portion draws; work that takes no time draws all at once."""
    part = portion / days if days else 1.0
    for material, quantity in work.materials:
        yield Movement(at, material, -quantity * part)
