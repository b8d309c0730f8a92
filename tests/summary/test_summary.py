"""The summary says of each setting, and of each pair, what the table holds."""

import json
import math
from typing import Any

import pandas as pd
import pytest
from scipy import stats

from sim.summary import Summary, summarise
from sim.summary.shares import CHANCES, SHARES
from sim.summary.statistics import PERCENTILES
from tests.summary.tables import USUAL, by_hand, drawn

ENDS = [f"{name}_{end}" for name in PERCENTILES for end in ("low", "high")]


def cell(table: pd.DataFrame, setting: str, metric: str) -> dict[str, Any]:
    """Return the row of one setting and metric."""
    row = table[(table["setting"] == setting) & (table["metric"] == metric)]
    return dict(row.iloc[0])


@pytest.fixture
def summary() -> Summary:
    """Two settings by hand, the reference in the second place."""
    return summarise(
        by_hand(
            {
                "late": {
                    "downtime_cost": [5.0, 0.0, 9.0, 6.0],
                    "stoppages_credit_hold": [1.0, 0.0, 2.0, 0.0],
                    "slip_days": [3.0, -1.0, 1e-12, -50.0],
                    "late_days": [2.0, 0.0, 1e-12, 0.0],
                    "finished": [True, True, True, False],
                    "dpo": [50.0, None, 52.0, 54.0],
                },
                "on terms": {
                    "downtime_cost": [1.0, 0.0, 1.0, 2.0],
                    "late_days": [None] * 4,
                    "dpo": [30.0, 31.0, None, 32.0],
                },
            }
        ),
        "on terms",
    )


def test_means_are_over_the_replications_that_have_a_value(summary: Summary) -> None:
    """(50 + 52 + 54) / 3 = 52."""
    dpo = cell(summary.table, "late", "dpo")
    assert (dpo["mean"], dpo["n"]) == (52.0, 3)


def test_finished_is_summarised_as_a_share(summary: Summary) -> None:
    assert cell(summary.table, "late", "finished")["mean"] == 0.75


def test_differences_are_taken_pair_by_pair(summary: Summary) -> None:
    """4, 0, 8, 4: mean 4, and t = 4 / (3.266 / 2) = 2.449 with p 0.0917."""
    row = cell(summary.differences, "late", "downtime_cost")
    assert row["mean"] == 4.0
    assert row["p"] == pytest.approx(2 * stats.t.sf(math.sqrt(6), 3))


def test_a_pair_needs_both_values(summary: Summary) -> None:
    """DPO 50 - 30 and 54 - 32: the mean is 21."""
    assert cell(summary.differences, "late", "dpo")["mean"] == 21.0


def test_the_reference_is_not_compared_with_itself(summary: Summary) -> None:
    assert set(summary.differences["setting"]) == {"late"}


def test_shares_count_what_was_met(summary: Summary) -> None:
    """Of four, two had no stoppage by credit hold; two met each date, within rounding.

    The one that did not finish met no date, though it was given up before both.
    """
    shares = summary.as_json()["shares"]["late"]
    assert [shares[name] for name in SHARES] == [0.5, 0.5, 0.5, 1]


def test_a_share_has_its_interval(summary: Summary) -> None:
    """Two of four, by Wilson: 15 % to 85 %; of four without a contract none."""
    shares = summary.as_json()["shares"]
    for name in CHANCES:
        ends = [shares["late"][f"{name}_{end}"] for end in ("low", "high")]
        assert ends == pytest.approx([0.150, 0.850], abs=5e-4)
    assert shares["on terms"]["meets_contract_low"] is None
    assert shares["on terms"]["meets_plan_high"] == 1.0


def test_without_a_contract_finish_there_is_no_chance_of_meeting_it(
    summary: Summary,
) -> None:
    shares = summary.as_json()["shares"]["on terms"]
    assert shares["meets_contract"] is None
    assert shares["meets_plan"] == 1.0


def test_p_values_are_adjusted_over_the_settings() -> None:
    """Two comparisons of one metric: the smaller p doubles."""
    table = drawn(["a", "b", "c"], 40)
    differences = summarise(table, "a").differences
    of_metric = differences[differences["metric"] == "downtime_cost"]
    alone = [
        summarise(table[table["setting"].isin(["a", other])], "a").differences
        for other in ("b", "c")
    ]
    raw = sorted(cell(d, d["setting"].iloc[0], "downtime_cost")["p"] for d in alone)
    expected = [2 * raw[0], max(2 * raw[0], raw[1])]
    assert sorted(of_metric["p"]) == pytest.approx(expected)


def test_only_replications_of_both_settings_are_compared() -> None:
    """Replication 2 stands in one setting only: 1 - 2 and 2 - 5 remain, mean -2."""
    table = by_hand({"a": {"dpo": [1.0, 2.0, 100.0]}, "b": {"dpo": [2.0, 5.0]}})
    assert cell(summarise(table, "b").differences, "a", "dpo")["mean"] == -2.0


