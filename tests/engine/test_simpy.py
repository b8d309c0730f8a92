"""What the model relies on in SimPy."""

from simpy import AllOf, Environment, Event
from simpy.events import ProcessGenerator

from sim.places import (
    EXECUTIVE_ACTS,
    FOREMAN_ORDERS,
    GANGS_ASSIGNED,
    GOODS_ARRIVE,
    HOLDS_TESTED,
    MONEY_CLEARS,
    PAYMENT_RUN_LEAVES,
    PERIOD_ENDS,
    REPLICATION_ENDS,
    SUPPLIER_RELEASES,
    WORK_CERTIFIED,
    WORK_ENDS,
    WORK_STARTS,
    Moment,
    at,
)
from sim.units import instant

TURNS = (
    MONEY_CLEARS,
    SUPPLIER_RELEASES,
    GOODS_ARRIVE,
    FOREMAN_ORDERS,
    EXECUTIVE_ACTS,
    PERIOD_ENDS,
    PAYMENT_RUN_LEAVES,
    HOLDS_TESTED,
    WORK_ENDS,
    WORK_CERTIFIED,
    GANGS_ASSIGNED,
    REPLICATION_ENDS,
    WORK_STARTS,
)


def happen(event: Event) -> None:
    """Let an event happen."""
    event.succeed()


def test_events_at_the_horizon_do_not_happen() -> None:
    """Which is why the model runs until an event, not until a day."""
    env, seen = Environment(), list[float]()
    for day in (9, 10):
        at(env, day, WORK_ENDS, seen.append, day)
    env.run(until=10)
    assert seen == [9]


def test_run_until_an_event_stops_as_it_happens() -> None:
    """What was to come at the same instant, in a later turn, does not."""
    env, seen = Environment(), list[str]()
    done = Event(env)
    at(env, 5, WORK_ENDS, seen.append, "work ends")
    at(env, 5, REPLICATION_ENDS, happen, done)
    at(env, 5, WORK_STARTS, seen.append, "work starts")
    env.run(until=done)
    assert (env.now, seen) == (5, ["work ends"])


def test_turns_at_one_instant_are_those_of_rule_t4() -> None:
    """Whatever the order in which they were asked for."""
    env, seen = Environment(), list[int]()
    for turn in reversed(TURNS):
        at(env, 3, turn, seen.append, turn)
    env.run()
    assert seen == list(TURNS)


def test_turn_that_is_asked_for_at_its_own_instant_is_still_in_order() -> None:
    """At 3 the executive pays; the money clears at once, before the payment run."""
    env, seen = Environment(), list[str]()

    def pay() -> None:
        seen.append("executive acts")
        at(env, env.now, MONEY_CLEARS, seen.append, "money clears")

    at(env, 3, PAYMENT_RUN_LEAVES, seen.append, "run leaves")
    at(env, 3, EXECUTIVE_ACTS, pay)
    env.run()
    assert seen == ["executive acts", "money clears", "run leaves"]


def test_within_a_turn_places_in_the_file_go_first_then_who_asked_first() -> None:
    env, seen = Environment(), list[str]()
    at(env, 3, WORK_STARTS + 2, seen.append, "second in the file")
    at(env, 3, WORK_STARTS + 1, seen.append, "first in the file")
    at(env, 3, WORK_STARTS + 1, seen.append, "first, asked later")
    env.run()
    assert seen == ["first in the file", "first, asked later", "second in the file"]


def test_no_place_in_the_file_reaches_into_the_next_turn() -> None:
    """Not even the millionth."""
    assert FOREMAN_ORDERS + 1_000_000 < EXECUTIVE_ACTS


def test_process_that_an_event_wakes_goes_on_before_any_later_turn() -> None:
    """A delivery wakes a crew; the foreman, whose turn is next, sees it at work."""
    env, seen = Environment(), list[str]()
    delivered = Event(env)

    def crew() -> ProcessGenerator:
        yield delivered
        seen.append("crew draws")

    env.process(crew())
    at(env, 3, FOREMAN_ORDERS, seen.append, "foreman looks")
    at(env, 3, GOODS_ARRIVE, happen, delivered)
    env.run()
    assert seen == ["crew draws", "foreman looks"]


def test_moment_comes_at_its_very_instant() -> None:
    """Whatever is scheduled before it, and however often the clock has moved."""
    env, seen = Environment(), list[float]()
    times = [instant(number / 7) for number in range(1, 200)]

    def wait() -> ProcessGenerator:
        for when in times:
            yield Moment(env, when, WORK_ENDS)
            seen.append(env.now)

    env.process(wait())
    env.run()
    assert seen == times


def test_ten_steps_of_a_tenth_are_one_day() -> None:
    """Plain floats end at 0.9999999999999999."""
    env = Environment()

    def step() -> ProcessGenerator:
        for _ in range(10):
            yield Moment(env, instant(env.now + 0.1), WORK_ENDS)

    env.process(step())
    env.run()
    assert env.now == 1
    assert sum([0.1] * 10) != 1


def test_all_of_events_that_have_happened_happens() -> None:
    """A job without an open activity is finished at once."""
    env, seen = Environment(), list[float]()
    events = [Event(env) for _ in range(2)]
    for event in events:
        event.succeed()

    def wait() -> ProcessGenerator:
        yield AllOf(env, events)
        seen.append(env.now)

    env.run(until=4)
    env.process(wait())
    env.run()
    assert seen == [4]


def test_process_goes_on_at_once_after_an_event_that_has_happened() -> None:
    """A follower may ask for a predecessor that finished long ago."""
    env, seen = Environment(), list[float]()
    before = Event(env)
    at(env, 1, WORK_ENDS, happen, before)

    def follow() -> ProcessGenerator:
        yield Moment(env, 5, WORK_STARTS)
        yield before
        seen.append(env.now)

    env.process(follow())
    env.run()
    assert seen == [5]
