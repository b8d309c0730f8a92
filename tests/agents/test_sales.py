"""Sales promises the contract finish (rule I4c)."""

from math import pi, sqrt

import pytest

from sim.agents.sales import view
from sim.scenario import DaysAfterPlan
from tests.agents.hall import VALUE, hall

SALES = """sales:
  promises: [-10, 0, 10]
  win: [[-10, 0.8], [10, 0.4]]
  price: [[0, 1], [10, 0.9]]
  believes: {slip: {mean: 4, sd: %s}}
  scorecard: {%s}"""
FIXED = SALES.replace("scorecard", "policy: fixed\n  scorecard")
BOOKINGS = "bookings: [[0, 0], [100000, 1000]]"
LATE = "late_days: [[0, 100], [100, 0]]"
FIRM = "firm_value: [[-100000, -100000], [100000, 100000]]"


def test_its_own_promise_comes_first() -> None:
    """2 days after plan: 0.56 by the curve from 0.8 to 0.4, and a price of 0.98."""
    job = hall(FIXED % (0, LATE))
    policy = job.given.sales
    assert policy is not None
    promises, _ = view(job, policy)
    assert list(promises.days) == [2, -10, 0, 10]
    assert promises.chances == pytest.approx([0.56, 0.8, 0.6, 0.4])
    assert promises.prices == pytest.approx([0.98, 1, 1, 0.9])


def test_paid_for_bookings_it_promises_early() -> None:
    """0.8 of 50,000 pays 400; at the file's promise 0.56 of 49,000 would pay 274."""
    job = hall(SALES % (0, BOOKINGS))
    assert job.setting.project.contract_finish == DaysAfterPlan(days_after_plan=-10)
    assert job.chosen[0].expected_pay == 400
    assert job.win_chance == pytest.approx(0.8)


def test_paid_for_no_late_days_it_promises_late_at_a_lower_price() -> None:
    job = hall(SALES % (0, LATE))
    assert job.contract_finish == job.plan.finish + 10
    assert job.setting.project.contract_value == 45_000


def test_late_days_are_the_mean_past_the_promise() -> None:
    """Promised at the mean, a normal slip is late by sd / sqrt(2 pi): 1.596 of 4."""
    text = SALES.replace("[-10, 0, 10]", "[4]") % (4, "late_days: [[0, 1000], [10, 0]]")
    (fact,) = hall(text).chosen
    assert fact.pays[0].value == pytest.approx(4 / sqrt(2 * pi), rel=1e-3)


def test_expected_firm_value_is_the_chance_of_what_the_contract_is_worth() -> None:
    """
    The job is a loss, so that the least chance of it is best: 0.4 x (-15,000 - 5,000
    off the price - 4 x 100 of overhead) = -8,160, in time for a finish 4 days after
    plan; promised as planned it would be 0.6 x (-15,000 - 400 - 4 x 50) = -9,360.
    """
    (fact,) = hall(SALES % (0, FIRM)).chosen
    assert fact.option == "10 days after plan"
    assert fact.expected_pay == pytest.approx(0.4 * (VALUE - 5000 - 400))


def test_damages_are_expected_up_to_their_cap() -> None:
    """Promised 10 days before plan: 14 days late, 700, of which the cap leaves 500."""
    text = SALES.replace("[-10, 0, 10]", "[-10]").replace("0.8], [10, 0.4]", "1]")
    job = hall(text % (0, FIRM), old="per_day: 50", new="per_day: 50, cap: 0.01")
    (fact,) = job.chosen
    assert fact.pays[0].value == pytest.approx(VALUE - 400 - 500)


def test_satisfaction_pays_only_where_it_is_counted() -> None:
    """4 days past the plan cost 8 points of 100."""
    card = "satisfaction: [[0, 0], [100, 100]]"
    (fact,) = hall(SALES % (0, card)).chosen
    assert (fact.option, fact.expected_pay, fact.pays) == ("2 days after plan", 0, ())
    judge = "customer: {satisfaction: {per_day_late: 2}}"
    only = SALES.replace("[-10, 0, 10]", "[0]") % (0, card)
    (fact,) = hall(only, judge).chosen
    assert fact.pays[0].value == 96


def test_dissatisfaction_is_expected_to_cost_repeat_margin() -> None:
    """Promised as planned: 4 days late, 8 points, 8 % of 1,000 x 0.5; damages 200."""
    judge = """customer: {satisfaction: {per_day_late: 2},
      repeat_contract: {margin: 1000, chance: 0.5}}"""
    text = SALES.replace("[-10, 0, 10]", "[0]").replace("0.8], [10, 0.4]", "1]")
    (fact,) = hall(text % (0, FIRM), judge).chosen
    assert fact.option == "0 days after plan"
    assert fact.pays[0].value == pytest.approx(VALUE - 400 - 200 - 40)


def test_price_and_chance_hold_for_the_promise_of_the_file_too() -> None:
    job = hall(FIXED % (0, LATE))
    assert job.chosen == ()
    assert job.setting.project.contract_value == pytest.approx(49_000)
    assert job.win_chance == pytest.approx(0.56)


def test_it_sees_nothing_of_the_site() -> None:
    """Whatever suppliers and crews are like, it knows the plan and the contract."""
    other = hall(
        SALES % (0, BOOKINGS),
        "executive: {escalation_takes: 9}",
        old="lead_time: {low: 2, high: 4}",
        new="lead_time: 90, credit: {limit: 1}",
    )
    assert [fact[2:] for fact in other.chosen] == [
        fact[2:] for fact in hall(SALES % (0, BOOKINGS)).chosen
    ]
