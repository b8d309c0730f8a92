"""The stoppages of a journal, and how much of each is due to a credit hold."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sim.journal import Journal
from sim.records import (
    CrewLeft,
    CrewResumed,
    CrewStopped,
    CrewSupplied,
    Delivered,
    OrderFreed,
    OrderHeld,
    OrderPlaced,
    StillShort,
)
from sim.units import Days, WorkDays


class Arrival(NamedTuple):
    """When a material came, and the days that its order had been held on the way."""

    at: Days
    held_days: Days


class Spell(NamedTuple):
    """A stoppage: its idle days by cause, its standby days and its return by cause.

    `credit_hold` and `lead_time` add up to the idle time in work days, the two
    `standby` ones to what of it was paid at standby cost.
    """

    stopped: CrewStopped
    end: Days
    credit_hold: WorkDays
    lead_time: WorkDays
    standby_credit_hold: WorkDays
    standby_lead_time: WorkDays
    left: bool
    left_by_credit_hold: bool

    @property
    def days(self) -> WorkDays:
        """The idle time, in work days."""
        return self.credit_hold + self.lead_time


def end_without_holds(start: Days, arrivals: Sequence[Arrival]) -> Days:
    """Return when a wait from *start* would have ended but for holds (rule J5)."""
    return max([start, *(arrival.at - arrival.held_days for arrival in arrivals)])


def resumed_spell(journal: Journal, resumed: CrewResumed) -> Spell:
    """Return the spell that a record of its end belongs to."""
    supplied = resumed.supplied
    arrivals = [Arrival(d.at, d.held_days) for d in supplied.deliveries]
    ends = supplied.at, resumed.at
    return _split(journal, supplied.stopped, arrivals, ends, resumed.left)


def spells(journal: Journal) -> list[Spell]:
    """Return all stoppages, those still open at the end included."""
    closed = [resumed_spell(journal, resumed) for resumed in journal.of(CrewResumed)]
    return [*closed, *_open_spells(journal)]


def _split(
    journal: Journal,
    stopped: CrewStopped,
    arrivals: Sequence[Arrival],
    ends: tuple[Days, Days],
    left: CrewLeft | None,
) -> Spell:
    """Split the days of a spell into those due to holds and those due to lead time."""
    supplied_at, end = ends
    worked = journal.job.calendar.worked
    otherwise = min(end_without_holds(stopped.at, arrivals), supplied_at)
    lead = worked(otherwise) - worked(stopped.at)
    hold = worked(supplied_at) - worked(otherwise)
    back = worked(end) - worked(supplied_at)
    stood = worked(end if left is None else left.at) - worked(stopped.at)
    blame = left is not None and lead <= _patience(journal, stopped)
    return Spell(
        stopped,
        end,
        hold + (back if blame else 0.0),
        lead + (0.0 if blame else back),
        max(stood - lead, 0.0),
        min(stood, lead),
        left is not None,
        blame,
    )


def _patience(journal: Journal, stopped: CrewStopped) -> WorkDays:
    """Return the idle days after which the crew leaves."""
    setting = journal.job.setting
    crew = setting.activities[stopped.activity].crew
    terms = setting.crews[crew].remobilisation if crew is not None else None
    return terms.after_workdays if terms is not None else float("inf")


def _open_spells(journal: Journal) -> Iterator[Spell]:
    """Yield the stoppages without an end, as they stand at the end."""
    ended = {id(resumed.supplied.stopped) for resumed in journal.of(CrewResumed)}
    supplied = {id(fact.stopped): fact for fact in journal.of(CrewSupplied)}
    left = {id(fact.stopped): fact for fact in journal.of(CrewLeft)}
    waiting = {id(fact.stopped): fact for fact in journal.of(StillShort)}
    horizon = journal.horizon
    for stopped in journal.of(CrewStopped):
        if id(stopped) in ended:
            continue
        come = supplied.get(id(stopped))
        still = waiting.get(id(stopped))
        deliveries = come.deliveries if come else still.deliveries if still else ()
        arrivals = [Arrival(d.at, d.held_days) for d in deliveries]
        if come is None:
            short = still.short if still else stopped.short
            arrivals += _outstanding(journal, short)
        until = horizon if come is None else come.at
        ends = until, horizon
        yield _split(journal, stopped, arrivals, ends, left.get(id(stopped)))


def _outstanding(journal: Journal, short: Sequence[str]) -> Iterator[Arrival]:
    """Return the earliest outstanding order of each short material, held until now.

    A material of which nothing is on order counts as not held.
    """
    delivered = {fact.order.number for fact in journal.of(Delivered)}
    for material in short:
        orders = [
            fact.order.number
            for fact in journal.of(OrderPlaced)
            if fact.order.material == material and fact.order.number not in delivered
        ]
        held = held_days(journal, orders[0]) if orders else 0.0
        yield Arrival(journal.horizon, held)


def held_days(journal: Journal, number: int) -> Days:
    """Return how long an order has been held by the end of the replication."""
    total, since = 0.0, None
    freed = [fact.at for fact in journal.of(OrderFreed) if fact.order.number == number]
    for fact in journal.of(OrderHeld):
        if fact.order.number == number and (since is None or fact.at >= since):
            until = next((at for at in freed if at >= fact.at), journal.horizon)
            total += until - fact.at
            since = until
    return total
