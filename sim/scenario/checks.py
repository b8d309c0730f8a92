"""Mistakes between the parts of a scenario: names, cycles, policies, paths.

They are looked for in the file as written, so that they are found together with the
mistakes within each part.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter

from sim.scenario.department_checks import check_departments
from sim.scenario.mistakes import Mistake, did_you_mean
from sim.scenario.parts import all_known, at, known, names, part
from sim.scenario.shapes import Shape
from sim.scenario.tree import Node
from sim.scenario.wording import missing


def check_header(
    tree: Node, settings: Mapping[str, Node], shape: Shape
) -> Iterator[Mistake]:
    """Check the settings' names, the reference, and the paths of sources and vary."""
    yield from _some_settings(tree)
    given = list(part(tree, "settings"))
    yield from known(tree.branches.get("reference"), given, "setting")
    trees = [tree, *settings.values()]
    for key in ("sources", "vary"):
        for path, node in part(tree, key).items():
            yield from _check_path(path, node, shape, trees, number=key == "vary")


def check_setting(tree: Node, settings: Sequence[str]) -> Iterator[Mistake]:
    """Check that the parts of one setting fit together."""
    yield from _check_activities(tree)
    yield from _check_materials(tree)
    yield from _check_payables(tree)
    yield from _check_finish(tree)
    yield from check_departments(tree)
    reform = at(tree, "executive", "reform", "to")
    yield from known(reform, settings, "setting")


def _some_settings(tree: Node) -> Iterator[Mistake]:
    settings = tree.branches.get("settings")
    if settings is None:
        yield missing(tree, "settings")
    elif not settings.branches:
        yield settings.wrong("must have at least one setting, such as {plan: {}}")
    for name, node in part(tree, "settings").items():
        if not name.strip() or "." in name or not name.isprintable():
            text = "a name must be printable, not empty, and have no dot"
            yield Mistake(node.key, node.path, text)


def _check_path(
    path: str, node: Node, shape: Shape, trees: Iterable[Node], *, number: bool
) -> Iterator[Mistake]:
    """Check that *path* leads to something, and to a number if it must."""
    at: Shape | None = shape
    for key in path.split("."):
        names = [name for tree in trees for name in tree.branches]
        known = names if shape.named else shape.keys
        at = shape.step(key) if key in known else None
        if at is None:
            hint = did_you_mean(key, known)
            text = f"leads nowhere: there is no {key or '(empty)'}{hint}"
            yield Mistake(node.key, node.path, text)
            return
        shape, trees = at, [t.branches[key] for t in trees if key in t.branches]
    if number and not shape.number:
        text = "cannot be varied: it is neither a number nor a distribution"
        yield Mistake(node.key, node.path, text)


def _check_activities(tree: Node) -> Iterator[Mistake]:
    activities = part(tree, "activities")
    for activity in activities.values():
        parts = activity.branches
        yield from known(parts.get("crew"), part(tree, "crews"), "crew")
        yield from all_known(parts.get("after"), activities, "activity")
        yield from all_known(
            parts.get("materials"), part(tree, "materials"), "material"
        )
    yield from _check_cycles(activities)


def _check_cycles(activities: Mapping[str, Node]) -> Iterator[Mistake]:
    """Find one circle of predecessors, if there is any."""
    after = {name: list(names(node, "after")) for name, node in activities.items()}
    try:
        TopologicalSorter(after).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        node = activities[circle[0]].branches.get("after", activities[circle[0]])
        yield node.wrong(f"goes round in a circle: {' -> '.join(circle)}; break it")


def _check_materials(tree: Node) -> Iterator[Mistake]:
    suppliers = part(tree, "suppliers")
    for material in part(tree, "materials").values():
        yield from known(material.branches.get("supplier"), suppliers, "supplier")


def _check_payables(tree: Node) -> Iterator[Mistake]:
    payables = tree.branches.get("accounts_payable")
    if payables is None:
        return
    needs = {"fixed": "payment_age", "scorecard": "scorecard"}
    policy = payables.branches.get("policy")
    needed = needs.get(str(policy.value)) if policy else None
    if policy is not None and needed and needed not in payables.branches:
        yield policy.wrong(f"policy {policy.value} needs {needed}, which is missing")
    yield from all_known(
        payables.branches.get("exempt"), part(tree, "suppliers"), "supplier"
    )


def _check_finish(tree: Node) -> Iterator[Mistake]:
    finish = at(tree, "project", "contract_finish")
    start = at(tree, "calendar", "start")
    if finish is not None and start is not None:
        dates = _date(start), _date(finish)
        if dates[0] and dates[1] and dates[1] < dates[0]:
            yield finish.wrong(f"{dates[1]} is before the start {dates[0]}")


def _date(node: Node) -> date | None:
    try:
        return date.fromisoformat(str(node.value))
    except ValueError:
        return None
