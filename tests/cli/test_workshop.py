"""``workshop``: a folder for a class, and what may stand in the way."""

from pathlib import Path

import pytest

from sim.commands import workshop
from sim.workshop.notebooks import NAMES
from tests.cli.conftest import Command


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell the story by a few jobs, in this process."""
    monkeypatch.setattr(workshop, "REPLICATIONS", 3)
    monkeypatch.setattr(workshop, "POSITIONS", 2)
    monkeypatch.setattr("sim.experiment.pool.cores", lambda: 1)


def test_a_class_finds_all_that_it_needs(called: Command, folder: Path) -> None:
    done = called("workshop", "-o", "class")
    assert (done.returncode, done.stderr) == (0, "")
    assert "begin with class/guide.md" in done.stdout
    made = folder / "class"
    papers = ["debrief.pptx", "explorer.html", "guide.md", "handout.html"]
    found = sorted(path.name for path in made.iterdir())
    assert found == [*papers, "solutions", "students"]
    for half in ("students", "solutions"):
        assert len(list((made / half).glob("*.ipynb"))) == len(NAMES)


def test_without_python_pptx_all_else_is_written(
    called: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "find_spec", lambda _: None)
    done = called("workshop", "-o", "class")
    assert done.returncode == 0
    assert 'pip install "crosspurpose[decks]"' in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (folder / "class" / "debrief.pptx").exists()
    assert (folder / "class" / "guide.md").exists()


def test_a_folder_that_is_there_stays_as_it_is(called: Command, folder: Path) -> None:
    (folder / "class").mkdir()
    done = called("workshop", "-o", "class")
    assert done.returncode == 5
    assert "class exists already" in done.stderr
    assert "--force" in done.stderr
    assert not list((folder / "class").iterdir())


def test_force_replaces_what_is_of_the_workshop(called: Command, folder: Path) -> None:
    students = folder / "class" / "students"
    students.mkdir(parents=True)
    (students / "old.ipynb").write_text("{}")
    (folder / "class" / "mine.txt").write_text("mine")
    assert called("workshop", "-o", "class", "--force").returncode == 0
    assert not (students / "old.ipynb").exists()
    assert (folder / "class" / "mine.txt").read_text() == "mine"
