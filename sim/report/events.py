"""One replication as a table, a row for every fact in order."""

from typing import Any, TypeAlias

from sim.documents import Invoice, PurchaseOrder
from sim.journal import Journal
from sim.records import (
    Certified,
    CrewLeft,
    CrewResumed,
    CrewStopped,
    CrewSupplied,
    Record,
    StillShort,
)
from sim.report.sentences import told
from sim.report.speech import Speech
from sim.spells import resumed_spell
from sim.units import Days

Row: TypeAlias = dict[str, Any]

UNTIL = ("needed_at", "comes_at", "clears_at", "releases_at")
"""The instants ahead that a fact names."""

DAYS = ("days", "held_days", "past_due")
"""The lengths of time that a fact names."""


def events(journal: Journal) -> list[Row]:
    """Return the facts of a replication as rows, first to last.

    Amounts are in currency units, `day` and `until` in days from the start; `cause` is
    the row of the fact that led to this one. What does not apply is `None`.
    """
    speech = Speech(journal)
    rows: list[Row] = []
    numbers: dict[int, int] = {}
    for number, fact in enumerate(journal, 1):
        numbers[id(fact)] = number
        rows.append(
            {
                "row": number,
                "day": _rounded(fact.at),
                "date": speech.date_of(fact).isoformat(),
                "event": _kind(fact),
                **_subject(journal, fact),
                **_figures(journal, fact),
                "cause": numbers.get(id(fact.cause)),
                "text": told(fact, speech),
            }
        )
    return rows


def _kind(fact: Record) -> str:
    """Return the kind of a fact, such as "crew_stopped"."""
    name = type(fact).__name__
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).removeprefix(
        "_"
    )


def _subject(journal: Journal, fact: Record) -> Row:
    """Return whom and what a fact is about."""
    invoice: Invoice | None = getattr(fact, "invoice", None)
    order: PurchaseOrder | None = getattr(fact, "order", None)
    order = order or (invoice.order if invoice else None)
    activity = order.activity if order else _activity(fact)
    crew = journal.job.setting.activities[activity].crew if activity else None
    return {
        "activity": activity,
        "crew": crew,
        "supplier": order.supplier if order else getattr(fact, "supplier", None),
        "material": order.material if order else _short(fact),
        "order": order.number if order else None,
        "invoice": invoice.number if invoice else None,
    }


def _activity(fact: Record) -> str | None:
    activity: str | None = getattr(_stopped(fact) or fact, "activity", None)
    return activity


def _short(fact: Record) -> str | None:
    """Return the materials that a crew stood for."""
    stopped = _stopped(fact)
    return ", ".join(stopped.short) if stopped else None


def _stopped(fact: Record) -> CrewStopped | None:
    """Return the stoppage that a fact is about, if it is about one."""
    match fact:
        case CrewStopped():
            return fact
        case CrewLeft() | CrewSupplied() | StillShort():
            return fact.stopped
        case CrewResumed(supplied=supplied):
            return supplied.stopped
    return None


def _figures(journal: Journal, fact: Record) -> Row:
    """Return the amounts and times of a fact."""
    if isinstance(fact, CrewResumed):
        return _row(days=resumed_spell(journal, fact).days)
    return _row(
        amount=_cents(fact),
        age=getattr(fact, "age", None),
        days=_first(fact, DAYS),
        until=_until(fact),
    )


def _row(
    amount: int | None = None,
    age: Days | None = None,
    days: Days | None = None,
    until: Days | None = None,
) -> Row:
    return {
        "amount": None if amount is None else amount / 100,
        "age": _rounded(age),
        "days": _rounded(days),
        "until": _rounded(until),
    }


def _cents(fact: Record) -> int | None:
    """Return the amount of money that a fact is about."""
    invoice: Invoice | None = getattr(fact, "invoice", None)
    certificate: Any = getattr(fact, "certificate", None)
    paper: Any = invoice or certificate or fact
    cents: int | None = getattr(paper, "cents", None)
    return cents


def _until(fact: Record) -> Days | None:
    if isinstance(fact, Certified):
        return fact.certificate.paid_at
    return _first(fact, UNTIL)


def _first(fact: Record, names: tuple[str, ...]) -> Days | None:
    """Return the first of the named fields that a fact has."""
    return next((getattr(fact, name) for name in names if hasattr(fact, name)), None)


def _rounded(days: Days | None) -> Days | None:
    return None if days is None else round(float(days), 6)
