"""Titles that say what a figure shows of one replication."""

from collections.abc import Mapping, Sequence

from sim.journal import Journal
from sim.report.ages import AgeSpan
from sim.report.dates import of_instant
from sim.report.money import short
from sim.report.payables import BUCKETS, ageing, past_due
from sim.report.speech import lasting, shown
from sim.spells import spells


def of_gantt(journal: Journal) -> str:
    """Say how long crews stood, why, and when the job ended."""
    return f"{_replication(journal)}: {_stood(journal)}; {_ended(journal)}"


def of_ageing(journal: Journal, currency: str) -> str:
    """Say how much was past due at most, and when."""
    level = past_due(journal)
    most = max(level.levels)
    if not most:
        return f"{_replication(journal)}: no invoice is ever past due"
    start = journal.job.calendar.start_date
    day = of_instant(start, level.days[level.levels.index(most)])
    return (
        f"{_replication(journal)}: up to {short(most, currency)} is past due at once,"
        f" on {day}{_oldest(journal)}"
    )


def of_ages(chosen: Mapping[str, Sequence[AgeSpan]], setting: str | None) -> str:
    """Say how old accounts payable lets invoices become under *setting*, or ever."""
    choices = [
        (span, name)
        for name, spans in chosen.items()
        if name == setting or setting not in chosen
        for span in spans
    ]
    oldest, where = max(choices, key=lambda choice: choice[0].age)
    return (
        f"Under “{where}” accounts payable lets invoices become up to"
        f" {lasting(oldest.age)} old, on terms of {lasting(oldest.net_days)}"
    )


def _replication(journal: Journal) -> str:
    return f"Replication {journal.replication} of “{journal.job.setting.name}”"


def _stood(journal: Journal) -> str:
    stoppages = spells(journal)
    if not stoppages:
        return "no crew stands idle"
    days = sum(spell.days for spell in stoppages)
    by_hold = sum(spell.credit_hold for spell in stoppages)
    part = f", {shown(by_hold)} of them by credit hold" if by_hold else ""
    return f"crews stand idle for {shown(days)} work days{part}"


def _ended(journal: Journal) -> str:
    if not journal.finished:
        return "the job is given up unfinished"
    slip = journal.horizon - journal.job.plan.finish
    if shown(abs(slip)) == "0":
        return "the job is finished as planned"
    when = "after" if slip > 0 else "before"
    return f"the job is finished {shown(abs(slip))} days {when} its planned finish"


def _oldest(journal: Journal) -> str:
    """Say by how long the oldest invoices were ever past due."""
    buckets = ageing(journal)
    oldest = [name for name in BUCKETS if max(buckets[name].levels) > 0][-1]
    days = int(BUCKETS[oldest][0])
    return f"; the oldest goes more than {days} days past due" if days else ""
