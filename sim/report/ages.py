"""The payment ages that accounts payable chose, over one replication."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sim.journal import Journal
from sim.records import PaymentAgeChosen
from sim.units import Days


class AgeSpan(NamedTuple):
    """From when to when an age was in force, and the net days of the terms."""

    start: Days
    end: Days
    age: Days
    on_terms: bool
    net_days: Days


def chosen_ages(journal: Journal) -> dict[str, list[AgeSpan]]:
    """Return the ages by supplier, of those that were not always paid on terms."""
    spans = {
        supplier: list(_spans(journal, supplier))
        for supplier in journal.job.setting.suppliers
    }
    return {
        supplier: found
        for supplier, found in spans.items()
        if not all(span.on_terms for span in found)
    }


def _spans(journal: Journal, supplier: str) -> Iterator[AgeSpan]:
    """Yield the ages of a supplier, those alike as one."""
    net_days = journal.job.setting.suppliers[supplier].terms.net_days
    choices = [f for f in journal.of(PaymentAgeChosen) if f.supplier == supplier]
    changes = list(_changes(choices))
    ends = [*(fact.at for fact in changes[1:]), journal.horizon]
    for fact, end in zip(changes, ends, strict=True):
        if fact.at < end:
            yield AgeSpan(fact.at, end, fact.age, fact.on_terms, net_days)


def _changes(choices: Sequence[PaymentAgeChosen]) -> Iterator[PaymentAgeChosen]:
    known = None
    for fact in choices:
        if (fact.age, fact.on_terms) != known:
            yield fact
        known = (fact.age, fact.on_terms)
