"""The choice that pay invites: which payment ages it pays best for."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sim.scorecards import Scorecard
from sim.units import Cents, Days

Column: TypeAlias = NDArray[np.float64]

ROUNDS = 10
"""How often each supplier has its turn, at most (rule I3)."""


class Belief(NamedTuple):
    """The days past due of a hold, as expected: a normal law, cut off at `passed`."""

    mean: float
    sd: float
    passed: int


class Purchases(NamedTuple):
    """What AP knows of a supplier: purchases a period, its terms, what a hold costs.

    `hold_cost` is the downtime of a hold, `delay_cost` the overhead and damages that
    come with it (rule I3).
    """

    amount: float
    net_days: Days
    discount: float
    discount_days: Days
    late_fee_per_month: float
    hold_cost: float
    delay_cost: float
    exempt: bool


class Outlook(NamedTuple):
    """What AP knows of its own desk."""

    run_every: Days
    soonest: Days
    yield_rate: float
    longest: int


class Choice(NamedTuple):
    """The ages chosen (`None`: on terms), and the pay and KPIs expected of them."""

    ages: tuple[int | None, ...]
    cents: Cents
    kpis: dict[str, float]


def hold_probability(belief: Belief, past_due: Column) -> Column:
    """Return the probability that the hold age lies below each of *past_due* days."""
    from scipy.special import log_ndtr

    sd = max(belief.sd, 1e-9)
    beyond = log_ndtr((belief.mean - np.maximum(past_due, belief.passed)) / sd)
    chance = -np.expm1(beyond - log_ndtr((belief.mean - belief.passed) / sd))
    return np.where(past_due > 0, np.maximum(chance, 0.0), 0.0)


ON_HOLDS = frozenset(("downtime_cost", "downtime_cost_credit_hold", "firm_value"))
"""The KPIs on which beliefs about holds bear."""

_AGED, _ON_TIME, _FEES, _DISCOUNTS, _EARNED, _DOWNTIME, _DELAY = range(7)


def _forecast(
    supplier: Purchases, belief: Belief, outlook: Outlook, ages: Column
) -> Column:
    """Return what each age of a supplier's invoices adds to the KPIs, a row each."""
    amount, terms = supplier.amount, supplier.net_days
    resulting = np.maximum(ages - outlook.run_every / 2, outlook.soonest)
    late = np.maximum(resulting - terms, 0.0)
    rows = np.empty((7, len(ages)))
    rows[_AGED] = amount * resulting
    rows[_ON_TIME] = amount * (ages <= terms)
    rows[_FEES] = amount * supplier.late_fee_per_month / 30 * late
    rows[_DISCOUNTS] = amount * supplier.discount * (ages <= supplier.discount_days)
    rows[_EARNED] = amount * resulting * outlook.yield_rate / 365
    held = hold_probability(belief, ages - terms)
    rows[_DOWNTIME] = held * supplier.hold_cost
    rows[_DELAY] = held * supplier.delay_cost
    return rows


def _kpis(sums: Column, purchases: float) -> dict[str, Any]:
    """Turn summed rows into the KPIs that accounts payable can be paid for."""
    aged = sums[_AGED] / purchases
    downtime = sums[_DOWNTIME]
    gained = sums[_DISCOUNTS] + sums[_EARNED]
    return {
        "dpo": aged,
        "days_to_pay": aged,
        "on_time": sums[_ON_TIME] / purchases,
        "late_fees": sums[_FEES],
        "discounts": sums[_DISCOUNTS],
        "downtime_cost": downtime,
        "downtime_cost_credit_hold": downtime,
        "firm_value": gained - sums[_FEES] - downtime - sums[_DELAY],
    }


class _Desk:
    """Compares ages by what they would pay."""

    def __init__(
        self,
        scorecard: Scorecard,
        known: Sequence[tuple[Purchases, Belief]],
        outlook: Outlook,
    ) -> None:
        self.curves = {
            kpi: np.array(curve, dtype=float).T for kpi, curve in scorecard.items()
        }
        ages = np.arange(1.0, outlook.longest + 1)
        buying = [(p, pair) for p, pair in enumerate(known) if pair[0].amount]
        self.free = [p for p, (supplier, _) in buying if not supplier.exempt]
        self.rows = {p: _forecast(*known[p], outlook, ages) for p in self.free}
        self.distances = {
            p: known[p][0].amount * np.abs(ages - known[p][0].net_days)
            for p in self.free
        }
        self.purchases = sum(supplier.amount for _, (supplier, _) in buying)
        self.fixed = np.zeros(7)
        for _, (supplier, belief) in buying:
            if supplier.exempt:
                terms = np.array([float(supplier.net_days)])
                self.fixed += _forecast(supplier, belief, outlook, terms)[:, 0]

    def pay(self, sums: Column) -> Column:
        """Return the pay at each column of *sums*, in whole cents."""
        kpis = _kpis(sums, self.purchases)
        pay = np.zeros(sums.shape[1:])
        for kpi, curve in self.curves.items():
            pay += np.interp(kpis[kpi], *curve)
        return np.rint(pay * 100)

    def best(self, sums: Column, distance: Column) -> int:
        """Return the place of the best age; of ties the nearest to terms, the lower."""
        pay = self.pay(sums)
        tied = np.flatnonzero(pay == pay.max())
        return int(tied[np.argmin(np.round(distance[tied], 6))])

    def one_for_all(self) -> int:
        """Return the place of the best age, if all suppliers were to have the same."""
        sums = self.fixed[:, None] + np.sum(list(self.rows.values()), axis=0)
        return self.best(sums, np.sum(list(self.distances.values()), axis=0))

    def sums(self, chosen: Mapping[int, int]) -> Column:
        """Return the rows summed at the places chosen."""
        sums = self.fixed.copy()
        for place, age in chosen.items():
            sums += self.rows[place][:, age]
        return sums

    def in_turn(self, chosen: dict[int, int]) -> dict[int, int]:
        """Let each supplier in turn have its best age, given those of the others."""
        for place in self.free:
            rows = self.rows[place]
            others = self.sums(chosen) - rows[:, chosen[place]]
            best = self.best(others[:, None] + rows, self.distances[place])
            chosen = {**chosen, place: best}
        return chosen


def choose(
    scorecard: Scorecard,
    known: Sequence[tuple[Purchases, Belief]],
    outlook: Outlook,
) -> Choice:
    """Return the payment ages with the highest expected pay a period (rule I3).

    *known* holds what is known of each supplier, in the order of the file. First one
    age for all is found, then each supplier in turn has its own, until none changes.
    """
    desk = _Desk(scorecard, known, outlook)
    if not desk.free:
        return Choice((None,) * len(known), 0, {})
    chosen = dict.fromkeys(desk.free, desk.one_for_all())
    for _ in range(ROUNDS):
        before, chosen = chosen, desk.in_turn(chosen)
        if chosen == before:
            break
    sums = desk.sums(chosen)
    ages = {place: age + 1 for place, age in chosen.items()}
    kpis = {kpi: float(value) for kpi, value in _kpis(sums, desk.purchases).items()}
    return Choice(
        tuple(
            None if ages.get(place) == supplier.net_days else ages.get(place)
            for place, (supplier, _) in enumerate(known)
        ),
        int(desk.pay(sums[:, None])[0]),
        kpis,
    )
