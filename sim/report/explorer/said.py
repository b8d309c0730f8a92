"""What the explorer says of a position, in plain words."""

from math import isnan

from sim.report.explorer.levers import Levers
from sim.report.explorer.positions import Position
from sim.report.money import digits, is_spread, short
from sim.summary import Line

INTERVAL = "95\N{NO-BREAK SPACE}% interval"


def age(days: int) -> str:
    """Return a payment age in words."""
    return f"{days} days old"


def hold(days: int) -> str:
    """Return a hold age in words."""
    return f"{days} days past due"


def share(percent: int) -> str:
    """Return a share of the downtime in words."""
    return f"{percent}\N{NO-BREAK SPACE}%"


def steering(position: Position, levers: Levers, paid_at: float) -> str:
    """Say how accounts payable pays, and what the suppliers put up with.

    *paid_at* is the mean age that it chose, for where it decides by its bonus.
    """
    held = f"Suppliers stop shipping {hold(levers.holds[position.hold])}."
    if position.steer == "age":
        told = f"Invoices are paid when they are {age(levers.ages[position.at])}."
        return f"{told} {held}"
    percent = levers.shares[position.at]
    charged = share(percent) if percent else "nothing"
    return (
        f"Accounts payable is charged {charged} of what credit holds cost; what then"
        f" pays it best is to let invoices become {paid_at:,.0f} days old on"
        f" average. {held}"
    )


def site(idle: float, by_hold: float, slip: float) -> str:
    """Say what it does to the site."""
    when = "after" if slip >= 0 else "before"
    return (
        f"Crews stand idle for {idle:,.1f} work days, {by_hold:,.1f} of them by credit"
        f" hold; the job finishes {abs(slip):,.1f} days {when} the plan."
    )


def firm(change: Line, reference: str, currency: str) -> str:
    """Say what the firm gains or loses, and how well that is known."""
    size = _size(change, currency)
    if size == short(0, currency):
        return f"The firm is worth as much as under “{reference}”."
    verb = "loses" if change.amount < 0 else "gains"
    return f"The firm {verb} {size} against “{reference}”{_known(change, currency)}."


def signed(line: Line, currency: str) -> str:
    """Return an amount with its sign."""
    size = _size(line, currency)
    if size == short(0, currency):
        return size
    return f"{'+' if line.amount > 0 else '-'}{size}"


def interval(line: Line, currency: str) -> str:
    """Return the interval of an amount; nothing where none is known."""
    if isnan(line.low):
        return ""
    if not is_spread(line.low, line.high):
        return "all alike"
    return " to ".join(_ends(line.low, line.high, currency))


def half_width(half: float, decimals: int = 1) -> str:
    """Return ``± 2.1``; nothing where none is known."""
    return "" if isnan(half) else f"± {half:,.{decimals}f}"


def _size(line: Line, currency: str) -> str:
    decimals = None if isnan(line.low) else digits(line.low, line.high, currency)
    return short(abs(line.amount), currency, decimals=decimals)


def _known(change: Line, currency: str) -> str:
    """Say between what the size lies, and where it may be chance."""
    if isnan(change.low) or not is_spread(change.low, change.high):
        return ""
    if change.low <= 0 <= change.high:
        ends = _ends(change.low, change.high, currency)
        return f" ({INTERVAL} {ends[0]} to {ends[1]}: it may be chance)"
    low, high = sorted(map(abs, (change.low, change.high)))
    ends = _ends(low, high, currency)
    return f" ({INTERVAL} {ends[0]} to {ends[1]})"


def _ends(low: float, high: float, currency: str) -> list[str]:
    decimals = digits(low, high, currency)
    return [short(end, currency, decimals=decimals) for end in (low, high)]
