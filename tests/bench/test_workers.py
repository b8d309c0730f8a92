"""What a second worker is worth, on the story.

The ratio is printed; on two quiet cores it is 1.8 or more.
"""

import sys
from os import getloadavg
from time import perf_counter

import pytest

from sim.experiment import runner
from sim.experiment.design import Design, design
from sim.experiment.pool import cores
from sim.scenario import load

REPLICATIONS = 200
LEAST = 1.3
"""What is asserted where the machine had next to no other work when it began."""


def seconds(asked: Design, jobs: int) -> float:
    """Return how long an experiment takes."""
    start = perf_counter()
    runner.run(asked, jobs=jobs)
    return perf_counter() - start


@pytest.mark.slow
@pytest.mark.skipif(cores() < 2, reason="one core only: nothing to share")
def test_two_workers_are_nearly_twice_as_fast(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The start of the processes and the store are in the time of two."""
    quiet = getloadavg()[0] < 1
    asked = design(load("unpaid_supplier"), replications=REPLICATIONS)
    alone, together = seconds(asked, 1), seconds(asked, 2)
    rows = REPLICATIONS * len(asked.settings)
    with capsys.disabled():
        sys.stdout.write(
            f"\n1 worker: {rows / alone:.0f} replications a second;"
            f" 2 workers: {rows / together:.0f}; {alone / together:.2f} times\n"
        )
    assert alone / together > LEAST or not quiet
