"""Values given on the command line: ``--set path=value``, and ``vary``."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sim.scenario.merging import merge
from sim.scenario.mistakes import (
    OPTION,
    VARY,
    Mistake,
    Place,
    ScenarioError,
    did_you_mean,
)
from sim.scenario.reading import read_text
from sim.scenario.shapes import Shape
from sim.scenario.tree import Node, dotted, from_plain

Change = tuple[str, Node]


def read_options(sets: Sequence[str]) -> tuple[list[Change], list[Mistake]]:
    """Read each ``path=value``, its value as YAML."""
    changes: list[Change] = []
    mistakes: list[Mistake] = []
    for number, option in enumerate(sets, start=1):
        path, equals, value = option.partition("=")
        place = Place(OPTION, number, len(path) + 2)
        if not equals:
            mistakes.append(Mistake(place, option, "must be path=value"))
            continue
        try:
            node, doubles = read_text(value, place, path.strip())
        except ScenarioError as error:
            mistakes.extend(error.mistakes)
        else:
            changes.append((path.strip(), node))
            mistakes.extend(doubles)
    return changes, mistakes


def from_values(values: Mapping[str, Any]) -> list[Change]:
    """Take each path and value that a notebook gives."""
    return [
        (path, from_plain(value, Place(VARY, number, 1), path))
        for number, (path, value) in enumerate(values.items(), start=1)
    ]


def change(tree: Node, path: str, value: Node, shape: Shape) -> Node:
    """Return *tree* with *value* at *path*, merged with what stands there.

    Raises
    ------
    ScenarioError
        If the path leads through a key that cannot be, or a name that is not there.
    """
    return _change(tree, path.split("."), value, shape, keep=False)


def _change(
    tree: Node, keys: list[str], value: Node, shape: Shape, *, keep: bool
) -> Node:
    key, *rest = keys
    _check_step(tree, key, shape, value, last=not rest)
    if not rest:
        branch = replace(value, value={key: value}, removed={})
        return merge(tree, branch, replace(shape, whole=False), keep=keep)
    below = shape.step(key)
    old = tree.branches.get(key)
    if old is None or old.value is None:
        old = replace(value, value={}, path=dotted(tree.path, key), removed={})
    if below is None or not isinstance(old.value, dict):
        text = f"{old.path} is a single value and has no key {rest[0]}; set it whole"
        raise ScenarioError([value.wrong(text)])
    within = keep or tree.path == "settings"
    new = _change(old, rest, value, below, keep=within)
    return replace(tree, value={**tree.branches, key: new})


def _check_step(tree: Node, key: str, shape: Shape, value: Node, *, last: bool) -> None:
    """Refuse an unknown key, and a name that is not there on the way."""
    known = list(tree.branches) if shape.named else list(shape.keys)
    if key in known or (shape.named and last and key):
        return
    kind = "name" if shape.named else "key"
    where = f" in {tree.path}" if tree.path else ""
    text = f"there is no {kind} {key or '(empty)'}{where}{did_you_mean(key, known)}"
    raise ScenarioError([value.wrong(text)])
