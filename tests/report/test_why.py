"""Why the site stopped: chains of causes that add up to the idle days."""

from collections import defaultdict
from functools import cache

import pytest

from sim.api import run
from sim.metrics import measure
from sim.model import prepare, replicate
from sim.report.papers import Papers
from sim.report.stoppages import orders_of
from sim.report.study import Study
from sim.report.why import (
    FORECAST,
    LATE_ORDER,
    LEAST,
    NO_DESK,
    SAMPLE,
    TRIGGERS,
    Cause,
    causes,
    common_causes,
    sample,
)
from sim.scenario import load, vary
from sim.spells import spells
from tests.report.told import CASES, LATE, ON_TERMS, SCORECARD, first


@cache
def story() -> Study:
    """Return six replications of the story."""
    return run(load("unpaid_supplier"), replications=6)


def test_the_hand_case_has_two_causes() -> None:
    """Idle 10 days at 90 days: 2 as the first order comes late, 8 by the hold."""
    journal = first(load(CASES / "paid_at_90_days.yaml"), LATE)
    late = "accounts payable is to pay when invoices are 90 days old"
    assert causes(journal) == {
        Cause("readymix", LATE_ORDER, FORECAST, by_hold=False): pytest.approx(2),
        Cause("readymix", TRIGGERS["age"], late, by_hold=True): pytest.approx(8),
    }


def test_a_scorecard_is_named_with_what_it_pays_for() -> None:
    scenario = vary(load(CASES / "paid_at_90_days.yaml"), SCORECARD)
    behind = {c.behind for c in causes(first(scenario, ON_TERMS)) if c.by_hold}
    assert behind == {"accounts payable pays late: its scorecard pays for DPO"}


def test_an_office_that_never_chooses_is_said_to() -> None:
    """Paid on the due date, an invoice of net 30 is no day past due; held at 0."""
    changes = {
        "accounts_payable": None,
        f"settings.{LATE}.accounts_payable": None,
        "suppliers.readymix.credit.limit": 1000,
    }
    found = causes(first(vary(load(CASES / "paid_at_90_days.yaml"), changes), LATE))
    held = [cause for cause in found if cause.by_hold]
    assert [c.trigger for c in held] == [TRIGGERS["limit"]]
    assert held[0].behind == NO_DESK


@pytest.mark.parametrize("setting", ["pay on terms", "paid to extend payables"])
def test_causes_add_up_to_the_idle_days(setting: str) -> None:
    """Of each replication: those by hold, and all."""
    for journal in sample(story(), setting, 3):
        found, metrics = causes(journal), measure(journal)
        by_hold = sum(days for cause, days in found.items() if cause.by_hold)
        assert by_hold == pytest.approx(metrics["idle_days_credit_hold"])
        assert sum(found.values()) == pytest.approx(metrics["idle_days"])


def test_the_commonest_cause_comes_first_and_shares_add_up_to_one() -> None:
    """The mean over the sample is that of the replications themselves."""
    setting = "paid to extend payables"
    common = common_causes(sample(story(), setting))
    days = [cause.days for cause in common]
    assert days == sorted(days, reverse=True)
    assert sum(cause.share for cause in common) == pytest.approx(1)
    table = story().replications
    mean = table[table["setting"] == setting]["idle_days"].mean()
    assert sum(days) == pytest.approx(mean)
    assert all(0 < cause.replications <= 1 for cause in common)


def test_a_sample_is_no_more_than_what_was_run() -> None:
    assert len(list(sample(story(), "pay on terms", SAMPLE))) == 6
    assert len(list(sample(story(), "pay on terms", 2))) == 2


def test_no_stoppage_has_no_cause() -> None:
    scenario = vary(
        load(CASES / "paid_at_90_days.yaml"), {"materials.concrete.opening_stock": 1000}
    )
    assert common_causes([first(scenario, LATE)]) == []


def test_of_two_held_orders_the_last_to_come_is_to_blame() -> None:
    """Each hold's days count for the supplier of the order that came last."""
    setting = "paid to extend payables"
    expected: defaultdict[str, float] = defaultdict(float)
    several = 0
    for journal in sample(story(), setting):
        papers = Papers(journal)
        for spell in spells(journal):
            held = [n for n in orders_of(papers, spell.stopped) if n in papers.waits]
            if not held or spell.credit_hold <= LEAST:
                continue
            several += len({papers.placed[n].order.supplier for n in held}) > 1
            last = max(held, key=lambda n: papers.delivered[n].at)
            expected[papers.placed[last].order.supplier] += spell.credit_hold
    found: defaultdict[str, float] = defaultdict(float)
    for journal in sample(story(), setting):
        for cause, days in causes(journal).items():
            found[cause.supplier] += days if cause.by_hold else 0.0
    assert several > 2
    assert {name: found[name] for name in expected} == pytest.approx(dict(expected))


def test_a_hold_after_the_reform_is_due_to_what_was_chosen_before() -> None:
    """In replication 11 an account is held for an invoice left unpaid before it."""
    scenario = load("unpaid_supplier")
    job = prepare(scenario, "paid to extend, then reformed")
    journal = replicate(job, seed=scenario.experiment.seed, replication=11)
    found = {cause.behind for cause in causes(journal) if cause.by_hold}
    assert found == {"accounts payable pays late: its scorecard pays for DPO"}
