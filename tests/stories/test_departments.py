"""Departments set their levers, and it shows on the site (rules I4a to I4d)."""

import pytest

from sim.journal import Journal, chain
from sim.metrics import measure
from sim.records import (
    Accelerated,
    ActivityFinished,
    ActivityStarted,
    CrewStopped,
    DepartmentPaid,
    LeverChosen,
    OrderPlaced,
)
from tests.stories.telling import days, metrics, tell

LATE = """
project: {contract_value: 100000, overhead_per_day: 100}
crews: {gang: {labour: 1000, equipment: 500}}
activities:
  clear: {crew: gang, duration: 10, materials: {sand: 10}}
  dig: {crew: gang, after: [clear], duration: 20}
  pave: {crew: gang, after: [dig], duration: 20}
materials: {sand: {unit: t, supplier: pit, unit_price: 10}}
suppliers: {pit: {lead_time: 5}}
project_manager: {acceleration: {share: 0.25, premium: 0.5}, threshold_days: %s}
"""


def test_work_is_accelerated_until_the_forecast_is_in_time() -> None:
    """
    The first sand comes on day 5, so that the finish is forecast on 55, 5 days late.
    Digging, 20 days, takes 16, from 15 to 31. The finish is forecast on 51, 1 day late:
    that is not above 2, and paving takes its 20 days.

    Labour 10 + 16 x 1.5 + 20 = 54 days of 1,000; without the premium it were 46.
    """
    journal = tell(LATE % 2)
    assert [(f.at, f.activity, f.late_days) for f in journal.of(Accelerated)] == [
        (15, "dig", 5)
    ]
    assert [f.days for f in journal.of(ActivityStarted)] == [10, 16, 20]
    assert days(journal, ActivityFinished) == [15, 31, 51]
    assert metrics(journal, "labour", "equipment", "slip_days") == {
        "labour": 54_000,
        "equipment": 27_000,
        "slip_days": 1,
    }


def test_with_a_lower_threshold_more_is_accelerated() -> None:
    """Paving too, from 31: 16 days to day 47, 3 before the plan."""
    journal = tell(LATE % 0)
    assert [f.activity for f in journal.of(Accelerated)] == ["dig", "pave"]
    assert journal.horizon == 47


def test_without_a_threshold_nothing_is_accelerated() -> None:
    journal = tell(LATE % "null")
    assert journal.of(Accelerated) == []
    assert journal.horizon == 55


def test_lateness_is_past_the_contract_finish_where_there_is_one() -> None:
    """5 days late by plan are none by a contract finish 10 days after it."""
    text = LATE.replace("100}", "100, contract_finish: {days_after_plan: 10}}") % 0
    assert tell(text).of(Accelerated) == []


def test_an_unfinished_job_owes_the_premium_of_the_work_done() -> None:
    """
    Given up on day 20, 5 days into digging: 10 + 5 x 1.5 days of labour, paid or owed.
    The premium is 2.5 days of 1,500.
    """
    text = LATE.replace("overhead_per_day: 100", "give_up_after: 20") % (
        "2, scorecard: {cost: [[0, 0], [100000, 100000]]}, thresholds: [2]"
    )
    journal = tell(text)
    assert journal.of(Accelerated)[0].cause is journal.job.chosen[0]
    assert metrics(journal, "finished", "labour", "bonus_project_manager") == {
        "finished": 0,
        "labour": 17_500,
        "bonus_project_manager": 3_750,
    }


def test_days_that_a_crew_stood_bear_no_premium() -> None:
    """
    Digging, accelerated from day 15, wants ore that the mine delivers on day 18; given
    up on day 20, 2 of its 5 days were worked.
    """
    text = (
        LATE.replace("overhead_per_day: 100", "give_up_after: 20").replace(
            "duration: 20}\n  pave", "duration: 20, materials: {ore: 20}}\n  pave"
        )
        % "2, scorecard: {cost: [[0, 0], [100000, 100000]]}, thresholds: [2]"
    )
    ore = "\n  ore: {unit: t, supplier: mine, unit_price: 10}"
    text = text.replace("materials: {sand: {unit", "materials:\n  sand: {unit")
    text = text.replace("unit_price: 10}}", f"unit_price: 10}}{ore}")
    text = text.replace("suppliers: {pit", "suppliers: {mine: {lead_time: 18}, pit")
    journal = tell(text)
    assert days(journal, CrewStopped) == [0, 15]
    assert metrics(journal, "labour", "bonus_project_manager") == {
        "labour": 10_000 + 2 * 1_500,
        "bonus_project_manager": 2 * 750,
    }


