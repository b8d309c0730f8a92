"""What accounts payable was paid for, against what the firm lost by it."""

from collections.abc import Sequence
from math import isnan
from typing import TYPE_CHECKING

from sim.journal import Journal
from sim.records import Invoiced, Paid
from sim.report.money import short
from sim.report.page.tables import (
    Cell,
    Table,
    days,
    interval,
    money,
    signed_money,
    words,
)
from sim.report.waterfall import BARS, LEAST_SHOWN
from sim.report.words import name
from sim.summary import GainAndLoss, Summary

if TYPE_CHECKING:
    from pandas import DataFrame

INTEREST = "Interest on cash, beyond that on opening cash"


def working_capital(journals: Sequence[Journal]) -> float:
    """Return the mean of unpaid invoices over the time of *journals*, in currency."""
    return sum(map(_unpaid, journals)) / len(journals)


def _unpaid(journal: Journal) -> float:
    cleared = {fact.invoice.number: fact.at for fact in journal.of(Paid)}
    cent_days = sum(
        fact.invoice.cents
        * (cleared.get(fact.invoice.number, journal.horizon) - fact.at)
        for fact in journal.of(Invoiced)
    )
    return cent_days / journal.horizon / 100


def paid_for(
    summary: Summary, accounts: GainAndLoss, unpaid: tuple[float, float], currency: str
) -> Table:
    """Return DPO, working capital, what it is worth, and the bonus.

    Parameters
    ----------
    unpaid
        The working capital that unpaid invoices are: of the reference, of the setting.
    """
    plain = summary.as_json()["settings"]
    both = [plain[accounts.reference], plain[accounts.setting]]
    dpo = [metrics["dpo"]["mean"] for metrics in both]
    bonus, interest = (
        [metrics[metric]["mean"] for metrics in both]
        for metric in ("bonus_accounts_payable", "cash_yield")
    )
    return Table(
        "What accounts payable achieves and earns, means",
        ["Measure", accounts.reference, accounts.setting, "Difference"],
        [
            [words("DPO, days"), *_of_days(dpo)],
            [words("Unpaid invoices (working capital)"), *_of_money(unpaid, currency)],
            [words(INTEREST), *_of_money(interest, currency)],
            [words(name("bonus_accounts_payable")), *_of_money(bonus, currency)],
        ],
        sortable=False,
    )


def lost(accounts: GainAndLoss, currency: str) -> Table:
    """Return what each account adds to the change in firm value, and the change."""
    lines = [accounts.lines[metric] for metric in BARS if metric in accounts.lines]
    change = accounts.change
    return Table(
        f"What the firm gains and loses under “{accounts.setting}” against"
        f" “{accounts.reference}”, mean of paired differences",
        ["Line", "Adds to firm value", "95 % interval"],
        [
            [
                words(BARS[line.metric].replace("\n", " ")),
                signed_money(line.amount, currency),
                interval(*_ends(line.low, line.high), currency),
            ]
            for line in lines
            if abs(line.amount) >= LEAST_SHOWN
        ],
        [
            words(BARS["firm_value"]),
            signed_money(change.amount, currency),
            interval(*_ends(change.low, change.high), currency),
        ],
        sortable=False,
    )


def could_have_paid(
    replications: "DataFrame", accounts: GainAndLoss, currency: str
) -> str:
    """Say whether there was the cash to pay as the reference does."""
    of_reference = replications["setting"] == accounts.reference
    lowest = float(replications.loc[of_reference, "lowest_cash"].min())
    paying = f"to pay as under “{accounts.reference}”"
    if isnan(lowest):
        return "The scenario counts no cash: whether there was enough does not show."
    if lowest < 0:
        overdrawn = short(-lowest, currency)
        return (
            f"The firm did not always have the cash {paying}: in the worst replication"
            f" it was then {overdrawn} overdrawn."
        )
    return (
        f"The firm had the cash {paying}: in no replication did it then hold less than"
        f" {short(lowest, currency)}."
    )


def _ends(low: float, high: float) -> tuple[float | None, float | None]:
    """Return the ends of an interval, or nothing where there is none."""
    return (None, None) if isnan(low) or isnan(high) else (low, high)


def _of_days(both: Sequence[float | None]) -> list[Cell]:
    before, after = both
    if before is None or after is None:
        return [days(before), days(after), days(None)]
    change = days(after - before)
    return [days(before), days(after), change._replace(text=f"{after - before:+,.1f}")]


def _of_money(both: Sequence[float | None], currency: str) -> list[Cell]:
    before, after = both
    change = None if before is None or after is None else after - before
    return [
        money(before, currency),
        money(after, currency),
        signed_money(change, currency),
    ]
