"""Settings that did not share their luck are compared by Welch."""

import numpy as np
import pytest
from scipy import stats

from sim.summary import gain_and_loss, summarise
from sim.summary.unpaired import summarise_runs, unpaired_gain_and_loss, welch
from tests.summary.tables import by_hand, drawn

ours = np.array([3.0, 5.0, 10.0])
theirs = np.array([1.0, 2.0, 4.0, 5.0, np.nan])


def test_welch_is_that_of_scipy() -> None:
    found = stats.ttest_ind(ours, theirs[:4], equal_var=False)
    interval = found.confidence_interval()
    expected = [3.0, interval.low, interval.high, found.pvalue]
    assert list(welch(ours, theirs)[:4]) == pytest.approx(expected)


def test_a_single_value_has_no_interval() -> None:
    difference, *others = welch(ours[:1], theirs)
    assert difference == 0
    assert np.isnan(others).all()


def test_no_value_has_no_difference() -> None:
    assert np.isnan(welch(ours[:0], theirs)).all()


@pytest.mark.parametrize(("other", "p"), [(7.0, 1.0), (4.0, 0.0)])
def test_values_without_spread_differ_surely_or_not_at_all(
    other: float, p: float
) -> None:
    same = np.array([7.0, 7.0])
    difference = 7 - other
    found = welch(same, np.array([other, other]))
    assert found[:4] == (difference, difference, difference, p)
    assert np.isnan(found.gain)


def test_without_unpaired_settings_the_summary_is_as_ever() -> None:
    table = drawn(["a", "b", "c"], 20)
    expected = summarise(table, "a").as_json()
    assert summarise_runs(table, "a", []).as_json() == expected


def test_paired_settings_stay_paired_beside_an_unpaired_one() -> None:
    """All but p, which Holm adjusts for both settings together."""
    table = drawn(["a", "b", "c"], 20)
    told = summarise_runs(table, "a", ["c"]).as_json()["differences"]
    paired = summarise(table, "a").as_json()["differences"]
    for key in ("mean", "low", "high"):
        assert told["b"]["firm_value"][key] == paired["b"]["firm_value"][key]
    assert told["c"]["firm_value"]["mean"] == pytest.approx(
        paired["c"]["firm_value"]["mean"]
    )
    assert told["c"]["firm_value"]["low"] != paired["c"]["firm_value"]["low"]


def test_p_is_adjusted_over_paired_and_unpaired_settings_together() -> None:
    """Firm values of a: 0, 1, 2; b: 3, 4, 6, paired p 0.0099; c: 2, 4, 9, Welch's.
    The smaller is doubled.
    """
    values = {"a": [0.0, 1.0, 2.0], "b": [3.0, 4.0, 6.0], "c": [2.0, 4.0, 9.0]}
    table = by_hand({name: {"firm_value": of} for name, of in values.items()})
    told = summarise_runs(table, "a", ["c"]).as_json()["differences"]
    paired = stats.ttest_rel(values["b"], values["a"]).pvalue
    unpaired = stats.ttest_ind(values["c"], values["a"], equal_var=False).pvalue
    assert told["b"]["firm_value"]["p"] == pytest.approx(2 * paired)
    assert told["c"]["firm_value"]["p"] == pytest.approx(unpaired)


def test_the_accounts_add_up_to_the_change_without_pairs_too() -> None:
    """The means are those of the paired comparison; only the intervals differ."""
    table = drawn(["a", "b"], 30)
    found, paired = (
        f(table, "b", "a") for f in (unpaired_gain_and_loss, gain_and_loss)
    )
    assert found.gain == pytest.approx(paired.gain)
    assert found.bonus == pytest.approx(paired.bonus)
    assert sum(line.amount for line in found.lines.values()) == pytest.approx(
        -found.loss
    )
    for line in [found.change, *found.lines.values()]:
        assert line.low <= line.amount <= line.high
