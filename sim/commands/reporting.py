"""``report``: a finished run as something to put before a client."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.commands.terminal import say
from sim.experiment.design import DesignError, pick
from sim.experiment.finished import read
from sim.experiment.folder import WriteError, write_whole
from sim.experiment.stored import FolderError, text_of
from sim.report.examples import RANKS, ranked_replication
from sim.report.page.content import Subject
from sim.report.page.render import page
from sim.report.study import Study


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the user asks of ``report``."""

    folder: Path
    setting: str | None
    replication: str
    output: Path | None
    force: bool


def report(request: Request) -> None:
    """Write the page of a finished run, and say where it is."""
    output = request.output or request.folder / "report.html"
    subject = _subject(request)
    _check_place(output, force=request.force)
    write_whole(output, page(subject))
    say(f"The page is {output}.")


def _check_place(output: Path, *, force: bool) -> None:
    """Refuse a place that cannot be written to, before the work is done."""
    if not output.parent.is_dir():
        raise WriteError(f"cannot write {output}: there is no folder {output.parent}")
    if output.exists() and not force:
        raise WriteError(
            f"{output} exists already: name another file with -o, or replace it with"
            " --force"
        )


def _subject(request: Request) -> Subject:
    """Read the run, and choose the setting and replication to tell most of."""
    try:
        study = Study(read(request.folder).results)
        manifest: Mapping[str, Any] = json.loads(
            text_of(request.folder / "manifest.json")
        )
    except FolderError as error:
        raise WriteError(f"there is nothing to report: {error}") from error
    ran = study.results.design.settings
    most = study.summarised.loses_most() or ran[0]
    setting = most if request.setting is None else pick(ran, request.setting)
    replication = _replication(study, setting, request.replication)
    return Subject(study, setting, replication, manifest)


def _replication(study: Study, setting: str, asked: str) -> int:
    """Return the replication asked for, by rank or by number."""
    if asked in RANKS:
        return ranked_replication(study.replications, setting, asked)
    last = study.results.done - 1
    if asked.isdecimal() and int(asked) <= last:
        return int(asked)
    raise DesignError(
        f"there is no replication {asked!r}: give {', '.join(RANKS)} or a number from"
        f" 0 to {last}"
    )
