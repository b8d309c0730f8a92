"""What is said of best responses, in tables and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.report.amounts import may_be_chance, with_interval
from sim.report.money import short
from sim.report.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pandas import DataFrame
    from rich.table import Table

    from sim.analysis.games import Profile
    from sim.analysis.response import Answer

SETTING, END, BEST = "\nSetting", "Where the\ndepartments end", "Best for\nthe firm"
HEADINGS = [SETTING, END, BEST, "Price of mis-\nalignment", "\n95 % interval"]
DEPARTMENT, TAKES = "\nDepartment", "\nTakes"
PAYS = [SETTING, DEPARTMENT, TAKES, "\nIts pay", "Its pay at the\nfirm's best"]


def choices(told: str) -> str:
    """Return what departments do, as people read it.

    >>> choices("accounts_payable: 40 days; sales: plan +0 days")
    'accounts payable: 40 days; sales: plan +0 days'
    """
    return told.replace("_", " ").replace("·", ".")


def of_ends(ends: DataFrame, currency: str) -> Table:
    """Return a row per set of scorecards and end: what is done, and the price."""
    rows = [_end(row, currency) for row in ends.to_dict("records")]
    return table(HEADINGS, rows, gives_way={SETTING, END, BEST}, words=3)


def _end(row: dict[Any, Any], currency: str) -> list[str]:
    end = choices(row["choices"])
    return [
        row["setting"],
        end if row["equilibrium"] else f"a cycle: {end}",
        choices(row["best_choices"]),
        *_price(row, currency),
    ]


def _price(row: Mapping[Any, Any], currency: str) -> tuple[str, str]:
    return with_interval(row["price"], row["price_low"], row["price_high"], currency)


def of_pays(answers: Sequence[Answer], currency: str) -> Table:
    """Return what each department takes in the end, its pay there and at the best."""
    rows = [
        row for of in answers for end in of.ends for row in _pays(of, end, currency)
    ]
    return table(PAYS, rows, gives_way={SETTING, DEPARTMENT, TAKES}, words=3)


def _pays(of: Answer, end: Sequence[Profile], currency: str) -> Iterator[list[str]]:
    for place, player in enumerate(of.game.players):
        taken = dict.fromkeys(player.options[profile[place]].name for profile in end)
        yield [
            of.game.setting,
            player.department.replace("_", " "),
            ", then ".join(taken),
            short(of.pay(end, place), currency),
            short(of.pay([of.best], place), currency),
        ]


def sentences(answer: Answer) -> list[str]:
    """Say where each start leads, where that is not one equilibrium alone."""
    ends = answer.ends
    told = [
        f"Under “{answer.game.setting}” the departments do not settle: each answer"
        " calls for another, round after round."
        for end in ends
        if len(end) > 1
    ]
    if len(ends) > 1:
        told.append(
            f"Under “{answer.game.setting}” it depends on the start: {len(ends)} ends"
            f" from {len(answer.played)} starts."
        )
    return told


def headline(ends: DataFrame, currency: str) -> str:
    """Return the finding: where pay costs the firm most."""
    worst = max(ends.to_dict("records"), key=lambda row: row["price"])
    if not worst["price"] > 0:
        return "What pays each department best is best for the firm"
    chance = ""
    if may_be_chance(worst["price_low"], worst["price_high"]):
        chance = " (may be chance)"
    price, _ = _price(worst, currency)
    return (
        f"Where each department does what pays it best, “{worst['setting']}” costs the"
        f" firm {price}{chance}"
    )
