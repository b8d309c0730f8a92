"""What can go wrong with a store or a worker, in the words of those who run it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sim.experiment.folder import WriteError

LOCKED = ("SQLITE_BUSY", "SQLITE_LOCKED")
DAMAGED = ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_ERROR", "SQLITE_IOERR_SHORT")

ANEW = "begin anew with --force"


class StoreError(WriteError):
    """A store with which a run cannot go on, and why."""


class WorkerError(Exception):
    """A worker that is gone, with the chunk that it was to run."""


@contextmanager
def explained(path: Path | None) -> Iterator[None]:
    """Say what is wrong with the store at *path* when SQLite refuses."""
    try:
        yield
    except sqlite3.Error as error:
        if path is None:
            raise
        raise _explanation(path, error) from error


def _explanation(path: Path, error: sqlite3.Error) -> WriteError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(LOCKED):
        return WriteError(f"another run writes to {path.parent}: wait until it is done")
    if name.startswith(DAMAGED):
        return StoreError(f"{path} is damaged ({error}): {ANEW}")
    return WriteError(f"cannot write {path}: {error}")
