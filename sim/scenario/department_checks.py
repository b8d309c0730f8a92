"""Mistakes of the departments' blocks: what their levers need (rules I4a to I4d)."""

from collections.abc import Iterator
from math import prod

from sim.scenario.mistakes import Mistake
from sim.scenario.parts import all_known, at, part
from sim.scenario.tree import Node

OPTIONS = {
    "procurement": (),
    "materials_management": ("safety_days", "cover_workdays"),
    "sales": ("promises",),
    "project_manager": ("thresholds",),
}
"""The blocks, and the keys one of which a scorecard needs."""
MOST_ARRANGEMENTS = 1_000_000


def check_departments(tree: Node) -> Iterator[Mistake]:
    """Check that the departments have what they choose among."""
    for name, keys in OPTIONS.items():
        block = tree.branches.get(name)
        if block is not None:
            yield from _check_policy(block, keys)
    yield from _check_quotes(tree)
    yield from _check_promise(tree)


def _check_policy(block: Node, keys: tuple[str, ...]) -> Iterator[Mistake]:
    given, policy = block.branches, block.branches.get("policy")
    if policy is not None and policy.value == "scorecard" and "scorecard" not in given:
        yield policy.wrong("policy scorecard needs scorecard, which is missing")
    steers = policy is None or policy.value == "scorecard"
    if "scorecard" in given and steers and keys and not set(keys) & set(given):
        yield given["scorecard"].wrong(
            f"has nothing to choose among; write {' or '.join(keys)} beside it"
        )


def _check_quotes(tree: Node) -> Iterator[Mistake]:
    """Check that quotes are of other suppliers than the material's own."""
    counts = []
    for material in part(tree, "materials").values():
        quotes, own = material.branches.get("quotes"), material.branches.get("supplier")
        if quotes is None:
            continue
        yield from all_known(quotes, part(tree, "suppliers"), "supplier")
        if own is None:
            yield quotes.wrong(
                "need a supplier beside them, whose unit_price is the reference quote"
            )
        elif str(own.value) in quotes.branches:
            yield quotes.branches[str(own.value)].wrong(
                "is the material's own supplier: its price is unit_price"
            )
        counts.append(1 + len(quotes.branches))
    if prod(counts) > MOST_ARRANGEMENTS and "procurement" in tree.branches:
        yield tree.branches["procurement"].wrong(
            f"has {prod(counts):,} arrangements of suppliers to choose among, and can "
            f"weigh {MOST_ARRANGEMENTS:,}; leave out quotes"
        )


def _check_promise(tree: Node) -> Iterator[Mistake]:
    sales = tree.branches.get("sales")
    if sales is not None and at(tree, "project", "contract_finish") is None:
        yield sales.wrong("needs project.contract_finish: what the file promises")
