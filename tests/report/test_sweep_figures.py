"""The figures of sweeps and tornados, drawn of tables that are given."""

from itertools import product

import pandas as pd
import pytest
from matplotlib.axes import Axes

from sim.analysis.extension import SafeExtension
from sim.report.frontier import frontier
from sim.report.heat_maps import heat_maps
from sim.report.lever_words import lever
from sim.report.sweep_words import safe
from sim.report.tornado import tornado, total_indices
from tests.report.cases import LONG, WIDE
from tests.report.layout import faults, figure_of, texts

AGE = "accounts_payable.payment_age"
PATHS = [AGE, f"suppliers.{LONG}.credit.hold_after_past_due"]
SOURCE = f"Source: {LONG} and {LONG}; 1,000 replications; seed 20261124."
METRICS = {"downtime_cost": 250_000.0, "slip_days": 9.5, "firm_value": -1_200_000.0}
FOUND = SafeExtension(AGE, None, 500.0, 57.0, 0.0, 30.0, 30.0, 58.0, 1700.0)


def points(reference: str, *levers: list[float]) -> pd.DataFrame:
    """Return the table of a sweep: each metric falls or rises with the levers."""
    rows = [
        {"setting": reference, "metric": metric, "mean": size, "added": False}
        for metric, size in METRICS.items()
    ]
    for point, (metric, size) in product(product(*levers), METRICS.items()):
        change = size * sum(point) / 100
        at = dict(zip(PATHS, point, strict=False))
        rows.append(
            {"setting": str(point), "metric": metric, "added": False, **at}
            | {"mean": size + change, "low": size, "high": size + 2 * change}
            | {"difference": change, "difference_low": 1.2 * change}
            | {"difference_high": 0.8 * change}
        )
    return pd.DataFrame(rows)


def inputs(paths: list[str], size: float) -> pd.DataFrame:
    """Return the table of a tornado, each bar shorter than the one before."""
    rows = [
        (path, end, value, *(sign * change * part for part in (1, 1.3, 0.7, 2, 1, 3)))
        for place, path in enumerate(paths)
        for change in [size / (place + 1)]
        for end, value, sign in (("low", 0.25, -1), ("high", 2_400_000.0, 1))
    ]
    changes = ["change", "change_low", "change_high"]
    swings = ["swing", "swing_low", "swing_high"]
    return pd.DataFrame(rows, columns=["path", "end", "value", *changes, *swings])


def title(axes: Axes) -> str:
    """Return the title of a figure on one line."""
    return texts(figure_of(axes))[0].get_text().replace("\n", " ")


@pytest.mark.parametrize(
    ("reference", "found", "ages"),
    [
        ("on terms", FOUND, [30.0]),
        (WIDE, FOUND, [float(i) for i in range(20, 200, 3)]),
        (LONG, None, [30.0, 60.0]),
    ],
    ids=["one", "wide name", "not asked"],
)
def test_texts_of_the_frontier_keep_apart(
    reference: str, found: SafeExtension | None, ages: list[float]
) -> None:
    table = points(reference, ages)
    axes = frontier(table, [AGE], reference, "CHF", safe=found, source=SOURCE)
    assert faults(figure_of(axes)) == []


@pytest.mark.parametrize(
    ("across", "down"), [([30.0], 2), ([30.0, 60.0], 12), ([*range(0, 1300, 100)], 3)]
)
def test_texts_of_the_maps_keep_apart(across: list[float], down: int) -> None:
    table = points(LONG, across, [float(i) for i in range(down)])
    axes = heat_maps(table, PATHS, LONG, "CHF", source=SOURCE)
    assert faults(figure_of(axes)) == []


@pytest.mark.parametrize(
    ("metric", "paths"),
    [
        ("dpo", [AGE]),
        ("firm_value", PATHS),
        ("dpo", [f"crews.{LONG} {i}.labour" for i in range(30)]),
    ],
    ids=["one", "two", "thirty"],
)
def test_texts_of_the_tornado_keep_apart(paths: list[str], metric: str) -> None:
    table = inputs(paths, 1e6)
    axes = tornado(table, -3e5, metric, "CHF", against=LONG, source=SOURCE)
    assert faults(figure_of(axes)) == []


@pytest.mark.parametrize("against", [None, LONG])
def test_texts_of_the_indices_keep_apart(against: str | None) -> None:
    table = pd.DataFrame({"path": PATHS, "from": 0.0, "to": 1.0})
    table = table.assign(total=[0.9, 0.1], low=[0.8, 0.0], high=[1.1, 0.3])
    axes = total_indices(table, "dpo", "CHF", against=against, source=SOURCE)
    assert faults(figure_of(axes)) == []


def test_the_frontier_says_how_far_is_safe() -> None:
    table = points("on terms", [30.0, 90.0])
    assert title(frontier(table, [AGE], "on terms", "USD", safe=FOUND)) == (
        "Payment age is safe up to 57: the firm loses less than $500; at 58 it may"
        " lose $1.7k"
    )
    assert title(frontier(table, [AGE], "on terms", "USD")) == (
        "At 90 the firm loses most: $1.1M"
    )


def test_the_tornado_says_what_moves_most() -> None:
    assert title(tornado(inputs(PATHS[:1], 100.0), 0.0, "firm_value", "USD")) == (
        "Payment age matters most: from 0.25 to 2,400,000 it moves firm value by $200"
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (FOUND, "57. There the firm loses less than $500 against “on terms” (95 %"
         " interval: no loss); at 58 it may lose $1.7k."),
        (SafeExtension(AGE, None, 500.0, None, None, 30.0, None, None, None),
         "none. At every value the firm may lose $500 or more against “on terms”."),
        (SafeExtension(AGE, None, 500.0, 90.0, 400.0, 30.0, 60.0, None, None),
         "90. There the firm loses less than $500 against “on terms” (95 % interval:"
         " at most $400); it is the greatest value tried, and more may be safe. Below"
         " 60 it is not safe either."),
    ],
    ids=["found", "none", "beyond, and not below"],
)  # fmt: skip
def test_the_safe_extension_in_words(found: SafeExtension, words: str) -> None:
    said = safe(found, "on terms", "USD")
    assert said == f"Safe extension of payment age, days: {words}"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("suppliers.quarry.credit.limit", "quarry: credit limit, USD"),
        ("materials.rebar.order.safety_days", "rebar: safety, days"),
        ("accounts_payable.scorecard.dpo.3.kpi", "DPO at point 3 of its pay, days"),
        ("accounts_payable.scorecard.downtime_cost.2.pay",
         "pay at point 2 of Downtime cost, USD"),
        ("accounts_payable.payment_run.every", "days between payment runs"),
        ("customer.repeat_contract.chance", "repeat contract chance"),
    ],
)  # fmt: skip
def test_levers_in_words(path: str, words: str) -> None:
    assert lever(path, "USD") == words
