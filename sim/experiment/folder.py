"""The folder that keeps a run; its files appear whole or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from shutil import rmtree
from time import strftime
from typing import TextIO


class WriteError(Exception):
    """A file or folder that cannot be written, and why."""


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say *path* when the system refuses to write to it."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteError(f"cannot write {error.filename or path}: {reason}") from error


@contextmanager
def whole(path: Path) -> Iterator[TextIO]:
    """Give a file that takes the place of *path* once all of it is written.

    Raises
    ------
    WriteError
        If the system refuses; what stood there before stands there still.
    """
    part = path.with_name(f".{path.name}.part")
    with writing(path):
        try:
            with part.open("w", encoding="utf-8", newline="\n") as file:
                yield file
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def write_whole(path: Path, text: str) -> None:
    """Write *text* to *path*, all of it or nothing."""
    with whole(path) as file:
        file.write(text)


@dataclass(frozen=True)
class RunFolder:
    """Where the outputs of one run go."""

    path: Path

    def write(self, name: str, text: str) -> None:
        """Write *text* to the file *name*, until then absent or the old one."""
        write_whole(self.path / name, text)

    def fill(self, name: str, fill: Callable[[Path], object]) -> None:
        """Replace the folder *name* by one that *fill* has filled."""
        part, whole = self.path / f".{name}.part", self.path / name
        with writing(whole):
            try:
                part.mkdir(exist_ok=True)
                fill(part)
                rmtree(whole, ignore_errors=True)
                part.replace(whole)
            finally:
                rmtree(part, ignore_errors=True)

    def give_up(self) -> None:
        """Remove the folder if nothing stands in it."""
        with suppress(OSError):
            self.path.rmdir()


def claim(path: Path | None, scenario: str, *, force: bool = False) -> RunFolder:
    """Return the folder *path*, made anew; without one, a new folder under ``runs``.

    Raises
    ------
    WriteError
        If the folder exists and is not to be used all the same (*force*), or cannot
        be made.
    """
    if path is None:
        return _claim_next(Path("runs"), f"{scenario}-{strftime('%Y%m%d-%H%M%S')}")
    with writing(path):
        if path.exists() and not force:
            raise WriteError(
                f"{path} exists already: name another folder with -o,"
                " or replace its results with --force"
            )
        path.mkdir(parents=True, exist_ok=force)
    return RunFolder(path)


def _claim_next(parent: Path, name: str) -> RunFolder:
    """Return a new folder *name*, numbered if another run took that name."""
    numbered = chain([name], (f"{name}-{number}" for number in count(2)))
    with writing(parent):
        parent.mkdir(exist_ok=True)
        return next(
            RunFolder(path) for path in map(parent.joinpath, numbered) if _make(path)
        )


def _make(path: Path) -> bool:
    """Make the folder *path*; return whether it was not there before."""
    try:
        path.mkdir()
    except FileExistsError:
        return False
    return True
