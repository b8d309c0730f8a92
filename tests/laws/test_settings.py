"""Where accounts payable cannot reach the site, the site does not feel it."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sim.metrics import measure
from sim.records import (
    ActivityFinished,
    ActivityStarted,
    BonusPaid,
    CreditHeld,
    CrewLeft,
    CrewResumed,
    CrewStopped,
    Delivered,
    Invoiced,
    OrderAccepted,
    OrderPlaced,
    Paid,
    PaymentAgeChosen,
    PaymentSent,
    PolicySet,
    TradeRebooked,
)
from tests.laws.dice import Tree
from tests.laws.journals import happened, journals, law
from tests.laws.scenarios import scenarios

SITE = (
    ActivityStarted,
    ActivityFinished,
    TradeRebooked,
    CrewStopped,
    CrewLeft,
    CrewResumed,
    OrderPlaced,
    OrderAccepted,
    Delivered,
)


def patient(tree: Tree, **credit: object) -> Tree:
    """Return a scenario whose suppliers have another credit policy, or none."""
    suppliers = {
        name: {**terms, "credit": credit or None}
        for name, terms in tree["suppliers"].items()
    }
    return {**tree, "suppliers": suppliers}


def prompt(tree: Tree) -> Tree:
    """Return a scenario of long terms, no disputes, and ages within the terms."""
    office = {"approval": 1, "payment_run": {"every": 2, "clearing": 1}}
    late = {**office, "policy": "fixed", "payment_age": 19.0}
    early = {**office, "policy": "fixed", "payment_age": 4.0}
    suppliers = {
        name: {**terms, "terms": {"net_days": 20}}
        for name, terms in tree["suppliers"].items()
    }
    return {
        **tree,
        "suppliers": suppliers,
        "settings": {
            "one": {"accounts_payable": early},
            "other": {"accounts_payable": late},
        },
    }


def same_site(tree: Tree) -> bool:
    """Return whether the site's history is the same in both settings, bit for bit."""
    one, other = journals(tree).values()
    return happened(one, *SITE) == happened(other, *SITE)


@law
@given(scenarios())
def test_without_credit_policies_payment_does_not_reach_the_site(tree: Tree) -> None:
    assert same_site(patient(tree))


@law
@given(scenarios(), st.integers(0, 5))
def test_paid_by_the_due_date_no_supplier_stops(tree: Tree, after: int) -> None:
    """Each invoice clears at 4 or 19 days, before its due date of 20: no hold by age.

    Runs leave every 2 days, so that an age of 4 is always met.
    """
    tree = patient(prompt(tree), hold_after_past_due=after, reminders=[0])
    for journal in journals(tree).values():
        assert all(fact.at <= fact.invoice.due_at for fact in journal.of(Paid))
        assert not journal.of(CreditHeld)
    assert same_site(tree)


def test_one_day_past_due_is_enough_for_a_supplier_to_stop() -> None:
    """The other side of the law: at 4 days it ships, at 40 days it does not."""
    found = []
    for age in (19.0, 40.0):
        tree = long_job(age)
        found.append(len(journals(tree)["paid"].of(CreditHeld)))
    assert found[0] == 0 < found[1]


def long_job(age: float) -> Tree:
    """Return a job of 60 days on one material, paid at an age."""
    office = {"policy": "fixed", "payment_age": age, "payment_run": {"every": 1}}
    return {
        "activities": {"dig": {"duration": 60, "materials": {"sand": 60}}},
        "materials": {"sand": {"unit": "t", "unit_price": 10, "supplier": "pit"}},
        "suppliers": {
            "pit": {
                "lead_time": 1,
                "terms": {"net_days": 20},
                "credit": {"hold_after_past_due": 1},
            }
        },
        "settings": {"paid": {"accounts_payable": office}},
    }


CURVES = st.dictionaries(
    st.sampled_from(["dpo", "days_to_pay", "on_time", "late_fees", "firm_value"]),
    st.just([[0.0, 0.0]]) | st.just([[0.0, 400.0], [50.0, 400.0]]),
)


