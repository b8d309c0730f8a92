"""From YAML to a tree."""

import re
from typing import Any
from warnings import catch_warnings, simplefilter

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError, YAMLWarning
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.nodes import Node as YAMLNode
from ruamel.yaml.reader import ReaderError

from sim.scenario.mistakes import Mistake, Place, ScenarioError
from sim.scenario.scalars import SCALARS
from sim.scenario.tree import Node, dotted

TAG = "tag:yaml.org,2002:"
MOST_NODES = 200_000
REST = re.compile(r"\d{3}(\.\d+)?")


def read_text(text: str, start: Place, path: str = "") -> tuple[Node, list[Mistake]]:
    """Read YAML into a tree, and tell which keys are given twice or are no keys.

    Parameters
    ----------
    text : str
        The YAML text.
    start : Place
        The place of its first character.
    path : str, optional
        The path of the whole.

    Raises
    ------
    ScenarioError
        If it is no YAML, or more than data.
    """
    reader = _Reader(start)
    root = _compose(text, start)
    if root is None:
        return Node(None, start, start, path), []
    tree = reader.convert(root, path, reader.place(root))
    if reader.mistakes:
        raise ScenarioError([*reader.mistakes, *reader.slips])
    return tree, reader.slips


def _compose(text: str, start: Place) -> YAMLNode | None:
    """Let ruamel read *text*, and say in our words where it cannot."""
    try:
        return _parse(text)
    except ReaderError as error:
        before = text[: error.position].split("\n")
        place = _shift(start, len(before) - 1, len(before[-1]))
        wrong = "is no text file; a scenario is YAML in UTF-8"
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _shift(start, mark.line, mark.column) if mark else start
        wrong = _explain(error)
    except RecursionError:
        place, wrong = start, "is nested too deeply to be a scenario"
    except (YAMLError, ValueError, TypeError, AttributeError, LookupError) as error:
        place, wrong = start, f"is not valid YAML: {error}"
    raise ScenarioError([Mistake(place, "", wrong)])


def _parse(text: str) -> YAMLNode | None:
    with catch_warnings():
        # YAML allows an anchor to be given anew; ruamel warns of it.
        simplefilter("ignore", YAMLWarning)
        root: YAMLNode | None = YAML(typ="safe", pure=True).compose(text)
    return root


def _explain(error: MarkedYAMLError) -> str:
    """Say what ruamel stumbled over."""
    problem = " ".join(str(error.problem or error.context).split())
    if "'\\t'" in problem:
        return "a tab cannot indent YAML; use spaces"
    if "another document" in problem:
        return "holds a second document (---); a scenario is one document"
    return f"is not valid YAML: {problem}"


def _shift(start: Place, line: int, column: int) -> Place:
    """Return the place *line* and *column* (from 0) after *start*."""
    first = start.column if line == 0 else 1
    return Place(start.file, start.line + line, first + column)


class _Reader:
    """Turns ruamel's nodes into ours and collects what is wrong with them."""

    def __init__(self, start: Place) -> None:
        self.start = start
        self.mistakes: list[Mistake] = []
        self.slips: list[Mistake] = []
        self.above: list[int] = []
        self.count = 0

    def place(self, node: YAMLNode) -> Place:
        """Return where *node* stands."""
        return _shift(self.start, node.start_mark.line, node.start_mark.column)

    def convert(self, node: YAMLNode, path: str, key: Place) -> Node:
        """Return *node*, and all below it, as our nodes."""
        return Node(self._value(node, path), self.place(node), key, path)

    def _value(self, node: YAMLNode, path: str) -> Any:
        self.count += 1
        if id(node) in self.above or self.count > MOST_NODES:
            self._complain(node, path, "an alias (*) that repeats itself without end")
            return None
        self.above.append(id(node))
        try:
            return self._content(node, path)
        finally:
            self.above.pop()

    def _content(self, node: YAMLNode, path: str) -> Any:
        if isinstance(node, MappingNode) and node.tag == f"{TAG}map":
            return self._mapping(node, path)
        if isinstance(node, SequenceNode) and node.tag == f"{TAG}seq":
            return [self.convert(item, path, self.place(item)) for item in node.value]
        if isinstance(node, ScalarNode):
            return self._scalar(node, path)
        return self._refuse(node, path)

    def _mapping(self, node: MappingNode, path: str) -> dict[str, Node]:
        items: dict[str, Node] = {}
        for key, value in node.value:
            name = self._name(key, path)
            if name is not None and _is_rest(name, value, items):
                text = f"a comma cuts the number off; write {_with_rest(items, name)}"
                self.slips.append(Mistake(self.place(key), path, text))
            elif name in items:
                first = items[name].key
                text = f"is given twice, first in line {first.line}; keep one"
                self.slips.append(Mistake(self.place(key), dotted(path, name), text))
            elif name is not None:
                items[name] = self.convert(value, dotted(path, name), self.place(key))
        return items

    def _name(self, key: YAMLNode, path: str) -> str | None:
        if not isinstance(key, ScalarNode):
            self._complain(key, path, "a key must be text")
        elif key.tag == f"{TAG}merge":
            self._complain(
                key, path, "merge keys (<<) are not read; write the keys out"
            )
        else:
            return str(key.value)
        return None

    def _scalar(self, node: ScalarNode, path: str) -> Any:
        kind = str(node.tag).removeprefix(TAG)
        read = SCALARS.get(kind)
        if read is None:
            return self._refuse(node, path)
        try:
            return read(node.value)
        except (ValueError, KeyError):
            self._complain(node, path, f"{node.value[:40]} is no {kind}")
        return None

    def _refuse(self, node: YAMLNode, path: str) -> None:
        tag = str(node.tag).replace(TAG, "!!")
        self._complain(
            node, path, f"the tag {tag} is not allowed; a scenario is plain data"
        )

    def _complain(self, node: YAMLNode, path: str, text: str) -> None:
        self.mistakes.append(Mistake(self.place(node), path, text))


def _is_rest(key: str, value: YAMLNode, before: dict[str, Node]) -> bool:
    """Tell whether a key is what a comma cut off the number before it: 000 of 5,000."""
    last = next(reversed(before.values()), None)
    of_number = last is not None and type(last.value) is int
    return of_number and bool(REST.fullmatch(key)) and value.value == ""


def _with_rest(before: dict[str, Node], rest: str) -> str:
    """Return the last number, with its key, as it was meant."""
    key, node = next(reversed(before.items()))
    return f"{key}: {node.value}{rest}"
