"""Journals of a few records, by hand."""

from sim.documents import Invoice, PurchaseOrder
from sim.journal import Journal
from sim.model import prepare
from sim.records import (
    CrewLeft,
    CrewResumed,
    CrewStopped,
    CrewSupplied,
    Delivered,
    Invoiced,
    Paid,
    Record,
    ReplicationEnded,
)
from tests.stories.telling import scenario

JOB = """
project: {contract_value: 10000, contract_finish: {days_after_plan: 5},
          overhead_per_day: 10, liquidated_damages: {per_day: 20}}
crews:
  gang: {labour: 100, equipment: 50,
         remobilisation: {after_workdays: 4, cost: 70, takes: 2}}
  other: {labour: 10}
activities:
  dig: {crew: gang, duration: 20, materials: {sand: 20, salt: 20}}
  pave: {crew: other, duration: 10}
materials:
  sand: {unit: t, supplier: pit, unit_price: 1}
  salt: {unit: t, supplier: pit, unit_price: 1}
suppliers: {pit: {lead_time: 1, terms: {net_days: 30, late_fee_per_month: 0.03}}}
"""


def journal(*facts: Record, ends: float = 30, more: str = "") -> Journal:
    """Return a journal of these facts, planned to end at 20, that ended on a day."""
    it = Journal(prepare(scenario(JOB + more), "only"))
    for fact in facts:
        it.record(fact)
    it.record(ReplicationEnded(ends, finished=True))
    return it


def order(number: int = 1, material: str = "sand") -> PurchaseOrder:
    """Return an order."""
    return PurchaseOrder(number, "dig", material, number, 5, "pit", 0)


def invoice(number: int, cents: int, dated: float) -> Invoice:
    """Return an invoice on net 30."""
    return Invoice(
        order=order(number),
        number=number,
        cents=cents,
        dated_at=dated,
        net_days=30,
        due_at=dated + 30,
        payable_at=dated,
        disputed=False,
    )


def bought(number: int, cents: int, at: float, paid: float | None) -> list[Record]:
    """Return the records of an invoice and, if it was paid, of its payment."""
    paper = invoice(number, cents, at)
    facts: list[Record] = [Invoiced(at, paper)]
    if paid is not None:
        facts.append(Paid(paid, paper, 0, 0))
    return facts


def stood(
    start: float,
    supplied: float,
    *,
    held: float = 0,
    left: float | None = None,
    back: float | None = None,
) -> list[Record]:
    """Return the records of a stoppage that one delivery, *held* so long, ended."""
    stopped = CrewStopped(start, "dig", ("sand",), 0)
    delivered = Delivered(supplied, order(), held)
    came = CrewSupplied(supplied, stopped, (delivered,))
    gone = None if left is None else CrewLeft(left, stopped)
    facts: list[Record] = [stopped, delivered, came]
    facts[1:1] = [gone] if gone else []
    return [*facts, CrewResumed(supplied if back is None else back, came, gone)]
