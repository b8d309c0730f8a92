"""Networks of activities, and their longest paths by another way."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np

from sim.job import Job
from tests.laws.journals import jobs

Network: TypeAlias = dict[str, dict[str, Any]]

# Hillier and Lieberman, Introduction to Operations Research: Reliable Construction Co.
RELIABLE: dict[str, tuple[float, float, float, str]] = {
    "A": (1, 2, 3, ""),
    "B": (2, 3.5, 8, "A"),
    "C": (6, 9, 18, "B"),
    "D": (4, 5.5, 10, "C"),
    "E": (1, 4.5, 5, "C"),
    "F": (4, 4, 10, "E"),
    "G": (5, 6.5, 11, "D"),
    "H": (5, 8, 17, "EG"),
    "I": (3, 7.5, 9, "C"),
    "J": (3, 9, 9, "FI"),
    "K": (4, 4, 4, "J"),
    "L": (1, 5.5, 7, "J"),
    "M": (1, 2, 3, "H"),
    "N": (5, 5.5, 9, "KL"),
}


def job(activities: Network, **other: Any) -> Job:
    """Return a job of these activities, without suppliers, made ready."""
    return jobs({"activities": activities, "settings": {"plan": {}}, **other})["plan"]


def reliable(law: str) -> Network:
    """Return the textbook's network with its durations of one law."""
    return {
        name: {
            "after": [*after],
            "duration": {"law": law, "low": low, "likely": likely, "high": high},
        }
        for name, (low, likely, high, after) in RELIABLE.items()
    }


def layered(seed: int, count: int = 120, lags: int = 0) -> Network:
    """Return a random network of many layers, with whole durations."""
    rng = np.random.default_rng(seed)
    names = [f"n{place}" for place in range(count)]
    network: Network = {}
    for place, name in enumerate(names):
        layer = names[max(place - 15, 0) : max(place - place % 5, 0)]
        chosen = rng.permutation(layer)[: rng.integers(1, 4)]
        network[name] = {
            "after": {str(before): int(rng.integers(0, lags + 1)) for before in chosen},
            "duration": int(rng.integers(0, 20)),
        }
    return network


def longest_path(network: Network, days: Mapping[str, float] | None = None) -> float:
    """Return the length of the longest path, lags included; each follows earlier ones.

    *days* are durations to take the place of those of the network.
    """
    ends: dict[str, float] = {}
    for name, activity in network.items():
        after = activity["after"]
        lags = after if isinstance(after, dict) else dict.fromkeys(after, 0)
        start = max((ends[before] + lag for before, lag in lags.items()), default=0.0)
        ends[name] = start + (days or {}).get(name, activity["duration"])
    return max(ends.values())


def with_crews(network: Network, crews: Sequence[str]) -> Network:
    """Give the activities to crews in turn."""
    return {
        name: {**activity, "crew": crews[place % len(crews)]}
        for place, (name, activity) in enumerate(network.items())
    }
