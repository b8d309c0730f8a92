"""Whatever the departments choose, nothing is lost (rules I4, I5, J2, J3)."""

import pytest
from hypothesis import given

from sim.journal import Journal
from sim.metrics import METRICS, measure
from sim.records import (
    Accelerated,
    ActivityStarted,
    Delivered,
    DepartmentPaid,
    OrderPlaced,
)
from sim.stock import movements
from tests.laws.dice import Tree
from tests.laws.journals import journals, law, told
from tests.laws.scenarios import scenarios
from tests.laws.test_books import GAINS, LOSSES

RISING = [[-50_000, -500], [50_000, 500]]
FALLING = [[-50_000, 900], [50_000, -900]]


def with_departments(tree: Tree) -> Tree:
    """Return a scenario in which every department chooses, and is paid."""
    finish = {"contract_finish": {"days_after_plan": 1}}
    return {
        **tree,
        "materials": {
            name: {**material, "quotes": quotes(material, list(tree["suppliers"]))}
            for name, material in tree["materials"].items()
        },
        "project": {**tree.get("project", {}), **finish},
        "procurement": {
            "scorecard": {"price_savings": RISING, "late_deliveries": FALLING},
        },
        "materials_management": {
            "safety_days": [0, 3],
            "cover_workdays": [2],
            "scorecard": {"stock_value": FALLING, "stockouts": FALLING},
        },
        "sales": {
            "promises": [0, 4],
            "win": [[0, 0.9], [5, 0.2]],
            "price": [[0, 1], [5, 0.9]],
            "scorecard": {"bookings": RISING, "satisfaction": RISING},
        },
        "project_manager": {
            "acceleration": {"share": 0.3, "premium": 0.4},
            "thresholds": [0, 2],
            "believes": {"slip": {"mean": 3, "sd": 3}},
            "scorecard": {"slip_days": FALLING, "firm_value": RISING},
        },
    }


def quotes(material: Tree, suppliers: list[str]) -> dict[str, float]:
    """Return lower quotes of all other suppliers, where the material is bought."""
    own, price = material["supplier"], 0.9 * material["unit_price"]
    return {name: price for name in suppliers if own and name != own}


def labour(journal: Journal) -> float:
    """Return what the work of a finished job costs in labour."""
    setting = journal.job.setting
    faster = {fact.activity for fact in journal.of(Accelerated)}
    return sum(
        fact.days
        * setting.crews[crew].labour
        * (1.4 if fact.activity in faster else 1.0)
        for fact in journal.of(ActivityStarted)
        if (crew := setting.activities[fact.activity].crew) is not None
    )


@law
@given(scenarios())
def test_accounts_still_add_up(tree: Tree) -> None:
    """Every bonus is an account, to the cent; all postings sum to zero (rule J2)."""
    for journal in journals(with_departments(tree)).values():
        values = measure(journal)
        assert tuple(values) == METRICS
        gained = sum(values[name] or 0.0 for name in GAINS)
        lost = sum(values[name] or 0.0 for name in LOSSES)
        assert values["firm_value"] == pytest.approx(gained - lost, abs=0.0051)
        assert sum(journal.ledger.balances().values()) == 0
        for fact in journal.of(DepartmentPaid):
            assert values[f"bonus_{fact.department}"] == fact.cents / 100 >= 0


@law
@given(scenarios())
def test_work_is_paid_with_its_premium(tree: Tree) -> None:
    """Each activity at its crew's rates; accelerated ones at 1.4 of them."""
    for journal in journals(with_departments(tree)).values():
        if journal.finished:
            assert measure(journal)["labour"] == pytest.approx(labour(journal), abs=1)


@law
@given(scenarios())
def test_orders_and_stock_are_conserved(tree: Tree) -> None:
    """Delivered = used + in the yard, which never holds less than nothing (J3)."""
    for journal in journals(with_departments(tree)).values():
        numbers = {fact.order.number for fact in journal.of(OrderPlaced)}
        assert {fact.order.number for fact in journal.of(Delivered)} <= numbers
        for name in journal.job.setting.materials:
            moved = [m for m in movements(journal) if m.material == name]
            assert sum(m.quantity for m in moved) >= -1e-4


@law
@given(scenarios())
def test_same_seed_same_journal(tree: Tree) -> None:
    tree = with_departments(tree)
    one, other = journals(tree), journals(tree)
    assert [told(one[name]) for name in one] == [told(other[name]) for name in other]
