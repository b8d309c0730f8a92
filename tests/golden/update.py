"""Write the golden files anew: ``python -m tests.golden.update``.

Read the difference before it is committed, and say in CHANGELOG.md why numbers moved.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from sim.metrics import METRICS, measure
from sim.model import prepare, replicate
from sim.scenario import load

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))
HEAD = ("setting", "replication", *METRICS)
REPLICATIONS = 5


def golden_file(scenario: Path) -> Path:
    """Return the golden file of a scenario."""
    return Path(__file__).with_name(scenario.stem + ".csv")


def rows(path: Path) -> Iterator[list[str]]:
    """Yield each metric of five replications of each setting; empty without a value."""
    scenario = load(path)
    for setting in scenario.settings:
        job = prepare(scenario, setting)
        for number in range(REPLICATIONS):
            journal = replicate(job, seed=scenario.experiment.seed, replication=number)
            values = measure(journal).values()
            yield [
                setting,
                str(number),
                *("" if v is None else repr(v) for v in values),
            ]


def update() -> None:
    """Write the golden file of every shipped scenario."""
    for scenario in SCENARIOS:
        with golden_file(scenario).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(HEAD)
            writer.writerows(rows(scenario))


if __name__ == "__main__":
    update()
