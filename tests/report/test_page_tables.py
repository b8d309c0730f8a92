"""The tables of the page, against figures by hand."""

from collections.abc import Sequence

import pytest

from sim.metrics import measure
from sim.records import Invoiced
from sim.report.page.paid import could_have_paid, lost, paid_for, working_capital
from sim.report.page.results import of_firm, of_site
from sim.report.page.stops import of_all, of_setting
from sim.report.page.tables import Cell, interval, signed_money
from sim.report.why import Cause, CommonCause
from sim.scenario import load
from sim.summary import gain_and_loss, summarise
from tests.report.told import CASES, LATE, first
from tests.summary.tables import by_hand

TABLE = by_hand(
    {
        "a": {"downtime_cost": [1e3, 3e3], "firm_value": [10e3, 20e3]},
        "b": {
            "downtime_cost": [2e3, 8e3],
            "cash_yield": [100.0, 300.0],
            "late_fees": [1200.0, 1200.0],
            "bonus_accounts_payable": [900.0, 900.0],
            "firm_value": [3e3, 10e3],
            "stoppages_credit_hold": [1.0, 0.0],
            "dpo": [40.0, 44.0],
        },
    }
)
SUMMARY = summarise(TABLE, "a")


def texts(row: Sequence[Cell]) -> list[str]:
    """Return what a row says."""
    return [cell.text for cell in row]


def test_the_site_is_told_by_setting() -> None:
    """Mean 5k, t(1) x 3k; P50 of 2k and 8k is 5k, P80 is 6.8k."""
    row = list(of_site(SUMMARY, "USD").rows[1])
    assert texts(row)[:4] == ["b", "$5.0k ± $38k", "$5.0k", "$6.8k"]
    assert row[1].value == 5e3


def test_where_no_finish_is_promised_nobody_meets_it() -> None:
    """Of two settings, one with a contract finish; of one without it, no column."""
    nothing = [float("nan")] * 2
    table = by_hand({"a": {"late_days": nothing}, "b": {"late_days": [0.0, 1.0]}})
    both = of_site(summarise(table, "a"), "USD")
    assert [row[-1].text for row in both.rows] == ["n/a", "50 %"]
    alone = of_site(summarise(table[table["setting"] == "a"], "a"), "USD")
    assert alone.heads[-1] == "Slip P80"
    assert len(alone.rows[0]) == len(alone.heads)


def test_the_firm_is_told_with_its_difference() -> None:
    """7k and 10k less: mean 8.5k; the reference is compared with nothing."""
    reference, other = of_firm(SUMMARY, "USD").rows
    assert texts(reference)[2:] == ["reference", "", "100 %"]
    assert texts(other)[2:] == ["-$8.5k", "-$28k to $11k", "50 %"]


def test_what_was_paid_for_stands_beside_what_it_is_worth() -> None:
    accounts = gain_and_loss(TABLE, "b", "a")
    table = paid_for(SUMMARY, accounts, (1e3, 3e3), "USD")
    assert [texts(row)[1:] for row in table.rows] == [
        ["30.0", "42.0", "+12.0"],
        ["$1.0k", "$3.0k", "+$2.0k"],
        ["$0", "$200", "+$200"],
        ["$0", "$900", "+$900"],
    ]


def test_the_lines_of_the_loss_are_those_that_change() -> None:
    """Interest 200 more, bonus 900, downtime 3k, fees 1.2k less; in all 8.5k less."""
    table = lost(gain_and_loss(TABLE, "b", "a"), "USD")
    assert [(row[0].text, row[1].value) for row in table.rows] == [
        ("Interest on cash", 200.0),
        ("Bonus of accounts payable, paid by the firm", -900.0),
        ("Idle crews and remobilisation", -3000.0),
        ("Late-payment interest", -1200.0),
    ]
    assert texts(table.total)[:2] == ["Change in firm value", "-$8.5k"]


def test_working_capital_is_the_mean_of_unpaid_invoices() -> None:
    """It is DPO (average payables by purchases, times days) the other way round."""
    journal = first(load(CASES / "paid_at_90_days.yaml"), LATE)
    purchases = sum(fact.invoice.cents for fact in journal.of(Invoiced)) / 100
    dpo = measure(journal)["dpo"]
    assert dpo is not None
    expected = dpo * purchases / journal.horizon
    assert working_capital([journal]) == pytest.approx(expected)
    assert working_capital([journal, journal]) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("lowest", "said"),
    [
        ([2e6, 1e6], "had the cash to pay as under “a”: in no replication did it then"),
        ([2e6, -5e4], "in the worst replication it was then $50k overdrawn."),
        ([float("nan")] * 2, "counts no cash"),
    ],
)
def test_it_says_whether_the_firm_could_have_paid(
    lowest: list[float], said: str
) -> None:
    """What counts is the lowest cash of the reference, in all its replications."""
    table = TABLE.assign(lowest_cash=[*lowest, -9e9, -9e9])
    assert said in could_have_paid(table, gain_and_loss(TABLE, "b", "a"), "USD")


def test_rarer_chains_are_one_line_and_the_shares_add_up() -> None:
    chains = [
        CommonCause(Cause(f"s{i}", "held", "why", by_hold=i < 5), 1.0, 0.1, 0.5)
        for i in range(10)
    ]
    table = of_setting("b", chains)
    assert len(table.rows) == 9
    assert texts(table.rows[-1])[:2] == ["others", "2 rarer chains"]
    assert sum(row[4].value or 0 for row in table.rows) == pytest.approx(1)
    (row,) = of_all({"b": chains}).rows
    assert texts(row) == ["b", "10.0", "50 %", "s0 held", "10 %"]


def test_a_setting_without_stoppages_says_so() -> None:
    (row,) = of_all({"b": []}).rows
    assert texts(row) == ["b", "0.0", "0 %", "no crew ever stood idle", ""]


def test_an_interval_tells_its_ends_apart() -> None:
    assert interval(11_040, 11_340, "USD").text == "$11.04k to $11.34k"
    assert interval(None, 1.0, "USD") == Cell("n/a", None)
    assert signed_money(5.0, "USD").text == "+$5"
    assert signed_money(0.0, "USD").text == "$0"
