"""How the inputs that an analysis varies are called in what people read."""

from sim.report import words

NAMED = {"crews", "activities", "materials", "suppliers"}
"""Parts of a scenario whose keys are names."""
CURVE = 2
"""How many keys at the end of a path lead into a pay curve."""
KEYS = {
    "payment_age": "payment age, days",
    "longest_payment_age": "longest payment age, days",
    "hold_after_past_due": "hold age, days past due",
    "limit": "credit limit, {currency}",
    "safety_days": "safety, days",
    "cover_workdays": "cover, work days",
    "escalation_takes": "days to escalate",
    "labour_share": "labour's share of standby",
    "equipment_share": "equipment's share of standby",
    "cash_yield_rate": "cash yield, a year",
    "period": "period, days",
    "contract_value": "contract value, {currency}",
    "overhead_per_day": "overhead a day, {currency}",
    "liquidated_damages.per_day": "damages a day late, {currency}",
    "payment_run.every": "days between payment runs",
}
"""The last keys of a path, in words with their unit."""


def lever(path: str, currency: str) -> str:
    """Return the input at *path* in words, with its unit where that is known.

    >>> lever("suppliers.quarry.credit.limit", "USD")
    'quarry: credit limit, USD'
    >>> lever("accounts_payable.payment_age", "USD")
    'payment age, days'
    """
    keys = path.split(".")
    said = _said(keys, currency)
    return f"{keys[1]}: {said}" if keys[0] in NAMED and len(keys) > CURVE else said


def _said(keys: list[str], currency: str) -> str:
    for last in (keys[-2:], keys[-1:]):
        known = KEYS.get(".".join(last))
        if known is not None:
            return known.format(currency=currency)
    if keys[-1] in {"kpi", "pay"}:
        return _of_curve(keys[-3], keys[-2], keys[-1], currency)
    start = CURVE if keys[0] in NAMED else 1
    return " ".join(keys[start:] or keys).replace("_", " ")


def _of_curve(kpi: str, point: str, part: str, currency: str) -> str:
    """Name one number of a pay curve."""
    name = words.name(kpi)
    if part == "pay":
        return f"pay at point {point} of {name}, {currency}"
    return f"{name} at point {point} of its pay, {words.unit(kpi, currency)}"


def number(value: float) -> str:
    """Return a value of an input as people read it."""
    return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"  # noqa: PLR2004
