"""One replication in words: its stoppages, each with its chain of causes."""

from collections.abc import Iterator
from itertools import groupby

from sim.journal import Journal
from sim.report.asides import asides
from sim.report.ending import ending
from sim.report.events import events
from sim.report.opening import opening
from sim.report.papers import Papers
from sim.report.speech import Speech
from sim.report.stoppages import Paragraph, indented
from sim.scenario import Scenario
from sim.spells import spells
from sim.units import Days

__all__ = ["events", "tell"]


def tell(journal: Journal, scenario: Scenario, *, seed: int | None = None) -> str:
    """Return what happened in a replication as a dated story (rule J1).

    Parameters
    ----------
    journal
        Of one setting of *scenario*.
    seed
        That of the replication, to be named in the heading.
    """
    papers, speech = Papers(journal), Speech(journal, scenario.currency)
    parts = [
        *opening(papers, scenario.title, seed, speech),
        *_body(papers, speech),
        *ending(papers, speech),
    ]
    return "\n\n".join(parts)


def _body(papers: Papers, speech: Speech) -> Iterator[str]:
    """Return the stoppages and what happened between them, in order of time."""
    journal = papers.journal
    stops = sorted(spells(journal), key=lambda spell: spell.stopped.at)
    paragraphs = [Paragraph(papers, spell, speech) for spell in stops]
    items: list[tuple[Days, str]] = []
    told: set[int] = set()
    for number, paragraph in enumerate(paragraphs, 1):
        text = "\n".join(paragraph.lines(number))
        items.append((paragraph.spell.stopped.at, text))
        told.update(id(held) for held in paragraph.causes.told)
    items.extend(_asides(journal, told, speech))
    yield from (text for _, text in sorted(items, key=lambda item: item[0]))


def _asides(
    journal: Journal, told: set[int], speech: Speech
) -> Iterator[tuple[Days, str]]:
    """Return the asides, those of one instant together."""
    facts = sorted(asides(journal, told, speech), key=lambda aside: aside[0])
    for at, group in groupby(facts, key=lambda aside: aside[0]):
        words = " ".join(words for _, words in group)
        yield at, indented(f"{speech.full_day(at)}. {words}", 0)
