"""The folder of a run and its store, made anew or gone on with."""

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sim.experiment.design import Design, DesignError
from sim.experiment.folder import RunFolder, claim

if TYPE_CHECKING:
    from sim.experiment.store import Store

STORE = "results.sqlite"


@dataclass(frozen=True)
class Kept:
    """Where a run keeps what is finished."""

    folder: RunFolder
    store: "Store"

    @property
    def count(self) -> int:
        """How many replications are kept."""
        return sum(self.store.finished().values())

    @property
    def told(self) -> str:
        """What is kept, and how to go on with it."""
        again = _again(self.folder.path)
        return f"{self.count:,} replications are kept; to go on: {again}"


def check(path: Path | None, *, force: bool, resume: bool) -> None:
    """Refuse what cannot be asked together of a folder."""
    if resume and force:
        raise DesignError("--resume goes on with a run, --force begins anew: take one")
    if resume and path is None:
        raise DesignError("--resume needs -o DIR, the folder of the run to go on with")


@contextmanager
def take(
    path: Path | None, name: str, asked: Design, *, force: bool, resume: bool
) -> Iterator[Kept]:
    """Take the folder *path* for a run alone; if nothing is kept, leave nothing.

    Raises
    ------
    WriteError
        If it cannot be used as it is asked.
    """
    folder = claim(path, name, force=force or resume)
    try:
        kept = Kept(folder, _store(folder.path / STORE, asked, resume=resume))
        try:
            yield kept
        except Exception as error:
            if kept.count:
                error.add_note(kept.told)
            raise
        finally:
            _close(kept)
    finally:
        folder.give_up()


def _store(path: Path, asked: Design, *, resume: bool) -> "Store":
    from sim.experiment.identity import Identity
    from sim.experiment.store import Store

    identity = Identity.of(asked)
    return Store.open(path, identity) if resume else Store.create(path, identity)


def _close(kept: Kept) -> None:
    empty = not kept.count
    kept.store.close()
    if empty:
        (kept.folder.path / STORE).unlink(missing_ok=True)


def _again(folder: Path) -> str:
    """Return the command that goes on with the run in *folder*."""
    words = [word for word in sys.argv[1:] if word not in {"--force", "--resume"}]
    if not any(word.startswith(("-o", "--output")) for word in words):
        words += ["-o", str(folder)]
    return shlex.join(["crosspurpose", *words, "--resume"])
