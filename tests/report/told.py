"""Stories to test: the hand case with changes, and those of the drawn cases."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sim.journal import Journal
from sim.metrics import measure
from sim.model import prepare, replicate
from sim.report.story import tell
from sim.scenario import Scenario, load, vary

CASES = Path(__file__).parents[1] / "cases"
LATE, ON_TERMS = "at 90 days", "on terms"

SCORECARD = {
    "accounts_payable.policy": "scorecard",
    "accounts_payable.scorecard": {"dpo": [[35, 0], [50, 6000], [75, 20000]]},
    "accounts_payable.believes": {"hold_cost": "none"},
}


class Told(NamedTuple):
    """A replication, its story and its metrics."""

    name: str
    journal: Journal
    text: str
    metrics: Mapping[str, float | None]


def first(scenario: Scenario, setting: str) -> Journal:
    """Return the first replication of a setting."""
    return replicate(prepare(scenario, setting), seed=1, replication=0)


def told(setting: str = LATE, changes: Mapping[str, Any] | None = None) -> str:
    """Return the story of one crew and one supplier, with *changes*."""
    scenario = vary(load(CASES / "paid_at_90_days.yaml"), changes or {})
    return tell(first(scenario, setting), scenario)


def by_scorecard(**more: object) -> str:
    """Return the story under a scorecard in place of a fixed age."""
    return told(ON_TERMS, {**SCORECARD, **more})


def stoppage(text: str, number: int) -> str:
    """Return the paragraph of one stoppage, its lines joined where they were broken."""
    start = next(p for p in text.split("\n\n") if f"Stoppage {number}:" in p)
    lines: list[str] = []
    for line in start.splitlines():
        opens = line.strip().startswith(("because", "and because", "Idle")) or (
            line.startswith("  ") and line[2:3].isdigit()
        )
        if opens or not lines:
            lines.append(line)
        else:
            lines[-1] += f" {line.strip()}"
    return "\n".join(lines)


@cache
def drawn() -> tuple[Told, ...]:
    """Return the story of every setting of every drawn case."""
    stories = []
    for path in sorted((CASES / "drawn").glob("*.yaml")):
        scenario = load(path)
        for setting in scenario.settings:
            journal = first(scenario, setting)
            name = f"{path.stem}, {setting}"
            text = tell(journal, scenario)
            stories.append(Told(name, journal, text, measure(journal)))
    return tuple(stories)
