"""Everything that happened in one replication, in order."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeVar, cast

from sim.job import Job
from sim.ledger import Ledger
from sim.records import Record, ReplicationEnded
from sim.units import Days

R = TypeVar("R", bound=Record)


class Journal:
    """The facts of one replication and its ledger, and the job that they are about.

    Attributes
    ----------
    record
        Writes down a fact, which is the latest.
    """

    __slots__ = (
        "_by_kind",
        "_sorted",
        "job",
        "ledger",
        "record",
        "records",
        "replication",
    )

    def __init__(self, job: Job, replication: int = 0) -> None:
        self.job = job
        self.replication = replication
        self.ledger = Ledger()
        self.records: list[Record] = []
        self.record = self.records.append
        self._by_kind: defaultdict[type[Any], list[Any]] = defaultdict(list)
        self._sorted = 0

    def of(self, kind: type[R]) -> list[R]:
        """Return the facts of one kind, in order."""
        by_kind = self._by_kind
        for fact in islice(self.records, self._sorted, None):
            by_kind[type(fact)].append(fact)
        self._sorted = len(self.records)
        return cast("list[R]", by_kind[kind])

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    @property
    def finished(self) -> bool:
        """Whether the job was finished before the time was up."""
        return self.of(ReplicationEnded)[-1].finished

    @property
    def horizon(self) -> Days:
        """The instant at which the replication ended."""
        return self.of(ReplicationEnded)[-1].at


def chain(record: Record | None) -> list[Record]:
    """Return *record* and the facts that led to it, each because of the next.

    It ends at a choice or a policy of accounts payable or of another department, or at
    an order of the foreman (rule J1).
    """
    facts = []
    while record is not None:
        facts.append(record)
        record = record.cause
    return facts
