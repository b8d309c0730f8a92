"""Who owes what to whom, by double entry."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from itertools import islice
from math import inf
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
    "procurement bonus",
    "materials management bonus",
    "sales bonus",
    "project manager bonus",
    "interest",
]

BONUSES: Mapping[str, Account] = {
    "procurement": "procurement bonus",
    "materials_management": "materials management bonus",
    "sales": "sales bonus",
    "project_manager": "project manager bonus",
}
"""The account of the bonus of each department beside accounts payable (rule I4)."""

Posting: TypeAlias = tuple[Days, Account, Account, Cents]
"""A date, the account debited, the account credited, and the amount."""

Level: TypeAlias = tuple[Days, Cents]
"""A date, and the balance from then on."""


class Ledger:
    """All postings of a replication; every one has two sides, so all sum to zero.

    A posting may bear a later date than the day it was written, where what will be paid
    is settled; `close` strikes out what has not come to pass by the end (rule J2). None
    bears an earlier date.
    """

    __slots__ = ("_ahead", "_levels", "_seen", "postings")

    def __init__(self) -> None:
        self.postings: list[Posting] = []
        self._ahead: list[Level] = []
        self._levels: list[Level] = [(0.0, 0)]
        self._seen = 0

    def post(self, at: Days, debit: Account, credit: Account, cents: Cents) -> None:
        """Move *cents* from the account *credit* to the account *debit*."""
        if cents:
            self.postings.append((at, debit, credit, cents))

    def close(self, horizon: Days) -> None:
        """Put the postings in order of date, and strike out those after *horizon*."""
        self.cash(horizon)
        self._ahead.clear()
        kept = [posting for posting in self.postings if posting[0] <= horizon]
        kept.sort(key=itemgetter(0))
        self.postings, self._seen = kept, len(kept)

    def balances(self) -> dict[Account, Cents]:
        """Return each account's debits less its credits."""
        balances: defaultdict[Account, Cents] = defaultdict(int)
        for _, debit, credit, cents in self.postings:
            balances[debit] += cents
            balances[credit] -= cents
        return balances

    def cash(self, until: Days = inf) -> list[Level]:
        """Return the balance of cash after all that moved at each instant.

        It starts at 0.0, and goes up to *until*: now, or after the end to the end.
        """
        moves = self._ahead
        for at, debit, credit, cents in islice(self.postings, self._seen, None):
            if debit == "cash":
                moves.append((at, cents))
            elif credit == "cash":
                moves.append((at, -cents))
        self._seen = len(self.postings)
        moves.sort(key=itemgetter(0))
        past = bisect_right(moves, until, key=itemgetter(0))
        for at, cents in moves[:past]:
            self._move(at, cents)
        del moves[:past]
        return self._levels

    def _move(self, at: Days, cents: Cents) -> None:
        latest, balance = self._levels[-1]
        if at == latest:
            self._levels[-1] = (at, balance + cents)
        else:
            self._levels.append((at, balance + cents))


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
    first = max(bisect_right(levels, start, key=itemgetter(0)) - 1, 0)
    total = 0.0
    since, cents = start, levels[first][1]
    for at, balance in [*islice(levels, first + 1, None), (end, 0)]:
        until = min(at, end)
        total += cents * (until - since) * (yield_rate if cents > 0 else overdraft_rate)
        since, cents = until, balance
    return total / 365
