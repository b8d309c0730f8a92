"""Sweeps of a job whose cliff is known, and of one with chance."""

import pandas as pd
import pytest

import sim
from sim.analysis.cliff import Cliff, between, find
from sim.analysis.grids import lay_out, name_of
from sim.experiment.design import DesignError
from sim.scenario import Scenario
from tests.analysis.conftest import AGE, AT_90, HOLD, ON_TERMS

MONEY = ["mean", "difference", "difference_low", "difference_high"]


def test_the_safe_extension_is_the_last_age_that_a_run_clears_before_the_hold(
    job: Scenario,
) -> None:
    """Invoice 1 is of day 2: the runs of day 30 and 60 clear it at 28 and 58 days.

    The supplier holds at 50 days, on day 52. Up to an age of 57 the invoice leaves on
    day 30. At 58 it leaves on day 60; the account is released on day 61, and the second
    lot, needed on day 62, comes on day 63. One idle day costs 1,000 + 600 / 2 and 400
    of overhead: 1,700, more than the limit, a thousandth of 500,000.
    """
    swept = sim.sweep(job, {AGE: [30, 50, 70, 90]})
    (found,) = swept.safe_extension()
    assert (found.value, found.unsafe, found.limit) == (57, 58, 500)
    assert (found.bound, found.unsafe_bound) == (0, 1700)
    assert not found.beyond
    added = swept.table().query("added")[AGE].unique()
    assert sorted(added) == [55, 57, 58, 60]


def test_a_larger_limit_takes_a_larger_loss(job: Scenario) -> None:
    """At 88 the invoice would leave on day 90: the executive pays on day 67 instead.

    The second lot comes on day 70, eight days late: 8 x 1,300 of downtime, 8 x 400 of
    overhead, and 1,000 for each of the 5 days past the contract finish.
    """
    (found,) = sim.sweep(job, {AGE: [30, 90]}).safe_extension(1701)
    assert (found.value, found.bound) == (87, 1700)
    assert (found.unsafe, found.unsafe_bound) == (88, 18_600)


def test_beyond_the_grid_more_may_be_safe(job: Scenario) -> None:
    (found,) = sim.sweep(job, {AGE: [30, 50]}).safe_extension()
    assert found.beyond
    assert (found.value, found.unsafe) == (50, None)


def test_none_is_safe_where_all_are_held(job: Scenario) -> None:
    (found,) = sim.sweep(job, {AGE: [60, 90]}).safe_extension(1700)
    assert (found.value, found.bound, found.beyond) == (None, None, False)


def test_each_value_of_a_second_lever_has_its_own(job: Scenario) -> None:
    """Held at 20 or 27 past due alike; at 28, 58 days, the money clears in time."""
    over = {AGE: [50.0, 58.0], HOLD: [20.0, 28.0]}
    found = sim.sweep(job, over).safe_extension()
    assert [(f.at, f.value) for f in found] == [((HOLD, 20), 57), ((HOLD, 28), 58)]


def test_one_replication_has_no_interval(job: Scenario) -> None:
    with pytest.raises(DesignError, match="2 replications or more"):
        sim.sweep(job, {AGE: [60, 90]}, replications=1).safe_extension()


def test_without_a_contract_value_a_limit_is_needed(job: Scenario) -> None:
    poor = sim.vary(job, {"project.contract_value": 0})
    with pytest.raises(DesignError, match="--safe-below"):
        sim.sweep(poor, {AGE: [60, 90]}).safe_extension()


def test_the_reference_stays_and_the_setting_is_varied(job: Scenario) -> None:
    """The age of 90 swept anew is the setting at 90 days; on terms nothing moves."""
    table = sim.sweep(job, {AGE: [90.0]}, setting=AT_90).table()
    of = table[table["metric"] == "firm_value"].set_index("setting")
    values = sim.run(job).summary().query("metric == 'firm_value'")
    mean = values.set_index("setting")["mean"]
    assert of["mean"].tolist() == [mean[ON_TERMS], mean[AT_90]]
    assert of["difference"].iloc[1] == mean[AT_90] - mean[ON_TERMS]


def test_an_added_point_has_the_luck_of_the_grid(scenario: Scenario) -> None:
    swept = sim.sweep(scenario, {AGE: [20.0, 60.0]}, replications=5)
    name = name_of([AGE], (40.0,))
    more = swept.swept.with_point((40.0,), swept._run).table()
    whole = sim.sweep(scenario, {AGE: [20.0, 40.0, 60.0]}, replications=5).table()
    pd.testing.assert_frame_equal(
        more.drop(columns="added"), whole.drop(columns="added")
    )
    assert more[more["added"]]["setting"].unique().tolist() == [name]


def test_points_are_named_without_dots() -> None:
    point = name_of(["a.b", "c"], (0.25, -100_000.0))
    assert point == "a/b 0·25, c -100000"


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({}, "one or two"),
        ({"a": [1.0], "b": [1.0], "c": [1.0]}, "one or two"),
        ({AGE: [float(i) for i in range(500)]}, "larger steps"),
        ({AGE: []}, "1 to 400"),
    ],
    ids=["none", "three", "many", "empty"],
)
def test_a_grid_has_one_or_two_levers_and_not_too_many_points(
    job: Scenario, over: dict[str, list[float]], words: str
) -> None:
    with pytest.raises(DesignError, match=words):
        lay_out(job, over)


@pytest.mark.parametrize(
    ("bounds", "cliff"),
    [
        ({1: 0, 2: 0, 3: 9}, Cliff(1, 2, 3)),
        ({1: 0, 2: 0}, Cliff(1, 2, None)),
        ({1: 9, 2: 0, 3: 9, 4: 0}, Cliff(2, 2, 3)),
        ({1: 5}, Cliff(None, None, None)),
        ({1: 0, 2: float("nan"), 3: 0}, Cliff(1, 1, 2)),
    ],
    ids=["found", "beyond", "below too", "at the limit", "unknown"],
)
def test_the_cliff_is_after_the_first_safe_values(
    bounds: dict[float, float], cliff: Cliff
) -> None:
    assert find(bounds, limit=5) == cliff


@pytest.mark.parametrize(
    ("cliff", "step", "whole", "value"),
    [
        (Cliff(0, 50, 60), 10, True, 55),
        (Cliff(0, 57, 58), 10, True, None),
        (Cliff(0, 0.2, 0.4), 0.2, False, 0.3),
        (Cliff(0, 0.2, 0.2 + 0.2 / 32), 0.2, False, None),
        (Cliff(0, 0, 32_000), 32_000, True, 16_000),
        (Cliff(0, 0, 1_000), 32_000, True, None),
        (Cliff(0, 50, None), 10, True, None),
    ],
)
def test_halves_down_to_whole_numbers_or_a_thirty_second(
    cliff: Cliff, step: float, whole: bool, value: float | None
) -> None:
    assert between(cliff, step, whole=whole) == value
