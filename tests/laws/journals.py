"""From a drawn scenario to its journals, and what the laws read in them."""

from collections.abc import Hashable, Mapping
from typing import Any

from hypothesis import HealthCheck, settings

from sim.departments import arrange
from sim.job import Job
from sim.journal import Journal
from sim.model import replicate
from sim.records import Record
from sim.scenario import Parts, Setting
from tests.laws.dice import Tree

law = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""The same examples each time, so that a law fails for a reason."""


def settings_of(tree: Tree) -> dict[str, Setting]:
    """Return the settings of a drawn scenario, without the way through a file.

    Each setting names accounts payable only, as a whole.
    """
    base = {key: value for key, value in tree.items() if key in Parts.model_fields}
    return {
        name: Setting.model_construct(
            name=name, **dict(Parts.model_validate({**base, **change}))
        )
        for name, change in tree["settings"].items()
    }


def jobs(tree: Tree) -> dict[str, Job]:
    """Return the settings of a drawn scenario made ready."""
    drawn = settings_of(tree)
    policies = {name: setting.accounts_payable for name, setting in drawn.items()}
    return {name: arrange(setting, policies) for name, setting in drawn.items()}


def journals(tree: Tree, seed: int = 1, replication: int = 0) -> dict[str, Journal]:
    """Return one replication of each setting of a drawn scenario."""
    return {
        name: replicate(job, seed=seed, replication=replication)
        for name, job in jobs(tree).items()
    }


def told(journal: Journal) -> list[tuple[Hashable, ...]]:
    """Return the records as plain values; a record within one by its place."""
    places = {id(record): place for place, record in enumerate(journal)}
    return [
        (type(record).__name__, *(_plain(part, places) for part in record))
        for record in journal
    ]


def _plain(part: Any, places: Mapping[int, int]) -> Hashable:
    if id(part) in places:
        return "record", places[id(part)]
    if type(part) is tuple:
        return tuple(_plain(inner, places) for inner in part)
    return repr(part)


def happened(journal: Journal, *kinds: type[Record]) -> list[tuple[Hashable, ...]]:
    """Return what happened of some kinds, without why."""
    return [
        (type(record).__name__, *(_fact(part) for part in record[:-1]))
        for record in journal
        if isinstance(record, kinds)
    ]


def _fact(part: Any) -> Hashable:
    if type(part) is tuple:
        return tuple(_fact(inner) for inner in part)
    if hasattr(part, "cause"):
        return type(part).__name__, part.at
    return repr(part)
