"""Small studies, and the hardest of their kind, for slides and workbooks."""

from functools import cache
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

import pytest

from sim.experiment import runner
from sim.experiment.design import design
from sim.report.examples import median_replication
from sim.report.study import Study
from sim.report.subject import Subject
from sim.scenario import load
from tests.experiment.conftest import TEXT
from tests.report.cases import LONG, WIDE
from tests.report.pages import MANIFEST

SETTINGS = TEXT[TEXT.index("settings:") : TEXT.index("experiment:")]
TITLE = "A small job"
RISKY = ("=1+1", "+2", "-3", "@now")
"""Texts that a spreadsheet may take for formulas."""
SOURCE = "a source that goes on and on, " * 90

needs_office = pytest.mark.skipif(
    which("soffice") is None, reason="LibreOffice (soffice) is not installed"
)


def study_of(text: str, n: int, settings: tuple[str, ...] = ()) -> Study:
    """Run a scenario and return what it found."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "scenario.yaml"
        file.write_text(text)
        asked = design(load(file), settings=settings, replications=n, seed=7)
        return Study(runner.run(asked))


def told(study: Study) -> Subject:
    """Return a study, told of the setting in which the firm loses most."""
    setting = study.summarised.loses_most() or study.results.design.settings[0]
    replication = median_replication(study.replications, setting)
    return Subject(study, setting, replication, MANIFEST)


@cache
def small() -> Study:
    """Return three settings of one crew and one supplier."""
    return study_of(TEXT, 4)


@cache
def alone() -> Study:
    """Return one setting, with nothing to compare it with."""
    return study_of(TEXT, 2, ("late",))


@cache
def hard() -> Study:
    """Return nine settings of long names, with long and risky texts."""
    names = [WIDE, *RISKY, *(f"{LONG} {i}" for i in range(3))]
    lines = [
        f"  '{name}': {{accounts_payable: {{policy: fixed, payment_age: {age}}}}}"
        for age, name in enumerate(names, start=50)
    ]
    sources = [
        f"  project.overhead_per_day: '{SOURCE}'",
        f"  crews.gang.labour: '{'x' * 1500}'",
        "  suppliers.plant.lead_time: '=1+1'",
    ]
    settings = "\n".join(["settings:", "  on terms: {}", *lines, "sources:", *sources])
    text = TEXT.replace(SETTINGS, f"{settings}\n").replace(TITLE, f"{LONG}; {LONG}")
    return study_of(text.replace("USD", "CHF"), 3)
