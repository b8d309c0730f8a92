"""Slides and workbook of a finished run."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from sim.experiment.folder import WriteError, writing
from sim.report.subject import Subject

Write = Callable[[Subject, Path], None]


def slides_in(template: Path | None) -> Write:
    """Return what writes slides, in a client's *template* if there is one.

    Raises
    ------
    WriteError
        If python-pptx is not installed.
    """
    _require("pptx", "slides", "python-pptx")
    from sim.report.deck import deck

    def write(subject: Subject, path: Path) -> None:
        content = deck(subject, template)
        _write(path, lambda part: part.write_bytes(content))

    return write


def workbook() -> Write:
    """Return what writes a workbook.

    Raises
    ------
    WriteError
        If XlsxWriter is not installed.
    """
    _require("xlsxwriter", "a workbook", "XlsxWriter")
    from sim.report.workbook import write

    return lambda subject, path: _write(path, lambda part: write(subject, part))


def _require(module: str, what: str, library: str) -> None:
    """Say what to install where a library of the extra is missing."""
    if find_spec(module) is None:
        raise WriteError(
            f"cannot write {what}: {library} is not installed; install it with"
            ' pip install "crosspurpose[decks]"'
        )


def _write(path: Path, fill: Callable[[Path], object]) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    with writing(path):
        try:
            fill(part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
