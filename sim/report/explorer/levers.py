"""The levers of the explorer, and the places at which each of them can stand."""

from dataclasses import dataclass
from math import ceil
from statistics import median

from sim.experiment.design import DesignError
from sim.scenario import PaymentRun, Scenario, Setting

AGES, WEEK = 8, 7.0
"""How many payment ages there are, from the terms up, at least a week apart."""
HOLDS = (10, 20, 30, 40, 50)
"""Days past due at which suppliers put the account on hold, all of them alike."""
SHARES = (0, 2, 5, 10, 20)
"""Per cent of the downtime by credit hold that accounts payable is charged."""
PAID_LATE = {"dpo", "days_to_pay"}
"""The KPIs that pay accounts payable for paying late."""


@dataclass(frozen=True, kw_only=True)
class Levers:
    """The places of each lever, and the setting that they change.

    Where no setting pays accounts payable for paying late there is nothing to charge
    against, and `shares` is empty.
    """

    setting: str
    ages: tuple[int, ...]
    holds: tuple[int, ...]
    shares: tuple[int, ...]
    start: int
    """The place among `holds` that is nearest to the scenario's own."""


def levers_of(scenario: Scenario) -> Levers:
    """Return what can be explored in *scenario*.

    Raises
    ------
    DesignError
        If no supplier puts the account on hold because an invoice is old.
    """
    late = paid_to_be_late(scenario)
    setting = scenario.settings[late or scenario.reference]
    own = own_hold(setting)
    return Levers(
        setting=setting.name,
        ages=_ages(setting),
        holds=HOLDS,
        shares=SHARES if late else (),
        start=min(range(len(HOLDS)), key=lambda place: abs(HOLDS[place] - own)),
    )


def paid_to_be_late(scenario: Scenario) -> str | None:
    """Return the first setting that pays accounts payable for paying late."""
    for name, setting in scenario.settings.items():
        office = setting.accounts_payable
        if office and office.scorecard and PAID_LATE & set(office.scorecard):
            return name
    return None


def holding(setting: Setting) -> list[str]:
    """Return the suppliers that hold because an invoice is old (rule C3)."""
    return [
        name
        for name, supplier in setting.suppliers.items()
        if supplier.credit and supplier.credit.hold_after_past_due is not None
    ]


def own_hold(setting: Setting) -> float:
    """Return the median of the suppliers' own mean hold ages, in days past due."""
    laws = (
        supplier.credit.hold_after_past_due
        for supplier in setting.suppliers.values()
        if supplier.credit
    )
    means = [law.mean for law in laws if law is not None]
    if not means:
        raise DesignError(
            "there is nothing to explore: no supplier puts the account on hold because"
            " an invoice is old; give one credit: {hold_after_past_due: days}"
        )
    return median(means)


def _ages(setting: Setting) -> tuple[int, ...]:
    """Return payment ages from the usual terms up, a payment run apart."""
    office = setting.accounts_payable
    every = (office.payment_run if office else PaymentRun()).every
    terms = [setting.suppliers[name].terms.net_days for name in holding(setting)]
    first, step = ceil(median(terms)), ceil(max(every, WEEK))
    return tuple(range(first, first + AGES * step, step))
