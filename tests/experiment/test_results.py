"""The tables of an experiment."""

import numpy as np
import pytest

from sim.experiment.design import design
from sim.experiment.results import Results
from sim.experiment.worker import DecisionRow
from sim.metrics import METRICS
from sim.scenario import Scenario

SLIP = METRICS.index("slip_days")


@pytest.fixture
def results(scenario: Scenario) -> Results:
    """Two settings, two of four replications; slip counts 0, 1, 2, 3, the rest is 1."""
    metrics = np.ones((2, 2, len(METRICS)))
    metrics[:, :, SLIP] = [[0, 1], [2, 3]]
    metrics[1, 0, METRICS.index("finished")] = 0
    metrics[1, 0, METRICS.index("dpo")] = np.nan
    decided = (
        DecisionRow("late", 0, 0.0, "plant", 60, None),
        DecisionRow("on terms", 1, 0.0, "plant", 30, None),
    )
    asked = design(scenario, settings=["on terms", "late"])
    return Results.of(asked, 30.0, metrics, decided)


def test_rows_stand_setting_by_setting_and_replications_count_from_0(
    results: Results,
) -> None:
    table = results.replications()
    assert list(table.columns) == ["setting", "replication", *METRICS]
    assert list(table["setting"]) == ["on terms", "on terms", "late", "late"]
    assert list(table["replication"]) == [0, 1, 0, 1]
    assert list(table["slip_days"]) == [0, 1, 2, 3]


def test_finished_is_yes_or_no(results: Results) -> None:
    assert list(results.replications()["finished"]) == [True, True, False, True]


def test_a_metric_without_a_value_stays_without(results: Results) -> None:
    assert list(results.replications()["dpo"].isna()) == [False, False, True, False]


def test_decisions_stand_setting_by_setting(results: Results) -> None:
    table = results.decisions()
    assert list(table["setting"]) == ["on terms", "late"]
    assert list(table.columns) == list(DecisionRow._fields)


def test_fewer_replications_than_asked_means_stopped(results: Results) -> None:
    assert results.done == 2
    assert results.stopped
