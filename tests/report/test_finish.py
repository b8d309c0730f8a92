"""The S-curve of the finish, and the chance of meeting what was planned."""

from datetime import date

import numpy as np
import pytest
from matplotlib.axes import Axes

from sim.model import prepare
from sim.report.figures import s_curve
from sim.report.finish import Finish
from sim.scenario import load
from sim.summary import summarise
from tests.report.layout import figure_of, texts
from tests.report.told import CASES, LATE
from tests.summary.tables import by_hand

START = date(2026, 1, 5)
FINISH = Finish(START, 100.0, 105.0)


def curve(finishes: dict[str, Finish]) -> Axes:
    """Return the curve of finishes on days 100 to 110, one of them given up."""
    table = by_hand(
        {
            "a": {"finish_days": [100.0, 101.0, 104.0, 105.0]},
            "b": {
                "finish_days": [100.0, 106.0, 110.0, 90.0],
                "finished": [True, True, True, False],
            },
        }
    )
    return s_curve(table, "a", "USD", "finish_days", finishes=finishes)


def written(axes: Axes) -> list[str]:
    """Return all that is written on the figure, a broken line as one."""
    shown = (t.get_text() for t in texts(figure_of(axes)))
    return [
        text.replace("\n", " ").replace("\N{NO-BREAK SPACE}", " ") for text in shown
    ]


def test_the_table_gives_the_chance_of_meeting_each_finish() -> None:
    """By day 100 a quarter of a and of b; by day 105 all of a, a quarter of b: what
    was given up on day 90 has not met anything.
    """
    cells = written(curve(dict.fromkeys("ab", FINISH)))
    a, b = cells.index("a"), cells.index("b")
    assert cells[a + 4 : a + 6] == ["25 %", "100 %"]
    assert cells[b + 4 : b + 6] == ["25 %", "25 %"]
    assert {"Meets plan", "Meets contract"} <= set(cells)


def test_the_title_is_the_chance_of_meeting_the_contract() -> None:
    """Of four replications three differ: 0.75 +- 3.18 x 0.25 may be none at all."""
    assert written(curve(dict.fromkeys("ab", FINISH)))[0] == (
        "The chance of meeting the contract finish falls from 100 % under “a” to"
        " 25 % under “b” (may be chance)"
    )


def test_where_the_chances_are_alike_the_title_is_of_the_finish() -> None:
    """Nobody can finish by day 1: the P80 are 104.4 and 107.6 days."""
    title = written(curve(dict.fromkeys("ab", Finish(START, 1.0, None))))[0]
    assert title.startswith("Finish at P80 rises from 104.4 under “a” to")


def test_the_finishes_are_marked_with_their_dates() -> None:
    """Day 100 from 5 January ends on 14 April 2026."""
    axes = curve(dict.fromkeys("ab", FINISH))
    marked = [
        np.asarray(line.get_xdata())[0]
        for line in axes.lines
        if line.get_ydata()[0] == 0  # type: ignore[index]
    ]
    assert {100.0, 105.0} <= set(marked)
    assert any(
        "dotted, planned finish (day 100, 14 April 2026); dash-dot, contract finish"
        " (day 105, 19 April 2026)" in text
        for text in written(axes)
    )


def test_without_a_contract_finish_there_is_no_chance_of_meeting_it() -> None:
    cells = written(curve(dict.fromkeys("ab", Finish(START, 100.0, None))))
    assert cells[cells.index("a") + 5] == "n/a"
    assert not any("contract finish" in text for text in cells)


def test_the_axis_reaches_from_the_plan_to_the_last_finish() -> None:
    low, high = curve(dict.fromkeys("ab", Finish(START, 80.0, 120.0))).get_xlim()
    assert (low, high) == pytest.approx((80 - 1.6, 120 + 1.6))


def test_the_finishes_are_those_of_the_job() -> None:
    job = prepare(load(CASES / "paid_at_90_days.yaml"), LATE)
    assert Finish.of(job) == (job.calendar.start_date, 100, 105)


def test_the_chances_are_those_of_the_summary() -> None:
    table = by_hand(
        {
            "a": {
                "finish_days": [100.0, 103.0, 106.0],
                "slip_days": [0.0, 3.0, 6.0],
                "late_days": [0.0, 0.0, 1.0],
            }
        }
    )
    shares = summarise(table, "a").shares.iloc[0]
    cells = written(s_curve(table, "a", "USD", "finish_days", finishes={"a": FINISH}))
    place = cells.index("a")
    assert [f"{shares[name]:.0%}" for name in ("meets_plan", "meets_contract")] == [
        cell.replace(" ", "") for cell in cells[place + 4 : place + 6]
    ]
