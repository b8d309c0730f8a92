"""Who owes what to whom, by double entry."""

from collections import defaultdict
from operator import itemgetter
from typing import Literal, TypeAlias

from sim.units import Cents, Days

Account: TypeAlias = Literal[
    "cash",
    "receivables",
    "payables",
    "prepayments",
    "accruals",
    "equity",
    "revenue",
    "labour",
    "equipment",
    "materials",
    "downtime",
    "overhead",
    "late fees",
    "discounts",
    "damages",
    "bonus",
    "interest",
]

Posting: TypeAlias = tuple[Days, Account, Account, Cents]
"""A date, the account debited, the account credited, and the amount."""

Level: TypeAlias = tuple[Days, Cents]
"""A date, and the balance from then on."""


class Ledger:
    """All postings of a replication; every one has two sides, so all sum to zero.

    A posting may bear a later date than the day it was written, where what will be paid
    is settled; `close` strikes out what has not come to pass by the end (rule J2).
    """

    __slots__ = ("_levels", "_seen", "postings")

    def __init__(self) -> None:
        self.postings: list[Posting] = []
        self._levels: list[Level] = []
        self._seen = -1

    def post(self, at: Days, debit: Account, credit: Account, cents: Cents) -> None:
        """Move *cents* from the account *credit* to the account *debit*."""
        if cents:
            self.postings.append((at, debit, credit, cents))

    def close(self, horizon: Days) -> None:
        """Put the postings in order of date, and strike out those after *horizon*."""
        self.postings = sorted(
            (posting for posting in self.postings if posting[0] <= horizon),
            key=itemgetter(0),
        )
        self._seen = -1

    def balances(self) -> dict[Account, Cents]:
        """Return each account's debits less its credits."""
        balances: defaultdict[Account, Cents] = defaultdict(int)
        for _, debit, credit, cents in self.postings:
            balances[debit] += cents
            balances[credit] -= cents
        return balances

    def cash(self) -> list[Level]:
        """Return the balance of cash after all that moved at each instant.

        It starts at 0.0, and knows of every posting, whatever its date.
        """
        if self._seen != len(self.postings):
            self._levels = self._work_out_cash()
            self._seen = len(self.postings)
        return self._levels

    def _work_out_cash(self) -> list[Level]:
        levels: list[Level] = [(0.0, 0)]
        balance, latest = 0, 0.0
        for at, debit, credit, cents in sorted(self.postings, key=itemgetter(0)):
            if debit == "cash":
                balance += cents
            elif credit == "cash":
                balance -= cents
            else:
                continue
            if at == latest:
                levels[-1] = (at, balance)
            else:
                levels.append((at, balance))
                latest = at
        return levels


def interest(
    levels: list[Level],
    span: tuple[Days, Days],
    yield_rate: float,
    overdraft_rate: float,
) -> float:
    """Return simple interest, actual/365, on cash *levels* over a *span*, in cents.

    What is above zero earns the yield rate, what is below pays the overdraft rate
    (rule E1).
    """
    start, end = span
    total = 0.0
    ends = [*(at for at, _ in levels[1:]), end]
    for (at, cents), until in zip(levels, ends, strict=True):
        days = min(until, end) - max(at, start)
        if days > 0:
            total += cents * days * (yield_rate if cents > 0 else overdraft_rate)
    return total / 365
