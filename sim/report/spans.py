"""The spans of time that a Gantt chart shows of one replication."""

from typing import NamedTuple

from sim.journal import Journal
from sim.metrics.value import LEAST
from sim.records import (
    ActivityFinished,
    ActivityStarted,
    CreditHeld,
    CreditReleased,
    TradeRebooked,
)
from sim.spells import spells
from sim.units import Days


class Span(NamedTuple):
    """From when to when."""

    start: Days
    end: Days


class Idle(NamedTuple):
    """When a crew stood idle, and whether a credit hold had a part in it (rule J5)."""

    span: Span
    by_credit_hold: bool


class Bar(NamedTuple):
    """An activity as it was planned, as it was done (if begun), and its idle spells.

    `away` is when its crew was on other work, if it had lost its booking (rule S4).
    """

    activity: str
    planned: Span
    actual: Span | None
    idle: tuple[Idle, ...]
    away: Span | None = None


def bars(journal: Journal) -> list[Bar]:
    """Return every activity, in the order of the file."""
    started = {fact.activity: fact.at for fact in journal.of(ActivityStarted)}
    finished = {fact.activity: fact.at for fact in journal.of(ActivityFinished)}
    away = {fact.activity: _away(journal, fact) for fact in journal.of(TradeRebooked)}
    plan, stood = journal.job.plan, spells(journal)
    return [
        Bar(
            work.name,
            Span(plan.starts[work.place], plan.finishes[work.place]),
            Span(started[work.name], finished.get(work.name, journal.horizon))
            if work.name in started
            else None,
            tuple(
                Idle(Span(spell.stopped.at, spell.end), spell.credit_hold > LEAST)
                for spell in stood
                if spell.stopped.activity == work.name
            ),
            away.get(work.name),
        )
        for work in journal.job.works
    ]


def _away(journal: Journal, rebooked: TradeRebooked) -> Span:
    """Return when a trade is on other work, at the latest until the end."""
    return Span(rebooked.at, min(rebooked.comes_at, journal.horizon))


def holds(journal: Journal) -> dict[str, list[Span]]:
    """Return when each supplier that ever held had the account on hold (rule C3)."""
    found: dict[str, list[Span]] = {name: [] for name in journal.job.setting.suppliers}
    for held in journal.of(CreditHeld):
        if not held.converted:
            end = _released_at(journal, held)
            found[held.supplier].append(Span(held.at, end))
    return {supplier: spans for supplier, spans in found.items() if spans}


def _released_at(journal: Journal, held: CreditHeld) -> Days:
    """Return when a hold ended, at the latest with the replication."""
    ends = (
        fact.at
        for fact in journal.of(CreditReleased)
        if fact.supplier == held.supplier and fact.at >= held.at
    )
    return next(ends, journal.horizon)


def ran_short(journal: Journal) -> list[str]:
    """Return the materials that crews stood for, those of most idle days first."""
    days: dict[str, float] = {}
    for spell in spells(journal):
        for material in spell.stopped.short:
            days[material] = days.get(material, 0.0) + spell.days
    return sorted(days, key=lambda material: -days[material])


class Stop(NamedTuple):
    """When a crew came to stand, and whether a credit hold had a part in it."""

    at: Days
    by_credit_hold: bool


def stops(journal: Journal, material: str) -> list[Stop]:
    """Return when crews came to stand for want of *material*."""
    found = [
        Stop(spell.stopped.at, spell.credit_hold > LEAST)
        for spell in spells(journal)
        if material in spell.stopped.short
    ]
    return sorted(found)
