"""Every fact stands in its order, and can be traced to where it began (rule J1)."""

from itertools import pairwise

from hypothesis import given

from sim.journal import Journal, chain
from sim.records import (
    BonusPaid,
    CreditHeld,
    CreditReleased,
    CrewLeft,
    CrewResumed,
    CrewSupplied,
    Delivered,
    EmergencyPaid,
    HoldNarrowed,
    Invoiced,
    OrderAccepted,
    OrderFreed,
    OrderHeld,
    OrderPlaced,
    Paid,
    PaymentAgeChosen,
    PolicySet,
    PrepaymentAsked,
    Record,
    ReleaseAgreed,
    ReleaseStopped,
    ReplicationEnded,
)
from tests.laws.dice import Tree
from tests.laws.journals import journals, law
from tests.laws.scenarios import scenarios

NEXT = {
    ("free", "age"): "age",
    ("free", "limit"): "limit",
    ("limit", "converted"): "age",
    ("age", "agreed"): "age",
    ("limit", "agreed"): "limit",
    ("age", "narrowed"): "limit",
    ("limit", "narrowed"): "limit",
    ("age", "released"): "free",
    ("limit", "released"): "free",
}
"""How an account is, from what it was and what happened; nothing else may (C3, C5)."""

ROOTS = PolicySet, OrderPlaced
TRACED = (
    CrewLeft,
    CrewSupplied,
    CrewResumed,
    Delivered,
    Invoiced,
    OrderHeld,
    OrderFreed,
    Paid,
    PaymentAgeChosen,
    BonusPaid,
    CreditHeld,
    CreditReleased,
    ReleaseAgreed,
    PrepaymentAsked,
    EmergencyPaid,
)


def move(fact: Record) -> tuple[str, str] | None:
    """Return what a fact does to which account."""
    if isinstance(fact, CreditHeld):
        return fact.supplier, "converted" if fact.converted else fact.trigger
    if isinstance(fact, ReleaseAgreed):
        return fact.supplier, "agreed"
    if isinstance(fact, HoldNarrowed):
        return fact.supplier, "narrowed"
    if isinstance(fact, CreditReleased):
        return fact.supplier, "released"
    return None


def moves_of_orders(journal: Journal) -> dict[int, list[Record]]:
    """Return, by order, what held it and freed it."""
    moves: dict[int, list[Record]] = {}
    for fact in journal:
        if isinstance(fact, OrderHeld | OrderFreed):
            moves.setdefault(fact.order.number, []).append(fact)
    return moves


@law
@given(scenarios())
def test_time_never_runs_back(tree: Tree) -> None:
    for journal in journals(tree).values():
        assert all(before.at <= after.at for before, after in pairwise(journal))
        assert len(journal.of(ReplicationEnded)) == 1
        assert all(fact.at <= journal.horizon for fact in journal)


@law
@given(scenarios())
def test_a_cause_comes_before_its_effect(tree: Tree) -> None:
    """In the order of the journal, not only by date; and it is one of its facts."""
    for journal in journals(tree).values():
        places = {id(fact): place for place, fact in enumerate(journal)}
        for place, fact in enumerate(journal):
            if fact.cause is not None:
                assert places[id(fact.cause)] < place


@law
@given(scenarios())
def test_every_stoppage_and_hold_is_traced_to_a_choice_or_an_order(tree: Tree) -> None:
    for journal in journals(tree).values():
        for fact in journal:
            if isinstance(fact, TRACED):
                assert isinstance(chain(fact)[-1], ROOTS)


@law
@given(scenarios())
def test_a_stoppage_by_credit_hold_is_traced_to_the_hold(tree: Tree) -> None:
    """Of its deliveries, each that was held can name what held it."""
    for journal in journals(tree).values():
        for supplied in journal.of(CrewSupplied):
            for delivered in supplied.deliveries:
                if delivered.held_days:
                    kinds = [type(fact) for fact in chain(delivered)]
                    assert OrderHeld in kinds
                    assert CreditHeld in kinds


@law
@given(scenarios())
def test_each_hold_comes_before_its_release(tree: Tree) -> None:
    """Per account: held, by limit perhaps and then by age or the other way, released.

    A hold (a) that goes on for want of room at its release is one (b) from then on.
    """
    for journal in journals(tree).values():
        state = dict.fromkeys(journal.job.setting.suppliers, "free")
        for fact in journal:
            moved = move(fact)
            if moved is not None:
                supplier, what = moved
                assert (state[supplier], what) in NEXT
                state[supplier] = NEXT[state[supplier], what]


@law
@given(scenarios())
def test_a_release_comes_when_it_was_agreed_or_not_at_all(tree: Tree) -> None:
    for journal in journals(tree).values():
        for fact in journal:
            if isinstance(fact, CreditReleased | ReleaseStopped):
                assert isinstance(fact.cause, ReleaseAgreed)
                assert fact.at == fact.cause.releases_at


@law
@given(scenarios())
def test_an_order_is_held_before_it_is_freed(tree: Tree) -> None:
    """And comes as much later as it was held: no hold, no held days."""
    for journal in journals(tree).values():
        moves, come = moves_of_orders(journal), journal.of(Delivered)
        for orders in moves.values():
            assert isinstance(orders[0], OrderHeld)
            freed = [isinstance(move, OrderFreed) for move in orders]
            assert not any(before and after for before, after in pairwise(freed))
        for delivered in come:
            kept = delivered.order.number in moves
            assert kept or delivered.held_days == 0
            assert delivered.held_days <= delivered.at - delivered.order.ordered_at


@law
@given(scenarios())
def test_an_order_is_placed_accepted_delivered_and_billed_in_turn(tree: Tree) -> None:
    for journal in journals(tree).values():
        placed = {fact.order.number: fact.at for fact in journal.of(OrderPlaced)}
        accepted = {fact.order.number: fact.at for fact in journal.of(OrderAccepted)}
        come = {fact.order.number: fact.at for fact in journal.of(Delivered)}
        billed = {fact.invoice.number: fact.at for fact in journal.of(Invoiced)}
        assert all(placed[number] <= at for number, at in accepted.items())
        assert all(accepted[number] <= at for number, at in come.items())
        assert all(come[number] == at for number, at in billed.items())
