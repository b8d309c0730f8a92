"""What was critical in a replication, walked back from its finish."""

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from sim.journal import Journal
from sim.metrics.activities import activities, critical_path
from sim.model import replicate
from sim.records import ActivityStarted
from tests.limits.networks import (
    RELIABLE,
    Network,
    job,
    layered,
    longest_path,
    reliable,
    with_crews,
)

WEEK = {"start": "2026-03-02", "workweek": ["mon", "tue", "wed", "thu", "fri"]}
SAND: dict[str, Any] = {
    "materials": {"sand": {"unit": "t", "supplier": "pit", "unit_price": 1}},
    "suppliers": {"pit": {"lead_time": {"values": [30]}}},
}


def done(activities: Network, replication: int = 0, **other: Any) -> Journal:
    """Return a replication of these activities."""
    return replicate(job(activities, **other), seed=1, replication=replication)


def test_the_last_predecessor_lets_an_activity_start() -> None:
    """Of 3 and 5 days that both come before, the longer counts."""
    network: Network = {"a": {"duration": 3}, "b": {"duration": 5}}
    network["c"] = {"duration": 1, "after": ["a", "b"]}
    assert critical_path(done(network)) == ["b", "c"]


def test_a_lag_counts_with_its_predecessor() -> None:
    """Over at 3 and its lag at 9, against 5."""
    network: Network = {"a": {"duration": 3}, "b": {"duration": 5}}
    network["c"] = {"duration": 1, "after": {"a": 6, "b": 0}}
    assert critical_path(done(network)) == ["a", "c"]


def test_the_gang_that_was_waited_for_lets_an_activity_start() -> None:
    """Ready at 3, when a ends, but b keeps the only gang until 5; x is of no crew."""
    network: Network = {"a": {"duration": 3}, "b": {"crew": "g", "duration": 5}}
    network["c"] = {"crew": "g", "duration": 1, "after": ["a"]}
    network["x"] = {"duration": 5}
    assert critical_path(done(network, crews={"g": {}})) == ["b", "c"]


def test_of_several_gangs_the_one_that_came_free_counts() -> None:
    """Two gangs, busy until 7 and 4: d gets the one that c frees at 4, and ends at 14.

    e is ready at 2 too, stands after d in the file, and gets the gang of b at 7.
    """
    network: Network = {
        "a": {"duration": 2},
        "b": {"crew": "g", "duration": 7},
        "c": {"crew": "g", "duration": 4},
        "d": {"crew": "g", "duration": 10, "after": ["a"]},
        "e": {"crew": "g", "duration": 1, "after": ["a"]},
    }
    crews = {"g": {"gangs": 2}}
    assert critical_path(done(network, crews=crews)) == ["c", "d"]
    longer = {**network, "e": {**network["e"], "duration": 9}}
    assert critical_path(done(longer, crews=crews)) == ["b", "e"]


def test_a_gang_free_at_the_weekend_was_not_waited_for() -> None:
    """Both end on Friday night; c would start on Monday morning without b too."""
    network: Network = {"a": {"duration": 5}, "b": {"crew": "g", "duration": 5}}
    network["c"] = {"crew": "g", "duration": 1, "after": ["a"]}
    journal = done(network, crews={"g": {}}, calendar=WEEK)
    assert journal.horizon == 8
    assert critical_path(journal) == ["a", "c"]


def test_what_stands_for_material_is_critical_itself() -> None:
    """The sand comes on day 30 and a is idle until then; b of 20 days has float."""
    network: Network = {
        "a": {"crew": "g", "duration": 4, "materials": {"sand": 4}},
        "b": {"duration": 20},
        "c": {"duration": 1, "after": ["a", "b"]},
    }
    journal = done(network, crews={"g": {}}, **SAND)
    assert journal.horizon == 35
    assert critical_path(journal) == ["a", "c"]


