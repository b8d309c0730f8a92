"""A SQLite file that one run at a time has for itself."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sim.experiment.errors import StoreError, explained


def lock(db: sqlite3.Connection) -> None:
    """Keep every other run out, for as long as the connection lasts."""
    db.execute("BEGIN EXCLUSIVE")
    db.commit()


def clear(path: Path) -> None:
    """Remove a store that no other run writes to, damaged or not."""
    if not path.exists():
        return
    with suppress(StoreError), closing(connect(path)) as db, explained(path):
        lock(db)
    path.unlink()
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def connect(path: Path | None) -> sqlite3.Connection:
    """Return a connection to a file, or without one to a database in memory."""
    with explained(path):
        db = sqlite3.connect(path or ":memory:", timeout=0, check_same_thread=False)
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("PRAGMA synchronous = FULL")
    return db
