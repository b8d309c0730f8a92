"""The positions of the sliders as settings of one scenario."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, TypeAlias

from sim.report.explorer.levers import Levers, holding
from sim.scenario import Scenario, vary

Steer: TypeAlias = Literal["age", "share", "terms"]
SPREAD = 5
"""Standard deviation of the days past due at which a supplier holds."""
FAR = 1_000_000_000
"""Money a period up to which a chargeback is a straight line."""
CHARGED = "downtime_cost_credit_hold"


class Position(NamedTuple):
    """Where the sliders stand: what steers, and the place of each lever.

    Under `terms` the reference is followed, and `at` is always 0.
    """

    steer: Steer
    at: int
    hold: int

    @property
    def setting(self) -> str:
        """The name of the setting that stands for it."""
        return f"explorer: {self.steer} {self.at}, hold {self.hold}"


def positions(levers: Levers) -> Iterator[Position]:
    """Yield every position, all those of one hold age before the next."""
    for hold in range(len(levers.holds)):
        yield Position("terms", 0, hold)
        yield from (Position("age", at, hold) for at in range(len(levers.ages)))
        yield from (Position("share", at, hold) for at in range(len(levers.shares)))


def explored(scenario: Scenario, levers: Levers) -> Scenario:
    """Return *scenario* with a further setting for each position."""
    own = scenario.resolved()["settings"]
    grid = list(positions(levers))
    starts = {
        position.setting: own[_start(position, scenario, levers)] for position in grid
    }
    changes = {
        f"settings.{position.setting}": _change(position, scenario, levers)
        for position in grid
    }
    return vary(scenario, {"settings": starts, **changes})


def _start(position: Position, scenario: Scenario, levers: Levers) -> str:
    """Return the setting of the file that a position changes."""
    return scenario.reference if position.steer == "terms" else levers.setting


def _change(position: Position, scenario: Scenario, levers: Levers) -> dict[str, Any]:
    """Return what a position changes in its setting."""
    law = {"mean": levers.holds[position.hold], "sd": SPREAD}
    setting = scenario.settings[_start(position, scenario, levers)]
    held = {name: {"credit": {"hold_after_past_due": law}} for name in holding(setting)}
    return {"suppliers": held, **_steering(position, levers)}


def _steering(position: Position, levers: Levers) -> dict[str, Any]:
    """Return what steers accounts payable: an age, or what it is charged."""
    if position.steer == "terms":
        return {}
    if position.steer == "age":
        fixed = {"policy": "fixed", "payment_age": levers.ages[position.at]}
        return {"accounts_payable": fixed | (_charging(0) if levers.shares else {})}
    return {
        "accounts_payable": {
            "policy": "scorecard",
            "believes": {"hold_cost": "informed"},
            **_charging(levers.shares[position.at]),
        }
    }


def _charging(percent: int) -> dict[str, Any]:
    """Return a chargeback of so many per cent of the downtime by credit hold."""
    return {"scorecard": {CHARGED: [[0, 0], [FAR, -FAR * percent // 100]]}}
