"""What the firm owes its suppliers over time, by how long it is past due."""

from collections import defaultdict
from collections.abc import Iterator
from math import inf

from sim.documents import Invoice
from sim.journal import Journal
from sim.records import Invoiced, Paid
from sim.report.levels import Steps, steps
from sim.units import Days

BUCKETS: dict[str, tuple[Days, Days]] = {
    "not past due": (-inf, 0),
    "1 to 30 days past due": (0, 30),
    "31 to 60": (30, 60),
    "61 to 90": (60, 90),
    "over 90": (90, inf),
}
"""Days past due after which an invoice is in a bucket, and until which."""
CURRENT = next(iter(BUCKETS))


def ageing(journal: Journal) -> dict[str, Steps]:
    """Return the open payables over time in each bucket, in currency units.

    An invoice is open until its money clears (rule P2).
    """
    changes: defaultdict[str, list[tuple[Days, float]]] = defaultdict(list)
    cleared = {fact.invoice.number: fact.at for fact in journal.of(Paid)}
    for fact in journal.of(Invoiced):
        until = cleared.get(fact.invoice.number, inf)
        for bucket, start, end in _stays(fact.invoice, until):
            changes[bucket].append((start, fact.invoice.cents))
            changes[bucket].append((end, -fact.invoice.cents))
    return {bucket: _steps(changes[bucket], journal.horizon) for bucket in BUCKETS}


def _steps(changes: list[tuple[Days, float]], end: Days) -> Steps:
    """Add up changes in cents until the *end*, to currency units."""
    summed = steps([change for change in changes if change[0] <= end], end)
    return Steps(summed.days, [cents / 100 for cents in summed.levels])


def past_due(journal: Journal) -> Steps:
    """Return what is past due over time, in currency units."""
    return _sum([level for name, level in ageing(journal).items() if name != CURRENT])


def payables(journal: Journal) -> Steps:
    """Return what is owed over time, in currency units."""
    return _sum(list(ageing(journal).values()))


def _stays(invoice: Invoice, until: Days) -> Iterator[tuple[str, Days, Days]]:
    """Yield the buckets that an invoice passes through, from when to when."""
    for bucket, (after, by) in BUCKETS.items():
        start = max(invoice.dated_at, invoice.due_at + after)
        end = min(until, invoice.due_at + by)
        if start < end:
            yield bucket, start, end


def _sum(levels: list[Steps]) -> Steps:
    """Add levels up that end on the same day."""
    days = sorted({day for level in levels for day in level.days})
    sums = [sum(level.at(day) for level in levels) for day in days]
    return Steps([*days, days[-1]], [*sums, sums[-1]])
