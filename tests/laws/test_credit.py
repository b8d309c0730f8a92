"""What suppliers do on credit, in any scenario (rules C1 to C6)."""

from collections import defaultdict
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from sim.journal import Journal
from sim.luck import Luck
from sim.records import (
    CreditHeld,
    CreditReleased,
    Delivered,
    HoldNarrowed,
    Invoiced,
    OrderAccepted,
    Paid,
    PrepaymentAsked,
    Record,
    Reminded,
)
from sim.units import Days, instant, to_cents
from tests.laws.dice import Dice, Tree
from tests.laws.journals import journals, law
from tests.laws.scenarios import scenarios

Time = tuple[Days, Days]


def holds_by_age(journal: Journal) -> dict[str, list[Time]]:
    """Return from when to when each account was on a hold by age."""
    times: defaultdict[str, list[Time]] = defaultdict(list)
    since: dict[str, Days] = {}
    for fact in journal:
        if isinstance(fact, CreditHeld) and fact.trigger == "age":
            since[fact.supplier] = fact.at
        elif isinstance(fact, CreditReleased | HoldNarrowed) and fact.supplier in since:
            times[fact.supplier].append((since.pop(fact.supplier), fact.at))
    for supplier, start in since.items():
        times[supplier].append((start, float("inf")))
    return times


def cleared(journal: Journal) -> dict[int, Days]:
    """Return when each invoice was paid."""
    return {fact.invoice.number: fact.at for fact in journal.of(Paid)}


@law
@given(scenarios())
def test_an_invoice_at_its_hold_age_finds_the_account_on_hold(tree: Tree) -> None:
    """Not cleared so many days after its due date, the account is held (rule C3)."""
    for journal in journals(tree).values():
        luck, paid = Luck(journal.job.setting, 1, 0), cleared(journal)
        held = holds_by_age(journal)
        for fact in journal.of(Invoiced):
            supplier = fact.invoice.order.supplier
            age = luck.hold_age(supplier)
            if age is None:
                continue
            tested_at = instant(fact.invoice.due_at + age)
            open_still = paid.get(fact.invoice.number, float("inf")) > tested_at
            if open_still and tested_at < journal.horizon:
                assert any(a <= tested_at < b for a, b in held[supplier])


@law
@given(scenarios())
def test_a_hold_by_age_has_an_invoice_of_that_age(tree: Tree) -> None:
    """And a hold by limit an order that does not fit beside what is owed."""
    for journal in journals(tree).values():
        setting, paid = journal.job.setting, cleared(journal)
        luck = Luck(setting, 1, 0)
        for held in journal.of(CreditHeld):
            credit = setting.suppliers[held.supplier].credit
            assert credit is not None
            if held.invoice is not None:
                age = luck.hold_age(held.supplier)
                assert age is not None
                assert held.at == instant(held.invoice.due_at + age)
                assert paid.get(held.invoice.number, float("inf")) > held.at
            else:
                assert credit.limit is not None
                assert held.exposure > 0
                assert held.order is not None


@law
@given(scenarios())
def test_nothing_leaves_a_supplier_that_holds_by_age(tree: Tree) -> None:
    """What was processed waits at the dock until the release (rule C3)."""
    for journal in journals(tree).values():
        held = holds_by_age(journal)
        for fact in journal.of(Delivered):
            supplier = journal.job.setting.suppliers[fact.order.supplier]
            left_at = fact.at - supplier.transit
            spans = held[fact.order.supplier]
            assert not any(a + 1e-8 < left_at < b - 1e-8 for a, b in spans)


@law
@given(scenarios())
def test_nothing_is_accepted_while_an_account_is_held_by_age(tree: Tree) -> None:
    for journal in journals(tree).values():
        held = holds_by_age(journal)
        for fact in journal.of(OrderAccepted):
            spans = held[fact.order.supplier]
            assert not any(a < fact.at < b for a, b in spans)


def with_exposure(journal: Journal) -> Iterator[tuple[Record, dict[str, int]]]:
    """Yield each fact with what is owed or committed to each supplier before it."""
    prepaid = {fact.order.number for fact in journal.of(PrepaymentAsked)}
    owed: defaultdict[str, int] = defaultdict(int)
    for fact in journal:
        yield fact, owed
        if isinstance(fact, Paid):
            owed[fact.invoice.order.supplier] -= fact.invoice.cents
        elif isinstance(fact, OrderAccepted) and fact.order.number not in prepaid:
            owed[fact.order.supplier] += fact.cents


