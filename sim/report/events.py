"""One replication as a table, a row for every fact in order."""

from sim.documents import Invoice, PurchaseOrder
from sim.journal import Journal
from sim.records import (
    CrewLeft,
    CrewResumed,
    CrewStopped,
    CrewSupplied,
    Record,
    StillShort,
)
from sim.report.event_figures import Row, figures, rounded, spell_ends
from sim.report.sentences import told
from sim.report.speech import Speech


def events(journal: Journal) -> list[Row]:
    """Return the facts of a replication as rows, first to last.

    Amounts are in currency units, `day` and `until` in days from the start; `cause` is
    the row of the fact that led to this one. `age` is the payment age chosen,
    `age_when_paid` that at which the money cleared. What a stoppage cost stands where
    it ends. What does not apply is `None`.
    """
    speech, ends = Speech(journal), spell_ends(journal)
    rows: list[Row] = []
    numbers: dict[int, int] = {}
    for number, fact in enumerate(journal, 1):
        numbers[id(fact)] = number
        rows.append(
            {
                "row": number,
                "day": rounded(fact.at),
                "date": speech.date_of(fact).isoformat(),
                "event": _kind(fact),
                **_subject(journal, fact),
                **figures(journal, fact, ends),
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
