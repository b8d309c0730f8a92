"""Everything that the script of the explorer needs, as plain data."""

from typing import Any

import numpy as np

from sim.report.bridge import account
from sim.report.curves import interval_of_share
from sim.report.explorer import said, sayings
from sim.report.explorer.exploration import Exploration
from sim.report.explorer.levers import Levers
from sim.report.explorer.marks import axis, dates, rounded
from sim.report.explorer.numbers import Numbers
from sim.report.explorer.positions import Position, Steer
from sim.report.explorer.time_bars import bars_of, plan_of
from sim.report.money import SYMBOLS
from sim.report.waterfall import LEAST_SHOWN


def document(exploration: Exploration) -> dict[str, Any]:
    """Return levers, axes and all positions, to be written as JSON."""
    known = {
        position: Numbers(exploration, position) for position in exploration.tables
    }
    compared = [known[p] for p in known if p.steer != "terms"]
    accounts = _changing(compared)
    currency = exploration.scenario.currency
    return {
        "currency": SYMBOLS.get(currency, f"{currency} "),
        "levers": _levers(exploration.levers),
        "start": exploration.levers.start,
        "bands": _bands(exploration.results.done),
        "accounts": [account(name).split(",")[0] for name in accounts],
        "axes": _axes(compared, accounts, currency),
        "gantt": _gantt(exploration),
        "positions": _positions(exploration, known, accounts),
        "names": _names(exploration),
        "terms": [_terms(known[p]) for p in known if p.steer == "terms"],
    }


def _levers(levers: Levers) -> dict[str, list[str]]:
    """Return the places of each lever, in words."""
    places = {
        "age": [said.age(days) for days in levers.ages],
        "hold": [said.hold(days) for days in levers.holds],
        "share": [said.share(percent) for percent in levers.shares],
    }
    return {name: words for name, words in places.items() if words}


def _names(exploration: Exploration) -> dict[str, str]:
    """Return what is drawn beside the levers, in words."""
    reference = exploration.scenario.reference
    paid = (
        "Bonus of accounts payable" if exploration.levers.shares else "Interest on cash"
    )
    return {
        "reference": reference,
        "earned": paid,
        "value": f"Firm value, against “{reference}”",
    }


def _bands(done: int) -> list[list[float]]:
    """Return the 95 % interval of the share at each step of an S-curve."""
    low, high = interval_of_share(np.arange(done + 1) / done, done)
    return [low.round(4).tolist(), high.round(4).tolist()]


def _changing(compared: list[Numbers]) -> list[str]:
    """Return the accounts that change at any position, from the gain to the loss."""
    return [
        line.metric
        for place, line in enumerate(compared[0].lines[:-1])
        if any(abs(each.lines[place].amount) >= LEAST_SHOWN for each in compared)
    ]


def _axes(
    compared: list[Numbers], accounts: list[str], currency: str
) -> dict[str, dict[str, Any]]:
    """Return axes that hold what is drawn at any position."""
    costs = [value for each in compared for value in each.curve()["values"]]
    idle = [
        each.idle()["ends"][1] or each.describe("idle_days").mean for each in compared
    ]
    levels = [level for each in compared for level in _levels(each, accounts)]
    earned, value = zip(*(each.pay() for each in compared), strict=True)
    return {
        "curve": axis(costs, currency),
        "idle": axis(idle, None),
        "waterfall": axis(levels, currency),
        "earned": axis((end for line in earned for end in line[:3]), currency),
        "value": axis((end for line in value for end in line[:3]), currency),
    }


def _levels(numbers: Numbers, accounts: list[str]) -> list[float]:
    """Return the levels between which the bars of a waterfall stand."""
    bars = numbers.waterfall(accounts)
    return [*np.cumsum([bar[0] for bar in bars[:-1]]).tolist(), *bars[-1][:3]]


def _gantt(exploration: Exploration) -> dict[str, Any]:
    """Return what the bars over time have in common at all positions."""
    journals = list(exploration.journals.values())
    job = journals[0].job
    return {
        "activities": [work.name for work in job.works],
        "plan": plan_of(journals[0]),
        "planned": rounded(job.plan.finish, 1),
        "suppliers": list(job.setting.suppliers),
        "axis": dates(
            job.calendar.start_date, max(journal.horizon for journal in journals)
        ),
    }


def _positions(
    exploration: Exploration, known: dict[Position, Numbers], accounts: list[str]
) -> dict[Steer, list[list[dict[str, Any]]]]:
    """Return all positions by what steers, its place, and the place of the hold age."""
    levers = exploration.levers
    holds = range(len(levers.holds))
    places: dict[Steer, tuple[int, ...]] = {"age": levers.ages, "share": levers.shares}
    return {
        steer: [
            [
                _position(exploration, known[Position(steer, at, hold)], accounts)
                for hold in holds
            ]
            for at in range(len(of))
        ]
        for steer, of in places.items()
        if of
    }


def _position(
    exploration: Exploration, numbers: Numbers, accounts: list[str]
) -> dict[str, Any]:
    journal = exploration.journals[numbers.position]
    gantt = bars_of(journal, list(journal.job.setting.suppliers))
    return {
        "words": sayings.summary(numbers),
        "answer": sayings.answer(numbers),
        "tiles": numbers.tiles(),
        "says": sayings.says(numbers) | {"gantt": gantt.pop("says")},
        "curve": numbers.curve(),
        "idle": numbers.idle(),
        "waterfall": numbers.waterfall(accounts),
        "pay": numbers.pay(),
        "gantt": gantt,
    }


def _terms(numbers: Numbers) -> dict[str, Any]:
    """Return what is drawn of the reference, beside each position."""
    return {"curve": numbers.curve(), "idle": numbers.idle()}
