"""The numbers of one position, as the page draws them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.report.explorer import said
from sim.report.explorer.exploration import Exploration, terms_of
from sim.report.explorer.marks import rounded
from sim.report.explorer.positions import Position
from sim.report.waterfall import BARS
from sim.summary import GainAndLoss, Line
from sim.summary.statistics import Description
from sim.summary.statistics import describe as described

if TYPE_CHECKING:
    from pandas import DataFrame


class Numbers:
    """What is known of one position, and of the reference beside it."""

    def __init__(self, exploration: Exploration, position: Position) -> None:
        self.exploration, self.position = exploration, position
        self.table: DataFrame = exploration.tables[position]
        self.scenario = exploration.scenario
        self.currency = self.scenario.currency

    @cached_property
    def accounts(self) -> GainAndLoss:
        """Its accounts against those of the reference."""
        return self.exploration.accounts(self.position)

    @property
    def lines(self) -> list[Line]:
        """The accounts from the gain to the loss, and the change they add up to."""
        known = self.accounts.lines
        return [*(known[name] for name in BARS if name in known), self.accounts.change]

    @cached_property
    def terms(self) -> Numbers:
        """The reference at the same hold age."""
        return Numbers(self.exploration, terms_of(self.position))

    @cached_property
    def earned(self) -> Line:
        """The bonus, or where none is paid the interest; beyond the reference."""
        paid = bool(self.exploration.levers.shares)
        line = self.accounts.lines["bonus_accounts_payable" if paid else "cash_yield"]
        return Line(line.metric, -line.amount, -line.high, -line.low) if paid else line

    def describe(self, metric: str) -> Description:
        """Describe a metric over the replications."""
        return described(self.table[metric].to_numpy())

    def curve(self) -> dict[str, Any]:
        """Return the downtime costs from the least to the greatest, P50 and P80."""
        cost = self.describe("downtime_cost")
        values = np.sort(self.table["downtime_cost"].to_numpy()).round()
        return {
            "values": values.astype(int).tolist(),
            "p50": rounded(cost.p50),
            "p80": rounded(cost.p80),
        }

    def idle(self) -> dict[str, Any]:
        """Return the mean idle days by cause, and the interval of their sum."""
        total = self.describe("idle_days")
        low, high = total.mean - total.half_width, total.mean + total.half_width
        return {
            "hold": rounded(self.describe("idle_days_credit_hold").mean, 2),
            "lead": rounded(self.describe("idle_days_lead_time").mean, 2),
            "ends": [rounded(np.maximum(low, 0.0), 2), rounded(high, 2)],
        }

    def waterfall(self, accounts: list[str]) -> list[list[Any]]:
        """Return amount, interval and words of some accounts, and of their sum."""
        return [
            self._line(line)
            for line in self.lines
            if line.metric in accounts or line is self.accounts.change
        ]

    def pay(self) -> list[list[Any]]:
        """Return what accounts payable earns, and what the firm gains."""
        return [self._line(self.earned), self._line(self.accounts.change)]

    def tiles(self) -> list[list[str]]:
        """Return the four figures that matter, each with its interval."""
        idle, slip = self.describe("idle_days"), self.describe("slip_days")
        days = [
            [f"{each.mean:,.1f}", said.half_width(each.half_width)]
            for each in (idle, slip)
        ]
        money = [
            [said.signed(line, self.currency), said.interval(line, self.currency)]
            for line in (self.earned, self.accounts.change)
        ]
        return days + money

    def _line(self, line: Line) -> list[Any]:
        numbers = [rounded(value) for value in (line.amount, line.low, line.high)]
        words = said.signed(line, self.currency), said.interval(line, self.currency)
        return [*numbers, *words]
