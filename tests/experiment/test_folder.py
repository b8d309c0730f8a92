"""The run folder: its files appear whole or not at all."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sim.experiment.folder import RunFolder, WriteError, claim, write_whole


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow above 100 bytes, as on a disk that is nearly full.

    Only within a test: what the test runner writes may be a file too.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return claim(tmp_path / "run", "small")


def test_a_new_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b"
    assert claim(path, "small").path == path
    assert path.is_dir()


def test_an_existing_folder_is_refused_with_the_remedy(folder: RunFolder) -> None:
    with pytest.raises(WriteError, match=r"exists already.*--force"):
        claim(folder.path, "small")


def test_force_uses_an_existing_folder(folder: RunFolder) -> None:
    assert claim(folder.path, "small", force=True) == folder


@pytest.mark.parametrize("force", [False, True])
def test_a_file_is_no_folder(tmp_path: Path, force: bool) -> None:
    (tmp_path / "file").write_text("mine")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(WriteError):
            claim(path, "small", force=force)
    assert (tmp_path / "file").read_text() == "mine"


def test_runs_of_one_second_get_folders_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = [claim(None, "small").path for _ in range(5)]
    assert len(set(paths)) == 5
    assert all(path.match("runs/small-20[0-9]*-[0-9]*") for path in paths)


def test_a_file_is_written_as_it_is(folder: RunFolder) -> None:
    folder.write("a.csv", "x\n1 €\n")
    assert (folder.path / "a.csv").read_bytes() == "x\n1 €\n".encode()
    assert [path.name for path in folder.path.iterdir()] == ["a.csv"]


def test_a_file_that_does_not_fit_leaves_the_old_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_whole(path, "old")
    with full_disk(), pytest.raises(WriteError, match=r"a\.csv"):
        write_whole(path, "new" * 100)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_filled_folder_replaces_the_old_one_whole(folder: RunFolder) -> None:
    folder.fill("figures", lambda path: (path / "old.png").write_text("old"))
    folder.fill("figures", lambda path: (path / "new.png").write_text("new"))
    figures = folder.path / "figures"
    assert [path.name for path in figures.iterdir()] == ["new.png"]
    assert list(folder.path.iterdir()) == [figures]


def test_a_folder_that_cannot_be_filled_leaves_the_old_one(folder: RunFolder) -> None:
    folder.fill("figures", lambda path: (path / "a.png").write_text("old"))
    with full_disk(), pytest.raises(WriteError):
        folder.fill("figures", lambda path: (path / "a.png").write_text("new" * 100))
    assert (folder.path / "figures" / "a.png").read_text() == "old"
    assert len(list(folder.path.iterdir())) == 1


def test_only_an_empty_folder_is_given_up(folder: RunFolder) -> None:
    (folder.path / "mine").touch()
    folder.give_up()
    assert folder.path.exists()
    (folder.path / "mine").unlink()
    folder.give_up()
    assert not folder.path.exists()
