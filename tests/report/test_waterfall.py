"""The waterfall leads bar by bar from the gain to the change in firm value."""

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import same_color
from matplotlib.patches import Rectangle

from sim.report.figures import waterfall
from sim.report.style import COLOURS
from tests.report.layout import figure_of, texts
from tests.summary.tables import by_hand, drawn


def story() -> Axes:
    """Return a waterfall of +30 interest, -10 bonus, -150 downtime, -130 in all."""
    table = by_hand(
        {
            "on terms": {"cash_yield": [0.0, 0.0]},
            "late": {
                "cash_yield": [20.0, 40.0],
                "bonus_accounts_payable": [10.0, 10.0],
                "downtime_cost": [100.0, 200.0],
                "firm_value": [-90.0, -170.0],
            },
        }
    )
    return waterfall(table, "late", "on terms", "USD")


def bars(axes: Axes) -> list[tuple[float, float]]:
    """Return where each bar starts, and its signed length."""
    patches = [p for p in axes.patches if isinstance(p, Rectangle)]
    return [(patch.get_x(), patch.get_width()) for patch in patches]


def test_each_bar_starts_where_the_last_one_ends() -> None:
    assert bars(story()) == [(0, 30), (30, -10), (20, -150), (0, -130)]


def test_accounts_that_do_not_change_are_left_out() -> None:
    assert [label.get_text() for label in story().get_yticklabels()] == [
        "Interest on cash",
        "Bonus of accounts payable,\npaid by the firm",
        "Idle crews and remobilisation",
        "Change in firm value",
    ]


def test_the_last_bar_ends_where_the_others_lead() -> None:
    """The accounts add up to the change, and its bar starts at nothing."""
    *parts, (start, change) = bars(waterfall(drawn(["a", "b"], 30), "b", "a", "USD"))
    assert len(parts) == 16
    assert start == 0
    assert sum(length for _, length in parts) == pytest.approx(change)


def test_amounts_stand_beside_the_bars_with_their_interval() -> None:
    """Interest 20 and 40: 30 with t(1) x 14.14 / sqrt(2) = 12.706 x 10 = 127."""
    amounts = [text.get_text() for text in story().texts]
    assert amounts[:2] == ["$30  (-$97 to $157)", "-$10  (all alike)"]


def test_intervals_lie_about_the_ends_of_the_bars() -> None:
    """The downtime bar ends at -130; 150 +- 12.706 x 50 = 635."""
    rows = [np.asarray(line.get_xydata()) for line in story().lines]
    interval = next(r for r in rows if r[0, 1] == r[1, 1] == 2)
    assert interval[:, 0] == pytest.approx([-130 - 635.31, -130 + 635.31], abs=0.01)


def test_one_replication_has_no_interval() -> None:
    axes = waterfall(drawn(["a", "b"], 1), "b", "a", "USD")
    assert "(" not in axes.texts[0].get_text()
    assert not any("Thin lines" in t.get_text() for t in texts(figure_of(axes)))


def test_the_change_has_the_colour_of_its_setting() -> None:
    axes = waterfall(drawn(["a", "b", "c"], 5), "c", "a", "USD")
    assert same_color(axes.patches[-1].get_facecolor(), COLOURS[2])


def test_axes_are_labelled_with_unit() -> None:
    axes = story()
    assert axes.get_xlabel() == "Contribution to firm value (USD)"
    assert axes.get_ylabel() == "Account"
