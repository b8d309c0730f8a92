"""How checks find their way in a file as written: parts, and names in them."""

from collections.abc import Iterable, Iterator, Mapping

from sim.scenario.mistakes import Mistake, did_you_mean
from sim.scenario.tree import Node, dotted

EMPTY: Mapping[str, Node] = {}


def part(tree: Node, key: str) -> Mapping[str, Node]:
    """Return the nodes by name below *key*."""
    node = tree.branches.get(key)
    return node.branches if node is not None else EMPTY


def at(tree: Node, *keys: str) -> Node | None:
    """Return the node at a path, if there is one."""
    node: Node | None = tree
    for key in keys:
        node = node.branches.get(key) if node is not None else None
    return node


def names(tree: Node, key: str) -> Iterator[str]:
    """Return the names below *key*, of a mapping or a list."""
    node = tree.branches.get(key)
    if node is None:
        return
    if isinstance(node.value, list):
        yield from (item.value for item in node.value if isinstance(item.value, str))
    yield from node.branches


def known(node: Node | None, names: Iterable[str], kind: str) -> Iterator[Mistake]:
    """Check that a name is one of *names*."""
    if node is not None and isinstance(node.value, str) and node.value not in names:
        text = f"there is no {kind} {node.value}{did_you_mean(node.value, names)}"
        yield node.wrong(text)


def all_known(node: Node | None, names: Iterable[str], kind: str) -> Iterator[Mistake]:
    """Check that each name of a list, or of a mapping, is one of *names*."""
    if node is None:
        return
    if isinstance(node.value, list):
        for item in node.value:
            yield from known(item, names, kind)
    for name, child in node.branches.items():
        if name not in names:
            text = f"there is no {kind} {name}{did_you_mean(name, names)}"
            yield Mistake(child.key, dotted(node.path, name), text)
