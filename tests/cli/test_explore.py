"""``explore``: a page with sliders, and what may stand in the way."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.report.explorers import data_of


def test_a_scenario_becomes_a_page(called: Command, folder: Path) -> None:
    done = called("explore", "small.yaml", "-o", "page.html", "-n", "2", "-j", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "The page is page.html.\n"
    data = data_of((folder / "page.html").read_text())
    here = data["positions"]["age"][0][0]
    assert len(here["curve"]["values"]) == 2


def test_the_page_takes_the_name_of_the_scenario(called: Command, folder: Path) -> None:
    called("explore", "small.yaml", "-n", "1", "-j", "1", "--seed", "3")
    page = (folder / "small-explorer.html").read_text()
    assert "(seed 3)" in page
    assert "Means of 1 replication at each position" in page


def test_set_changes_what_is_explored(called: Command, folder: Path) -> None:
    """Net 45: the first payment age is 45 days."""
    terms = "suppliers.plant.terms={net_days: 45}"
    done = called("explore", "small.yaml", "--set", terms, "-n", "1", "-j", "1")
    assert done.returncode == 0
    data = data_of((folder / "small-explorer.html").read_text())
    assert data["levers"]["age"][0] == "45 days old"


def test_a_page_is_replaced_only_by_force(called: Command, folder: Path) -> None:
    page = folder / "page.html"
    page.write_text("mine")
    command = ("explore", "small.yaml", "-o", "page.html", "-n", "1", "-j", "1")
    done = called(*command)
    assert done.returncode == 5
    assert done.stderr == (
        "page.html exists already: name another file with -o, or replace it with"
        " --force\n"
    )
    assert page.read_text() == "mine"
    assert called(*command, "--force").returncode == 0
    assert page.read_text().startswith("<!doctype html>")


def test_a_folder_that_is_not_there_is_named(called: Command) -> None:
    done = called("explore", "small.yaml", "-o", "nowhere/page.html")
    assert done.returncode == 5
    assert done.stderr == (
        "cannot write nowhere/page.html: there is no folder nowhere\n"
    )


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (
            "suppliers.plant.credit=null",
            2,
            "there is nothing to explore: no supplier puts the account on hold because"
            " an invoice is old; give one credit: {hold_after_past_due: days}\n",
        ),
        ("suppliers.plan.transit=1", 3, "did you mean plant?\n"),
    ],
    ids=["nobody holds", "wrong"],
)
def test_what_cannot_be_explored_is_refused(
    called: Command, folder: Path, change: str, code: int, said: str
) -> None:
    done = called("explore", "small.yaml", "--set", change)
    assert done.returncode == code
    assert done.stderr.endswith(said)
    assert not (folder / "small-explorer.html").exists()


def test_the_same_command_gives_the_same_bytes_however_many_cores(
    called: Command, crosspurpose: Command, folder: Path
) -> None:
    """21 replications are two chunks, for two workers."""
    small = (
        "--set",
        "activities.pour.duration=5",
        "--set",
        "settings.bonus=null",
        "-n",
        "21",
    )
    called("explore", "small.yaml", *small, "-o", "here.html", "-j", "1")
    there = ("explore", "small.yaml", *small, "-o", "there.html", "-j", "2")
    assert crosspurpose(*there, PYTHONHASHSEED="1").returncode == 0
    assert (folder / "here.html").read_bytes() == (folder / "there.html").read_bytes()
