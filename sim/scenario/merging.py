"""How one file, setting or option changes another."""

from collections.abc import Iterator
from dataclasses import replace

from sim.scenario.file import Parts
from sim.scenario.mistakes import Mistake, did_you_mean, nearest
from sim.scenario.shapes import LEAF, Shape
from sim.scenario.tree import Node


def merge(base: Node | None, over: Node, shape: Shape, *, keep: bool = False) -> Node:
    """Return *base* changed by *over*.

    Mappings merge key by key; all else, and what the *shape* calls whole, replaces
    whole; null removes a key.

    Parameters
    ----------
    base, over : Node
        What is changed, if there is anything, and by what.
    shape : Shape
        What may stand there.
    keep : bool, optional
        Whether null stays, as within a setting: there it removes a key of what the
        setting will change.
    """
    if not isinstance(over.value, dict) or shape.whole:
        return over
    if base is None or not isinstance(base.value, dict):
        base = replace(over, value={})
    keep_below = keep or (shape.named and shape.below is Parts)
    items, removed = dict(base.value), dict(base.removed)
    for key, node in over.value.items():
        if node.value is None and not keep:
            removed[key] = replace(node, value=key in items)
            items.pop(key, None)
        else:
            below = shape.step(key) or LEAF
            items[key] = merge(items.get(key), node, below, keep=keep_below)
    return replace(base, value=items, removed=removed)


def lost_keys(node: Node, shape: Shape) -> Iterator[Mistake]:
    """Find each null that removes nothing, because no such key can be, or is, there."""
    for key, removal in node.removed.items():
        if shape.keys and key not in shape.keys:
            text = f"unknown key{did_you_mean(key, shape.keys)}"
            yield Mistake(removal.key, removal.path, text)
        if shape.named and not removal.value:
            hint = nearest(key, node.branches)
            text = f"null removes a name, and there is no {key}: write {{}}{hint}"
            yield Mistake(removal.key, removal.path, text)
    for key, child in node.branches.items():
        below = shape.step(key)
        if below is not None and not below.whole:
            yield from lost_keys(child, below)
