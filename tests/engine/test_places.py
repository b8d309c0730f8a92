"""Our lean places do what SimPy's resources do, where both can say it."""

from hypothesis import given, settings
from hypothesis import strategies as st
from simpy import Container, Environment, PriorityResource
from simpy.events import ProcessGenerator

from sim.places import GOODS_ARRIVE, WORK_STARTS, Gangs, Moment, Yard, at
from sim.records import CrewStopped, Delivered
from tests.agents.papers import order

# A crew asks in the first half of a day and goods come in the second, so that no two
# things that bear on each other happen at one instant.
Jobs = list[tuple[int, int]]
JOBS = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 4)), max_size=12)


def starts_with_gangs(jobs: Jobs, gangs: int) -> list[tuple[float, int]]:
    """Return when each job got a gang: it asks at a time, and keeps it for a while."""
    env, seen = Environment(), list[tuple[float, int]]()
    crew = Gangs(env=env, free=gangs)

    def work(place: int, begin: float, keep: float) -> ProcessGenerator:
        yield env.timeout(begin)
        yield crew.claim(place)
        seen.append((env.now, place))
        yield env.timeout(keep)
        crew.give_back()

    for place, (begin, keep) in enumerate(jobs):
        env.process(work(place, begin, keep + place / 64))
    env.run()
    return sorted(seen)


def starts_with_resource(jobs: Jobs, gangs: int) -> list[tuple[float, int]]:
    """Return the same with a resource, whose queue is in order of time and place."""
    env, seen = Environment(), list[tuple[float, int]]()
    crew = PriorityResource(env, gangs)

    def work(place: int, begin: int, keep: float) -> ProcessGenerator:
        yield env.timeout(begin)
        with crew.request(priority=begin * 64 + place) as claim:
            yield claim
            seen.append((env.now, place))
            yield env.timeout(keep)

    for place, (begin, keep) in enumerate(jobs):
        env.process(work(place, begin, keep + place / 64))
    env.run()
    return sorted(seen)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(jobs=JOBS, gangs=st.integers(1, 3))
def test_gangs_are_a_priority_resource(jobs: Jobs, gangs: int) -> None:
    """First come, first served; of those at one instant the first in the file."""
    assert starts_with_gangs(jobs, gangs) == starts_with_resource(jobs, gangs)


class Job:
    """A yard of sand and salt, the crews that draw from it, and what is delivered."""

    def __init__(self) -> None:
        self.env = Environment()
        self.seen: list[tuple[float, int]] = []
        stock = {"sand": 0.0, "salt": 0.0}
        self.yard = Yard(env=self.env, stock=stock, alarm=lambda: None)

    def draw(
        self, material: str, number: int, begin: float, tonnes: float
    ) -> ProcessGenerator:
        """Draw some tonnes; what is sand is noted."""
        yield Moment(self.env, begin, WORK_STARTS + number)
        needs = [(material, tonnes)]
        if not self.yard.draw(needs):
            stopped = CrewStopped(self.env.now, "dig", (material,), 0)
            yield self.yard.wait(needs, stopped).drawn
        if material == "sand":
            self.seen.append((self.env.now, number))

    def deliver(self, number: int, tonnes: float) -> None:
        """Deliver some sand."""
        fact = Delivered(self.env.now, order(number, tonnes=tonnes), 0)
        self.yard.expect(fact.order, fact)
        self.yard.receive(fact)


def draws_from_yard(
    draws: Jobs, deliveries: Jobs, salt: Jobs | None = None
) -> list[tuple[float, int]]:
    """Return when each draw of sand was served, of what was delivered when."""
    job = Job()
    for material, some in (("salt", salt or []), ("sand", draws)):
        for number, (begin, tonnes) in enumerate(some):
            job.env.process(job.draw(material, number, begin, tonnes))
    for number, (day, tonnes) in enumerate(deliveries):
        at(job.env, day + 0.5, GOODS_ARRIVE, job.deliver, number, tonnes)
    job.env.run()
    return sorted(job.seen)


def draws_from_container(draws: Jobs, deliveries: Jobs) -> list[tuple[float, int]]:
    """Return the same with a container, in which a large get blocks a smaller one."""
    env, seen = Environment(), list[tuple[float, int]]()
    yard = Container(env)

    def crew(number: int, begin: float, tonnes: float) -> ProcessGenerator:
        yield Moment(env, begin, WORK_STARTS + number)
        yield yard.get(tonnes)
        seen.append((env.now, number))

    def deliver(day: float, tonnes: float) -> ProcessGenerator:
        yield env.timeout(day + 0.5)
        yield yard.put(tonnes)

    for number, (begin, tonnes) in enumerate(draws):
        env.process(crew(number, begin, tonnes))
    for day, tonnes in deliveries:
        env.process(deliver(day, tonnes))
    env.run()
    return sorted(seen)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(draws=JOBS, deliveries=JOBS)
def test_yard_of_one_material_is_a_container(draws: Jobs, deliveries: Jobs) -> None:
    """Who waits is served in turn, and a crew that comes waits behind (rule S2)."""
    assert draws_from_yard(draws, deliveries) == draws_from_container(draws, deliveries)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(sand=JOBS, salt=JOBS, deliveries=JOBS)
def test_materials_of_the_yard_do_not_hinder_each_other(
    sand: Jobs, salt: Jobs, deliveries: Jobs
) -> None:
    """Crews that need one material each are served as if the other did not exist."""
    assert draws_from_yard(sand, deliveries, salt) == draws_from_container(
        sand, deliveries
    )
