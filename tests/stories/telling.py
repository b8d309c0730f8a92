"""A scenario told in a text, and what its journal says."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sim.journal import Journal
from sim.metrics import measure
from sim.model import prepare, replicate
from sim.records import Record
from sim.scenario import Scenario, load

CASES = Path(__file__).parents[1] / "cases"
HEAD = "crosspurpose: 1\ntitle: A story\ncurrency: USD\n"


@cache
def scenario(text: str) -> Scenario:
    """Load a scenario from a text that leaves out what every file begins with."""
    settings = "" if "\nsettings:" in text else "settings: {only: {}}\n"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "story.yaml"
        path.write_text(HEAD + text.strip("\n") + "\n" + settings, encoding="utf-8")
        return load(path)


@cache
def tell(text: str, setting: str = "only", replication: int = 0) -> Journal:
    """Return the journal of a text; it is shared, and not to be changed."""
    job = prepare(scenario(text), setting)
    return replicate(job, seed=1, replication=replication)


@cache
def tell_case(name: str, setting: str, *changes: str) -> Journal:
    """Return the journal of a file in tests/cases, with changes as `path=value`."""
    case = load(CASES / f"{name}.yaml", changes)
    return replicate(prepare(case, setting), seed=1, replication=0)


def metrics(journal: Journal, *names: str) -> dict[str, float | None]:
    """Return the metrics of *names*, or all."""
    values = measure(journal)
    return {name: values[name] for name in names or values}


def days(journal: Journal, kind: type[Record]) -> list[float]:
    """Return the days of all records of a kind."""
    return [fact.at for fact in journal.of(kind)]


def spans(starts: Sequence[float], ends: Sequence[float]) -> list[tuple[float, float]]:
    """Return starts and ends in pairs."""
    return list(zip(starts, ends, strict=True))
