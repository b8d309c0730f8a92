"""What pydantic finds wrong, in our words and at its place in the file."""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sim.scenario.mistakes import Mistake, did_you_mean
from sim.scenario.scalars import told, told_for_number
from sim.scenario.shapes import Shape
from sim.scenario.tree import Node, dotted

WORDS = {
    "model_type": "must be a mapping of keys, not {told}",
    "dict_type": "must be a mapping of names, not {told}",
    "list_type": "must be a list in [ ], not {told}",
    "tuple_type": "must be a list in [ ], not {told}",
    "float_type": "must be a number, not {number}",
    "int_type": "must be a whole number, not {number}",
    "int_from_float": "must be a whole number, not {told}",
    "bool_type": "must be true or false, not {told}",
    "string_type": "must be text, not {told}; put it in quotes if it is text",
    "finite_number": "must be a finite number, not {told}",
    "greater_than_equal": "must be at least {ge}, not {told}",
    "greater_than": "must be above {gt}, not {told}",
    "less_than_equal": "must be at most {le}, not {told}",
    "too_short": "must have at least one entry",
    "literal_error": "must be {expected}, not {told}",
    "wrong": "{text}",
}
KEY = "[key]"


def mistakes_of(error: ValidationError, tree: Node, shape: Shape) -> list[Mistake]:
    """Return what is wrong with the *tree* that pydantic refused."""
    details = error.errors(include_url=False)
    return [_mistake(detail, tree, shape) for detail in details if not _echo(detail)]


def _echo(detail: ErrorDetails) -> bool:
    """Tell whether a mapping is called too short only because its entries are wrong."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _mistake(detail: ErrorDetails, tree: Node, shape: Shape) -> Mistake:
    location = [part for part in detail["loc"] if part != KEY]
    *above, last = location
    kind = detail["type"]
    if kind == "missing":
        return missing(follow(tree, above), str(last))
    if kind == "extra_forbidden":
        node = follow(tree, location)
        known = _shape_at(shape, above).keys
        return Mistake(
            node.key, node.path, f"unknown key{did_you_mean(str(last), known)}"
        )
    if KEY in detail["loc"]:
        return _wrong_key(detail, follow(tree, location), str(last))
    return _wrong_value(detail, follow(tree, location))


def missing(parent: Node, key: str) -> Mistake:
    """Say that *parent* must have *key*."""
    removal = parent.removed.get(key)
    if removal is not None:
        return Mistake(
            removal.key, removal.path, "is required, and must not be removed"
        )
    return Mistake(parent.key, dotted(parent.path, key), "is required, and is missing")


def _wrong_key(detail: ErrorDetails, node: Node, name: str) -> Mistake:
    context = detail.get("ctx", {})
    if detail["type"] == "literal_error":
        known = [word.strip("' ") for word in _choices(str(context["expected"]))]
        return Mistake(node.key, node.path, f"unknown key{did_you_mean(name, known)}")
    return Mistake(node.key, node.path, str(context.get("text", detail["msg"])))


def _wrong_value(detail: ErrorDetails, node: Node) -> Mistake:
    context = dict(detail.get("ctx", {}))
    key = str(context.pop("key", ""))
    node = node.branches.get(key, node)
    words = WORDS.get(
        detail["type"], detail["msg"].replace("{", "{{").replace("}", "}}")
    )
    values = {name: _short(value) for name, value in context.items()}
    values["expected"] = str(context.get("expected", "")).replace("'", "")
    values["number"] = told_for_number(detail["input"])
    text = words.format(**values, told=told(detail["input"]))
    if detail["type"] == "literal_error" and isinstance(detail["input"], str):
        hint = did_you_mean(detail["input"], _choices(str(context["expected"])))
        text += hint if "did you mean" in hint else ""
    return node.wrong(text)


def _choices(expected: str) -> list[str]:
    """Return the words of pydantic's "'a', 'b' or 'c'"."""
    return [word.strip(" '") for word in expected.replace(" or ", ",").split(",")]


def _short(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def follow(tree: Node, location: Sequence[str | int]) -> Node:
    """Return the node at *location*, or the last one that is there."""
    node = tree
    for part in location:
        below = _below(node, part)
        if below is None:
            break
        node = below
    return node


def _below(node: Node, part: str | int) -> Node | None:
    if isinstance(node.value, list) and isinstance(part, int):
        return node.value[part] if part < len(node.value) else None
    return node.branches.get(str(part))


def _shape_at(shape: Shape, location: Sequence[str | int]) -> Shape:
    for part in location:
        shape = shape.step(str(part)) or shape
    return shape
