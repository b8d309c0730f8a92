"""Where theory gives the days payable, the yield, or common sense says no hold."""

from typing import Any

import pytest

from sim.journal import Journal
from sim.metrics import measure
from sim.records import PaymentAgeChosen
from tests.laws.dice import Tree
from tests.laws.journals import journals
from tests.laws.scenarios import BLOCKS, LARGEST, POLICIES, drawn


def steady(days: int, age: float, **other: Any) -> Tree:
    """Return a job that buys 1,000 a day, for so many days, and pays at an age."""
    payables = {"policy": "fixed", "payment_age": age}
    return {
        "activities": {"dig": {"duration": days, "materials": {"sand": days}}},
        "materials": {
            "sand": {
                "unit": "t",
                "unit_price": 1000,
                "supplier": "pit",
                "order": {"safety_days": 0, "cover_workdays": 1},
            }
        },
        "suppliers": {"pit": {"lead_time": 0}},
        "settings": {
            "paid": {
                "accounts_payable": {
                    "payment_run": {"every": 1, "first": 0},
                    **payables,
                    **other,
                }
            }
        },
    }


def payables(journal: Journal, at: float) -> int:
    """Return what is owed to suppliers after all that moves at an instant."""
    owed = 0
    for when, debit, credit, cents in journal.ledger.postings:
        if when <= at:
            owed += cents * ((credit == "payables") - (debit == "payables"))
    return owed


def test_steady_purchases_paid_at_45_days_owe_45_days() -> None:
    """Little's law: 1,000 a day, 45 days each: 45,000, every day from the 45th on."""
    journal = journals(steady(100, 45))["paid"]
    assert {payables(journal, day) for day in range(45, 100)} == {45_000_00}
    assert measure(journal)["days_to_pay"] == 45


@pytest.mark.parametrize(
    ("days", "age", "dpo"), [(100, 45, 35.1), (1000, 450, 348.975), (4000, 45, 44.7525)]
)
def test_dpo_from_the_start_lags_behind_the_payment_age(
    days: int, age: int, dpo: float
) -> None:
    """Bought day by day, T days in all: age - age x (age - 1) / 2T.

    That is 45 - 45 x 44 / 200 = 35.1; bought without a break it were 45 - 45 x 45 / 200
    = 34.9, which the second, ten times as fine, comes to: 348.975 / 10 = 34.9. In the
    long run it is the age.
    """
    assert dpo == age - age * (age - 1) / (2 * days)
    journal = journals(steady(days, age))["paid"]
    assert measure(journal)["dpo"] == pytest.approx(dpo, abs=1e-6)


@pytest.mark.parametrize("net_days", [1, 14, 30])
def test_a_daily_payer_on_terms_takes_the_net_days(net_days: int) -> None:
    """Runs every day, cleared the same day: each is paid on its due date."""
    tree = steady(60, 0, policy="on_terms")
    tree["suppliers"]["pit"]["terms"] = {"net_days": net_days}
    metrics = measure(journals(tree)["paid"])
    assert metrics["days_to_pay"] == metrics["payment_age"] == net_days
    assert metrics["late_fees"] == 0


def test_freeing_a_million_for_30_days_is_worth_its_interest_and_no_more() -> None:
    """1,000,000 x 4.5 % x 30 / 365 = 3,698.63; paid at 60 days, not at 30."""
    tree = steady(100, 0)
    tree["materials"]["sand"] |= {
        "unit_price": 10_000,
        "order": {"safety_days": 0, "cover_workdays": 100},
    }
    tree["treasury"] = {"opening_cash": 5_000_000, "cash_yield_rate": 0.045}
    tree["settings"] = {
        age: {
            "accounts_payable": {
                "policy": "fixed",
                "payment_age": float(age),
                "payment_run": {"every": 1, "first": 0},
            }
        }
        for age in ("30", "60")
    }
    early, late = (measure(journal) for journal in journals(tree).values())
    gain = (late["cash_yield"] or 0) - (early["cash_yield"] or 0)
    assert gain == pytest.approx(3698.63, abs=0.011)
    value = (late["firm_value"] or 0) - (early["firm_value"] or 0)
    assert value == pytest.approx(gain, abs=0.011)


@pytest.mark.parametrize("seed", range(12))
def test_ample_credit_brings_no_hold(seed: int) -> None:
    """A limit of a billion and a patience of ten thousand days; nobody phones."""
    tree = drawn(seed, LARGEST, [*BLOCKS], POLICIES)
    ample = {"limit": 1e9, "hold_after_past_due": 10_000}
    for terms in tree["suppliers"].values():
        terms["credit"] = ample
    for journal in journals(tree).values():
        metrics = measure(journal)
        assert metrics["credit_holds"] == metrics["hold_days"] == 0
        assert metrics["idle_days_credit_hold"] == 0


def test_a_smaller_reward_than_a_cent_moves_nothing() -> None:
    """Pay is compared in whole cents (rule I3): 0.00001 a day is none, 1 a day is."""
    found = []
    for top in (0.001, 120.0):
        card = {"dpo": [[0.0, 0.0], [120.0, top]]}
        tree = steady(60, 0, policy="scorecard", scorecard=card)
        found.append(journals(tree)["paid"].of(PaymentAgeChosen)[0].age)
    assert found == [30, 120]