@law
@given(scenarios())
def test_exposure_stays_within_the_limit(tree: Tree) -> None:
    """But for an order alone on the account (rule C3); prepaid orders are outside."""
    for journal in journals(tree).values():
        prepaid = {fact.order.number for fact in journal.of(PrepaymentAsked)}
        for fact, owed in with_exposure(journal):
            if isinstance(fact, OrderAccepted) and fact.order.number not in prepaid:
                name = fact.order.supplier
                credit = journal.job.setting.suppliers[name].credit
                if credit is not None and credit.limit is not None and owed[name]:
                    assert owed[name] + fact.cents <= to_cents(credit.limit)


@law
@given(scenarios())
def test_a_hold_by_limit_has_an_order_that_does_not_fit(tree: Tree) -> None:
    """Its price is known when it is accepted after all (rule C3)."""
    for journal in journals(tree).values():
        price = {fact.order.number: fact.cents for fact in journal.of(OrderAccepted)}
        for fact, owed in with_exposure(journal):
            if isinstance(fact, CreditHeld):
                assert fact.exposure == owed[fact.supplier]
                credit = journal.job.setting.suppliers[fact.supplier].credit
                if fact.order is not None and fact.order.number in price:
                    assert credit is not None
                    assert credit.limit is not None
                    cents = fact.exposure + price[fact.order.number]
                    assert cents > to_cents(credit.limit)


@law
@given(scenarios())
def test_orders_on_credit_are_accepted_in_the_order_in_which_they_came(
    tree: Tree,
) -> None:
    """A small one does not slip in before a large one that waits (rules C3, C5)."""
    for terms in tree["suppliers"].values():
        terms["credit"] = {"limit": 1500}
    for material in tree["materials"].values():
        material["order"] = {"cover_workdays": 1}
    for journal in journals(tree).values():
        prepaid = {fact.order.number for fact in journal.of(PrepaymentAsked)}
        numbers: defaultdict[str, list[int]] = defaultdict(list)
        for fact in journal.of(OrderAccepted):
            if fact.order.number not in prepaid:
                numbers[fact.order.supplier].append(fact.order.number)
        assert all(found == sorted(found) for found in numbers.values())


@law
@given(scenarios())
def test_a_reminder_is_about_an_invoice_that_is_open_and_past_due(tree: Tree) -> None:
    for journal in journals(tree).values():
        paid = cleared(journal)
        for fact in journal.of(Reminded):
            assert fact.at == instant(fact.invoice.due_at + fact.past_due)
            assert paid.get(fact.invoice.number, float("inf")) > fact.at
            credit = journal.job.setting.suppliers[fact.supplier].credit
            assert credit is not None
            last = fact.past_due == max(credit.reminders)
            assert fact.to_site == (credit.warns_site and last)


def at_ages(tree: Tree, *ages: float) -> Tree:
    """Return a scenario paid at one fixed age in each setting, without reform."""
    office = tree["settings"]["other"]["accounts_payable"]
    paid = {**office, "policy": "fixed", "exempt": []}
    boss = {k: v for k, v in tree.get("executive", {}).items() if k != "reform"}
    return {
        **tree,
        "executive": boss or None,
        "settings": {
            f"at {age}": {"accounts_payable": {**paid, "payment_age": age}}
            for age in ages
        },
    }


def without_warnings(tree: Tree) -> Tree:
    """Return a scenario in which nobody pays before there is a hold, but in runs."""
    quiet = {
        name: {**terms, "credit": {**terms.get("credit", {}), "warns_site": False}}
        for name, terms in tree["suppliers"].items()
    }
    return {**tree, "suppliers": quiet}


def first_hold(journal: Journal) -> Days:
    """Return when any account first went on hold."""
    return min((held.at for held in journal.of(CreditHeld)), default=float("inf"))


@law
@given(scenarios(), st.integers(0, 30), st.integers(0, 30))
def test_a_higher_payment_age_never_brings_a_hold_later(
    tree: Tree, age: int, more: int
) -> None:
    """Until the first hold the site is the same, and each invoice is open longer.

    The end of the replication cannot bend it, as it is the same too. (A warning to the
    site could: it has invoices paid before there is a hold.)
    """
    pair = journals(at_ages(without_warnings(tree), age, age + more + 0.5))
    earlier, later = pair.values()
    assert first_hold(later) <= first_hold(earlier)


@law
@given(scenarios(), st.integers(0, 30), st.integers(0, 9))
def test_a_higher_hold_age_never_brings_the_first_hold_sooner(
    tree: Tree, age: int, more: int
) -> None:
    """The same invoices, the same payments, more patience."""
    dice = Dice.of(age)
    firsts = []
    for patience in (dice.number(0, 5), 5.0 + more):
        patient = {
            name: {**terms, "credit": {"hold_after_past_due": patience}}
            for name, terms in tree["suppliers"].items()
        }
        drawn = at_ages({**tree, "suppliers": patient}, float(age))
        firsts.append(first_hold(*journals(drawn).values()))
    assert firsts[0] <= firsts[1]
