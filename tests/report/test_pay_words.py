"""A scorecard quoted as it pays."""

import pytest

from sim.records import KpiPay
from sim.report.pay_words import line
from sim.report.speech import Speech
from sim.scenario import load
from sim.scorecards import explain
from tests.report.told import CASES, LATE, first

DPO = ((35.0, 0.0), (50.0, 6000.0), (75.0, 20000.0))
CHARGE = ((0.0, 0.0), (500000.0, -50000.0))
PLATEAU = ((35.0, 0.0), (50.0, 6000.0), (60.0, 6000.0), (75.0, 20000.0))

QUOTED = [
    ("dpo", DPO, 60, "pays $560 a period for each day of DPO above 50"),
    ("dpo", DPO, 50, "pays $400 a period for each day of DPO above 35"),
    ("dpo", DPO, 90, "pays $560 a period for each day of DPO above 50"),
    ("dpo", DPO, 30, "would pay $400 a period for each day of DPO above 35"),
    ("dpo", PLATEAU, 55, "pays $6,000 a period for DPO from 50 on"),
    ("dpo", ((40.0, 0.0),), 55, "pays $0 a period for DPO from 40 on"),
    ("dpo", ((40.0, 0.0),), 35, "pays $0 a period whatever the DPO"),
    (
        "downtime_cost_credit_hold",
        CHARGE,
        1000,
        "takes $100 a period for each $1,000 of downtime cost by credit hold",
    ),
    (
        "downtime_cost",
        CHARGE,
        0,
        "would take $100 a period for each $1,000 of downtime cost",
    ),
    (
        "on_time",
        ((0.5, 0.0), (1.0, 5000.0)),
        0.8,
        "pays $100 a period for each percent of invoices paid on time above 50 %",
    ),
    (
        "firm_value",
        ((-1000.0, 0.0), (100000.0, 10100.0)),
        5,
        "pays $100 a period for each $1,000 of firm value above -$1,000",
    ),
]


@pytest.mark.parametrize(("kpi", "curve", "value", "words"), QUOTED)
def test_a_line_is_quoted_as_it_pays(
    kpi: str, curve: tuple[tuple[float, float], ...], value: float, words: str
) -> None:
    """The slope is that of the stretch that leads up to the value."""
    speech = Speech(first(load(CASES / "paid_at_90_days.yaml"), LATE), "USD")
    pays = explain({kpi: curve}, {kpi: float(value)})
    assert isinstance(pays[0], KpiPay)
    assert line(pays[0], curve, speech) == words


@pytest.mark.parametrize(
    ("currency", "cents", "words"),
    [
        ("USD", 1234567, "$12,346"),
        ("USD", 8549, "$85.49"),
        ("USD", 8500, "$85"),
        ("USD", -4250, "-$42.50"),
        ("CHF", 1234567, "CHF 12,346"),
        ("CHF", 50, "CHF 0.50"),
        ("", 1234567, "12,346"),
        ("", -50, "-0.50"),
    ],
)
def test_amounts_are_told_without_cents_from_100_on(
    currency: str, cents: int, words: str
) -> None:
    speech = Speech(first(load(CASES / "paid_at_90_days.yaml"), LATE), currency)
    assert speech.money(cents) == words
