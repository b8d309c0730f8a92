"""A stoppage as a paragraph: its chains of causes, what was done, what it cost."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import fill

from sim.metrics import downtime
from sim.records import (
    CreditReleased,
    CrewLeft,
    CrewResumed,
    CrewStopped,
    CrewSupplied,
    Delivered,
    EmergencyPaid,
    Escalated,
    HoldNarrowed,
    PrepaymentCleared,
    Record,
    ReleaseAgreed,
    ReleaseStopped,
)
from sim.report.causes import Because, Causes
from sim.report.papers import Papers
from sim.report.sentences import told
from sim.report.speech import Speech, counted, number, sentence
from sim.spells import Spell

WIDTH = 100
"""Characters a line."""

_LEAST = 1e-9
_STEP = "  "


def orders_of(papers: Papers, stopped: CrewStopped) -> list[int]:
    """Return the orders that a crew stood for (rule J5).

    They are those that completed its draw, or of a wait still open those that have come
    and the earliest outstanding of each material that it is short of.
    """
    supplied = papers.supplied.get(id(stopped))
    if supplied is not None:
        return _numbers(supplied.deliveries)
    still = papers.still_short[id(stopped)]
    outstanding = [n for n in papers.placed if n not in papers.delivered]
    first = {papers.placed[n].order.material: n for n in reversed(outstanding)}
    wanted = [first[material] for material in still.short if material in first]
    return [*_numbers(still.deliveries), *wanted]


def _numbers(deliveries: Iterable[Delivered]) -> list[int]:
    return list(dict.fromkeys(delivered.order.number for delivered in deliveries))


class Paragraph:
    """Tells one stoppage."""

    def __init__(self, papers: Papers, spell: Spell, speech: Speech) -> None:
        self.papers, self.spell = papers, spell
        self.speech = speech.near(spell.stopped.at)
        self.orders = orders_of(papers, spell.stopped)
        self.causes = Causes(papers, spell.stopped.at, self.speech)

    def lines(self, number: int) -> Iterator[str]:
        """Return the paragraph of the *number*-th stoppage, line by line."""
        stopped = self.spell.stopped
        day = self.speech.full_day(stopped.at)
        yield indented(f"{day}. Stoppage {number}: {told(stopped, self.speech)};", 0)
        yield from self._chains()
        yield from self._what_was_done()
        yield indented(self._idle(), 1)

    def _chains(self) -> Iterator[str]:
        for place, order in enumerate(self.orders):
            chain = list(self.causes.of_order(order))
            for link in chain:
                end = "." if link is chain[-1] else ";"
                yield _because(link, end, first=link is chain[0] and place > 0)
        if not self.orders:
            yield indented("because the foreman had called off no more of it.", 1)

    # --- what was done --------------------------------------------------------------

    def _what_was_done(self) -> Iterator[str]:
        """Return who acted while the crew stood, day by day."""
        facts = [fact for fact in self.papers.journal if self._belongs(fact)]
        facts.sort(key=lambda fact: (fact.at, _turn(fact)))
        for day, of_day in groupby(facts, key=self.speech.day_of):
            done = "; ".join(told(fact, self.speech) for fact in of_day)
            yield indented(f"{day}: {done}.", 1)
        if id(self.spell.stopped) not in self.papers.resumed:
            end = self.speech.day(self.spell.end)
            yield indented(f"{end}: the crew still stands idle at the end.", 1)

    def _belongs(self, fact: Record) -> bool:
        if not self.spell.stopped.at <= fact.at <= self.spell.end:
            return False
        return self._of_the_crew(fact) or self._of_an_order(fact) or self._helps(fact)

    def _of_the_crew(self, fact: Record) -> bool:
        match fact:
            case CrewLeft(stopped=stopped):
                return stopped is self.spell.stopped
            case CrewSupplied(stopped=stopped):
                return stopped is self.spell.stopped and self.spell.left
            case CrewResumed(supplied=supplied):
                return supplied.stopped is self.spell.stopped
        return False

    def _of_an_order(self, fact: Record) -> bool:
        if isinstance(fact, Delivered | PrepaymentCleared):
            return fact.order.number in self.orders
        return False

    def _helps(self, fact: Record) -> bool:
        """Whether a fact is a step towards the release of what the crew stood for."""
        match fact:
            case ReleaseAgreed(at=at, releases_at=releases_at) if at == releases_at:
                return False
            case (
                Escalated(supplier=supplier)
                | EmergencyPaid(supplier=supplier)
                | ReleaseAgreed(supplier=supplier)
                | ReleaseStopped(supplier=supplier)
                | HoldNarrowed(supplier=supplier)
                | CreditReleased(supplier=supplier)
            ):
                return supplier in self._holders()
        return False

    def _holders(self) -> list[str]:
        """Return the suppliers that held what the crew stood for."""
        held = [order for order in self.orders if order in self.papers.waits]
        return [self.papers.placed[order].order.supplier for order in held]

    # --- what it cost ---------------------------------------------------------------

    def _idle(self) -> str:
        spell, money = self.spell, self.speech.money
        cost, by_hold = downtime(self.papers.journal, [spell])
        idle = f"idle {counted(spell.days, 'work day')}"
        price = f"downtime cost {money(100 * cost)}"
        if spell.lead_time <= _LEAST:
            return sentence(f"{idle}, by credit hold; {price}")
        if spell.credit_hold <= _LEAST:
            return sentence(f"{idle}, by lead time; {price}")
        hold, lead = number(spell.credit_hold), number(spell.lead_time)
        return sentence(
            f"{idle}: {hold} by credit hold, {lead} by lead time; {price}, of which"
            f" {money(100 * by_hold)} by credit hold"
        )


def indented(words: str, depth: int) -> str:
    """Return words in lines that fit, indented."""
    start = _STEP * depth
    return fill(
        words,
        WIDTH,
        initial_indent=start,
        subsequent_indent=start + _STEP * bool(depth),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _because(link: Because, end: str, *, first: bool) -> str:
    start = "and because" if first else "because"
    return indented(f"{start} {link.words}{end}", link.depth + 1)


def _turn(fact: Record) -> int:
    """Return the turn of a fact at its instant: the evening before, releases, goods."""
    if isinstance(fact, CrewLeft):
        return 0
    return 2 if isinstance(fact, Delivered | CrewSupplied | CrewResumed) else 1
