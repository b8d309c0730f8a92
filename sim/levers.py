"""The choice that pay invites of the options of a lever."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sim.records import KpiPay
from sim.scorecards import Scorecard, explain
from sim.units import Cents

Column: TypeAlias = NDArray[np.float64]


class Best(NamedTuple):
    """The place of the option that pays best, the pay, and what each curve does."""

    place: int
    cents: Cents
    pays: tuple[KpiPay, ...]


def best(scorecard: Scorecard, kpis: Mapping[str, Column]) -> Best:
    """Return the option with the highest expected pay; of ties the first (rule I4).

    *kpis* holds for each KPI what is expected of each option, the file's own first. One
    that has no value there pays nothing.

    >>> best({"late_days": [(0, 100), (10, 0)]}, {"late_days": np.array([5, 2])})[:2]
    (1, 8000)
    """
    pay = np.zeros(len(next(iter(kpis.values()))))
    for kpi, curve in scorecard.items():
        if kpi in kpis:
            pay += np.interp(kpis[kpi], *np.transpose(curve))
    cents = np.rint(pay * 100)
    place = int(np.argmax(cents))
    at = {kpi: float(values[place]) for kpi, values in kpis.items()}
    return Best(place, int(cents[place]), explain(scorecard, at))
