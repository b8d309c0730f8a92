"""A file with nothing but what is required is simulated."""

from pathlib import Path

import pytest

from sim.metrics import METRICS, measure
from sim.model import prepare, replicate
from sim.scenario import load

TEXT = """\
crosspurpose: 1
title: The least
currency: EUR
activities: {wait: {duration: 7.5}}
settings: {plan: {}}
"""


@pytest.fixture
def smallest(tmp_path: Path) -> Path:
    """Return the file."""
    file = tmp_path / "least.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_the_smallest_file_ends_as_planned_at_no_cost(smallest: Path) -> None:
    """An activity without a crew costs nothing (rule S1)."""
    scenario = load(smallest)
    assert scenario.reference == "plan"
    metrics = measure(replicate(prepare(scenario, "plan"), seed=1, replication=0))
    assert metrics["finished"] == 1
    assert metrics["finish_days"] == 7.5
    missing = [name for name in METRICS if metrics[name] is None]
    assert missing == [
        "late_days",
        "payment_age",
        "dpo",
        "days_to_pay",
        "expected_firm_value",
        "lowest_cash",
        "satisfaction",
    ]
    rest = {*METRICS} - {*missing, "finished", "finish_days"}
    assert {metrics[name] for name in rest} == {0}


def test_a_job_without_length_ends_at_once(smallest: Path) -> None:
    """A milestone alone: the critical path of one milestone is no special case."""
    journal = replicate(
        prepare(load(smallest, ["activities.wait.duration=0"]), "plan"),
        seed=1,
        replication=0,
    )
    assert journal.finished
    assert journal.horizon == 0
    assert measure(journal)["slip_days"] == 0
