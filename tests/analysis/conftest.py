"""A job without chance, in which the cliff of the payment age is known by hand."""

from pathlib import Path

import pytest

from sim.scenario import Scenario, load, vary
from tests.experiment.conftest import TEXT

ON_TERMS, AT_90 = "pay on terms", "pay at 90 days"
AGE = "accounts_payable.payment_age"
HOLD = "suppliers.Readymix.credit.hold_after_past_due"


@pytest.fixture
def job() -> Scenario:
    """The first invoice in two lots, held at 50 days, paid in runs every 30 days."""
    changes = {
        "materials.concrete.order.cover_workdays": 60,
        "accounts_payable.payment_run": {"every": 30, "first": 30},
        HOLD: 20,
        "experiment.replications": 2,
    }
    return vary(load("first_invoice"), changes)


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    """Three settings of one crew and one supplier, with chance in both."""
    file = tmp_path / "small.yaml"
    file.write_text(TEXT)
    return load(file)
