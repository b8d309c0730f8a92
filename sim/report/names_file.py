"""A file of names as a tree: YAML, or a table as CSV."""

import csv
from pathlib import Path

from sim.scenario import Mistake, Place, ScenarioError
from sim.scenario.reading import read_text
from sim.scenario.tree import Node

TITLE = "title"
COLUMNS = ("kind", "name", "shown")


def read_tree(file: Path) -> Node:
    """Return a file of names as a tree whose every value knows its place."""
    text, start = _text(file), Place(str(file), 1, 1)
    if file.suffix.lower() == ".csv":
        return _of_table(text, start)
    tree, doubles = read_text(text, start)
    if doubles:
        raise ScenarioError(doubles)
    return tree


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        wrong = f"cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        wrong = "is no text in UTF-8"
    raise ScenarioError([Mistake(Place(str(file)), "", wrong)])


def _of_table(text: str, start: Place) -> Node:
    """Return the rows of a table as the tree that YAML would give."""
    reader = csv.reader(text.splitlines())
    if tuple(next(reader, ())) != COLUMNS:
        wrong = f"the first line must be {','.join(COLUMNS)}"
        raise ScenarioError([Mistake(start, "", wrong)])
    tree: dict[str, Node] = {}
    for row in reader:
        place = Place(start.file, reader.line_num, 1)
        if len(row) != len(COLUMNS):
            wrong = f"must have {len(COLUMNS)} cells: {', '.join(COLUMNS)}"
            raise ScenarioError([Mistake(place, "", wrong)])
        _add_row(tree, row, place)
    return Node(tree, start, start)


def _add_row(tree: dict[str, Node], row: list[str], place: Place) -> None:
    kind, name, shown = row
    if kind == TITLE:
        tree[kind] = Node(shown, place, place, kind)
        return
    names = tree.setdefault(kind, Node({}, place, place, kind)).value
    if name in names:
        wrong = f"is given twice, first in line {names[name].place.line}; keep one"
        raise ScenarioError([Mistake(place, f"{kind}.{name}", wrong)])
    names[name] = Node(shown, place, place, f"{kind}.{name}")
