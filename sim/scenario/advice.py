"""What a practitioner would want to be told of a scenario that is not wrong."""

from collections.abc import Iterable, Iterator, Mapping

from sim.scenario.file import Setting
from sim.scenario.mistakes import Mistake
from sim.scenario.tree import Node
from sim.scenario.wording import follow


def advise(settings: Mapping[str, Setting], trees: Mapping[str, Node]) -> list[Mistake]:
    """Return warnings, each once, in the order of the file."""
    found: dict[Mistake, None] = {}
    for name, setting in settings.items():
        tree = trees[name]
        for advisor in (
            _large_lots,
            _exempt_twice,
            _silent_warning,
            _no_finish,
            _idle_age,
        ):
            found |= dict.fromkeys(advisor(setting, tree))
    found |= dict.fromkeys(_unused(settings, trees))
    return sorted(found)


def _large_lots(setting: Setting, tree: Node) -> Iterator[Mistake]:
    """Find suppliers whose limit is below the largest lot."""
    largest: dict[str, tuple[float, str]] = {}
    for supplier, cost, what in _lots(setting):
        largest[supplier] = max(largest.get(supplier, (0.0, "")), (cost, what))
    for name, (cost, what) in largest.items():
        credit = setting.suppliers[name].credit
        if credit is not None and credit.limit is not None and cost > credit.limit:
            node = follow(tree, ["suppliers", name, "credit", "limit"])
            yield node.wrong(
                f"is below one lot of {what}, which costs {cost:,.0f}: it waits until "
                "nothing else is owed"
            )


def _lots(setting: Setting) -> Iterator[tuple[str, float, str]]:
    """Return the supplier, cost and name of the largest lot of each call-off (F2)."""
    for activity_name, activity in setting.activities.items():
        for name, quantity in activity.materials.items():
            material = setting.materials[name]
            if material.supplier is not None:
                days = activity.duration.likely
                cover = material.order.cover_workdays
                share = min(1.0, cover / days) if days > 0 else 1.0
                cost = quantity * share * material.unit_price
                yield material.supplier, cost, f"{name} for {activity_name}"


def _exempt_twice(setting: Setting, tree: Node) -> Iterator[Mistake]:
    payables = setting.accounts_payable
    exempt = payables.exempt if payables is not None else ()
    for position, name in enumerate(exempt):
        if name in exempt[:position]:
            node = follow(tree, ["accounts_payable", "exempt", position])
            yield node.wrong(f"names {name} twice")


def _silent_warning(setting: Setting, tree: Node) -> Iterator[Mistake]:
    """Find suppliers that would warn the site but write no reminder (rule C4)."""
    for name, supplier in setting.suppliers.items():
        credit = supplier.credit
        if credit is not None and credit.warns_site and not credit.reminders:
            node = follow(tree, ["suppliers", name, "credit", "warns_site"])
            yield node.wrong("has no effect: the supplier writes no reminders")


def _no_finish(setting: Setting, tree: Node) -> Iterator[Mistake]:
    project = setting.project
    if project.liquidated_damages is not None and project.contract_finish is None:
        node = follow(tree, ["project", "liquidated_damages"])
        yield node.wrong("are never due: there is no contract_finish to be late for")


def _idle_age(setting: Setting, tree: Node) -> Iterator[Mistake]:
    """Find a payment age that a setting gives but does not use."""
    payables = setting.accounts_payable
    if payables is None or payables.policy == "fixed":
        return
    node = follow(tree, ["accounts_payable", "payment_age"])
    if payables.payment_age is not None and node.path.startswith("settings."):
        yield node.wrong(f"has no effect under policy {payables.policy}; write fixed")


def _unused(
    settings: Mapping[str, Setting], trees: Mapping[str, Node]
) -> Iterator[Mistake]:
    """Find crews, materials and suppliers that no setting uses."""
    for kind, users in (
        ("crews", [name for s in settings.values() for name in _crews(s)]),
        ("materials", [name for s in settings.values() for name in _materials(s)]),
        ("suppliers", [name for s in settings.values() for name in _suppliers(s)]),
    ):
        for tree in trees.values():
            for name, node in follow(tree, [kind]).branches.items():
                if kind in tree.branches and name not in users:
                    yield Mistake(node.key, node.path, f"no {USERS[kind]} uses it")


USERS = {"crews": "activity", "materials": "activity", "suppliers": "material"}


def _crews(setting: Setting) -> Iterable[str | None]:
    return (activity.crew for activity in setting.activities.values())


def _materials(setting: Setting) -> Iterable[str]:
    return (name for a in setting.activities.values() for name in a.materials)


def _suppliers(setting: Setting) -> Iterable[str | None]:
    for material in setting.materials.values():
        yield material.supplier
        yield from material.quotes
