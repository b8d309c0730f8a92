"""A scenario file as a tree whose every value knows its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sim.scenario.mistakes import Mistake, Place


@dataclass(frozen=True)
class Node:
    """A value of the file: a scalar, a mapping of nodes or a list of nodes.

    Parameters
    ----------
    value : scalar, dict of Node or list of Node
        What was written; None for null.
    place : Place
        Where the value stands.
    key : Place
        Where its key stands (the value's own place in a list).
    path : str
        The dotted path as written in the file.
    removed : mapping of Node
        The keys that null removed from this mapping while files were merged.
    """

    value: Any
    place: Place
    key: Place
    path: str = ""
    removed: Mapping[str, "Node"] = field(default_factory=dict)

    @property
    def branches(self) -> dict[str, "Node"]:
        """Its nodes by key; none if it is no mapping."""
        return self.value if isinstance(self.value, dict) else {}

    def wrong(self, text: str) -> Mistake:
        """Say that its value is wrong."""
        return Mistake(self.place, self.path, text)


def plain(node: Node) -> Any:
    """Return *node* as dicts, lists and scalars."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [plain(child) for child in node.value]
    return node.value


def from_plain(value: Any, place: Place, path: str = "") -> Node:
    """Return a tree of *value*, all of it at one *place*."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, Mapping):
        value = {
            str(key): from_plain(child, place, dotted(path, str(key)))
            for key, child in value.items()
        }
    elif isinstance(value, list | tuple):
        value = [from_plain(child, place, path) for child in value]
    return Node(value, place, place, path)


def dotted(path: str, key: str) -> str:
    """Return the path of *key* below *path*."""
    return f"{path}.{key}" if path else key
