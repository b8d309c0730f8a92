"""What the blocks of the departments need, and what is said when it is missing."""

from collections.abc import Callable

import pytest

from sim.scenario import Scenario

Load = Callable[..., Scenario]
Complain = Callable[..., list[str]]

WRONG = [
    (
        "procurement: {scorecard: {price_saving: [[0, 0]]}}\n",
        "13:27: procurement.scorecard.price_saving: unknown key; did you mean "
        "price_savings?",
    ),
    (
        "procurement: {policy: scorecard}\n",
        "13:23: procurement.policy: policy scorecard needs scorecard, which is missing",
    ),
    (
        "procurement: {policy: best}\n",
        "13:23: procurement.policy: must be fixed or scorecard, not 'best'",
    ),
    (
        "materials_management: {scorecard: {stockouts: [[0, 0]]}}\n",
        "13:35: materials_management.scorecard: has nothing to choose among; write "
        "safety_days or cover_workdays beside it",
    ),
    (
        "materials_management: {cover_workdays: [0]}\n",
        "13:41: materials_management.cover_workdays: must be above 0, not 0",
    ),
    (
        "sales: {}\n",
        "13:8: sales: needs project.contract_finish: what the file promises",
    ),
    (
        "project: {contract_finish: {days_after_plan: 1}}\nsales: {win: [[0, 1.2]]}\n",
        "14:14: sales.win: each chance must be from 0 to 1",
    ),
    (
        "project: {contract_finish: {days_after_plan: 1}}\nsales: {price: [[0, -1]]}\n",
        "14:16: sales.price: each share of the contract value must be at least 0",
    ),
    (
        "project_manager: {thresholds: [5]}\n",
        "13:1: project_manager.acceleration: is required, and is missing",
    ),
    (
        "project_manager: {acceleration: {share: 0, premium: 1}}\n",
        "13:41: project_manager.acceleration.share: must be above 0, not 0",
    ),
]
QUOTES = [
    (
        "{quary: 9}",
        "there is no supplier quary; did you mean quarry?",
    ),
    ("{quarry: 9}", "is the material's own supplier: its price is unit_price"),
]


@pytest.mark.parametrize(("block", "message"), WRONG)
def test_a_wrong_block_is_told(complaints: Complain, block: str, message: str) -> None:
    assert [said.partition(":")[2] for said in complaints(new=block)] == [message]


@pytest.mark.parametrize(("quotes", "message"), QUOTES)
def test_quotes_are_of_other_suppliers_that_there_are(
    complaints: Complain, quotes: str, message: str
) -> None:
    (said,) = complaints("unit_price: 50", f"unit_price: 50, quotes: {quotes}")
    assert said.endswith(message)


def test_quotes_need_a_supplier_to_be_compared_with(complaints: Complain) -> None:
    (said,) = complaints(
        "supplier: quarry, unit_price: 50", "quotes: {quarry: 9}, unit_price: 50"
    )
    assert said.endswith(
        "materials.gravel.quotes: need a supplier beside them, whose unit_price is the"
        " reference quote"
    )


def test_a_supplier_that_only_quotes_is_used(changed: Load) -> None:
    scenario = changed(
        "suppliers: {",
        "suppliers: {pit: {lead_time: 1}, ",
        ["materials.gravel.quotes={pit: 40}"],
    )
    assert scenario.warnings == ()


def test_a_scorecard_steers_where_no_policy_is_named(changed: Load) -> None:
    card = "procurement: {scorecard: {firm_value: [[0, 0]]}}\n"
    plan = changed(new=card).settings["plan"].procurement
    assert plan is not None
    assert plan.policy == "scorecard"
    fixed = changed(new=card, sets=["procurement.policy=fixed"])
    assert fixed.settings["plan"].procurement.policy == "fixed"  # type: ignore[union-attr]


def test_a_setting_may_put_another_goal_for_one(changed: Load) -> None:
    text = "procurement: {scorecard: {firm_value: [[0, 0]]}}\n"
    goal = "settings.late.procurement.scorecard"
    sets = [f"{goal}={{price_savings: [[0, 0], [9, 9]], firm_value: null}}"]
    scenario = changed(new=text, sets=sets)
    cards = [
        list(s.procurement.scorecard or {}) if s.procurement else []
        for s in scenario.settings.values()
    ]
    assert cards == [["firm_value"], ["price_savings"]]
