"""A crew alone with a yard, its gangs and a pay book (rules S1 to S4)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest
from simpy import Environment, Event

from sim.agents.crew import Crew
from sim.calendar import Calendar
from sim.job import Work
from sim.places import GOODS_ARRIVE, Gangs, Site, Yard, at
from sim.records import (
    ActivityFinished,
    ActivityStarted,
    CrewLeft,
    CrewResumed,
    CrewStopped,
    CrewSupplied,
    Delivered,
    Record,
    TradeRebooked,
)
from sim.scenario import Acceleration, Booking, Remobilisation
from sim.scenario import Crew as Terms
from sim.scenario.laws import Fixed
from tests.agents.papers import journal, order

TERMS = Terms(remobilisation=Remobilisation(after_workdays=4, cost=9, takes=Fixed(2)))


@dataclass
class PayBook:
    """Notes what is paid, and for which day; a premium counts as more days."""

    paid: list[tuple[str, float, float]] = field(default_factory=list)

    def pay_work(self, _crew: str, days: float, on: float, premium: float) -> None:
        """Note work."""
        self.paid.append(("work", days * (1 + premium), on))

    def pay_stretch(
        self, _crew: str, start: float, parts: Sequence[float], premium: float
    ) -> None:
        """Note work that nothing can stop."""
        self.paid.append(("stretch", sum(parts) * (1 + premium), start))

    def pay_standby(self, _crew: str, days: float, on: float) -> None:
        """Note standby."""
        self.paid.append(("standby", days, on))

    def pay_remobilisation(self, _crew: str, on: float) -> None:
        """Note the way back."""
        self.paid.append(("way back", 1, on))


@dataclass
class Job:
    """One activity of 2.5 days, from a Monday on; a tonne of sand a day."""

    terms: Terms = TERMS
    after: tuple[tuple[int, float], ...] = ()
    sand: float = 0
    planned_start: float = 0
    needs: float = 2.5
    bought: Acceleration | None = None
    env: Environment = field(default_factory=Environment)
    book: PayBook = field(default_factory=PayBook)

    def __post_init__(self) -> None:
        env, calendar = self.env, Calendar(date(2026, 3, 2), ("mon", "tue", "wed"))
        self.journal = journal()
        self.yard = Yard(env=env, stock={"sand": self.sand}, alarm=lambda: None)
        self.gangs = Gangs(env=env, free=1)
        self.before, done = Event(env), Event(env)
        materials = (("sand", self.needs),) if self.needs else ()
        self.crew = Crew(
            env=env,
            calendar=calendar,
            journal=self.journal,
            work=Work(0, "dig", "gang", self.after, Fixed(2.5), 2.5, materials, 1.0),
            planned_start=self.planned_start,
            terms=self.terms,
            gangs=self.gangs,
            site=Site.of(env, calendar, 2),
            yard=self.yard,
            finished=[done, self.before],
            treasury=self.book,
            draw_days=lambda: 2.5,
            draw_comes_after=lambda: 3.0,
            draw_return=lambda _: 2.0,
            on_start=lambda _: None,
            on_resume=lambda _: None,
            hasten=lambda _: self.bought,
        )
        env.process(self.crew.perform())

    def deliver(self, tonnes: float) -> None:
        """Deliver sand."""
        fact = Delivered(self.env.now, order(tonnes=tonnes), 0)
        self.yard.expect(fact.order, fact)
        self.yard.receive(fact)

    def finish_before(self) -> None:
        """Finish what comes before."""
        self.before.succeed(ActivityFinished(self.env.now, "clear"))

    def told(self) -> list[tuple[float, type[Record]]]:
        """Return the days and kinds of all records."""
        self.env.run(until=60)
        return [(fact.at, type(fact)) for fact in self.journal]


def test_work_goes_by_portions_and_skips_days_off() -> None:
    """Monday to Wednesday are worked: two days and a half end on Wednesday noon."""
    job = Job(sand=2.5)
    assert job.told() == [(0, ActivityStarted), (2.5, ActivityFinished)]
    assert job.book.paid == [("work", 1, 1), ("work", 1, 2), ("work", 0.5, 2.5)]
    assert job.yard.stock["sand"] == 0


def test_crew_stands_leaves_and_comes_back() -> None:
    """
    Day  0  Monday: begins, with sand for a day; day 1: stands
    day  9  4 work days idle (Tuesday, Wednesday, Monday, Tuesday night): leaves
    day 14  Monday: sand comes, a tonne set aside for the next portion
    day 16  back on Wednesday morning; a day of work to Wednesday night, then a half
            from Monday, 21, to its noon
    """
    job = Job(sand=1)
    at(job.env, 14, GOODS_ARRIVE, job.deliver, 1.5)
    assert job.told() == [
        (0, ActivityStarted),
        (1, CrewStopped),
        (9, CrewLeft),
        (14, CrewSupplied),
        (16, CrewResumed),
        (21.5, ActivityFinished),
    ]
    assert job.book.paid == [
        ("work", 1, 1),
        ("standby", 4, 16),
        ("way back", 1, 16),
        ("work", 1, 17),
        ("work", 0.5, 21.5),
    ]
    (stopped,) = job.journal.of(CrewStopped)
    assert (stopped.short, stopped.done) == (("sand",), 1)


def test_crew_that_is_supplied_in_time_stays() -> None:
    """Supplied on Tuesday noon of the next week, after 2 + 1.5 work days."""
    job = Job(sand=1)
    at(job.env, 8.5, GOODS_ARRIVE, job.deliver, 1.5)
    assert [kind for _, kind in job.told()].count(CrewLeft) == 0
    assert ("standby", 3.5, 8.5) in job.book.paid


def test_activity_without_material_is_paid_as_a_stretch() -> None:
    job = Job(needs=0)
    assert job.told() == [(0, ActivityStarted), (2.5, ActivityFinished)]
    assert job.book.paid == [("stretch", 2.5, 0)]


def test_lag_passes_in_working_time() -> None:
    """What comes before ends on Tuesday night (2); 1.5 days later it is Monday noon."""
    job = Job(after=((1, 1.5),), sand=2.5)
    at(job.env, 2, GOODS_ARRIVE, job.finish_before)
    assert job.told()[0] == (7.5, ActivityStarted)


def test_trade_without_its_booking_comes_later() -> None:
    """
    Planned for day 0, ready at 2, 2 work days late with a tolerance of one: it comes 3
    days after, on Saturday, and starts on Monday. The gang is its own all the while.
    """
    booking = Booking(tolerance_workdays=1, comes_after=Fixed(3))
    job = Job(terms=Terms(booking=booking), after=((1, 0),), sand=2.5)
    at(job.env, 2, GOODS_ARRIVE, job.finish_before)
    job.env.run(until=6)
    assert job.gangs.free == 0
    assert job.told()[:2] == [(2, TradeRebooked), (7, ActivityStarted)]
    assert job.journal.of(TradeRebooked)[0].comes_at == 7


def test_gang_is_free_again_when_the_work_is_done() -> None:
    job = Job(sand=2.5)
    job.env.run(until=2)
    assert (job.gangs.free, job.gangs.on_site) == (0, 1)
    job.env.run(until=3)
    assert (job.gangs.free, job.gangs.on_site, job.gangs.last_on_site) == (1, 0, 2.5)


OVERTIME = Acceleration(share=0.25, premium=0.5)


def test_accelerated_work_takes_fewer_days_each_at_a_premium() -> None:
    """2.5 days at 1.25 of the pace take 2, each paid one and a half times (I4d)."""
    job = Job(sand=2.5, bought=OVERTIME)
    job.told()
    assert job.book.paid == [("work", 1.5, 1.0), ("work", 1.5, 2.0)]
    assert job.yard.stock["sand"] == pytest.approx(0)


def test_accelerated_work_without_material_is_paid_as_a_stretch() -> None:
    job = Job(needs=0, bought=OVERTIME)
    assert job.told()[-1][0] == 2.0
    assert job.book.paid == [("stretch", 3.0, 0.0)]
