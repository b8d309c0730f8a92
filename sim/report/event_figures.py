"""The amounts, quantities and times of a fact, as columns of a table."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from sim.documents import Invoice, PurchaseOrder
from sim.journal import Journal
from sim.metrics import downtime
from sim.records import Certified, CrewResumed, CrewSupplied, Paid, Record, StillShort
from sim.spells import Spell, spells
from sim.units import Cents, Days

Row: TypeAlias = dict[str, Any]

UNTIL = ("needed_at", "comes_at", "clears_at", "releases_at")
"""The instants ahead that a fact names."""

DAYS = ("days", "held_days", "past_due")
"""The lengths of time that a fact names."""

OF_SPELL = ("downtime_cost", "idle_days_credit_hold", "idle_days_lead_time")


def spell_ends(journal: Journal) -> dict[int, Spell]:
    """Return each stoppage by (the identity of) the fact that ends it.

    One that is still open has the last fact that tells of it.
    """
    last: dict[int, Record] = {}
    for fact in journal:
        if isinstance(fact, CrewSupplied | StillShort):
            last[id(fact.stopped)] = fact
        elif isinstance(fact, CrewResumed):
            last[id(fact.supplied.stopped)] = fact
    return {id(last[id(spell.stopped)]): spell for spell in spells(journal)}


def figures(journal: Journal, fact: Record, ends: Mapping[int, Spell]) -> Row:
    """Return the amounts and times of a fact; *ends* tell which stoppage it ends."""
    spell = ends.get(id(fact))
    return {
        "amount": _units(_cents(fact)),
        "age": rounded(getattr(fact, "age", None)),
        "days": rounded(_days(fact, spell)),
        "until": rounded(_until(fact)),
        "quantity": _quantity(fact),
        **_of_payment(fact),
        **_of_spell(journal, spell),
    }


def _days(fact: Record, spell: Spell | None) -> Days | None:
    """Return the length of time that a fact names, or that of the stoppage it ends."""
    if spell is not None and isinstance(fact, CrewResumed):
        return spell.days
    return _first(fact, DAYS)


def _quantity(fact: Record) -> float | None:
    """Return how much was ordered, of a fact that is about an order."""
    invoice: Invoice | None = getattr(fact, "invoice", None)
    order: PurchaseOrder | None = getattr(fact, "order", None)
    order = order or (invoice.order if invoice else None)
    return None if order is None else round(order.quantity, 6)


def _of_payment(fact: Record) -> Row:
    """Return how old an invoice was when its money cleared, and what that changed."""
    if not isinstance(fact, Paid):
        return dict.fromkeys(("age_when_paid", "discount", "fee"))
    return {
        "age_when_paid": rounded(fact.at - fact.invoice.dated_at),
        "discount": _units(fact.discount),
        "fee": _units(fact.late_fee),
    }


def _of_spell(journal: Journal, spell: Spell | None) -> Row:
    """Return what a stoppage cost, and its idle work days by cause (rule J5)."""
    if spell is None:
        return dict.fromkeys(OF_SPELL)
    cost, _ = downtime(journal, [spell])
    parts = (cost, rounded(spell.credit_hold), rounded(spell.lead_time))
    return dict(zip(OF_SPELL, parts, strict=True))


def _cents(fact: Record) -> Cents | None:
    """Return the amount of money that a fact is about."""
    invoice: Invoice | None = getattr(fact, "invoice", None)
    certificate: Any = getattr(fact, "certificate", None)
    paper: Any = invoice or certificate or fact
    cents: Cents | None = getattr(paper, "cents", None)
    return cents


def _units(cents: Cents | None) -> float | None:
    return None if cents is None else cents / 100


def _until(fact: Record) -> Days | None:
    if isinstance(fact, Certified):
        return fact.certificate.paid_at
    return _first(fact, UNTIL)


def _first(fact: Record, names: tuple[str, ...]) -> Days | None:
    """Return the first of the named fields that a fact has."""
    return next((getattr(fact, name) for name in names if hasattr(fact, name)), None)


def rounded(days: Days | None) -> Days | None:
    """Return days without what floats add to them."""
    return None if days is None else round(float(days), 6)
