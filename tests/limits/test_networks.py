"""Without want of material, a job ends at the longest path of its network."""

from datetime import date, timedelta

import numpy as np
import pytest

from sim.metrics import measure
from sim.model import replicate
from sim.records import ActivityStarted
from tests.limits.networks import (
    RELIABLE,
    job,
    layered,
    longest_path,
    reliable,
    with_crews,
)

MEANS = dict(zip(RELIABLE, (2, 4, 10, 6, 4, 5, 7, 9, 7, 8, 4, 5, 2, 6), strict=True))
SEEDS = range(4)


def test_the_textbook_network_takes_44_at_mean_durations() -> None:
    """A B C E F J L N: 2 + 4 + 10 + 4 + 5 + 8 + 5 + 6 = 44."""
    network = {
        name: {"after": [*after], "duration": MEANS[name]}
        for name, (*_, after) in RELIABLE.items()
    }
    ready = job(network)
    assert ready.plan.finish == 44
    assert replicate(ready, seed=1, replication=0).horizon == 44
    path = [ready.works[place].name for place in ready.plan.critical_path()]
    assert path == [*"ABCEFJLN"]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("lags", [0, 3])
def test_120_activities_end_at_their_longest_path(seed: int, lags: int) -> None:
    """Planned and simulated, by a pass through the network of our own."""
    network = layered(seed, lags=lags)
    ready = job(network)
    longest = longest_path(network)
    assert ready.plan.finish == longest
    assert replicate(ready, seed=1, replication=0).horizon == longest


@pytest.mark.parametrize("seed", SEEDS)
def test_ample_crews_change_nothing(seed: int) -> None:
    """Three crews of 120 gangs: there is always one free."""
    network = with_crews(layered(seed, lags=2), ["a", "b", "c"])
    crews = {name: {"gangs": 120} for name in "abc"}
    ready = job(network, crews=crews)
    metrics = measure(replicate(ready, seed=1, replication=0))
    assert ready.plan.finish == metrics["finish_days"] == longest_path(network)
    assert metrics["slip_days"] == metrics["idle_days"] == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_a_single_gang_works_through_all_without_a_pause(seed: int) -> None:
    """It is never without an activity that is ready: the sum of all durations."""
    network = with_crews(layered(seed), ["a"])
    ready = job(network, crews={"a": {"labour": 3}})
    total = sum(activity["duration"] for activity in network.values())
    metrics = measure(replicate(ready, seed=1, replication=0))
    assert ready.plan.finish == metrics["finish_days"] == total
    assert metrics["labour"] == 3 * total


@pytest.mark.parametrize("seed", SEEDS)
def test_few_crews_end_as_planned_and_not_before_the_work_allows(seed: int) -> None:
    """Not before the longest path, nor before the work of a crew by its gangs."""
    network = with_crews(layered(seed), ["a", "b"])
    ready = job(network, crews={"a": {"gangs": 2}, "b": {"gangs": 3}})
    work = {
        crew: sum(a["duration"] for a in network.values() if a["crew"] == crew)
        for crew in "ab"
    }
    finish = replicate(ready, seed=1, replication=0).horizon
    assert ready.plan.finish == finish
    assert finish >= max(longest_path(network), work["a"] / 2, work["b"] / 3)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_working_week_stretches_the_longest_path(seed: int) -> None:
    """Whole work days: the end of the last by numpy's count of business days."""
    network = layered(seed, lags=2)
    start, off = date(2026, 3, 2), ["2026-03-06", "2026-04-03", "2026-04-06"]
    week = {"workweek": ["mon", "tue", "wed", "thu", "fri"]}
    ready = job(network, calendar={"start": str(start), "holidays": off, **week})
    last = np.busday_offset(start, int(longest_path(network)) - 1, holidays=off)
    end: date = last.astype(object) + timedelta(days=1)
    assert replicate(ready, seed=1, replication=0).horizon == (end - start).days


@pytest.mark.parametrize("law", ["pert", "triangular"])
def test_drawn_durations_end_at_their_longest_path(law: str) -> None:
    network = reliable(law)
    ready = job(network)
    for replication in range(50):
        journal = replicate(ready, seed=1, replication=replication)
        days = {fact.activity: fact.days for fact in journal.of(ActivityStarted)}
        assert journal.horizon == pytest.approx(longest_path(network, days))


@pytest.mark.parametrize(
    ("law", "mean", "sd", "by_47", "p80"),
    [("pert", 44.33, 2.94, 0.816, 46.8), ("triangular", 46.24, 3.69, 0.594, 49.4)],
)
def test_the_textbook_network_takes_as_long_as_a_million_draws_say(
    law: str, mean: float, sd: float, by_47: float, p80: float
) -> None:
    """Seed fixed, 2,000 replications, each figure within four standard errors.

    Those are sd / 44.7 for the mean, sd / 63.2 for sd, 0.011 at most for the chance
    and, at a density of 0.28 / sd, 0.032 sd for P80; and half of the last digit given.
    Another seed would fail once in 4,000 times (four figures, 0.00006 each).
    """
    ready = job(reliable(law))
    days = np.array(
        [replicate(ready, seed=5, replication=i).horizon for i in range(2000)]
    )
    assert days.mean() == pytest.approx(mean, abs=4 * sd / 44.7 + 0.005)
    assert days.std(ddof=1) == pytest.approx(sd, abs=4 * sd / 63.2 + 0.005)
    spread = 4 * (by_47 * (1 - by_47) / 2000) ** 0.5
    assert (days <= 47).mean() == pytest.approx(by_47, abs=spread + 0.0005)
    assert np.quantile(days, 0.8) == pytest.approx(p80, abs=4 * 0.032 * sd + 0.05)
