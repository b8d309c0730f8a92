"""The S-curve draws the distribution that the table holds."""

from collections.abc import Sequence

import numpy as np
import pytest
from matplotlib.axes import Axes
from scipy import stats

from sim.report.curves import curves_of, interval_of_share
from sim.report.figures import s_curve
from sim.report.style import COLOURS, looks
from tests.report.layout import figure_of, texts
from tests.summary.tables import by_hand, drawn


def line_of(axes: Axes, setting: str) -> tuple[list[float], list[float]]:
    """Return the points of the curve of *setting*."""
    line = next(line for line in axes.lines if line.get_label() == setting)
    assert line.get_drawstyle() == "steps-post"
    return np.asarray(line.get_xdata()).tolist(), np.asarray(line.get_ydata()).tolist()


def written(axes: Axes) -> list[str]:
    """Return all that is written on the figure, a broken line as one."""
    return [t.get_text().replace("\n", " ") for t in texts(figure_of(axes))]


def test_the_curve_is_the_share_at_or_below_each_value() -> None:
    """Of 0, 0, 40, 100: half cost nothing, three quarters at most 40."""
    axes = s_curve(by_hand({"a": {"downtime_cost": [40, 0, 100, 0]}}), "a", "USD")
    x, y = line_of(axes, "a")
    assert (x[1:-1], y[1:-1]) == ([0, 40, 100], [0.5, 0.75, 1])
    assert (y[0], y[-1]) == (0, 1)
    assert (x[0], x[-1]) == axes.get_xlim()


def test_a_curve_of_many_values_keeps_exact_shares() -> None:
    """Of 5,000 values some hundred are drawn, each at its own share."""
    table = drawn(["a"], 5000)
    x, y = line_of(s_curve(table, "a", "USD"), "a")
    costs = np.sort(table["downtime_cost"].to_numpy())
    expected = np.searchsorted(costs, x[1:-1], side="right") / costs.size
    assert len(x) < 400
    assert y[1:-1] == pytest.approx(expected)
    assert x[-2] == costs[-1]


def test_what_has_no_value_is_left_out() -> None:
    table = by_hand({"a": {"dpo": [None, 2.0, 4.0]}, "b": {"dpo": [None, None, None]}})
    axes = s_curve(table, "a", "USD", metric="dpo")
    assert line_of(axes, "a")[1] == [0, 0.5, 1, 1]
    assert "b" not in [line.get_label() for line in axes.lines]


def test_the_table_gives_the_share_that_never_stopped_at_all() -> None:
    """Of four replications one had no stoppage, for whatever reason."""
    table = by_hand({"a": {"downtime_cost": [0, 1, 2, 3], "stoppages": [0, 1, 1, 2]}})
    shown = written(s_curve(table, "a", "USD"))
    assert {"No stoppage at all", "25 %"} <= set(shown)


def test_p50_and_p80_are_marked() -> None:
    """Of 0, 10, ..., 100: 50 and 80."""
    costs = [10.0 * i for i in range(11)]
    axes = s_curve(by_hand({"a": {"downtime_cost": costs}}), "a", "USD")
    marks = next(line for line in axes.lines if line.get_marker() == "o")
    assert np.asarray(marks.get_xydata()).tolist() == [[50, 0.5], [80, 0.8]]


def test_the_table_gives_mean_percentiles_and_who_never_stopped() -> None:
    """Mean 500 of 0 and 1000 twice, t(3) x 577.35 / 2 = 919; a quarter stopped."""
    table = by_hand(
        {
            "a": {
                "downtime_cost": [0.0, 1000.0, 0.0, 1000.0],
                "stoppages": [0.0, 1.0, 0.0, 0.0],
            }
        }
    )
    cells = ["$500 ± $919", "$500", "$1.0k", "75 %"]
    below = figure_of(s_curve(table, "a", "USD")).axes[-1]
    assert [text.get_text() for text in below.texts][-4:] == cells


def test_the_reference_is_black_wherever_it_stands() -> None:
    axes = s_curve(drawn(["x", "y", "reference"], 5), "reference", "USD")
    colours = {
        line.get_label(): line.get_color()
        for line in axes.lines
        if line.get_marker() != "o"
    }
    assert colours == {"reference": COLOURS[0], "x": COLOURS[1], "y": COLOURS[2]}


def test_up_to_five_settings_share_a_panel_each_with_its_own_line() -> None:
    axes = s_curve(drawn(list("abcde"), 5), "a", "USD")
    lines = [line for line in axes.lines if line.get_marker() != "o"]
    assert len({str(line.get_color()) for line in lines}) == 5
    assert len(figure_of(axes).axes) == 2


def test_settings_are_told_apart_in_greyscale_too() -> None:
    """Five looks, five line styles."""
    given = looks(["a", "b", "c", "d", "e"], "a").values()
    assert len({str(look.dashes) for look in given}) == 5


def test_more_settings_have_a_panel_each_beside_the_reference() -> None:
    figure = figure_of(s_curve(drawn(list("abcdef"), 5), "a", "USD"))
    panels = [axes for axes in figure.axes if axes.axison]
    shown = [[str(line.get_label()) for line in axes.lines][::2] for axes in panels]
    assert shown == [["a", other] for other in "bcdef"]
    assert [axes.get_title() for axes in panels] == list("bcdef")
    assert len({axes.get_xlim() for axes in panels}) == 1


@pytest.mark.parametrize(("n", "bands"), [(1, 0), (2, 1)])
def test_the_interval_is_shown_where_there_is_one(n: int, bands: int) -> None:
    axes = s_curve(drawn(["a"], n), "a", "USD")
    assert len(axes.collections) == bands
    assert any("Bands" in text for text in written(axes)) == bool(bands)


@pytest.mark.parametrize("shares", [[0.0], [0.3], [1.0], [0.1, 0.9]])
def test_the_interval_is_wilsons(shares: Sequence[float]) -> None:
    """That of scipy's binomial test."""
    low, high = interval_of_share(np.array(shares), 50)
    for i, share in enumerate(shares):
        result = stats.binomtest(round(50 * share), 50)
        expected = result.proportion_ci(method="wilson")
        assert (low[i], high[i]) == pytest.approx((expected.low, expected.high))


def test_axes_are_labelled_with_unit() -> None:
    axes = s_curve(drawn(["a"], 5), "a", "EUR")
    assert axes.get_xlabel() == "Downtime cost (EUR)"
    assert axes.get_ylabel() == "Share of replications\nat or below"
    assert axes.get_xticklabels()[0].get_text() == "€0"


def test_the_source_is_on_the_figure() -> None:
    axes = s_curve(drawn(["a"], 5), "a", "EUR", source="Source: the story.")
    assert any(text.startswith("Source: the story.") for text in written(axes))


def test_curves_come_reference_first() -> None:
    curves = curves_of(drawn(["x", "a", "y"], 3), "a", "downtime_cost")
    assert [curve.setting for curve in curves] == ["a", "x", "y"]
