"""Slides and workbook of a finished run."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from sim.experiment.finished import read
from sim.experiment.folder import WriteError, writing
from sim.report.study import Study

DECK, WORKBOOK = "report.pptx", "report.xlsx"


def write_deck(
    folder: Path,
    output: Path | None = None,
    *,
    template: Path | None = None,
    force: bool = False,
) -> Path:
    """Write the slides of the run in *folder*, and return the file.

    Raises
    ------
    WriteError
        If python-pptx is not installed, or the file exists (without *force*) or
        cannot be written.
    """
    _require("pptx", "slides", "python-pptx")
    from sim.report.deck import deck

    with _whole(output or folder / DECK, force=force) as part:
        finished = read(folder)
        part.write_bytes(deck(Study(finished.results), finished.version, template))
    return output or folder / DECK


def write_workbook(
    folder: Path, output: Path | None = None, *, force: bool = False
) -> Path:
    """Write the workbook of the run in *folder*, and return the file.

    Raises
    ------
    WriteError
        If XlsxWriter is not installed, or the file exists (without *force*) or cannot
        be written, or a sheet cannot hold every replication.
    """
    _require("xlsxwriter", "a workbook", "XlsxWriter")
    from sim.report.workbook import write

    with _whole(output or folder / WORKBOOK, force=force) as part:
        finished = read(folder)
        write(Study(finished.results), finished.version, part)
    return output or folder / WORKBOOK


def _require(module: str, what: str, library: str) -> None:
    """Say what to install where a library of the extra is missing."""
    if find_spec(module) is None:
        raise WriteError(
            f"cannot write {what}: {library} is not installed; install it with"
            ' pip install "crosspurpose[decks]"'
        )


@contextmanager
def _whole(path: Path, *, force: bool) -> Iterator[Path]:
    """Give a file to write to, that becomes *path* when it is whole."""
    if path.exists() and not force:
        raise WriteError(f"{path} exists already: replace it with --force")
    part = path.with_name(f".{path.name}.part")
    with writing(path):
        try:
            yield part
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
