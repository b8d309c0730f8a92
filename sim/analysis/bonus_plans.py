"""Bonus plans for accounts payable: one, a family of them, and what is asked of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from sim.analysis.levers import Overrides
from sim.experiment.design import DesignError
from sim.scenario import Scenario

MOST_PLANS = 400
MUCH = 1_000_000
"""How much downtime the line of a chargeback reaches to."""
DPO, CHARGED, BONUS = "dpo", "downtime_cost_credit_hold", "bonus_accounts_payable"
FIRM = "firm_value"


@dataclass(frozen=True)
class Plan:
    """A bonus for days payable outstanding, with what tempers it.

    Attributes
    ----------
    threshold, top
        The DPO at which the bonus begins, and at which it is highest.
    pay
        The highest bonus a period.
    chargeback
        The share of the downtime by credit hold that is taken off it.
    exempt
        The suppliers that are paid on terms.
    """

    threshold: float
    top: float
    pay: float
    chargeback: float = 0.0
    exempt: tuple[str, ...] = ()

    @property
    def block(self) -> Overrides:
        """What it is in a scenario file, under accounts_payable."""
        points = [[self.threshold, 0], [self.top, self.pay]]
        curves: dict[str, Any] = {DPO: [[_plain(n) for n in pair] for pair in points]}
        if self.chargeback:
            curves[CHARGED] = [[0, 0], [MUCH, -round(MUCH * self.chargeback)]]
        return {
            "policy": "scorecard",
            "scorecard": curves,
            "exempt": list(self.exempt),
            "believes": {"hold_cost": "informed"},
        }


@dataclass(frozen=True)
class Goals:
    """What a plan must meet on average: DPO at least, bonus of the job at most."""

    dpo: float | None = None
    bonus: float | None = None

    def met(self, dpo: float, bonus: float) -> bool:
        """Decide whether a mean DPO and a mean bonus will do."""
        return (self.dpo is None or dpo >= self.dpo) and (
            self.bonus is None or bonus <= self.bonus
        )


@dataclass(frozen=True)
class Family:
    """The values that are tried of each part of a plan; None as the file has them."""

    thresholds: Sequence[float] = (30, 40)
    tops: Sequence[float] = (50, 60, 75)
    chargebacks: Sequence[float] = (0, 0.1, 0.3, 1)
    pay: float | None = None

    def plans(self, scenario: Scenario) -> list[Plan]:
        """Return all plans: without exemptions, and with those of the file.

        Raises
        ------
        DesignError
            If there are none, or too many, if a chargeback is negative, or if the file
            has no bonus to go by.
        """
        if min(self.chargebacks) < 0:
            raise DesignError("a chargeback is a share of the downtime: 0 or more")
        pay = self.pay if self.pay is not None else highest_pay(scenario)
        exemptions = dict.fromkeys([(), *_exempt(scenario)])
        grid = product(self.thresholds, self.tops, self.chargebacks, exemptions)
        plans = [
            Plan(threshold, top, pay, share, exempt)
            for threshold, top, share, exempt in grid
            if threshold < top
        ]
        if not 0 < len(plans) <= MOST_PLANS:
            raise DesignError(
                f"{len(plans)} plans: give thresholds below tops, for 1 to {MOST_PLANS}"
            )
        return plans


def _plain(value: float) -> float | int:
    """Write 45.0 as 45, as a file would."""
    return int(value) if float(value).is_integer() else value


def highest_pay(scenario: Scenario) -> float:
    """Return the highest bonus for DPO that the file pays in any setting."""
    blocks = [setting.accounts_payable for setting in scenario.settings.values()]
    cards = [block.scorecard for block in blocks if block and block.scorecard]
    pays = [pay for card in cards if DPO in card for _, pay in card[DPO]]
    if not pays:
        raise DesignError("the file pays no bonus for DPO: say with --pay how much")
    return max(pays)


def _exempt(scenario: Scenario) -> Iterator[tuple[str, ...]]:
    for setting in scenario.settings.values():
        if setting.accounts_payable is not None:
            yield setting.accounts_payable.exempt
