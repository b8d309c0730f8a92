"""Where the path of a lever leads, and what is set there."""

import pytest

from sim.analysis.levers import override, with_settings
from sim.scenario import Scenario, ScenarioError, load

BONUS = "paid to extend payables"


@pytest.fixture
def story() -> Scenario:
    return load("unpaid_supplier")


def varied(story: Scenario, setting: str, path: str, value: float) -> Scenario:
    """Return the scenario with a setting `point`, in which one number is another."""
    changed = override(story, setting, {path: value}, "--over")
    return with_settings(story, {"point": changed}, "--over")


def test_a_name_that_the_setting_does_not_write_is_found_in_the_file(
    story: Scenario,
) -> None:
    path = "suppliers.quarry.credit.limit"
    point, given = (
        varied(story, BONUS, path, 5.0).settings["point"],
        story.settings[BONUS],
    )
    ours, theirs = (s.suppliers["quarry"].credit for s in (point, given))
    assert ours is not None
    assert theirs is not None
    assert (ours.limit, ours.reminders) == (5, theirs.reminders)
    assert point.accounts_payable == given.accounts_payable


def test_one_number_of_a_pay_curve_leaves_the_others(story: Scenario) -> None:
    """The third point is [75, 15000]; 35 and 50 days are paid as before."""
    path = "accounts_payable.scorecard.dpo.3.kpi"
    payables = varied(story, BONUS, path, 60).settings["point"].accounts_payable
    assert payables is not None
    assert payables.scorecard == {"dpo": ((35, 0), (50, 7500), (60, 15000))}


def test_one_number_of_a_distribution_leaves_the_others(story: Scenario) -> None:
    """The hold age is {mean: 30, sd: 5}; alone, {mean: 20} would be exponential."""
    path = "suppliers.quarry.credit.hold_after_past_due.mean"
    changed = override(story, BONUS, {path: 20}, "--over")
    age = changed["suppliers"]["quarry"]["credit"]["hold_after_past_due"]
    assert age == {"mean": 20, "sd": 5}


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("accounts_payable.payment_agee", 9, "did you mean payment_age?"),
        ("suppliers.quary.credit.limit", 9, "did you mean quarry?"),
        ("accounts_payable.scorecard.dpo.4.kpi", 9, "its points are 1 to 3"),
        ("accounts_payable.scorecard.late_fees.1.pay", 9, "set it whole"),
        ("crews.paving.gangs.x", 9, "has no x there: set it whole"),
        ("accounts_payable.payment_age", -1, "at least 0"),
    ],
    ids=["key", "name", "point", "no curve", "too deep", "value"],
)
def test_a_wrong_lever_is_told_by_its_option(
    story: Scenario, path: str, value: float, words: str
) -> None:
    with pytest.raises(ScenarioError) as error:
        varied(story, BONUS, path, value)
    assert str(error.value).startswith("--over: ")
    assert words in str(error.value)
