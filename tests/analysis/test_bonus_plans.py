"""Bonus plans: how each is written, which are tried, and which is chosen."""

import numpy as np
import pytest

from sim.analysis.bonus_plans import BONUS, DPO, FIRM, Family, Goals, Plan
from sim.analysis.plan_search import Searched, lay_out
from sim.experiment.design import DesignError
from sim.experiment.results import Results
from sim.metrics import METRICS
from sim.report.designed import as_yaml
from sim.scenario import Scenario, load, vary
from sim.scenario.mistakes import Place
from sim.scenario.reading import read_text
from sim.scenario.tree import plain

PLAN = Plan(40, 62.5, 9000, chargeback=0.25, exempt=("quarry", "rebar yard"))


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    """The shipped scenario, whose file exempts five suppliers in one setting."""
    return load("unpaid_supplier")


def searched(
    scenario: Scenario, goals: Goals, *outcomes: tuple[float, ...]
) -> Searched:
    """A search whose plans gave a DPO, a bonus and a firm value each."""
    plans = [Plan(40, 50 + place, 100) for place in range(len(outcomes))]
    search = lay_out(scenario, plans, None)
    metrics = np.zeros((len(outcomes), 1, len(METRICS)))
    for layer, values in enumerate(outcomes):
        for metric, value in zip((DPO, BONUS, FIRM), values, strict=True):
            metrics[layer, 0, METRICS.index(metric)] = value
    return Searched(search, Results.of(search.design(1, None), 0.0, metrics), goals)


def test_a_plan_pasted_into_a_file_is_the_plan_that_was_tried(
    scenario: Scenario,
) -> None:
    """Its YAML below settings gives the same accounts payable as the search ran."""
    tree, _ = read_text(f"settings:\n{as_yaml(PLAN)}\n", Place("pasted"))
    pasted = vary(scenario, plain(tree))
    tried = lay_out(scenario, [PLAN], None).scenario
    ours = pasted.settings["designed plan"].accounts_payable
    assert ours == tried.settings["plan 1"].accounts_payable
    assert ours is not None
    assert ours.scorecard == {
        "dpo": ((40, 0), (62.5, 9000)),
        "downtime_cost_credit_hold": ((0, 0), (1_000_000, -250_000)),
    }


def test_the_family_is_every_plan_whose_threshold_lies_below_its_top(
    scenario: Scenario,
) -> None:
    """
    Thresholds 30 and 55, tops 50 and 60: 3 of 4 pairs; 2 chargebacks; with no
    exemption and with that of the file: 12 plans. The file pays 15,000 at most.
    """
    plans = Family((30, 55), (50, 60), (0, 0.1)).plans(scenario)
    assert len(set(plans)) == 12
    assert {plan.pay for plan in plans} == {15_000}
    assert {len(plan.exempt) for plan in plans} == {0, 5}


def test_a_family_without_plans_is_refused(scenario: Scenario) -> None:
    """No threshold below its top; a share of the downtime below 0."""
    with pytest.raises(DesignError, match="0 plans"):
        Family((60,), (50,)).plans(scenario)
    with pytest.raises(DesignError, match="a chargeback is a share"):
        Family(chargebacks=(-0.1,)).plans(scenario)


def test_other_kpis_of_the_setting_pay_no_more(scenario: Scenario) -> None:
    """A copy of “profit first” is paid for DPO, not for firm value too."""
    search = lay_out(scenario, [Plan(40, 50, 100)], "profit first")
    payables = search.scenario.settings["plan 1"].accounts_payable
    assert payables is not None
    assert payables.scorecard is not None
    assert list(payables.scorecard) == ["dpo"]


def test_the_plan_with_the_highest_firm_value_that_meets_the_goals_is_chosen(
    scenario: Scenario,
) -> None:
    """The third is best, but has too little DPO; the second too dear a bonus."""
    outcomes = ((46, 900, 10), (47, 5000, 20), (30, 0, 30))
    best = {
        Goals(): "plan 3",
        Goals(dpo=45): "plan 2",
        Goals(dpo=45, bonus=1000): "plan 1",
        Goals(dpo=46): "plan 2",
        Goals(dpo=48): None,
    }
    for goals, name in best.items():
        assert searched(scenario, goals, *outcomes).best == name


def test_the_fresh_replications_are_not_those_it_was_chosen_on(
    scenario: Scenario,
) -> None:
    """The next seed, as many, with all settings of the file."""
    search = lay_out(scenario, [PLAN], None)
    first = search.design(5, 7)
    fresh = search.fresh("plan 1", first)
    assert (fresh.seed, fresh.replications) == (8, 5)
    assert fresh.settings == (*scenario.settings, "plan 1")
