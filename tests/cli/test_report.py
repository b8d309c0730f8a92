"""``report``: a finished run as a page, and what may stand in the way."""

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from sim.commands import decks
from sim.commands.keeping import keep_manifest, keep_tables
from sim.experiment import runner
from sim.experiment.design import design
from sim.experiment.folder import claim
from sim.report.study import Study
from sim.scenario import load
from tests.cli.conftest import Command

TAGS = re.compile(r"<(style|script|svg|code)\b.*?</\1>", re.DOTALL)
BODY = re.compile(r"<[^>]*>")
TEXTS = re.compile(r"<(?:a:t|t|c:v)\b[^>]*>([^<]*)<")


@pytest.fixture
def finished(folder: Path) -> Path:
    """The folder of a finished run, without its figures."""
    asked = design(load(folder / "small.yaml"), replications=3)
    claimed = claim(folder / "done", "small")
    study = Study(runner.run(asked))
    keep_tables(claimed, study)
    keep_manifest(claimed, study, command="crosspurpose run small.yaml -n 3")
    return folder / "done"


def test_a_run_becomes_a_page_beside_it(called: Command, finished: Path) -> None:
    done = called("report", "done")
    page = (finished / "report.html").read_text()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "The page is done/report.html.\n"
    manifest = json.loads((finished / "manifest.json").read_text())
    for fact in ("crosspurpose run small.yaml -n 3", manifest["scenario_sha256"]):
        assert fact in page
    assert "3 simulated replications of 3 settings" in page


def test_the_page_tells_what_is_asked_for(called: Command, finished: Path) -> None:
    command = ["report", "done", "--setting", "bonus", "--replication", "2"]
    done = called(*command, "-o", "bonus.html")
    assert done.returncode == 0
    page = (finished.parent / "bonus.html").read_text()
    assert "of replication 2 under “bonus”" in page
    assert "Under “bonus”, against “on terms”" in page


def test_the_worst_replication_has_the_highest_downtime_cost(
    called: Command, finished: Path
) -> None:
    called("report", "done", "--replication", "worst", "--setting", "late")
    lines = (finished / "replications.csv").read_text().splitlines()
    place = lines[0].split(",").index("downtime_cost")
    late = [line.split(",") for line in lines if line.startswith("late,")]
    worst = max(late, key=lambda cells: float(cells[place]))[1]
    page = (finished / "report.html").read_text()
    assert f"of replication {worst} under “late”" in page


def test_a_page_is_replaced_only_by_force(called: Command, finished: Path) -> None:
    page = finished / "report.html"
    page.write_text("mine")
    done = called("report", "done")
    assert done.returncode == 5
    assert done.stderr == (
        "done/report.html exists already: name another file with -o, or replace it with"
        " --force\n"
    )
    assert page.read_text() == "mine"
    assert called("report", "done", "--force").returncode == 0
    assert page.read_text().startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("missing", "why"),
    [
        ("manifest.json", "holds no finished run: manifest.json cannot be read"),
        ("replications.csv", "holds no finished run: replications.csv cannot be read"),
    ],
)
def test_a_run_that_is_not_finished_is_said_to_be_so(
    called: Command, finished: Path, missing: str, why: str
) -> None:
    (finished / missing).unlink()
    done = called("report", "done")
    assert done.returncode == 3
    assert done.stderr.startswith(f"done {why}")
    assert done.stderr.count("\n") == 1
    assert not (finished / "report.html").exists()


def test_a_run_that_was_stopped_says_so_on_its_page(
    called: Command, finished: Path
) -> None:
    """Three of five replications asked for."""
    file = finished / "manifest.json"
    facts = json.loads(file.read_text()) | {"replications_asked": 5}
    file.write_text(json.dumps(facts))
    called("report", "done")
    assert "stopped after 3 of 5 replications" in (finished / "report.html").read_text()


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--setting", "lat", "there is no setting 'lat'; did you mean late?\n"),
        (
            "--replication",
            "3",
            "there is no replication '3': give median, p80, worst or a number from 0"
            " to 2\n",
        ),
    ],
)
def test_what_was_not_run_cannot_be_told(
    called: Command, finished: Path, option: str, value: str, said: str
) -> None:
    done = called("report", "done", option, value)
    assert (done.returncode, done.stderr) == (2, said)
    assert not (finished / "report.html").exists()


