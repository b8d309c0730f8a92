"""Amounts of money as people read them."""

import math

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
UNITS = ((1e3, "k"), (1e6, "M"), (1e9, "B"))
NO_VALUE = "n/a"
TEN, THOUSAND, CENT = 10, 1000, 0.01


def short(amount: float | None, currency: str, *, decimals: int | None = None) -> str:
    """Return *amount* in few characters: ``$950``, ``$18k``, ``-$3.4M``.

    Parameters
    ----------
    decimals
        Digits after the point of a scaled amount; by default one below ten
        ("$1.2M"), none from there on ("$18k"). An amount without a value reads
        ``n/a``.
    """
    if amount is None or math.isnan(amount):
        return NO_VALUE
    return _signed(amount, _scaled(abs(amount), decimals), currency)


def digits(low: float, high: float, currency: str) -> int | None:
    """Return the decimals in which the ends of an interval read differently.

    To be given to `short` for both ends and for what lies between them; ``None``, the
    few that it takes by itself, where those will do.
    """
    for decimals in (None, 1, 2):
        ends = [short(end, currency, decimals=decimals) for end in (low, high)]
        if ends[0] != ends[1]:
            return decimals
    return None


def is_spread(low: float, high: float) -> bool:
    """Decide whether the ends of an interval are apart by a cent or more."""
    return high - low >= CENT


def full(amount: float | None, currency: str) -> str:
    """Return *amount* in whole units of the currency: ``$1,234,567``."""
    if amount is None or math.isnan(amount):
        return NO_VALUE
    return _signed(amount, f"{abs(amount):,.0f}", currency)


def _scaled(size: float, decimals: int | None) -> str:
    """Write *size* in the smallest unit in which it stays below a thousand."""
    if round(size) < THOUSAND:
        return f"{size:.0f}"
    scale, suffix = next(
        (unit for unit in UNITS if _rounded(size / unit[0], decimals) < THOUSAND),
        UNITS[-1],
    )
    scaled = size / scale
    return f"{scaled:,.{_decimals(scaled, decimals)}f}{suffix}"


def _decimals(scaled: float, decimals: int | None) -> int:
    """Return the digits to show after the point: by default one below ten."""
    if decimals is not None:
        return decimals
    return 1 if round(scaled, 1) < TEN else 0


def _rounded(scaled: float, decimals: int | None) -> float:
    """Return *scaled* as it will be shown."""
    return round(scaled, _decimals(scaled, decimals))


def _signed(amount: float, digits: str, currency: str) -> str:
    """Put the sign and the currency before *digits*; nothing is never negative."""
    sign = "-" if amount < 0 and digits != "0" else ""
    return f"{sign}{SYMBOLS.get(currency, f'{currency} ')}{digits}"
