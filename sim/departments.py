"""The departments beside accounts payable: they set their levers, and are paid."""

from collections.abc import Callable
from typing import TypeAlias

from sim.agents import materials_manager, procurement, project_manager, sales
from sim.job import Job, make_ready
from sim.records import LeverChosen
from sim.scenario import AccountsPayable, Setting

Decide: TypeAlias = Callable[[Job], tuple[Setting, list[LeverChosen]]]

DECIDE: tuple[Decide, ...] = (
    sales.promise,
    procurement.buy,
    materials_manager.plan_stock,
    project_manager.set_threshold,
)
"""Who sets a lever as the job is prepared; each knows what was set before (I4)."""


def arrange(given: Setting, policies: dict[str, AccountsPayable | None]) -> Job:
    """Return a setting made ready, after each department has set its lever."""
    job = make_ready(given, policies)
    chosen: list[LeverChosen] = []
    for decide in DECIDE:
        setting, facts = decide(job)
        if setting is not job.setting or facts:
            chosen += _because(facts, chosen)
            job = make_ready(setting, policies, given, tuple(chosen))
    return job


def _because(facts: list[LeverChosen], before: list[LeverChosen]) -> list[LeverChosen]:
    """Let each choice follow from that made before for the same material."""
    earlier = {fact.material: fact for fact in before}
    earlier.pop(None, None)
    return [fact._replace(cause=earlier.get(fact.material)) for fact in facts]