BOUGHT = """
project: {contract_value: 50000, overhead_per_day: 100}
crews: {gang: {labour: 1000, equipment: 500}}
activities:
  clear: {crew: gang, duration: 20}
  dig: {crew: gang, after: [clear], duration: 20, materials: {sand: 100}}
materials:
  sand: {unit: t, supplier: pit, unit_price: 10, quotes: {far: 8},
         order: {safety_days: 1}}
suppliers:
  pit: {lead_time: 3}
  far: {lead_time: {values: [8, 8, 12]}}
procurement:
  scorecard:
    price_savings: [[0, 0], [1000, 100]]
    late_deliveries: [[0, 0], [10, -10]]
materials_management:
  safety_days: [0]
  scorecard: {stock_value: [[0, 1000], [1000, 0]], stockouts: [[0, 0], [9, 9]]}
"""


def bought() -> Journal:
    """Return the first replication in which an order is late."""
    stories = (tell(BOUGHT, replication=number) for number in range(9))
    return next(story for story in stories if story.of(CrewStopped))


def test_an_order_is_placed_as_it_is_because_two_scorecards_paid_for_it() -> None:
    """The foreman's order, the safety days, the supplier (rule J1)."""
    placed = bought().of(OrderPlaced)[0]
    assert placed.order.supplier == "far"
    assert isinstance(chain(placed)[0], OrderPlaced)
    departments = [f.department for f in chain(placed) if isinstance(f, LeverChosen)]
    assert departments == ["materials_management", "procurement"]


def test_departments_are_paid_as_the_job_ends() -> None:
    """
    200 saved pay 20, less 1 for each late delivery; each stockout pays 1. A lot of 400
    is drawn in ten parts, the first as it comes: 360, 320, ... lie a day each, 1,800 a
    lot.
    """
    journal = bought()
    stoppages = len(journal.of(CrewStopped))
    by_name = {fact.department: fact for fact in journal.of(DepartmentPaid)}
    buyer, keeper = by_name["procurement"], by_name["materials_management"]
    assert [fact.at for fact in by_name.values()] == [journal.horizon] * 2
    assert [pay.value for pay in buyer.pays] == [200, stoppages]
    assert buyer.cents == 100 * (20 - stoppages)
    assert keeper.pays[0].value == pytest.approx(2 * 1_800 / journal.horizon)
    assert keeper.pays[1].value == stoppages


def test_bonuses_lower_the_firm_value_that_they_are_paid_beside() -> None:
    """Revenue 50,000, work 60,000, sand 800; the rest as it came."""
    values = measure(bought())
    lost = 60_000.0 + 800
    for name in ("downtime_cost", "overhead"):
        lost += values[name] or 0.0
    for name in ("bonus_procurement", "bonus_materials_management"):
        assert values[name]
        lost += values[name] or 0.0
    assert values["firm_value"] == pytest.approx(50_000 - lost)
    assert values["bonus_sales"] == 0


def test_expected_firm_value_counts_the_chance_of_winning() -> None:
    """Promised 5 days after plan: a quarter of the firm value; none without sales."""
    text = LATE.replace("100}", "100, contract_finish: {days_after_plan: 5}}") % 0
    journal = tell(text + "sales: {win: [[0, 0.3], [10, 0.2]]}")
    values = metrics(journal, "firm_value", "expected_firm_value")
    assert values["expected_firm_value"] == pytest.approx(
        0.25 * (values["firm_value"] or 0), abs=0.01
    )
    assert measure(tell(LATE % 0))["expected_firm_value"] is None
