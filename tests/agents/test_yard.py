"""The yard: who draws what, and who waits behind whom (rules S2, F3)."""

import pytest
from simpy import Environment

from sim.places import Yard
from sim.records import CrewStopped, Delivered
from tests.agents.papers import order


class Alarm:
    """Counts how often it was rung."""

    rung = 0

    def ring(self) -> None:
        """Count."""
        self.rung += 1


def yard(alarm: Alarm | None = None, **stock: float) -> Yard:
    """Return a yard with some stock."""
    return Yard(env=Environment(), stock=stock, alarm=(alarm or Alarm()).ring)


def stopped(*short: str) -> CrewStopped:
    """Return the record of a stoppage."""
    return CrewStopped(0, "dig", short, 0)


def deliver(it: Yard, material: str, tonnes: float, number: int = 1) -> Delivered:
    """Deliver an order that was expected."""
    paper = order(number, material=material, tonnes=tonnes)
    fact = Delivered(0, paper, 0)
    it.expect(paper, fact)
    it.receive(fact)
    return fact


def test_draw_takes_all_or_nothing() -> None:
    """5 t of sand and no salt: a draw of both takes neither."""
    it = yard(sand=5, salt=0)
    assert not it.draw([("sand", 2), ("salt", 1)])
    assert it.stock == {"sand": 5, "salt": 0}
    assert it.draw([("sand", 2)])
    assert it.stock == {"sand": 3, "salt": 0}


@pytest.mark.parametrize(
    ("wanted", "drawn"), [(5, True), (5 + 0.9e-6, True), (5 + 1.1e-6, False)]
)
def test_short_by_less_than_a_millionth_is_not_short(
    wanted: float, *, drawn: bool
) -> None:
    it = yard(sand=5)
    assert it.draw([("sand", wanted)]) == drawn
    assert it.stock["sand"] >= 0


def test_delivery_is_drawn_at_once_by_the_crew_that_waits() -> None:
    """It needs 6 of 5 + 2 t, so that 1 is left: what is drawn is set aside for it."""
    it = yard(sand=5)
    wait = it.wait([("sand", 6)], stopped("sand"))
    assert (wait.short, wait.drawn.triggered) == (("sand",), False)
    fact = deliver(it, "sand", 2)
    assert wait.drawn.triggered
    assert wait.completed == {"sand": fact}
    assert it.stock["sand"] == 1
    assert it.waits == []


def test_wait_ends_when_all_is_there() -> None:
    """Salt on its own is not enough; nothing is taken until the sand is there."""
    it = yard(sand=0, salt=0)
    wait = it.wait([("sand", 1), ("salt", 1)], stopped("sand", "salt"))
    salt = deliver(it, "salt", 1)
    assert (wait.short, it.stock["salt"]) == (("sand",), 1)
    sand = deliver(it, "sand", 1, number=2)
    assert wait.drawn.triggered
    assert wait.completed == {"salt": salt, "sand": sand}


def test_crews_that_want_the_same_are_served_in_order() -> None:
    """First needs 5, second 1: 2 t do not serve the second; 3 more serve the first."""
    it = yard(sand=0)
    first = it.wait([("sand", 5)], stopped("sand"))
    second = it.wait([("sand", 1)], stopped("sand"))
    deliver(it, "sand", 2)
    assert not second.drawn.triggered
    deliver(it, "sand", 3, number=2)
    assert first.drawn.triggered
    assert not second.drawn.triggered
    deliver(it, "sand", 1, number=3)
    assert second.drawn.triggered


def test_crew_that_works_waits_behind_one_that_is_short_of_the_same() -> None:
    """2 t lie there, 5 are wanted by the crew that waits; salt is free for all."""
    it = yard(sand=2, salt=2)
    it.wait([("sand", 5), ("salt", 1)], stopped("sand"))
    assert it.short([("sand", 1)]) == ("sand",)
    assert it.draw([("salt", 2)])
    assert it.waits[0].short == ("sand", "salt")


def test_delivery_of_another_material_completes_nothing() -> None:
    it = yard(sand=0, salt=0)
    wait = it.wait([("sand", 1)], stopped("sand"))
    deliver(it, "salt", 9)
    sand = deliver(it, "sand", 1, number=2)
    assert wait.completed == {"sand": sand}


def test_alarm_rings_when_a_crew_comes_to_be_short() -> None:
    """As it begins to wait, and as another draws what it would need."""
    alarm = Alarm()
    it = yard(alarm, sand=0, salt=2)
    it.wait([("sand", 1), ("salt", 1)], stopped("sand"))
    assert alarm.rung == 1
    it.draw([("salt", 2)])
    assert alarm.rung == 2


def test_crew_that_is_served_may_leave_an_earlier_one_short_of_more() -> None:
    """
    The first waits for stone, with 2 t of salt there for it; the second, which sand
    serves, takes the salt: now the first is short of salt too, and the alarm rings.
    """
    alarm = Alarm()
    it = yard(alarm, sand=0, salt=2, stone=0)
    first = it.wait([("stone", 1), ("salt", 2)], stopped("stone"))
    second = it.wait([("sand", 1), ("salt", 2)], stopped("sand"))
    deliver(it, "sand", 1)
    assert second.drawn.triggered
    assert first.short == ("stone", "salt")
    assert alarm.rung == 3
    salt, stone = (deliver(it, name, 2, number=2) for name in ("salt", "stone"))
    assert first.completed == {"salt": salt, "stone": stone}


def test_alarm_does_not_ring_for_a_delivery_that_serves_nobody() -> None:
    alarm = Alarm()
    it = yard(alarm, sand=0)
    it.wait([("sand", 5)], stopped("sand"))
    deliver(it, "sand", 1)
    assert alarm.rung == 1


def test_reason_is_the_latest_fact_about_the_earliest_order() -> None:
    it = yard(sand=0)
    early, late = (order(n, material="sand") for n in (1, 2))
    facts = [Delivered(at, early, 0) for at in (0, 1, 2)]
    it.expect(early, facts[0])
    it.expect(late, facts[1])
    assert it.reason(("sand",)) is facts[0]
    it.expect(early, facts[2])
    assert it.reason(("sand",)) is facts[2]
    assert it.reason(("salt",)) is None


def test_crew_that_stands_for_a_material_is_found() -> None:
    """An activity without a crew waits too, but nobody stands."""
    it = yard(sand=0, salt=0)
    it.wait([("sand", 1)], None)
    assert it.standing_for(frozenset(("sand",))) is None
    fact = stopped("salt")
    it.wait([("salt", 1)], fact)
    assert it.standing_for(frozenset(("salt", "stone"))) is fact
    assert it.standing_for(frozenset(("stone",))) is None


def test_what_is_completed_again_is_completed_last() -> None:
    """Sand comes, is drawn by another crew, and comes again after the salt."""
    it = yard(sand=0, salt=0)
    wait = it.wait([("sand", 5), ("salt", 5)], stopped("sand", "salt"))
    deliver(it, "sand", 5, 1)
    assert it.draw([("sand", 5)])
    deliver(it, "salt", 5, 2)
    last = deliver(it, "sand", 5, 3)
    assert wait.drawn.triggered
    assert list(wait.completed) == ["salt", "sand"]
    assert wait.completed["sand"] is last