@pytest.mark.usefixtures("finished")
def test_a_folder_that_is_not_there_is_named(called: Command) -> None:
    done = called("report", "done", "-o", "nowhere/page.html")
    assert done.returncode == 5
    assert done.stderr == (
        "cannot write nowhere/page.html: there is no folder nowhere\n"
    )


def test_the_same_run_gives_the_same_bytes_in_another_process(
    called: Command, crosspurpose: Command, finished: Path
) -> None:
    called("report", "done")
    here = (finished / "report.html").read_bytes()
    crosspurpose("report", "done", "--force", PYTHONHASHSEED="1")
    assert (finished / "report.html").read_bytes() == here


@pytest.mark.parametrize(
    ("option", "file", "said"),
    [
        ("--pptx", "report.pptx", "The slides are done/report.pptx.\n"),
        ("--xlsx", "report.xlsx", "The workbook is done/report.xlsx.\n"),
    ],
)
def test_slides_and_workbook_take_the_place_of_the_page(
    called: Command, finished: Path, option: str, file: str, said: str
) -> None:
    done = called("report", "done", option)
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")
    assert (finished / file).read_bytes()[:2] == b"PK"
    assert not (finished / "report.html").exists()
    assert not list(finished.glob(".*"))


def test_nothing_is_written_where_one_of_two_files_exists(
    called: Command, finished: Path
) -> None:
    (finished / "report.xlsx").write_text("mine")
    done = called("report", "done", "--pptx", "--xlsx")
    assert done.returncode == 5
    assert done.stderr.startswith("done/report.xlsx exists already")
    assert not (finished / "report.pptx").exists()


@pytest.mark.usefixtures("finished")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--template", "client.pptx"], "--template is for slides: add --pptx\n"),
        (
            ["--pptx", "--xlsx", "-o", "one"],
            "-o names one file: leave out --pptx, --xlsx or -o\n",
        ),
        (
            ["--pptx", "--template", "none.pptx"],
            "none.pptx",
        ),
    ],
    ids=["template of a page", "two files of one name", "no template"],
)
def test_options_that_do_not_go_together_end_with_2(
    called: Command, options: list[str], said: str
) -> None:
    done = called("report", "done", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.usefixtures("finished")
@pytest.mark.parametrize("option", ["--pptx", "--xlsx"])
def test_a_missing_library_says_what_to_install(
    called: Command, option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decks, "find_spec", lambda _: None)
    done = called("report", "done", option)
    assert done.returncode == 5
    assert done.stderr.endswith('install it with pip install "crosspurpose[decks]"\n')
    assert done.stderr.count("\n") == 1


NAMES = """\
title: A job
settings: {on terms: A, late: B, bonus: C}
crews: {gang: team}
activities: {pour: work 1}
materials: {mix: stuff}
suppliers: {plant: Supplier 1}
"""
OWN = ("gang", "pour", "mix", "“late”", "“bonus”", "“on terms”", "USD")
"""Not the supplier: “plant” is also a word of the reports."""


def texts_of(file: Path) -> str:
    """Return all text in the parts of an office file or in a page."""
    if file.suffix == ".html":
        return BODY.sub(" ", TAGS.sub(" ", file.read_text()))
    with ZipFile(file) as parts:
        return " ".join(
            " ".join(TEXTS.findall(parts.read(name).decode()))
            for name in parts.namelist()
            if name.endswith(".xml")
        )


@pytest.mark.parametrize(
    ("options", "file"),
    [([], "report.html"), (["--pptx"], "report.pptx"), (["--xlsx"], "report.xlsx")],
    ids=["page", "slides", "workbook"],
)
def test_no_document_shows_a_name_of_the_file_that_has_another(
    called: Command, finished: Path, options: list[str], file: str
) -> None:
    """The same numbers under other names, with another currency as label."""
    (finished.parent / "names.yaml").write_text(NAMES)
    shown = ["--names", "names.yaml", "--currency", "EUR"]
    done = called("report", "done", *options, *shown)
    assert done.returncode == 0
    assert done.stderr == "Amounts are labelled EUR, and not converted.\n"
    text = texts_of(finished / file)
    seen = [name for name in OWN if re.search(rf"(?<!\w){name}(?!\w)", text)]
    assert seen == []
    assert "“C”" in text
    assert "Supplier 1" in text
