"""Attribution on a small job: three parts in which two settings differ."""

from pathlib import Path

import pytest

from sim.analysis.arrangements import differing, lay_out
from sim.analysis.attribution import Attributed
from sim.experiment import runner
from sim.experiment.design import DesignError
from sim.scenario import Scenario, load, vary

TEXT = """\
crosspurpose: 1
title: A small job
currency: USD
project: {overhead_per_day: 100}
crews: {gang: {labour: 1000, equipment: 600}}
activities:
  pour: {crew: gang, duration: {low: 60, likely: 90, high: 140}, materials: {mix: 60}}
materials: {mix: {unit: m3, supplier: plant, unit_price: 1000}}
suppliers:
  plant:
    lead_time: {mean: 3}
    credit: {hold_after_past_due: {mean: 10, sd: 3}, release_takes: 1}
accounts_payable: {policy: on_terms}
executive: {escalation_takes: 3}
customer: {satisfaction: {per_day_late: 0.5}}
settings:
  firm: {}
  own:
    accounts_payable: {policy: fixed, payment_age: 60}
    executive: {escalation_takes: 20}
    customer: {satisfaction: {per_day_late: 1}}
  late: {accounts_payable: {policy: fixed, payment_age: 60}}
experiment: {replications: 6, seed: 7}
"""


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    """Payables and escalation do harm; the customer's satisfaction costs nothing."""
    (tmp_path / "small.yaml").write_text(TEXT)
    return load(tmp_path / "small.yaml")


@pytest.fixture
def attributed(scenario: Scenario) -> Attributed:
    """All eight arrangements, run."""
    arrangements = lay_out(scenario)
    return Attributed(arrangements, runner.run(arrangements.design(None, None)))


def test_by_default_the_setting_that_differs_most_is_the_own_goals(
    scenario: Scenario,
) -> None:
    """`own` differs from `firm` in three parts, `late` in one."""
    arrangements = lay_out(scenario)
    assert (arrangements.own, arrangements.aligned) == ("own", "firm")
    assert set(arrangements.departments) == {
        "accounts_payable",
        "executive",
        "customer",
    }
    assert len(set(arrangements.names)) == 8


def test_an_arrangement_takes_each_part_from_its_side(scenario: Scenario) -> None:
    """Payables alone on their own goal is what `late` says."""
    arrangements = lay_out(scenario)
    place = 1 << arrangements.departments.index("accounts_payable")
    name = arrangements.names[place]
    assert name == "own goal: accounts_payable"
    assert differing(arrangements.scenario, name, "late") == ()


def test_the_shares_add_up_to_the_loss(attributed: Attributed) -> None:
    """The means of the shares to the mean of the loss, as in each replication."""
    assert attributed.total.mean > 0
    assert attributed.table()["share"].sum() == pytest.approx(attributed.total.mean)


def test_a_part_without_effect_gets_exactly_nothing(attributed: Attributed) -> None:
    """Nobody loses by satisfaction where no repeat contract hangs on it."""
    row = attributed.table().set_index("department").loc["customer"]
    assert [row[name] for name in ("share", "share_low", "share_high")] == [0] * 3


def test_who_makes_the_harm_possible_is_reformed_first(attributed: Attributed) -> None:
    """
    Without late payment nobody has to escalate: slow escalation alone costs nothing,
    and once payables are reformed no loss is left.
    """
    alone, share, reformed = (
        attributed.table().set_index("department")[name]
        for name in ("alone", "share", "reformed")
    )
    assert alone["executive"] == 0
    assert share["executive"] > 0
    steps = attributed.reforms()
    assert steps["department"][0] == "accounts_payable"
    assert steps["left"].tolist() == [0, 0, 0]
    assert steps["gain"].sum() == pytest.approx(attributed.total.mean)
    assert reformed["accounts_payable"] == pytest.approx(steps["gain"][0])


def test_late_payment_and_slow_escalation_make_each_other_worse(
    attributed: Attributed,
) -> None:
    """Slow escalation costs only together with late payment: all of it is of both."""
    first = attributed.interactions().iloc[0]
    assert {first["department"], first["other"]} == {"accounts_payable", "executive"}
    share = attributed.table().set_index("department")["share"]["executive"]
    assert float(str(first["interaction"])) == pytest.approx(2 * share)


def test_settings_that_are_alike_are_refused(scenario: Scenario) -> None:
    """There is no loss to share."""
    with pytest.raises(DesignError, match="differ in 0 departments"):
        lay_out(scenario, own="firm", aligned="firm")


def test_which_setting_is_meant_must_be_said_where_several_differ_as_much(
    scenario: Scenario,
) -> None:
    """Another setting differs in as many parts as `own`."""
    parts = {"accounts_payable": None, "executive": None, "customer": None}
    more = vary(scenario, {"settings.other": parts})
    with pytest.raises(DesignError, match="“own”, “other”"):
        lay_out(more)
