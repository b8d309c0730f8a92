"""A scorecard and its pay curves in words, quoted as they pay."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from sim.journal import chain
from sim.records import BonusPaid, KpiPay, PolicySet
from sim.report.speech import Speech, lasting, number
from sim.scenario import AccountsPayable

POLICIES = {
    "on_terms": "pay by the due date",
    "discount": "pay in time for early-payment discounts, else by the due date",
    "fixed": "pay when invoices are {age} old",
    "scorecard": "pay at the ages that its scorecard pays best for",
}
"""What accounts payable does under each policy (rule P4)."""


Curve: TypeAlias = Sequence[tuple[float, float]]


class Measure(NamedTuple):
    """How a KPI is called, how large a step of it is quoted, and in what unit."""

    name: str
    step: float
    unit: str


MEASURES = {
    "dpo": Measure("DPO", 1.0, "day"),
    "days_to_pay": Measure("average days to pay", 1.0, "day"),
    "on_time": Measure("invoices paid on time", 0.01, "%"),
    "late_fees": Measure("late-payment interest", 1000.0, "money"),
    "discounts": Measure("early-payment discounts", 1000.0, "money"),
    "downtime_cost": Measure("downtime cost", 1000.0, "money"),
    "downtime_cost_credit_hold": Measure(
        "downtime cost by credit hold", 1000.0, "money"
    ),
    "firm_value": Measure("firm value", 1000.0, "money"),
    "price_savings": Measure("price savings", 1000.0, "money"),
    "late_deliveries": Measure("late deliveries", 1.0, "delivery"),
    "stock_value": Measure("stock value", 1000.0, "money"),
    "stockouts": Measure("stockouts", 1.0, "stockout"),
    "bookings": Measure("bookings", 1000.0, "money"),
    "late_days": Measure("days late", 1.0, "day"),
    "satisfaction": Measure("customer satisfaction", 1.0, "point"),
    "slip_days": Measure("slip in days", 1.0, "day"),
    "cost": Measure("premium for acceleration", 1000.0, "money"),
}
"""The KPIs of a scorecard (rule I1)."""


def policy(name: str, desk: AccountsPayable | None) -> str:
    """Return a policy in words, after "to"."""
    age = desk.payment_age if desk else None
    return POLICIES[name].format(age=lasting(age or 0.0))


def value(kpi: str, amount: float, speech: Speech) -> str:
    """Return a value of a KPI in words."""
    unit = MEASURES[kpi].unit
    if unit == "money":
        return speech.money(round(100 * amount))
    return f"{number(100 * amount)} %" if unit == "%" else number(amount)


def line(pay: KpiPay, curve: Curve, speech: Speech) -> str:
    """Return what a pay curve does where the choice lies, as it pays there."""
    if pay.slope:
        return _rate("", pay.kpi, pay.slope, pay.bend, speech)
    start, first = curve[0]
    if pay.value > start:
        above = value(pay.kpi, pay.bend, speech)
        return f"{_fixed(pay, speech)} for {MEASURES[pay.kpi].name} from {above} on"
    if len(curve) == 1:
        return f"{_fixed(pay, speech)} whatever the {MEASURES[pay.kpi].name}"
    after, second = curve[1]
    return _rate("would ", pay.kpi, (second - first) / (after - start), start, speech)


def _rate(mood: str, kpi: str, slope: float, bend: float, speech: Speech) -> str:
    """Return what each step of a KPI pays or takes, above a bend of its curve."""
    name, step, unit = MEASURES[kpi]
    money = speech.money(100 * abs(slope) * step)
    steps = {"day": "day", "%": "percent"}.get(unit, speech.money(100 * step))
    verb = "pay" if slope >= 0 else "take"
    words = f"{mood}{verb}{'' if mood else 's'} {money} a period for each {steps}"
    words = f"{words} of {name}"
    if not bend and unit == "money":
        return words
    return f"{words} above {value(kpi, bend, speech)}"


def _fixed(pay: KpiPay, speech: Speech) -> str:
    verb = "takes" if pay.pay < 0 else "pays"
    return f"{verb} {speech.money(100 * abs(pay.pay))} a period"


def scorecard(pays: Iterable[KpiPay], card: Mapping[Any, Curve], speech: Speech) -> str:
    """Return what a scorecard does where the choice lies, line by line."""
    return ", and ".join(line(pay, card[pay.kpi], speech) for pay in pays)


def curves(card: Mapping[Any, Curve], speech: Speech) -> str:
    """Return all points of a scorecard."""
    return "; ".join(
        f"{MEASURES[kpi].name}: "
        + ", ".join(_point(kpi, point, speech) for point in curve)
        for kpi, curve in card.items()
    )


def _point(kpi: str, point: tuple[float, float], speech: Speech) -> str:
    return f"{speech.money(100 * point[1])} at {value(kpi, point[0], speech)}"


def earned(fact: BonusPaid, speech: Speech) -> str:
    """Return what each line of a scorecard paid for a period (rule I1)."""
    policy = next(f for f in chain(fact) if isinstance(f, PolicySet))
    desk = speech.job.goals(policy.setting)
    part = fact.days / desk.period if desk else 1.0
    lines = [_earned(pay, part, speech) for pay in fact.pays]
    return ", and ".join(lines) or "no line of its scorecard has a value"


def _earned(pay: KpiPay, part: float, speech: Speech) -> str:
    measure = MEASURES[pay.kpi]
    amount = pay.value * part if measure.unit == "money" else pay.value
    verb = "takes" if pay.pay < 0 else "pays"
    money = speech.money(100 * abs(pay.pay) * part)
    share = "" if part == 1 else " for this part of a period"
    return f"{measure.name} of {value(pay.kpi, amount, speech)} {verb} {money}{share}"
