"""Metrics and shares in words."""

import math

import pytest

from sim.metrics import METRICS
from sim.report.words import WORDS, name, share, unit, value


@pytest.mark.parametrize(
    ("part", "written"),
    [
        (0.0, "0 %"),
        (0.001, "<1 %"),
        (0.34, "34 %"),
        (0.999, ">99 %"),
        (1.0, "100 %"),
    ],
)
def test_only_none_is_0_and_only_all_is_100_percent(part: float, written: str) -> None:
    assert share(part) == written


def test_values_carry_their_unit_or_currency() -> None:
    assert value(18_000.0, "firm_value", "EUR") == "€18k"
    assert value(12.34, "slip_days", "EUR") == "12.3"
    assert value(math.nan, "slip_days", "EUR") == "n/a"
    assert unit("firm_value", "EUR") == "EUR"
    assert unit("idle_days", "EUR") == "work days"


def test_every_metric_has_words() -> None:
    assert [metric for metric in METRICS if metric not in WORDS] == ["finished"]


def test_a_metric_without_words_is_called_by_its_name() -> None:
    assert name("some_new_metric") == "Some new metric"