@law
@given(scenarios("on_terms"), CURVES)
def test_a_scorecard_that_pays_the_same_for_everything_pays_on_terms(
    tree: Tree, curves: dict[str, object]
) -> None:
    """All ages pay alike, so the nearest to terms is taken: the terms (rule I3)."""
    office = tree["settings"]["other"]["accounts_payable"] | {"scorecard": curves}
    scored = {**office, "policy": "scorecard", "longest_payment_age": 60}
    suppliers = {
        name: {**terms, "terms": {**terms["terms"], "net_days": 7}}
        for name, terms in tree["suppliers"].items()
    }
    for terms in suppliers.values():
        (terms.get("credit", {}).get("after_hold") or {}).pop("net_days", None)
    tree = {
        **{key: part for key, part in tree.items() if key != "executive"},
        "suppliers": suppliers,
        "settings": {
            "one": {"accounts_payable": {**office, "policy": "on_terms"}},
            "other": {"accounts_payable": scored},
        },
    }
    one, other = journals(tree).values()
    assert all(fact.on_terms for fact in other.of(PaymentAgeChosen))
    assert all(fact.age == 7 for fact in other.of(PaymentAgeChosen))
    kinds = (*SITE, Paid, PaymentSent, Invoiced, CreditHeld, BonusPaid)
    assert happened(one, *kinds) == happened(other, *kinds)
    assert measure(one) == measure(other)


@settings(law, max_examples=40)
@given(
    st.integers(1, 40),
    st.integers(3, 90),
    st.integers(1, 50),
    st.integers(95, 200),
)
def test_a_dpo_curve_that_is_flat_above_a_day_is_followed_to_that_day(
    net_days: int, wanted: int, slope: int, longest: int
) -> None:
    """Runs every 4 days: an age results in 2 days less. Flat from 50 - 2: age 50.

    Any older pays no more, and is further from terms; any younger pays less. Below
    terms the same holds: the terms themselves pay all there is.
    """
    tree = long_job(1.0)
    tree["suppliers"]["pit"]["terms"]["net_days"] = net_days
    tree["settings"]["paid"]["accounts_payable"] = {
        "payment_run": {"every": 4},
        "longest_payment_age": longest,
        "scorecard": {"dpo": [[0.0, 0.0], [wanted - 2.0, wanted * slope * 1.0]]},
    }
    first = journals(tree)["paid"].of(PaymentAgeChosen)[0]
    assert first.age == max(wanted, net_days)
    assert first.on_terms == (wanted <= net_days)


@settings(law, max_examples=30)
@given(scenarios("scorecard"))
def test_the_chosen_age_is_a_whole_number_of_days_within_bounds(tree: Tree) -> None:
    """From 1 to the longest, or the terms; an exempt supplier has its terms (I3)."""
    for journal in journals(tree).values():
        policy = journal.job.setting.accounts_payable
        assume(policy is not None)
        assert policy is not None
        for fact in journal.of(PaymentAgeChosen):
            if fact.supplier in policy.exempt:
                assert fact.on_terms
            if not fact.on_terms and not journal.job.setting.executive:
                assert fact.age == int(fact.age)
                assert 1 <= fact.age <= policy.longest_payment_age


@law
@given(scenarios())
def test_a_policy_is_set_at_the_start_and_by_a_reform_only(tree: Tree) -> None:
    """Twice at most; a choice for each supplier follows at once (rules P4, E3)."""
    for journal in journals(tree).values():
        sets = journal.of(PolicySet)
        reform = journal.job.setting.executive and journal.job.setting.executive.reform
        assert sets[0].at == 0
        assert len(sets) <= (2 if reform else 1)
        first = [fact.supplier for fact in journal.of(PaymentAgeChosen)]
        names = [*journal.job.setting.suppliers]
        assert first[: len(names)] == names
