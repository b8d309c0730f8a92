"""Slides and workbook are written whole, beside a finished run, or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.commands import decks
from sim.commands.keeping import keep_manifest, keep_tables
from sim.experiment.folder import WriteError, claim
from tests.report.decks import alone

Write = Callable[..., Path]
WRITERS = pytest.mark.parametrize(
    ("write", "name"),
    [
        (decks.write_deck, "report.pptx"),
        (decks.write_workbook, "report.xlsx"),
    ],
    ids=["slides", "workbook"],
)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """The folder of a finished run."""
    folder = claim(tmp_path / "run", "small")
    keep_tables(folder, alone())
    keep_manifest(folder, alone(), command="crosspurpose run small.yaml")
    return folder.path


@WRITERS
def test_a_file_in_the_folder_of_the_run_is_kept_unless_forced(
    run: Path, write: Write, name: str
) -> None:
    (run / name).write_text("mine")
    with pytest.raises(WriteError, match=r"exists already: .* --force"):
        write(run)
    assert (run / name).read_text() == "mine"
    assert write(run, force=True) == run / name
    assert (run / name).read_bytes()[:2] == b"PK"
    assert not list(run.glob(".*"))


def test_another_place_may_be_named(run: Path) -> None:
    output = run.parent / "client.xlsx"
    assert decks.write_workbook(run, output) == output
    assert output.exists()
    assert not (run / "report.xlsx").exists()


@WRITERS
def test_a_folder_that_is_not_there_is_said(run: Path, write: Write, name: str) -> None:
    with pytest.raises(WriteError, match="there is no folder"):
        write(run, run / "none" / name)


@WRITERS
def test_an_unfinished_run_says_so(run: Path, write: Write, name: str) -> None:
    (run / "manifest.json").unlink()
    with pytest.raises(WriteError, match=r"nothing to report: .*manifest\.json"):
        write(run)
    assert not (run / name).exists()


@WRITERS
def test_a_missing_library_says_what_to_install(
    run: Path, write: Write, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decks, "find_spec", lambda _: None)
    with pytest.raises(WriteError) as said:
        write(run)
    assert str(said.value).endswith('install it with pip install "crosspurpose[decks]"')
    assert "\n" not in str(said.value)
    assert not (run / name).exists()
