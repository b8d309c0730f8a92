"""``report``: a finished run as something to put before a client."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sim.commands import decks
from sim.commands.chosen import choose
from sim.commands.terminal import say
from sim.experiment.design import DesignError
from sim.experiment.folder import WriteError, write_whole
from sim.report.page.render import page
from sim.report.subject import Subject


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the user asks of ``report``."""

    folder: Path
    pptx: bool
    xlsx: bool
    template: Path | None
    setting: str | None
    replication: str
    names: Path | None
    currency: str | None
    output: Path | None
    force: bool


class Document(NamedTuple):
    """A file to write: what it is called, what it is, how it is filled."""

    file: str
    told: str
    write: Callable[[Subject, Path], None]


def report(request: Request) -> None:
    """Write the page of a finished run, or slides, or a workbook; say where it is."""
    places = {_place(request, document): document for document in _asked(request)}
    for place in places:
        _check_place(place, force=request.force)
    subject = choose(
        request.folder,
        setting=request.setting,
        replication=request.replication,
        names=request.names,
        currency=request.currency,
    )
    for place, document in places.items():
        document.write(subject, place)
        say(f"{document.told} {place}.")


def _asked(request: Request) -> list[Document]:
    """Return what is to be written: the page, if nothing else is asked for."""
    if request.template is not None and not request.pptx:
        raise DesignError("--template is for slides: add --pptx")
    if request.output is not None and request.pptx and request.xlsx:
        raise DesignError("-o names one file: leave out --pptx, --xlsx or -o")
    documents = []
    if request.pptx:
        slides = decks.slides_in(request.template)
        documents.append(Document("report.pptx", "The slides are", slides))
    if request.xlsx:
        workbook = decks.workbook()
        documents.append(Document("report.xlsx", "The workbook is", workbook))
    return documents or [Document("report.html", "The page is", _write_page)]


def _place(request: Request, document: Document) -> Path:
    return request.output or request.folder / document.file


def _check_place(output: Path, *, force: bool) -> None:
    """Refuse a place that cannot be written to, before the work is done."""
    if not output.parent.is_dir():
        raise WriteError(f"cannot write {output}: there is no folder {output.parent}")
    if output.exists() and not force:
        raise WriteError(
            f"{output} exists already: name another file with -o, or replace it with"
            " --force"
        )


def _write_page(subject: Subject, output: Path) -> None:
    write_whole(output, page(subject))
