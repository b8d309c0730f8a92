"""Amounts with their intervals, in the cells of a table."""

from math import isnan

from sim.report.money import NO_VALUE, digits, is_spread, short


def with_interval(
    mean: float, low: float, high: float, currency: str
) -> tuple[str, str]:
    """Return an amount and its interval, in as many digits as tell its ends apart.

    >>> with_interval(12_000, 11_800, 12_200, "USD")
    ('$12.0k', '$11.8k to $12.2k')
    """
    if isnan(low):
        return short(mean, currency), NO_VALUE
    if not is_spread(low, high):
        return short(mean, currency), "alike"
    decimals = digits(low, high, currency)
    ends = " to ".join(short(end, currency, decimals=decimals) for end in (low, high))
    return short(mean, currency, decimals=decimals), ends


def may_be_chance(low: float, high: float) -> bool:
    """Decide whether the interval holds zero, or is not known."""
    return not low * high > 0
