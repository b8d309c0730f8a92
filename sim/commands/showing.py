"""``show``: a scenario as it was resolved, and its plan."""

from collections.abc import Sequence

from sim.commands.terminal import draw, note, say
from sim.job import Job
from sim.model import prepare
from sim.report import planning
from sim.report.department_words import choices
from sim.report.outline import outline
from sim.scenario import Scenario, load


def show(file: str, sets: Sequence[str]) -> None:
    """Show each value with the place it comes from, then the plan of the reference."""
    scenario = load(file, sets)
    for warning in scenario.warnings:
        note(f"warning: {warning}")
    job = prepare(scenario, scenario.reference)
    plan = [_plan(scenario, job), "", draw(planning.schedule(job)), *_lots(job)]
    say("\n".join([outline(scenario), "", *plan]))


def _plan(scenario: Scenario, job: Job) -> str:
    lines = [
        f"Planned finish: {planning.finish(job)}",
        f"Critical path: {planning.critical_path(job)}",
    ]
    for name in scenario.settings:
        own = planning.finish(prepare(scenario, name))
        if own != planning.finish(job):
            lines.append(f"Planned finish of “{name}”: {own}")
    return draw("\n".join([*lines, *_choices(scenario)]))


def _choices(scenario: Scenario) -> list[str]:
    """Return what the departments chose in each setting (rule I4)."""
    found = {name: choices(prepare(scenario, name)) for name in scenario.settings}
    return [
        line
        for name, lines in found.items()
        if lines
        for line in ("", f"In “{name}”:", *(f"  {words}" for words in lines))
    ]


def _lots(job: Job) -> list[str]:
    return ["", draw(planning.lots(job))] if job.lots else []
