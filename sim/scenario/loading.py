"""From a file to a scenario: read, extended, changed, checked, resolved."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sim.scenario.advice import advise
from sim.scenario.checks import check_header, check_setting
from sim.scenario.extending import FILE, read_file
from sim.scenario.file import Header, Parts, Scenario, Setting
from sim.scenario.lookup import find
from sim.scenario.merging import lost_keys, merge
from sim.scenario.mistakes import Mistake, ScenarioError
from sim.scenario.options import Change, change, from_values, read_options
from sim.scenario.scalars import told
from sim.scenario.shapes import shape_of
from sim.scenario.tree import Node, plain
from sim.scenario.wording import mistakes_of

CHANGEABLE = replace(FILE, keys=tuple(key for key in FILE.keys if key != "extends"))
PARTS = shape_of(Parts)


def load(path: str | Path, sets: Sequence[str] = ()) -> Scenario:
    """Read a scenario file and check all of it.

    Parameters
    ----------
    path : str or path
        The file, or the name of a shipped scenario.
    sets : sequence of str, optional
        Changes as ``path=value``, each value read as YAML.

    Raises
    ------
    ScenarioError
        If anything is wrong; it tells all that is.
    """
    changes, mistakes = read_options(sets)
    file, doubles = read_file(find(path))
    tree, more = _change_all(file, changes)
    return _resolve(tree, [*mistakes, *doubles, *more])


def vary(scenario: Scenario, values: Mapping[str, Any]) -> Scenario:
    """Return *scenario* with other values, given by path, and check it again.

    Raises
    ------
    ScenarioError
        If a path or value is wrong.
    """
    return _resolve(*_change_all(scenario.tree, from_values(values)))


def _change_all(tree: Node, changes: Sequence[Change]) -> tuple[Node, list[Mistake]]:
    mistakes: list[Mistake] = []
    for path, value in changes:
        try:
            tree = change(tree, path, value, CHANGEABLE)
        except ScenarioError as error:
            mistakes.extend(error.mistakes)
    return tree, mistakes


def _resolve(tree: Node, mistakes: list[Mistake]) -> Scenario:
    """Check *tree* as a whole, and each setting as a whole scenario."""
    header, wrong = _header(tree)
    wrong = [*mistakes, *wrong]
    trees = settings_of(tree)
    settings: dict[str, Setting] = {}
    for name, resolved in trees.items():
        setting, more = _setting(name, resolved, list(trees))
        wrong += more
        if setting is not None:
            settings[name] = setting
    if wrong or header is None:
        raise ScenarioError(wrong)
    return Scenario.of(
        tree,
        **dict(header),
        settings=settings,
        warnings=tuple(str(warning) for warning in advise(settings, trees)),
    )


def _header(tree: Node) -> tuple[Header | None, list[Mistake]]:
    """Check what the file says beside what is simulated."""
    others = {k: node for k, node in tree.branches.items() if k not in PARTS.keys}
    wrong = list(lost_keys(replace(tree, value=others), FILE))
    wrong += check_header(tree, settings_of(tree), FILE)
    others.pop("settings", None)
    own = replace(tree, value=others)
    try:
        return Header.model_validate(plain(own)), wrong
    except ValidationError as error:
        return None, wrong + mistakes_of(error, own, FILE)


def settings_of(tree: Node) -> dict[str, Node]:
    """Return what each setting makes of the file; of none, what the file says."""
    parts = {key: node for key, node in tree.branches.items() if key in PARTS.keys}
    gone = {key: node for key, node in tree.removed.items() if key in PARTS.keys}
    base = replace(tree, value=parts, removed=gone)
    settings = tree.branches.get("settings")
    overrides = settings.branches if settings else {}
    if not overrides:
        return {"": base}
    return {name: merge(base, over, PARTS) for name, over in overrides.items()}


def _setting(
    name: str, resolved: Node, names: Sequence[str]
) -> tuple[Setting | None, list[Mistake]]:
    """Check one setting as a whole scenario."""
    if not isinstance(resolved.value, dict):
        text = f"must be a mapping of what it changes, not {told(resolved.value)}"
        return None, [resolved.wrong(text)]
    wrong = [*lost_keys(resolved, PARTS), *check_setting(resolved, names)]
    try:
        parts = Parts.model_validate(plain(resolved))
    except ValidationError as error:
        return None, wrong + mistakes_of(error, resolved, PARTS)
    return Setting.model_construct(name=name, **dict(parts)), wrong
