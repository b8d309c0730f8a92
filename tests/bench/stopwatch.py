"""What a replication is measured by: its events, and bare SimPy for as many."""

from collections.abc import Callable, Sequence
from time import process_time

from simpy import Environment
from simpy.events import ProcessGenerator

from sim.job import Job
from sim.model import _Replication, replicate

PROCESSES = 20


def events_of(env: Environment) -> int:
    """Return how many events have been taken off the heap."""
    return next(env._eid) - len(env._queue)


def count_events(jobs: Sequence[Job], replication: int) -> int:
    """Return the events of one replication of each job."""
    total = 0
    for job in jobs:
        run = _Replication(job, 1, replication)
        run.run()
        total += events_of(run.env)
    return total


def wait(env: Environment, times: int, days: float) -> ProcessGenerator:
    """Wait again and again."""
    for _ in range(times):
        yield env.timeout(days)


def bare(events: int) -> None:
    """Have some processes wait, for so many events in all."""
    env = Environment()
    for number in range(PROCESSES):
        env.process(wait(env, events // PROCESSES - 2, 1 + number / PROCESSES))
    env.run()


def one_after_the_other(jobs: Sequence[Job], replications: int) -> None:
    """Replicate all jobs on the same luck, as `run` does with its settings."""
    for replication in range(replications):
        for job in jobs:
            replicate(job, seed=1, replication=replication)


def best(act: Callable[[], object], times: int = 9) -> float:
    """Return the least processor time of some, which other programs disturb least."""
    spent = []
    for _ in range(times):
        start = process_time()
        act()
        spent.append(process_time() - start)
    return min(spent)
