"""What holds where a file says nothing, and that it can say everything."""

from datetime import date
from pathlib import Path

import pytest

from sim.scenario import Scenario, Setting, load
from sim.scenario.bell_laws import Normal
from sim.scenario.contract import DaysAfterPlan, LiquidatedDamages

LEAST = """\
crosspurpose: 1
title: The least
currency: USD
activities: {dig: {duration: 1}}
settings: {plan: {}}
"""
MOST = """\
crosspurpose: 1
title: The unpaid supplier
currency: USD
calendar: {start: 2026-03-02, workweek: [fri, mon], holidays: [2026-05-25]}
project:
  contract_value: 14000000
  contract_finish: {days_after_plan: 15}
  overhead_per_day: 4800
  liquidated_damages: {per_day: 8000, cap: 0.1}
  give_up_after: 1500
crews:
  earthmoving:
    gangs: 1
    labour: 6200
    equipment: 7400
    standby: {labour_share: 1.0, equipment_share: 0.5}
    remobilisation: {after_workdays: 10, cost: 38000, takes: 5}
    booking: {tolerance_workdays: 10, comes_after: {low: 3, high: 9}}
activities:
  clear: {crew: earthmoving, duration: {low: 8, likely: 10, high: 15}}
  earthworks:
    {crew: earthmoving, after: [clear], duration: 30, materials: {aggregate: 9000}}
  drains: {after: {clear: 3}, duration: 12}
materials:
  aggregate:
    unit: t
    supplier: quarry
    unit_price: 28
    opening_stock: 600
    order: {safety_days: 5, cover_workdays: 10}
suppliers:
  quarry:
    lead_time: 4
    transit: 0
    terms: {net_days: 30, discount: 0.02, discount_days: 10, late_fee_per_month: 0.015}
    credit:
      hold_after_past_due: {mean: 30, sd: 5}
      limit: 900000
      reminders: [10, 20]
      warns_site: false
      release_takes: 1
      after_hold: {surcharge: 0.01, net_days: 15, cash_in_advance_from: 3}
accounts_payable:
  approval: 3
  dispute: {probability: 0.05, takes: 20}
  payment_run: {every: 7, first: 4, clearing: 2}
  policy: on_terms
  payment_age: 60
  longest_payment_age: 120
  exempt: [quarry]
  period: 91
  scorecard:
    dpo: [[35, 0], [50, 6000], [75, 20000]]
    downtime_cost_credit_hold: [[0, 0], [500000, -50000]]
  believes: {hold_after_past_due: {mean: 45, sd: 15}, hold_cost: informed}
treasury: {opening_cash: 6000000, cash_yield_rate: 0.045, overdraft_rate: 0.09}
executive: {escalation_takes: 5, emergency_clearing: 0}
customer:
  progress_payments: {every: 30, pays_after: 35, retention: 0.1}
  satisfaction: {per_day_late: 0.5, per_stoppage: 5, visible_after_workdays: 2}
  repeat_contract: {margin: 600000, chance: 0.8}
settings:
  pay on terms: {accounts_payable: {policy: on_terms, scorecard: null}}
  paid to extend payables:
    accounts_payable: {policy: scorecard, scorecard: {downtime_cost_credit_hold: null}}
  then reformed:
    accounts_payable: {policy: scorecard, exempt: null, believes: {hold_cost: none}}
    executive: {reform: {after_stoppages: 1, takes: 30, to: pay on terms}}
reference: pay on terms
sources: {suppliers.quarry.lead_time: "supplier's quote"}
vary: {suppliers.quarry.credit.hold_after_past_due: [15, 45]}
experiment: {replications: 10, seed: 20261124}
"""


BLOCKS = """\
crews: {c: {}}
materials: {m: {unit: t, unit_price: 1}}
suppliers: {s: {lead_time: 1, credit: {after_hold: {}}}}
accounts_payable: {}
treasury: {}
executive: {escalation_takes: 1}
customer: {progress_payments: {every: 30}, satisfaction: {}}
"""


@pytest.fixture
def least() -> Setting:
    Path("a.yaml").write_text(LEAST)
    return load("a.yaml").settings["plan"]


@pytest.fixture
def blocks() -> Setting:
    Path("a.yaml").write_text(LEAST + BLOCKS)
    return load("a.yaml").settings["plan"]


@pytest.fixture
def most() -> Scenario:
    Path("a.yaml").write_text(MOST)
    return load("a.yaml")


def test_a_file_needs_five_keys(least: Setting) -> None:
    assert least.name == "plan"
    assert (least.crews, least.materials, least.suppliers) == ({}, {}, {})
    assert (least.accounts_payable, least.treasury) == (None, None)
    assert (least.executive, least.customer) == (None, None)
    assert least.activities["dig"].crew is None


def test_without_a_calendar_every_day_is_worked(least: Setting) -> None:
    assert least.calendar.start == date(2026, 1, 5)
    assert len(least.calendar.workweek) == 7
    assert least.calendar.holidays == ()


def test_without_a_contract_nothing_is_earned_or_late(least: Setting) -> None:
    assert least.project.model_dump() == {
        "contract_value": 0,
        "contract_finish": None,
        "overhead_per_day": 0,
        "liquidated_damages": None,
        "give_up_after": None,
    }


