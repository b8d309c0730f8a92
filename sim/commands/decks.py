"""Slides and workbook of a finished run."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from sim.experiment.finished import Finished, read
from sim.experiment.folder import WriteError, writing
from sim.experiment.stored import FolderError
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
        If python-pptx is not installed, or there is no finished run, or the file
        exists (without *force*) or cannot be written.
    DesignError
        If the *template* cannot be used.
    """
    _require("pptx", "slides", "python-pptx")
    from sim.report.deck import deck

    path = _free(output or folder / DECK, force=force)
    finished = _read(folder)
    content = deck(Study(finished.results), finished.version, template)
    _write(path, lambda part: part.write_bytes(content))
    return path


def write_workbook(
    folder: Path, output: Path | None = None, *, force: bool = False
) -> Path:
    """Write the workbook of the run in *folder*, and return the file.

    Raises
    ------
    WriteError
        If XlsxWriter is not installed, or there is no finished run, or the file exists
        (without *force*) or cannot be written, or a sheet cannot hold the replications.
    """
    _require("xlsxwriter", "a workbook", "XlsxWriter")
    from sim.report.workbook import write

    path = _free(output or folder / WORKBOOK, force=force)
    finished = _read(folder)
    study = Study(finished.results)
    _write(path, lambda part: write(study, finished.version, part))
    return path


def _require(module: str, what: str, library: str) -> None:
    """Say what to install where a library of the extra is missing."""
    if find_spec(module) is None:
        raise WriteError(
            f"cannot write {what}: {library} is not installed; install it with"
            ' pip install "crosspurpose[decks]"'
        )


def _free(path: Path, *, force: bool) -> Path:
    """Return *path*, or refuse it before the work is done."""
    if not path.parent.is_dir():
        raise WriteError(f"cannot write {path}: there is no folder {path.parent}")
    if path.exists() and not force:
        raise WriteError(
            f"{path} exists already: name another file with -o, or replace it with"
            " --force"
        )
    return path


def _read(folder: Path) -> Finished:
    try:
        return read(folder)
    except FolderError as error:
        raise WriteError(f"there is nothing to report: {error}") from error


def _write(path: Path, fill: Callable[[Path], object]) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    with writing(path):
        try:
            fill(part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
