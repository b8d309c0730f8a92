"""Explorers to test: of small jobs, one with markup in all its names."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sim.report.explorer.document import document
from sim.report.explorer.exploration import Exploration, explore
from sim.report.explorer.render import page
from sim.scenario import Scenario, load
from tests.experiment.conftest import TEXT
from tests.report.pages import HOSTILE

SMALL = TEXT.replace("[70, 9000]", "[70, 1500]")
"""A small job whose bonus is small enough to be charged away."""
CLOSING = "</script><script>alert(1)</script>"
MARKED = HOSTILE.replace("  pour:", f'  "{CLOSING}":')
START, END = '<script type="application/json" id="data">', "</script>"


def scenario_of(text: str = SMALL) -> Scenario:
    """Return a scenario that is written in no file of its own."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "small.yaml"
        file.write_text(text)
        return load(file)


@cache
def exploration_of(text: str = SMALL, replications: int = 3) -> Exploration:
    """Return an exploration of a few replications."""
    return explore(scenario_of(text), replications)


@cache
def document_of(text: str = SMALL) -> Any:
    """Return what its page holds as data, read again."""
    return json.loads(json.dumps(document(exploration_of(text))))


@cache
def explorer_of(text: str = SMALL, replications: int = 3) -> str:
    """Return the page of an exploration."""
    return page(exploration_of(text, replications))


def data_of(text: str) -> Any:
    """Return the numbers that a page holds."""
    return json.loads(text.partition(START)[2].partition(END)[0])


def lengthened(text: str, times: int) -> str:
    """Return the page of a job with as many of its one activity, all alike."""
    data = data_of(text)
    data["gantt"]["activities"] *= times
    data["gantt"]["plan"] *= times
    for row in data["positions"]["age"]:
        for here in row:
            drawn = here["gantt"]
            drawn["work"] *= times
            drawn["idle"] = [
                [place, *spell] for place in range(times) for _, *spell in drawn["idle"]
            ]
    before, _, rest = text.partition(START)
    return f"{before}{START}{json.dumps(data)}{END}{rest.partition(END)[2]}"
