"""The store of a run, ``results.sqlite``: one transaction per finished chunk."""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from weakref import finalize
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sim.experiment.chunks import Span
from sim.experiment.database import clear, connect, lock
from sim.experiment.errors import ANEW, StoreError, explained
from sim.experiment.folder import WriteError
from sim.experiment.identity import Identity
from sim.experiment.worker import Chunk, DecisionRow, unpack

FORMAT = 1
SCHEMA = """
CREATE TABLE study (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE chunks (first INTEGER PRIMARY KEY, replications INTEGER NOT NULL);
CREATE TABLE blocks (
    name TEXT, first INTEGER, data BLOB NOT NULL, checksum INTEGER NOT NULL,
    PRIMARY KEY (name, first)
) WITHOUT ROWID;
"""
"""A block holds one column of a chunk: little-endian doubles, setting by setting."""

DOUBLE = np.dtype("<f8")
DECISIONS = "decisions"


class Store:
    """Finished chunks by named columns, in a file or in memory.

    While it is open no other run can write to its file.
    """

    def __init__(
        self, path: Path | None, columns: Sequence[str], settings: Sequence[str]
    ) -> None:
        self.path, self.columns = path, tuple(columns)
        self.layers = len(settings)
        self._db = connect(path)
        self.close = finalize(self, self._db.close)

    @classmethod
    def create(cls, path: Path | None, identity: Identity) -> "Store":
        """Return a new store, in memory without a *path*.

        Raises
        ------
        WriteError
            If the file cannot be written, or another run writes to it.
        """
        if path is not None:
            clear(path)
        store = cls(path, identity.columns, identity.settings)
        try:
            store._lay_out(identity)
        except WriteError:
            store.close()
            if path is not None:
                clear(path)
            raise
        return store

    @classmethod
    def open(cls, path: Path, identity: Identity) -> "Store":
        """Return the store of a run, to go on with it.

        Raises
        ------
        StoreError
            If there is none, if it is damaged, or of something else than *identity*.
        WriteError
            If another run writes to it.
        """
        if not path.is_file():
            raise StoreError(f"{path.parent} holds no run to go on with")
        store = cls(path, identity.columns, identity.settings)
        try:
            store._take_up(identity)
        except WriteError:
            store.close()
            raise
        return store

    def _lay_out(self, identity: Identity) -> None:
        facts = {"format": FORMAT, "identity": identity.as_text()}
        with explained(self.path), self._db as db:
            db.executescript(f"BEGIN EXCLUSIVE; {SCHEMA}")
            db.executemany("INSERT INTO study VALUES (?, ?)", facts.items())

    def _take_up(self, identity: Identity) -> None:
        """Make sure that this is the whole store of *identity*."""
        with explained(self.path):
            lock(self._db)
            facts = dict(self._db.execute("SELECT name, value FROM study"))
        if facts.get("format") != str(FORMAT) or "identity" not in facts:
            raise StoreError(f"{self.path} is of another format: {ANEW}")
        differs = identity.differs(Identity.of_text(facts["identity"]))
        if differs:
            raise StoreError(f"{self.path} holds another run: {differs}")
        self.check()

    def keep(self, chunk: Chunk) -> None:
        """Keep a finished chunk: all of it, for good, or nothing."""
        (first, count), names = chunk.span, [*self.columns, DECISIONS]
        layers = np.moveaxis(chunk.rows, 2, 0).astype(DOUBLE)
        data = [*(layer.tobytes() for layer in layers), chunk.decided]
        blocks = [
            (name, first, block, _checksum(name, first, block))
            for name, block in zip(names, data, strict=True)
        ]
        with explained(self.path), self._db as db:
            db.execute("INSERT OR REPLACE INTO chunks VALUES (?, ?)", (first, count))
            db.executemany("INSERT OR REPLACE INTO blocks VALUES (?, ?, ?, ?)", blocks)

    def finished(self) -> dict[int, int]:
        """Return how many replications are there, by the first of a chunk."""
        with explained(self.path):
            return dict(self._db.execute("SELECT * FROM chunks ORDER BY first"))

    def column(self, name: str, span: Span) -> NDArray[np.float64]:
        """Return one column of a span: one row per setting."""
        blocks = [
            np.frombuffer(data, DOUBLE).reshape(self.layers, -1)
            for data in self._read(name, span)
        ]
        start = span.first - self._start(span)
        return np.hstack(blocks)[:, start : start + span.size].astype(float)

    def rows(self, span: Span, columns: Sequence[str]) -> NDArray[np.float64]:
        """Return some columns of a span, by setting, replication and column."""
        return np.stack([self.column(name, span) for name in columns], axis=2)

    def decisions(self, span: Span) -> Iterator[DecisionRow]:
        """Yield the choices of accounts payable in a span, by replication."""
        last = span.first + span.size - 1
        for packed in self._read(DECISIONS, span):
            for row in unpack(packed):
                if span.first <= row.replication <= last:
                    yield row

    def check(self) -> None:
        """Read every block, and say if anything is damaged or not there."""
        with explained(self.path):
            (answer,) = self._db.execute("PRAGMA quick_check(1)").fetchone()
            found = list(self._db.execute("SELECT name, first FROM blocks"))
        expected = product(sorted([*self.columns, DECISIONS]), self.finished())
        if answer != "ok" or found != list(expected):
            raise self._damaged("it does not hold what was kept")
        self._check_sizes(list(self.finished().values()))

    def _check_sizes(self, counts: Sequence[int]) -> None:
        """Read every block; those of a column hold a number per replication."""
        end = max(self.finished(), default=0) + 1
        for name in self.columns:
            sizes = [len(data) for data in self._read(name, Span(0, end))]
            if sizes != [count * self.layers * DOUBLE.itemsize for count in counts]:
                raise self._damaged(f"{name} is of another size")
        deque(self._read(DECISIONS, Span(0, end)), maxlen=0)

    def _read(self, name: str, span: Span) -> Iterator[bytes]:
        """Yield the blocks of a column that a span touches, each checked."""
        query = (
            "SELECT first, data, checksum FROM blocks"
            " WHERE name = ? AND first BETWEEN ? AND ? ORDER BY first"
        )
        key = (name, self._start(span), span.first + span.size - 1)
        with explained(self.path):
            for first, data, checksum in self._db.execute(query, key):
                if checksum != _checksum(name, first, data):
                    raise self._damaged(f"{name} from replication {first} on")
                yield data

    def _start(self, span: Span) -> int:
        """Return the first replication of the chunk in which a span begins."""
        query = "SELECT max(first) FROM chunks WHERE first <= ?"
        (first,) = self._db.execute(query, (span.first,)).fetchone()
        return int(first or 0)

    def _damaged(self, what: str) -> StoreError:
        return StoreError(f"{self.path} is damaged ({what}): {ANEW}")


def _checksum(name: str, first: int, data: bytes) -> int:
    """Return a checksum that a block has only in its place."""
    return crc32(data, crc32(f"{name} {first}".encode()))
