"""The gangs of a crew: who works, in what order (rules S1, S4)."""

from simpy import Environment
from simpy.events import ProcessGenerator

from sim.places import Gangs


def claims(env: Environment, gangs: Gangs, *places: int) -> dict[int, float]:
    """Claim a gang for each place now; what is returned fills as time goes."""
    got: dict[int, float] = {}

    def wait(place: int) -> ProcessGenerator:
        yield gangs.claim(place)
        got[place] = env.now

    for place in places:
        env.process(wait(place))
    return got


def test_of_claims_at_one_instant_the_earlier_in_the_file_goes_first() -> None:
    """
    Day 0: two gangs, claims of 7, 3 and 5: 3 and 5 get one
    day 2: one gang is given back: 7 gets it
    """
    env = Environment()
    gangs = Gangs(env=env, free=2)
    got = claims(env, gangs, 7, 3, 5)
    env.run(until=2)
    assert got == {3: 0, 5: 0}
    gangs.give_back()
    env.run(until=3)
    assert got == {3: 0, 5: 0, 7: 2}


def test_earlier_claim_goes_before_one_earlier_in_the_file() -> None:
    """Claimed by 9 on day 0 and by 1 on day 1; freed on day 2."""
    env = Environment()
    gangs = Gangs(env=env, free=0)
    first = claims(env, gangs, 9)
    env.run(until=1)
    second = claims(env, gangs, 1)
    env.run(until=2)
    gangs.give_back()
    env.run(until=3)
    assert (first, second) == ({9: 2}, {})


def test_crew_is_seen_while_on_site_and_after_it_has_left() -> None:
    """On the site until day 4: seen since 3, not since 4; and while there, always."""
    env = Environment(initial_time=4)
    gangs = Gangs(env=env, free=1)
    assert not gangs.seen_since(0)
    gangs.on_site += 1
    assert gangs.seen_since(99)
    gangs.leave_site()
    assert gangs.seen_since(3)
    assert not gangs.seen_since(4)
