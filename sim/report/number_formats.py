"""Number formats of spreadsheets and native charts: money, days, shares."""

from sim.report.money import SYMBOLS

SHARE, DAYS, COUNT = "0%", "#,##0.0", "#,##0"
SCALES = ((1e9, ',,,"B"'), (1e6, ',,"M"'), (1e3, ',"k"'))
"""From which size on amounts are written in thousands, millions, thousands of them."""
FINE = 10
"""An amount of fewer than so many units has a digit after the point."""


def money_format(currency: str) -> str:
    """Return the format of amounts in whole units of *currency*.

    >>> money_format("USD")
    '"$"#,##0;-"$"#,##0'
    """
    return _signed(f"{_symbol(currency)}#,##0")


def scaled_format(currency: str, size: float) -> str:
    """Return a short format for amounts of which the greatest is of *size*.

    >>> scaled_format("USD", 450_000)
    '"$"#,##0,"k";-"$"#,##0,"k";"$"0'
    """
    suffix = next((suffix for least, suffix in SCALES if size >= least), "")
    unit = 1000.0 ** suffix.count(",")
    digits = ".0" if suffix and size / unit < FINE else ""
    symbol = _symbol(currency)
    return f"{_signed(f'{symbol}#,##0{digits}{suffix}')};{symbol}0"


def _symbol(currency: str) -> str:
    text = SYMBOLS.get(currency, f"{currency} ").replace('"', "")
    return f'"{text}"'


def _signed(pattern: str) -> str:
    return f"{pattern};-{pattern}"