def test_the_reference_is_the_first_setting() -> None:
    Path("a.yaml").write_text(LEAST.replace("{plan: {}}", "{b: {}, a: {}}"))
    scenario = load("a.yaml")
    assert scenario.reference == "b"
    assert (scenario.experiment.replications, scenario.experiment.seed) == (1000, 1)
    assert (scenario.sources, scenario.vary, scenario.warnings) == ({}, {}, ())


def test_defaults_of_a_crew(blocks: Setting) -> None:
    assert blocks.crews["c"].model_dump() == {
        "gangs": 1,
        "labour": 0,
        "equipment": 0,
        "standby": {"labour_share": 1, "equipment_share": 0.5},
        "remobilisation": None,
        "booking": None,
    }


def test_defaults_of_a_material(blocks: Setting) -> None:
    assert blocks.materials["m"].model_dump() == {
        "unit": "t",
        "unit_price": 1,
        "supplier": None,
        "quotes": {},
        "opening_stock": 0,
        "order": {"safety_days": 3, "cover_workdays": 10},
    }


def test_defaults_of_a_supplier(blocks: Setting) -> None:
    assert blocks.suppliers["s"].model_dump() == {
        "lead_time": {"value": 1},
        "transit": 0,
        "terms": {
            "net_days": 30,
            "discount": 0,
            "discount_days": 0,
            "late_fee_per_month": 0,
        },
        "credit": {
            "hold_after_past_due": None,
            "limit": None,
            "reminders": (),
            "warns_site": False,
            "release_takes": {"value": 0},
            "after_hold": {
                "surcharge": 0,
                "net_days": None,
                "cash_in_advance_from": None,
            },
        },
    }


def test_defaults_of_accounts_payable(blocks: Setting) -> None:
    assert blocks.accounts_payable is not None
    assert blocks.accounts_payable.model_dump() == {
        "approval": {"value": 0},
        "dispute": None,
        "payment_run": {"every": 7, "first": 7, "clearing": 0},
        "policy": "on_terms",
        "payment_age": None,
        "longest_payment_age": 120,
        "exempt": (),
        "period": 91,
        "scorecard": None,
        "believes": {
            "hold_after_past_due": {"mean": 45, "sd": 15},
            "hold_cost": "informed",
        },
    }


def test_defaults_of_the_firm_and_its_customer(blocks: Setting) -> None:
    assert blocks.treasury is not None
    assert set(blocks.treasury.model_dump().values()) == {0}
    assert blocks.executive is not None
    assert blocks.executive.model_dump() == {
        "escalation_takes": {"value": 1},
        "emergency_clearing": 0,
        "reform": None,
    }
    assert blocks.customer is not None
    assert blocks.customer.model_dump() == {
        "progress_payments": {"every": 30, "pays_after": 0, "retention": 0},
        "satisfaction": {
            "per_day_late": 0,
            "per_stoppage": 0,
            "visible_after_workdays": 2,
        },
        "repeat_contract": None,
    }


def test_every_key_can_be_given(most: Scenario) -> None:
    terms = most.settings["pay on terms"]
    assert most.warnings == ()
    assert terms.calendar.workweek == ("mon", "fri")
    assert terms.calendar.holidays == (date(2026, 5, 25),)
    assert terms.project.contract_finish == DaysAfterPlan(days_after_plan=15)
    assert terms.project.liquidated_damages == LiquidatedDamages(per_day=8000, cap=0.1)
    assert terms.activities["earthworks"].after == {"clear": 0}
    assert terms.activities["drains"].after == {"clear": 3}
    credit = terms.suppliers["quarry"].credit
    assert credit is not None
    assert credit.hold_after_past_due == Normal(30.0, 5.0)
    assert most.vary == {"suppliers.quarry.credit.hold_after_past_due": (15, 45)}


def test_each_setting_of_the_manual_is_what_it_says(most: Scenario) -> None:
    payables = [setting.accounts_payable for setting in most.settings.values()]
    policies = [part.policy for part in payables if part is not None]
    assert policies == ["on_terms", "scorecard", "scorecard"]
    cards = [part.scorecard for part in payables if part is not None]
    assert [card and list(card) for card in cards] == [
        None,
        ["dpo"],
        ["dpo", "downtime_cost_credit_hold"],
    ]
    costs = [part.believes.hold_cost for part in payables if part is not None]
    assert costs == ["informed", "informed", None]


def test_a_scorecard_steers_where_no_policy_is_named() -> None:
    text = "accounts_payable: {scorecard: {dpo: [[35, 0]]}}\n"
    Path("a.yaml").write_text(
        LEAST.replace("{}}", "{}, bare: {accounts_payable: {scorecard: null}}}") + text
    )
    settings = load("a.yaml").settings
    payables = [setting.accounts_payable for setting in settings.values()]
    assert [part.policy for part in payables if part] == ["scorecard", "on_terms"]


def test_numbers_are_plain_python_numbers(most: Scenario) -> None:
    crew = most.settings["pay on terms"].crews["earthmoving"]
    assert (type(crew.labour), type(crew.gangs)) == (float, int)
    assert type(most.title) is str
