"""Amounts read the same everywhere."""

import math

import pytest

from sim.report.money import full, short


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (0, "$0"),
        (-0.3, "$0"),
        (950, "$950"),
        (999.4, "$999"),
        (999.6, "$1.0k"),
        (1_234, "$1.2k"),
        (9_949, "$9.9k"),
        (9_960, "$10k"),
        (18_000, "$18k"),
        (999_400, "$999k"),
        (999_950, "$1.0M"),
        (1_200_000, "$1.2M"),
        (-3_400_000, "-$3.4M"),
        (1e9, "$1.0B"),
        (2.5e12, "$2,500B"),
        (None, "n/a"),
        (math.nan, "n/a"),
    ],
)
def test_short_amounts(amount: float | None, written: str) -> None:
    assert short(amount, "USD") == written


@pytest.mark.parametrize(
    ("currency", "written"),
    [("EUR", "-€18k"), ("GBP", "-£18k"), ("CHF", "-CHF 18k")],
)
def test_currencies_go_by_sign_or_code(currency: str, written: str) -> None:
    assert short(-18_000, currency) == written


def test_digits_may_be_asked_for() -> None:
    assert short(1_250_000, "USD", decimals=2) == "$1.25M"


@pytest.mark.parametrize(
    ("amount", "written"),
    [(1_234_567.4, "$1,234,567"), (-1e6, "-$1,000,000"), (-0.2, "$0"), (None, "n/a")],
)
def test_full_amounts(amount: float | None, written: str) -> None:
    assert full(amount, "USD") == written
