"""``trace``: one replication as a story, or as a table."""

import csv as tables
from collections.abc import Sequence
from io import StringIO

from sim.commands.terminal import say
from sim.experiment.design import pick
from sim.model import prepare, replicate
from sim.report import story
from sim.scenario import load


def trace(
    file: str,
    sets: Sequence[str],
    *,
    setting: str,
    replication: int,
    seed: int | None,
    csv: bool,
) -> None:
    """Tell what happened in one replication of one setting."""
    scenario = load(file, sets)
    chosen = scenario.experiment.seed if seed is None else seed
    job = prepare(scenario, pick(scenario.settings, setting))
    journal = replicate(job, seed=chosen, replication=replication)
    if csv:
        say(_table(story.events(journal)))
    else:
        say(story.tell(journal, scenario, seed=chosen))


def _table(events: Sequence[dict[str, object]]) -> str:
    """Return *events* as comma-separated values, one line each."""
    text = StringIO()
    columns = list(dict.fromkeys(name for event in events for name in event))
    writer = tables.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(events)
    return text.getvalue().rstrip("\n")
