"""One replication as bars over time, for the explorer to draw."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Any

from sim.journal import Journal
from sim.report import dates
from sim.report.explorer.marks import rounded
from sim.report.spans import Span, bars, holds


def bars_of(journal: Journal, suppliers: Sequence[str]) -> dict[str, Any]:
    """Return what was worked, who stood and which supplier held, in days."""
    shown, held = bars(journal), holds(journal)
    return {
        "work": [bar.actual and _span(bar.actual) for bar in shown],
        "away": [[row, *_span(bar.away)] for row, bar in enumerate(shown) if bar.away],
        "idle": [
            [row, *_span(idle.span), idle.by_credit_hold]
            for row, bar in enumerate(shown)
            for idle in bar.idle
        ],
        "holds": [
            [suppliers.index(name), *_span(span)]
            for name, spans in held.items()
            for span in spans
        ],
        "finish": rounded(journal.horizon, 1),
        "says": _told(journal),
    }


def plan_of(journal: Journal) -> list[list[float | None]]:
    """Return when each activity is planned, in days."""
    return [_span(bar.planned) for bar in bars(journal)]


def _told(journal: Journal) -> str:
    """Say when it finished, how often crews stood, and who held."""
    stood = Counter(
        idle.by_credit_hold
        for idle in chain.from_iterable(bar.idle for bar in bars(journal))
    )
    start = journal.job.calendar.start_date
    return (
        f"The job finishes on {dates.of_finish(start, journal.horizon)}. Crews stop"
        f" {_times(stood.total())}, {_times(stood[True])} by credit hold."
        f" {_holding(holds(journal))}"
    )


def _holding(held: dict[str, list[Span]]) -> str:
    if not held:
        return "No supplier holds."
    told = (f"{name} {_times(len(spans))}" for name, spans in held.items())
    return f"On hold: {', '.join(told)}."


def _times(number: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{number} times")


def _span(span: Span) -> list[float | None]:
    return [rounded(span.start, 1), rounded(span.end, 1)]