def test_the_order_of_rows_does_not_matter() -> None:
    table = drawn(["a", "b"], 20)
    shuffled = table.iloc[::-1]
    expected = cell(summarise(table, "a").differences, "b", "firm_value")
    found = cell(summarise(shuffled, "a").differences, "b", "firm_value")
    assert found["mean"] == pytest.approx(expected["mean"])
    assert found["p"] == pytest.approx(expected["p"])


def test_without_the_reference_there_are_no_differences() -> None:
    summary = summarise(drawn(["a", "b"], 5), "absent")
    assert summary.differences.empty
    assert summary.as_json()["differences"] == {}
    assert summary.loses_most() is None
    assert summary.rows()["difference"].isna().all()


def test_a_table_of_nothing_is_summarised_as_nothing() -> None:
    """A run stopped before its first replication ended still has a summary."""
    summary = summarise(drawn(["a"], 1).iloc[:0], "a")
    assert summary.as_json() == {"settings": {}, "differences": {}, "shares": {}}
    assert summary.rows().empty


def test_one_replication_has_means_without_intervals() -> None:
    plain = summarise(drawn(["a", "b"], 1), "a").as_json()
    assert plain["settings"]["a"]["firm_value"]["half_width"] is None
    assert plain["differences"]["b"]["firm_value"]["low"] is None
    assert plain["differences"]["b"]["dpo"]["p"] == 1.0


def test_the_firm_loses_most_where_its_value_falls_furthest() -> None:
    table = by_hand(
        {
            "a": {"firm_value": [10.0, 20.0]},
            "b": {"firm_value": [9.0, 19.0]},
            "c": {"firm_value": [1.0, 11.0]},
        }
    )
    assert summarise(table, "a").loses_most() == "c"
    assert summarise(table, "c").loses_most() == "b"


def test_json_has_the_documented_shape(summary: Summary) -> None:
    plain = json.loads(json.dumps(summary.as_json(), allow_nan=False))
    assert list(plain) == ["settings", "differences", "shares"]
    assert list(plain["settings"]) == ["late", "on terms"]
    assert list(plain["settings"]["late"]) == list(USUAL)
    statistics = ["mean", "half_width", "n", "p10", "p50", "p80", "p90", *ENDS]
    assert list(plain["settings"]["late"]["dpo"]) == statistics
    compared = ["mean", "low", "high", "p", "gain"]
    assert list(plain["differences"]["late"]["dpo"]) == compared
    shares = plain["shares"]["on terms"]
    assert {name: shares[name] for name in SHARES} == {
        "no_credit_stoppage": 1.0,
        "meets_plan": 1.0,
        "meets_contract": None,
        "unfinished": 0,
    }
    assert list(shares) == [
        *SHARES,
        *(f"{name}_{end}" for name in CHANCES for end in ("low", "high")),
    ]
    missing = dict.fromkeys(statistics) | {"n": 0}
    assert plain["settings"]["on terms"]["late_days"] == missing


def test_counts_are_whole_numbers(summary: Summary) -> None:
    plain = summary.as_json()
    assert type(plain["settings"]["late"]["dpo"]["n"]) is int
    assert type(plain["shares"]["late"]["unfinished"]) is int


def test_rows_hold_all_of_it_in_one_table(summary: Summary) -> None:
    """A row per setting and metric, then the shares with their interval."""
    rows = summary.rows()
    assert list(rows["metric"][: len(USUAL) + 4]) == [
        *USUAL,
        "no_credit_stoppage",
        "meets_plan",
        "meets_contract",
        "unfinished",
    ]
    assert list(rows["setting"].unique()) == ["late", "on terms"]
    compared = cell(rows, "late", "downtime_cost")
    assert (compared["mean"], compared["difference"]) == (5.0, 4.0)
    assert pd.isna(cell(rows, "on terms", "downtime_cost")["difference"])
    plan = cell(rows, "late", "meets_plan")
    assert (plan["mean"], round(plan["low"], 2), round(plan["high"], 2)) == (
        *(0.5, 0.15, 0.85),
    )
    unfinished = cell(rows, "late", "unfinished")
    assert unfinished["mean"] == 1.0
    assert pd.isna(unfinished["n"])


def test_rows_are_written_with_whole_counts(summary: Summary) -> None:
    header, first, *_ = summary.rows().to_csv(index=False).splitlines()
    assert header == (
        f"setting,metric,mean,half_width,n,p10,p50,p80,p90,{','.join(ENDS)},"
        "difference,difference_low,difference_high,p,gain,low,high"
    )
    assert first.split(",")[4] == "4"