def test_a_lost_booking_is_laid_to_the_predecessor_that_was_late() -> None:
    """Planned at 5, when z frees the gang; a ends at 9, c comes 8 later, on day 17."""
    network: Network = {
        "a": {"duration": {"values": [1, 1, 9]}},
        "z": {"crew": "g", "duration": 5},
        "c": {"crew": "g", "duration": 1, "after": ["a"]},
    }
    booking = {"tolerance_workdays": 2, "comes_after": 8}
    journals = [done(network, i, crews={"g": {"booking": booking}}) for i in range(9)]
    paths = {journal.horizon: critical_path(journal) for journal in journals}
    assert paths == {18: ["a", "c"], 6: ["z", "c"]}


def test_of_several_that_finish_last_the_one_recorded_last_counts() -> None:
    """So a milestone at the end is critical, not only what it follows."""
    network: Network = {"a": {"duration": 5}, "b": {"duration": 3}}
    network["end"] = {"duration": 0, "after": ["a", "b"]}
    assert critical_path(done(network)) == ["a", "end"]


def test_milestones_of_one_crew_at_one_instant_follow_each_other() -> None:
    """Ready at 2, but b keeps the only gang until 5: then x has it, then y."""
    network: Network = {"a": {"duration": 2}, "b": {"crew": "g", "duration": 5}}
    for name in "xy":
        network[name] = {"crew": "g", "duration": 0, "after": ["a"]}
    assert critical_path(done(network, crews={"g": {}})) == ["b", "x", "y"]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("lags", [0, 3])
def test_as_planned_the_critical_path_is_that_of_the_plan(seed: int, lags: int) -> None:
    """Fixed durations without ties, two crews short of gangs, five days a week.

    The plan finds what let each activity start by another way (rule F1).
    """
    rng = np.random.default_rng(seed)
    network = {
        name: {**activity, "duration": float(rng.uniform(1, 20))}
        for name, activity in layered(seed, count=60, lags=lags).items()
    }
    crews = {"p": {"gangs": 2}, "q": {"gangs": 3}}
    ready = job(with_crews(network, ["p", "q"]), crews=crews, calendar=WEEK)
    journal = replicate(ready, seed=1, replication=0)
    assert journal.horizon == ready.plan.finish
    planned = [ready.works[place].name for place in ready.plan.critical_path()]
    assert critical_path(journal) == planned


def test_the_textbook_network_has_its_longest_path_in_every_replication() -> None:
    """Its critical activities and no others last as long as the job."""
    for replication in range(50):
        journal = done(reliable("pert"), replication)
        days = {fact.activity: fact.days for fact in journal.of(ActivityStarted)}
        path = critical_path(journal)
        assert sum(days[name] for name in path) == pytest.approx(journal.horizon)
        pairs = pairwise(path)
        assert all(before in RELIABLE[after][3] for before, after in pairs)


def test_in_the_textbook_network_what_is_critical_cannot_take_longer() -> None:
    """By a pass of our own over the same draws: a bit more, and the job is longer."""
    network = reliable("pert")
    for replication in range(100):
        journal = done(network, replication)
        days = {fact.activity: fact.days for fact in journal.of(ActivityStarted)}
        longest = longest_path(network, days)
        slow = {
            name: longest_path(network, days | {name: days[name] + 1e-6})
            for name in days
        }
        expected = [name for name in network if slow[name] > longest + 1e-7]
        assert critical_path(journal) == expected


def test_each_activity_has_its_duration_and_whether_it_was_critical() -> None:
    network: Network = {"a": {"duration": 3}, "b": {"duration": 5}}
    assert activities(done(network)) == {"a": (3, 0), "b": (5, 1)}


def test_without_a_finish_nothing_is_known_to_be_critical() -> None:
    """Given up on day 4: b was begun, c was not."""
    network: Network = {"a": {"duration": 3}, "b": {"duration": 5, "after": ["a"]}}
    network["c"] = {"duration": 1, "after": ["b"]}
    journal = done(network, project={"give_up_after": 4})
    assert critical_path(journal) == []
    days, critical = zip(*activities(journal).values(), strict=True)
    assert days == pytest.approx((3, 5, math.nan), nan_ok=True)
    assert all(math.isnan(share) for share in critical)
