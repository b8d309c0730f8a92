"""One replication told as a story: its costliest stoppage, and all of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sim.journal import Journal
from sim.report import story
from sim.report.papers import Papers
from sim.report.speech import Speech
from sim.report.stoppages import Paragraph
from sim.scenario import Scenario
from sim.spells import Spell, spells

STEP = 2
STARTS = re.compile(r"(and )?because\b")


class Line(NamedTuple):
    """A line of a story, and how many links of a chain lead to it."""

    depth: int
    text: str


@dataclass(frozen=True)
class Story:
    """A replication told: each paragraph is its lines."""

    replication: int
    costliest: list[Line]
    paragraphs: list[list[Line]]


def story_of(journal: Journal, scenario: Scenario, seed: int) -> Story:
    """Tell a replication; without a stoppage there is no costliest one."""
    text = story.tell(journal, scenario, seed=seed)
    paragraphs = [list(lines(part)) for part in text.split("\n\n")]
    return Story(
        journal.replication, list(lines(_costliest(journal, scenario))), paragraphs
    )


def lines(paragraph: str) -> Iterator[Line]:
    """Join the lines of a *paragraph* that were broken to fit a terminal."""
    current: Line | None = None
    for written in paragraph.splitlines():
        text = written.strip()
        depth = (len(written) - len(written.lstrip())) // STEP
        if current is not None and not _starts(depth, text):
            current = current._replace(text=f"{current.text} {text}")
            continue
        if current is not None:
            yield current
        current = Line(depth, text)
    if current is not None:
        yield current


def _starts(depth: int, text: str) -> bool:
    """Whether a line is not the rest of the one above: by its indent or its words."""
    return depth == 1 or (depth > 1 and STARTS.match(text) is not None)


def _costliest(journal: Journal, scenario: Scenario) -> str:
    """Tell the stoppage with the most idle days by hold, or else of all."""
    stops = sorted(spells(journal), key=lambda spell: spell.stopped.at)
    if not stops:
        return ""
    worst = max(stops, key=_weight)
    speech = Speech(journal, scenario.currency)
    paragraph = Paragraph(Papers(journal), worst, speech)
    return "\n".join(paragraph.lines(1 + stops.index(worst)))


def _weight(spell: Spell) -> tuple[float, float]:
    return spell.credit_hold, spell.days
