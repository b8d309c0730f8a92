"""How a setting steers and pays accounts payable, in words."""

from collections.abc import Mapping
from typing import Any

import pytest

from sim.report.page.steering import steering
from sim.scenario import load, vary
from tests.report.told import CASES, LATE, SCORECARD, first

DESK = f"settings.{LATE}.accounts_payable"

BY_SCORECARD = {
    key.replace("accounts_payable", DESK): value for key, value in SCORECARD.items()
}


def told(changes: Mapping[str, Any] | None = None) -> list[str]:
    """Return what the page says of the setting that pays late, with *changes*."""
    scenario = vary(load(CASES / "paid_at_90_days.yaml"), changes or {})
    (row,) = steering({LATE: first(scenario, LATE)}, scenario).rows
    return [cell.text for cell in row]


def test_a_policy_without_a_scorecard_pays_nothing() -> None:
    assert told() == [LATE, "pay when invoices are 90 days old", "nothing"]


def test_the_reference_is_marked() -> None:
    assert told({"reference": LATE})[0] == f"{LATE} (reference)"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({f"{DESK}.longest_payment_age": 45}, "45 days at most"),
        ({f"{DESK}.exempt": ["readymix"]}, "exempt, and paid on terms: readymix"),
        (
            {f"{DESK}.believes": {"hold_cost": "informed"}},
            "it is told what a late-payment hold costs the site",
        ),
        (
            {f"{DESK}.believes": {"hold_cost": 5000}},
            "it reckons a late-payment hold at $5,000",
        ),
        (
            {f"settings.{LATE}.materials": {"concrete": {"order": {"safety_days": 9}}}},
            "changed: materials, concrete, order, safety days 9 days",
        ),
        (
            {f"settings.{LATE}.project": {"contract_finish": None}},
            "changed: project, contract finish none",
        ),
    ],
    ids=["longest", "exempt", "informed", "a number", "the foreman", "removed"],
)
def test_whatever_a_setting_changes_is_told(
    changes: Mapping[str, Any], words: str
) -> None:
    assert words in told(BY_SCORECARD | dict(changes))[1].split("; ")[-1]


def test_a_scorecard_is_quoted_as_it_pays() -> None:
    assert told(BY_SCORECARD)[1:] == [
        "pay at the ages that its scorecard pays best for, 120 days at most",
        "a period of 91 days: DPO: $0 at 35, $6,000 at 50, $20,000 at 75",
    ]


def test_a_job_without_an_office_pays_on_the_due_date() -> None:
    changes = {"accounts_payable": None, DESK: None}
    assert told(changes)[1:] == [
        "no department chooses: every invoice is paid on its due date",
        "nothing",
    ]
