"""Scenario files: read, and merged with the files that they extend."""

from dataclasses import replace
from pathlib import Path

from sim.scenario.file import ScenarioFile
from sim.scenario.lookup import find
from sim.scenario.merging import merge
from sim.scenario.mistakes import Mistake, Place, ScenarioError
from sim.scenario.reading import read_text
from sim.scenario.shapes import shape_of
from sim.scenario.tree import Node

FILE = shape_of(ScenarioFile)
Read = tuple[Node, list[Mistake]]
"""A file's tree, and its keys that are given twice."""


def read_file(path: Path, above: tuple[Path, ...] = ()) -> Read:
    """Read a file, and merge it with the file that it extends.

    Parameters
    ----------
    path : path
        The file.
    above : tuple of path, optional
        The files that extend it, directly or in turn.

    Raises
    ------
    ScenarioError
        If one of the files cannot be read, or extends itself in turn.
    """
    tree, doubles = _read(path)
    _check_mapping(tree)
    own = {key: node for key, node in tree.value.items() if key != "extends"}
    extends = tree.branches.get("extends")
    if extends is None:
        return merge(None, tree, FILE), doubles
    base, more = _read_base(path, extends, (*above, path.resolve()))
    return merge(base, replace(tree, value=own), FILE), [*more, *doubles]


def _read(path: Path) -> Read:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        reason = "is no text file; a scenario is YAML in UTF-8"
    else:
        return read_text(text, Place(str(path), 1, 1))
    raise ScenarioError([Mistake(Place(str(path)), "", reason)])


def _check_mapping(tree: Node) -> None:
    if tree.value is None:
        raise ScenarioError([tree.wrong("is empty; a scenario is a mapping of keys")])
    if not isinstance(tree.value, dict):
        raise ScenarioError(
            [tree.wrong("must be a mapping of keys, such as title: A job")]
        )


def _read_base(path: Path, extends: Node, above: tuple[Path, ...]) -> Read:
    """Read the file that *path* extends."""
    if not isinstance(extends.value, str) or not extends.value:
        raise ScenarioError([extends.wrong("must be the name of a scenario file")])
    try:
        base = find(extends.value, beside=path.parent)
    except ScenarioError as error:
        text = f"{extends.value}: {error.mistakes[0].text}"
        raise ScenarioError([extends.wrong(text)]) from error
    if base.resolve() in above:
        text = f"{extends.value} extends this file in turn; break the circle"
        raise ScenarioError([extends.wrong(text)])
    return read_file(base, above)
