"""The foreman alone with a plan and a site (rules F1, F2)."""

from dataclasses import dataclass, field
from datetime import date

from simpy import Environment

from sim.agents.foreman import Foreman
from sim.calendar import Calendar
from sim.documents import PurchaseOrder
from sim.forecast import Forecast
from sim.job import Work
from sim.places import Site
from sim.plan import Lot, Plan
from sim.records import OrderPlaced
from sim.scenario.laws import Fixed
from tests.agents.papers import journal

DIG = Work(0, "dig", "gang", (), Fixed(10), 10.0, (("sand", 10.0),), 0.5)
PAVE = Work(1, "pave", "gang", ((0, 0.0),), Fixed(4), 4.0, (("stone", 4.0),), 0.5)
OIL = Work(2, "oil", "gang", ((1, 0.0),), Fixed(1), 1.0, (("tar", 1.0),), 0.0)
PLAN = Plan(starts=(0, 10, 14), finishes=(10, 14, 15), drivers=(None, 0, 1))
LOTS = (
    Lot(0, "sand", 0, 5, 0, 0, 0),
    Lot(0, "sand", 1, 5, 5, 5, 5),
    Lot(1, "stone", 0, 4, 0, 10, 4),
    Lot(2, "tar", 0, 1, 0, 14, 1),
)


@dataclass
class Yard:
    """Ten days of digging, four of paving, one of oiling; tar is ordered early."""

    env: Environment = field(default_factory=Environment)
    orders: list[tuple[float, str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        calendar = Calendar(date(2026, 3, 2))
        self.site = Site.of(self.env, calendar, 3)
        self.foreman = Foreman(
            env=self.env,
            calendar=calendar,
            journal=journal(),
            works=(DIG, PAVE, OIL),
            lots=LOTS,
            ahead=(3, 3, 3, 6),
            suppliers=("pit",) * 4,
            because={},
            site=self.site,
            forecast=Forecast(
                env=self.env,
                calendar=calendar,
                works=(DIG, PAVE, OIL),
                plan=PLAN,
                site=self.site,
            ),
            send=self.take,
        )
        self.foreman.look_at_plan()

    def take(self, order: PurchaseOrder, placed: OrderPlaced) -> None:
        """Note an order."""
        self.orders.append((placed.at, order.material, order.lot))
        assert order.number == len(self.orders)

    def start(self, place: int, days: float) -> None:
        """Begin an activity now, which will take so many days."""
        self.site.begin(place, days)
        self.foreman.note_start(place)


def test_lots_are_ordered_ahead_of_their_need() -> None:
    """
    The first lot is served from stock. Digging begins at 0: the second is needed at 5,
    ordered at 2; the stone is needed at 10, ordered at 7; the tar, needed at 14, is
    ordered 6 days before, at 8.
    """
    yard = Yard()
    yard.start(0, 10)
    yard.env.run(until=30)
    assert yard.orders == [(2, "sand", 1), (7, "stone", 0), (8, "tar", 0)]


def test_need_moves_with_a_start_that_does_not_come() -> None:
    """
    Digging, planned for 0, has not begun: each day it may at the earliest. It begins at
    6, and takes 8: half of it is done at 10, so that the sand is ordered at 7, the
    stone, for 14, at 11; the paving will end at 18, so that the tar is ordered at 12.
    """
    yard = Yard()
    yard.env.run(until=6)
    assert yard.orders == []
    yard.start(0, 8)
    yard.env.run(until=30)
    assert yard.orders == [(7, "sand", 1), (11, "stone", 0), (12, "tar", 0)]


def test_work_that_will_end_sooner_is_ordered_for_sooner() -> None:
    """
    Four days instead of ten: half at 2, all at 4, the paving at 8. Sand is ordered at
    once, the stone at 1, and the tar, behind both, at 2.
    """
    yard = Yard()
    yard.start(0, 4)
    assert yard.foreman.forecast.finish(0) == 4
    assert yard.foreman.forecast.start(1) == 4
    yard.env.run(until=30)
    assert yard.orders == [(0, "sand", 1), (1, "stone", 0), (2, "tar", 0)]


def test_forecast_goes_on_from_what_is_done() -> None:
    """
    Begun at 0, to take 10; stopped at 3 with 3 done: at 5 it will end at 12, two days
    late, and so will the paving. When it goes on, at 6, it will end at 13.
    """
    yard = Yard()
    yard.start(0, 10)
    yard.env.run(until=3)
    yard.site.stop(0, 3)
    yard.env.run(until=5)
    assert yard.foreman.forecast.finish(0) == 12
    assert yard.foreman.forecast.start(1) == 12
    assert yard.foreman.forecast.finish(1) == 16
    yard.env.run(until=6)
    yard.site.go_on(0)
    yard.env.run(until=8)
    assert yard.foreman.forecast.finish(0) == 13


def test_forecast_of_what_has_finished_is_when_it_did() -> None:
    """Finished two days early, at 8: the paving may begin two days early, at 8."""
    yard = Yard()
    yard.start(0, 8)
    yard.env.run(until=8)
    yard.site.finish(0)
    assert yard.foreman.forecast.finish(0) == 8
    assert yard.foreman.forecast.start(1) == 8
    yard.env.run(until=9)
    assert yard.foreman.forecast.start(1) == 9


def test_forecast_follows_what_happens_at_its_own_instant() -> None:
    """The paving is planned for 10; digging begins, and will take 4, or 6 after all."""
    yard = Yard()
    assert yard.foreman.forecast.start(1) == 10
    yard.site.begin(0, 4)
    assert yard.foreman.forecast.finish(1) == 8
    yard.site.begin(0, 6)
    assert yard.foreman.forecast.finish(1) == 10
