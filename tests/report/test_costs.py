"""The cost parts of each setting."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.patches import Rectangle

from sim.report.cost_parts import FILLS
from sim.report.costs import PARTS, cost_parts
from sim.report.figures import cost_bars
from tests.report.layout import lightness
from tests.summary.tables import by_hand, drawn


def test_each_part_is_a_mean_and_a_gain_is_negative() -> None:
    """Delay cost 90 less damages 30: 60 of overhead is past the plan. Of materials
    and yield only what one has beyond the least is shown.
    """
    parts = cost_parts(
        by_hand(
            {
                "a": {"materials": [500.0, 500.0], "cash_yield": [-5.0, -5.0]},
                "b": {
                    "downtime_cost": [100.0, 300.0],
                    "delay_cost": [90.0, 90.0],
                    "damages": [30.0, 30.0],
                    "overhead": [60.0, 60.0],
                    "materials": [510.0, 530.0],
                    "discounts": [8.0, 8.0],
                    "cash_yield": [5.0, 15.0],
                },
            }
        )
    )
    assert parts["b"] == {
        "downtime_cost": 200,
        "overhead_past_plan": 60,
        "damages": 30,
        "materials": 20,
        "discounts": -8,
        "cash_yield": -15,
    }
    assert list(parts["b"]) == [name for name in PARTS if name in parts["b"]]
    assert set(parts["a"].values()) == {0}


def test_settings_differ_by_their_firm_value() -> None:
    """All accounts are in the parts, whatever is put together as small."""
    table = drawn(["a", "b", "c"], 40)
    sums = {setting: sum(of.values()) for setting, of in cost_parts(table).items()}
    means = table.groupby("setting")["firm_value"].mean()
    for setting in "bc":
        assert sums[setting] - sums["a"] == pytest.approx(means["a"] - means[setting])


def test_small_parts_are_put_together() -> None:
    """Of 1,000 each 3 is less than 0.4 %, 5 is not."""
    costs = {"downtime_cost": [989.0], "late_fees": [3.0], "damages": [3.0]}
    more = {"delay_cost": [3.0], "lost_repeat_margin": [5.0]}
    parts = cost_parts(by_hand({"a": {**costs, **more}}))["a"]
    assert parts == {"downtime_cost": 989, "lost_repeat_margin": 5, "other": 6}


def test_what_nothing_costs_has_no_part() -> None:
    assert cost_parts(by_hand({"a": {"downtime_cost": [0.0]}})) == {"a": {}}


def test_costs_are_stacked_to_the_right_and_gains_to_the_left() -> None:
    """Costs of 100 and 40 from 0 to 140, a gain of 30 from 0 to -30: 110 in all."""
    table = by_hand(
        {
            "b": {
                "downtime_cost": [100.0],
                "lost_repeat_margin": [40.0],
                "discounts": [30.0],
            }
        }
    )
    axes = cost_bars(table, "b", "USD")
    bars = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    assert [(bar.get_x(), bar.get_width()) for bar in bars] == [
        (0, 100),
        (100, 40),
        (0, -30),
    ]
    assert [text.get_text() for text in axes.texts] == ["$110"]
    diamond = next(line for line in axes.lines if line.get_marker() == "D")
    assert np.asarray(diamond.get_xydata()).tolist() == [[110, 0]]


@pytest.mark.parametrize(
    ("values", "chance"),
    [([-7e4, -7e4], ""), ([-13e4, -1e4], " (may be chance)")],
    ids=["always", "at times"],
)
def test_the_title_says_which_setting_costs_most(
    values: list[float], chance: str
) -> None:
    """The firm loses 70,000 each time; or 70,000 +- 12.7 x 60,000 on average."""
    damages = [-value for value in values]
    ours = {"damages": damages, "delay_cost": damages, "firm_value": values}
    table = by_hand({"a": {"damages": [0.0, 0.0]}, "b": ours})
    figure = cost_bars(table, "a", "USD").get_figure(root=True)
    title = figure._suptitle.get_text()  # type: ignore[union-attr]
    assert title.replace("\n", " ") == (
        "The cost to the firm beyond its plan rises from $0 under “a” to $70k under “b”"
        f"{chance}"
    )


def test_parts_are_told_apart_in_greyscale() -> None:
    """Those of one hatching differ by at least a tenth from black to white."""
    for one, other in combinations(FILLS.values(), 2):
        if one[1] == other[1]:
            assert abs(lightness(one[0]) - lightness(other[0])) > 10
