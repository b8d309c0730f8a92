"""Who owes what to whom, by double entry."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import islice
from math import inf
from operator import itemgetter
from typing import Final, Literal, TypeAlias, get_args

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

ACCOUNTS: Final[tuple[Account, ...]] = get_args(Account)
"""All accounts."""

BONUSES: Mapping[str, Account] = {
    "procurement": "procurement bonus",
    "materials_management": "materials management bonus",
    "sales": "sales bonus",
    "project_manager": "project manager bonus",
}
"""The account of the bonus of each department beside accounts payable (rule I4)."""

Posting: TypeAlias = tuple[Days, Account, Account, Cents]
"""A date, the account debited, the account credited, and the amount."""

Part: TypeAlias = tuple[Account, Cents]
"""An account, and an amount that is paid for it."""

Level: TypeAlias = tuple[Days, Cents]
"""A date, and the balance from then on."""


class Ledger:
    """All postings of a replication; every one has two sides, so all sum to zero.

    A posting may bear a later date than the day it was written, where what will be paid
    is settled; `close` strikes out what has not come to pass by the end (rule J2). None
    bears an earlier date.
    """

    __slots__ = ("_levels", "_seen", "postings")

    def __init__(self) -> None:
        self.postings: list[Posting] = []
        self._levels: list[Level] = [(0.0, 0)]
        self._seen = 0

    def post(self, at: Days, debit: Account, credit: Account, cents: Cents) -> None:
        """Move *cents* from the account *credit* to the account *debit*."""
        if cents:
            self.postings.append((at, debit, credit, cents))

    def pay(self, at: Days, parts: Sequence[Part]) -> None:
        """Pay amounts other than zero out of cash."""
        for account, cents in parts:
            self.postings.append((at, account, "cash", cents))

    def close(self, horizon: Days) -> None:
        """Put the postings in order of date, and strike out those after *horizon*."""
        self.cash(horizon)
        del self.postings[self._seen :]

    def balances(self) -> dict[Account, Cents]:
        """Return each account's debits less its credits, where that is not zero."""
        balances = dict.fromkeys(ACCOUNTS, 0)
        for _, debit, credit, cents in self.postings:
            balances[debit] += cents
            balances[credit] -= cents
        return {account: cents for account, cents in balances.items() if cents}

    def cash(self, until: Days = inf) -> list[Level]:
        """Return the balance of cash after all that moved at each instant.

        It starts at 0.0, and goes up to *until*: now, or after the end to the end. What
        was posted till then is put in order of date.
        """
        levels = self._levels
        latest, balance = levels[-1]
        for at, debit, credit, cents in self._up_to(until):
            if credit == "cash":
                balance -= cents
            elif debit == "cash":
                balance += cents
            else:
                continue
            if at == latest:
                levels[-1] = (at, balance)
            else:
                levels.append((at, balance))
                latest = at
        return levels

    def _up_to(self, until: Days) -> list[Posting]:
        """Return what is dated up to *until* and has not been looked at, in order."""
        ahead = sorted(self.postings[self._seen :], key=itemgetter(0))
        self.postings[self._seen :] = ahead
        past = bisect_right(ahead, until, key=itemgetter(0))
        self._seen += past
        return ahead[:past]


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
    last = bisect_left(levels, end, key=itemgetter(0))
    total = 0.0
    since, cents = start, levels[first][1]
    for until, balance in [*islice(levels, first + 1, last), (end, 0)]:
        total += cents * (until - since) * (yield_rate if cents > 0 else overdraft_rate)
        since, cents = until, balance
    return total / 365
