"""What a position does, and what each figure shows of it, in words."""

from sim.report.bridge import account
from sim.report.explorer import said
from sim.report.explorer.numbers import Numbers
from sim.report.money import short


def summary(of: Numbers) -> str:
    """Return what a position does: to the site, the department and the firm."""
    means = [
        of.describe(metric).mean
        for metric in ("idle_days", "idle_days_credit_hold", "slip_days")
    ]
    paid_at = of.describe("payment_age").mean
    steered = said.steering(of.position, of.exploration.levers, paid_at)
    return f"{steered} {said.site(*means)} {_earns(of)} {answer(of)}"


def answer(of: Numbers) -> str:
    """Say what the firm gains or loses."""
    return said.firm(of.accounts.change, of.scenario.reference, of.currency)


def says(of: Numbers) -> dict[str, str]:
    """Return what each figure shows."""
    beside = f"Under “{of.scenario.reference}”:"
    p50, p80 = _percentiles(of)
    return {
        "curve": f"Half of the replications have a downtime cost of at most {p50}"
        f" (P50), four in five of at most {p80} (P80). {beside}"
        f" {' and '.join(_percentiles(of.terms))}.",
        "idle": f"{_idle(of)} work days: {_by_cause(of)}. {beside} {_idle(of.terms)}.",
        "waterfall": _changes(of),
        "pay": f"{_earns(of)} {answer(of)}",
    }


def _earns(of: Numbers) -> str:
    amount = said.signed(of.earned, of.currency).removeprefix("+")
    if of.exploration.levers.shares:
        return f"Accounts payable earns {amount} of bonus."
    return f"Late payment brings {amount} of interest on cash."


def _percentiles(of: Numbers) -> list[str]:
    cost = of.describe("downtime_cost")
    return [short(value, of.currency) for value in (cost.p50, cost.p80)]


def _idle(of: Numbers) -> str:
    idle = of.describe("idle_days")
    return f"{idle.mean:,.1f} {said.half_width(idle.half_width)}".rstrip()


def _by_cause(of: Numbers) -> str:
    by_hold, by_lead = (
        of.describe(f"idle_days_{cause}").mean for cause in ("credit_hold", "lead_time")
    )
    return f"{by_hold:,.1f} by credit hold, {by_lead:,.1f} by lead time"


def _changes(of: Numbers) -> str:
    """Say every account that changes, and the sum."""
    nothing = short(0, of.currency)
    amounts = ((line.metric, said.signed(line, of.currency)) for line in of.lines)
    told = [
        f"{account(metric).split(',')[0]} {amount}"
        for metric, amount in amounts
        if amount != nothing
    ]
    return f"{'; '.join(told)}." if told else "Nothing changes."
