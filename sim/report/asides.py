"""What happened between the stoppages, a dated sentence each."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from sim.journal import Journal
from sim.records import (
    Accelerated,
    ActivityFinished,
    BonusPaid,
    CreditHeld,
    CreditReleased,
    DepartmentPaid,
    LeverChosen,
    PaymentAgeChosen,
    Record,
    Reformed,
    TradeRebooked,
)
from sim.report import department_words
from sim.report.choices import policy_of
from sim.report.experience import learned, lessons
from sim.report.sentences import told
from sim.report.speech import Speech, lasting, listed, sentence
from sim.units import Days


def ages(facts: Collection[PaymentAgeChosen]) -> str:
    """Return choices by age: "75 days for quarry and readymix; on terms ..."."""
    by_age: dict[str, list[str]] = {}
    for fact in facts:
        age = lasting(fact.age)
        words = f"on terms, {age}," if fact.on_terms else age
        by_age.setdefault(words, []).append(fact.supplier)
    return "; ".join(f"{age} for {listed(names)}" for age, names in by_age.items())


def rounds(journal: Journal) -> list[list[PaymentAgeChosen]]:
    """Return the choices of accounts payable, those of one occasion together."""
    facts = journal.of(PaymentAgeChosen)
    return [
        list(occasion)
        for _, occasion in groupby(facts, key=lambda fact: (fact.at, id(fact.cause)))
    ]


def asides(
    journal: Journal, told_holds: Collection[int], speech: Speech
) -> Iterator[tuple[Days, str]]:
    """Return what is worth a sentence beside the stoppages, each with its instant.

    Holds that are told with a stoppage (by identity) are left out.
    """
    for facts in department_words.rounds(journal.of(LeverChosen)):
        words = department_words.expected(facts, speech.near(facts[0].at))
        yield facts[0].at, sentence(words)
    for fact in journal:
        if _is_told(fact, told_holds):
            words = told(fact, speech.near(fact.at))
            yield fact.at, sentence(f"{words}{_more(journal, fact, speech)}")
    yield from _changes(journal)


def _is_told(fact: Record, told_holds: Collection[int]) -> bool:
    if isinstance(fact, CreditHeld):
        return id(fact) not in told_holds
    return isinstance(
        fact,
        BonusPaid | Reformed | TradeRebooked | DepartmentPaid | Accelerated,
    )


def _more(journal: Journal, fact: Record, speech: Speech) -> str:
    """Return what to add to a fact."""
    if isinstance(fact, CreditHeld):
        return _end(journal, fact, speech)
    if isinstance(fact, TradeRebooked) and isinstance(fact.cause, ActivityFinished):
        return _late(journal, fact.cause)
    return ""


def _late(journal: Journal, finished: ActivityFinished) -> str:
    """Return how late the activity finished that a trade had to wait for."""
    job = journal.job
    planned = dict(
        zip((work.name for work in job.works), job.plan.finishes, strict=True)
    )
    late = lasting(finished.at - planned[finished.activity])
    return f": {finished.activity} was finished {late} after its planned finish"


def _end(journal: Journal, fact: CreditHeld, speech: Speech) -> str:
    """Return how a hold that stopped nobody ended."""
    for released in journal.of(CreditReleased):
        if released.supplier == fact.supplier and released.at >= fact.at:
            day = speech.near(fact.at).day(released.at)
            return f"; no crew stood for it, and it was released on {day}"
    return "; no crew stood for it, and it was never released"


def _changes(journal: Journal) -> Iterator[tuple[Days, str]]:
    """Return the choices that changed an age."""
    known: dict[str, PaymentAgeChosen] = {}
    for occasion in rounds(journal):
        changed = [f for f in occasion if known and _differs(known[f.supplier], f)]
        if changed:
            why = _why_shorter(journal, known, changed)
            yield changed[0].at, f"Accounts payable chooses anew: {ages(changed)}.{why}"
        known.update({fact.supplier: fact for fact in occasion})


def _differs(one: PaymentAgeChosen, other: PaymentAgeChosen) -> bool:
    return (one.age, one.on_terms) != (other.age, other.on_terms)


def _why_shorter(
    journal: Journal,
    known: Mapping[str, PaymentAgeChosen],
    changed: Sequence[PaymentAgeChosen],
) -> str:
    """Return what a scorecard's choice of shorter ages has learned, if it has.

    A reform is told by itself.
    """
    shorter = [f.supplier for f in changed if f.age < known[f.supplier].age]
    first, last = changed[0], known[changed[0].supplier]
    if (
        not shorter
        or first.expected_pay is None
        or policy_of(first) is not policy_of(last)
    ):
        return ""
    before, now = learned(journal, last), learned(journal, first)
    words = lessons(before, {name: now[name] for name in shorter})
    return f" It has learned that {'; and that '.join(words)}." if words else ""
