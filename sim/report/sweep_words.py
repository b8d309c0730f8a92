"""What is said of a sweep: its finding, and its safe extension."""

from sim.analysis.extension import SafeExtension
from sim.report.lever_words import lever, number
from sim.report.money import digits, short


def safe(found: SafeExtension, reference: str, currency: str) -> str:
    """Say how far the lever may go."""
    what = lever(found.path, currency)
    limit = short(found.limit, currency)
    start = f"Safe extension of {what}{_where(found, currency)}: "
    if found.value is None:
        return (
            f"{start}none. At every value the firm may lose {limit} or more against"
            f" “{reference}”."
        )
    return f"{start}{_value(found, reference, currency)}{_below(found)}"


def headline(found: SafeExtension, currency: str) -> str:
    """Return the finding of a figure."""
    what, limit = lever(found.path, currency), short(found.limit, currency)
    name = what.split(",", maxsplit=1)[0]
    if found.value is None:
        return f"No {name} of those tried is safe: the firm may lose {limit} or more"
    end = f"up to {number(found.value)}"
    if found.beyond:
        return f"{_capital(name)} is safe {end}, the greatest that was tried"
    bound = short(found.unsafe_bound, currency)
    return (
        f"{_capital(name)} is safe {end}: the firm loses less than {limit};"
        f" at {number(found.unsafe or 0.0)} it may lose {bound}"
    )


def _value(found: SafeExtension, reference: str, currency: str) -> str:
    assert found.value is not None
    bound = 0.0 if found.bound is None else found.bound
    decimals = digits(bound, found.limit, currency)
    limit = short(found.limit, currency, decimals=decimals)
    told = (
        f"{number(found.value)}. There the firm loses less than {limit} against"
        f" “{reference}” (95 % interval: {_loss(bound, currency, decimals)})"
    )
    if found.unsafe is None:
        return f"{told}; it is the greatest value tried, and more may be safe."
    at, loss = number(found.unsafe), short(found.unsafe_bound, currency)
    return f"{told}; at {at} it may lose {loss}."


def _loss(bound: float, currency: str, decimals: int | None) -> str:
    """Say what is lost at most; a bound below zero is a gain."""
    if bound <= 0:
        return "no loss"
    return f"at most {short(bound, currency, decimals=decimals)}"


def _below(found: SafeExtension) -> str:
    """Say where the lowest values are not safe either."""
    if found.lowest is None or found.lowest <= found.first:
        return ""
    return f" Below {number(found.lowest)} it is not safe either."


def _where(found: SafeExtension, currency: str) -> str:
    """Name the value of the other lever, if there is one."""
    if found.at is None:
        return ""
    path, value = found.at
    return f", with {lever(path, currency)} {number(value)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
