"""The names that a client knows things by, read from a file."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sim.report.names_file import TITLE, read_tree
from sim.scenario import Mistake, Scenario, ScenarioError
from sim.scenario.mistakes import did_you_mean
from sim.scenario.tree import Node

KINDS = ("settings", "activities", "crews", "materials", "suppliers")


@dataclass(frozen=True)
class Names:
    """How things are called instead, by kind and name; and the title, if given."""

    shown: Mapping[str, Mapping[str, str]]
    title: str | None = None

    def call(self, kind: str, name: str) -> str:
        """Return how the thing *name* of a kind is called."""
        return self.shown.get(kind, {}).get(name, name)

    def setting(self, name: str | None) -> str | None:
        """Return how a setting is called, if it is one."""
        return None if name is None else self.call("settings", name)


def read_names(file: Path, scenario: Scenario) -> Names:
    """Read how a client calls what is in *scenario*: YAML, or a table as CSV.

    Raises
    ------
    ScenarioError
        If it cannot be read, names what is not there, or gives two things one name.
    """
    tree = read_tree(file)
    mistakes = list(_mistakes(tree, known_names(scenario)))
    if mistakes:
        raise ScenarioError(mistakes)
    branches = tree.branches
    shown = {
        kind: {name: str(node.value) for name, node in branches[kind].branches.items()}
        for kind in KINDS
        if kind in branches
    }
    title = branches.get(TITLE)
    return Names(shown, None if title is None else str(title.value))


def known_names(scenario: Scenario) -> dict[str, list[str]]:
    """Return the names of each kind, those of all settings."""
    others = {
        kind: dict.fromkeys(
            name
            for setting in scenario.settings.values()
            for name in getattr(setting, kind)
        )
        for kind in KINDS[1:]
    }
    return {KINDS[0]: list(scenario.settings)} | {k: list(n) for k, n in others.items()}


def _mistakes(tree: Node, known: Mapping[str, list[str]]) -> Iterator[Mistake]:
    if not isinstance(tree.value, dict):
        yield tree.wrong(f"must be a mapping of {', '.join((TITLE, *KINDS))}")
    for kind, node in tree.branches.items():
        if kind == TITLE:
            yield from _not_text(node)
        elif kind in KINDS:
            yield from _of_kind(node, known[kind])
        else:
            hint = did_you_mean(kind, (TITLE, *KINDS))
            yield Mistake(node.key, kind, f"unknown kind of name{hint}")


def _of_kind(node: Node, known: list[str]) -> Iterator[Mistake]:
    """Yield what is wrong with the names of one kind."""
    if not isinstance(node.value, dict):
        yield node.wrong("must be a mapping of {name in the scenario: name shown}")
    for name, shown in node.branches.items():
        yield from _not_text(shown)
        if name not in known:
            hint = did_you_mean(name, known)
            yield Mistake(shown.key, node.path, f"there is no {name!r}{hint}")
    given = {name: str(shown.value) for name, shown in node.branches.items()}
    called = Counter(given.get(name, name) for name in known)
    for name, shown in node.branches.items():
        if called[given[name]] > 1:
            yield shown.wrong(f"{given[name]!r} is the name of another too")


def _not_text(node: Node) -> Iterator[Mistake]:
    if not isinstance(node.value, str) or not node.value.strip():
        yield node.wrong("must be text; put it in quotes if it is a number")
