"""The figures of a scenario file under other names: the tree, and paths in it."""

from dataclasses import replace
from itertools import pairwise

from sim.report.names import KINDS, Names
from sim.scenario.tree import Node

KIND_UNDER = {kind: kind for kind in KINDS} | {"after": "activities"}
"""The kind of names that stand as keys under a key."""


def renamed_tree(tree: Node, names: Names, under: str = "") -> Node:
    """Return *tree* with the keys that are names replaced."""
    if not tree.branches:
        return tree
    kind = KIND_UNDER.get(under, "")
    branches = {
        names.call(kind, key): renamed_tree(node, names, "" if kind else key)
        for key, node in tree.branches.items()
    }
    return replace(tree, value=branches)


def renamed_path(path: str, names: Names) -> str:
    """Return a dotted *path* with the names in it replaced."""
    first, *others = path.split(".")
    called = [
        names.call(KIND_UNDER.get(above, ""), key)
        for above, key in pairwise([first, *others])
    ]
    return ".".join([first, *called])
