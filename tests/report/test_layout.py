"""No text of a figure collides with another or is cut off, whatever the table."""

from datetime import date

import pandas as pd
import pytest

from sim.report.figures import cost_bars, s_curve, waterfall
from sim.report.finish import Finish
from sim.report.s_curve import SCurve
from sim.summary import summarise
from tests.report.cases import CASES, LONG, REFERENCE
from tests.report.layout import faults, figure_of, texts
from tests.summary.tables import drawn

SOURCE = f"Source: {LONG} and {LONG}; 1,000 replications; seed 20261124."
WATERFALLS = ["two settings", "nine long names", "names without a space"]
WATERFALLS += ["dollars in names", "a thousand millions", "no stoppage"]
WATERFALLS += ["one replication", "two curves alike"]


@pytest.mark.parametrize("table", CASES.values(), ids=CASES)
def test_texts_of_the_s_curve_keep_apart(table: pd.DataFrame) -> None:
    axes = s_curve(table, REFERENCE, "CHF", source=SOURCE)
    assert faults(figure_of(axes)) == []


@pytest.mark.parametrize("table", CASES.values(), ids=CASES)
def test_texts_of_the_cost_parts_keep_apart(table: pd.DataFrame) -> None:
    axes = cost_bars(table, REFERENCE, "CHF", source=SOURCE)
    assert faults(figure_of(axes)) == []


@pytest.mark.parametrize("table", CASES.values(), ids=CASES)
def test_texts_of_the_finish_keep_apart(table: pd.DataFrame) -> None:
    """With a plan and a contract finish, the same for all."""
    marked = dict.fromkeys(table["setting"], Finish(date(2026, 3, 2), 98.0, 104.5))
    axes = s_curve(
        table, REFERENCE, "CHF", "finish_days", finishes=marked, source=SOURCE
    )
    assert faults(figure_of(axes)) == []


@pytest.mark.parametrize("case", WATERFALLS)
def test_texts_of_the_waterfall_keep_apart(case: str) -> None:
    table = CASES[case]
    setting = summarise(table, REFERENCE).loses_most()
    assert setting is not None
    axes = waterfall(table, setting, REFERENCE, "CHF", source=SOURCE)
    assert faults(figure_of(axes)) == []


@pytest.mark.parametrize("metric", ["slip_days", "firm_value", "dpo"])
def test_other_metrics_keep_apart_too(metric: str) -> None:
    axes = s_curve(drawn(["a", "b"], 50), "a", "EUR", metric=metric)
    assert faults(figure_of(axes)) == []


def test_names_are_shown_as_they_are_written() -> None:
    """Two dollar signs would start a formula, if texts were read as formulas."""
    figure = figure_of(s_curve(CASES["dollars in names"], REFERENCE, "USD"))
    name = next(t for t in texts(figure) if t.get_text() == "$5 or $10 1")
    assert not name.get_parse_math()


def test_a_collision_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A title that is not broken into lines is cut off."""
    title = property(lambda _: f"{LONG}; {LONG}")
    monkeypatch.setattr(SCurve, "title", title)
    monkeypatch.setattr("sim.report.style.wrap", lambda text, *_: text)
    figure = figure_of(s_curve(CASES["two settings"], REFERENCE, "USD"))
    assert any("cut off" in fault for fault in faults(figure))
