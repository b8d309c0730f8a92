"""``trace``: one replication as a story, or as a table."""

import csv as tables
from collections.abc import Sequence
from io import StringIO

from sim.commands.terminal import note, say
from sim.experiment.design import pick
from sim.model import prepare, replicate
from sim.report import story
from sim.scenario import Scenario, load


def trace(
    file: str,
    sets: Sequence[str],
    *,
    setting: str | None,
    replication: int,
    seed: int | None,
    csv: bool,
) -> None:
    """Tell what happened in one replication of a setting, or of the reference."""
    scenario = load(file, sets)
    chosen = scenario.experiment.seed if seed is None else seed
    if setting is None:
        _say_which(scenario)
        setting = scenario.reference
    job = prepare(scenario, pick(scenario.settings, setting))
    journal = replicate(job, seed=chosen, replication=replication)
    if csv:
        say(_table(story.events(journal)))
    else:
        say(story.tell(journal, scenario, seed=chosen))


def _say_which(scenario: Scenario) -> None:
    """Say which setting is told, where there are several."""
    others = [name for name in scenario.settings if name != scenario.reference]
    if others:
        known = ", ".join(f"“{name}”" for name in others)
        note(f"This is “{scenario.reference}”, the reference; --setting takes {known}.")


def _table(events: Sequence[dict[str, object]]) -> str:
    """Return *events* as comma-separated values, one line each."""
    text = StringIO()
    columns = list(dict.fromkeys(name for event in events for name in event))
    writer = tables.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(events)
    return text.getvalue().rstrip("\n")
