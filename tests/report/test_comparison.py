"""The settings side by side, as ``run`` prints them."""

from typing import TYPE_CHECKING

import numpy as np
import pytest
from rich.console import Console

from sim.commands.terminal import draw
from sim.report import comparison
from sim.summary import gain_and_loss, summarise
from tests.report.cases import LONG
from tests.summary.tables import by_hand, drawn

if TYPE_CHECKING:
    import pandas as pd

TWO = by_hand(
    {
        "on terms": {
            "downtime_cost": [0.0, 2000.0],
            "slip_days": [0.0, 2.0],
            "cash_yield": [0.0, 0.0],
            "firm_value": [9000.0, 11000.0],
        },
        "late": {
            "downtime_cost": [90_000.0, 110_000.0],
            "slip_days": [10.0, 14.0],
            "cash_yield": [300.0, 500.0],
            "bonus_accounts_payable": [700.0, 700.0],
            "stoppages_credit_hold": [0.0, 3.0],
            "firm_value": [-90_000.0, -91_000.0],
        },
    }
)
"""Two replications: the firm loses 99,000 and 102,000 by paying late."""


def lines(table: "pd.DataFrame", reference: str = "on terms") -> list[str]:
    """Return the lines of all tables."""
    summary = summarise(table, reference)
    parts = [comparison.of_site(summary, "USD"), comparison.of_firm(summary, "USD")]
    parts.append(comparison.of_chances(summary))
    return [line for part in parts for line in draw(part).splitlines()]


def row(table: "pd.DataFrame", setting: str, which: int) -> str:
    """Return the line of *setting* in one of the tables, without padding."""
    found = [line for line in lines(table) if line.startswith(setting)]
    return " ".join(found[which].split())


def test_the_site_table_gives_mean_interval_p50_and_p80() -> None:
    """Mean 100,000; t(0.975, 1) = 12.706 times 14,142 / sqrt 2 = 127,062 around it;
    P80 of 90,000 and 110,000 is 106,000.
    """
    assert row(TWO, "late", 0) == "late $100k ± $127k $100k $106k 12.0 ± 25.4 12.0 13.2"


def test_the_firm_table_gives_the_paired_difference_and_what_pairing_is_worth() -> None:
    """Differences -99,000 and -102,000: mean -100,500, half-width 12.706 x 1,500 =
    19,059. Variances of 0.5 and 2 million, and of 4.5 million: 0.6 times.
    """
    assert row(TWO, "late", 1).endswith("-$100k -$120k to -$81k 0.6 times")


def test_what_the_same_luck_is_worth_has_no_decimals_from_ten_on() -> None:
    """-1,000, -1,000 and -994: a variance of 12, against 2 of 12,002 or so."""
    amounts = np.array([0.0, 100.0, 219.0])
    table = by_hand(
        {
            "on terms": {"firm_value": amounts},
            "late": {"firm_value": amounts - [1000, 1000, 994]},
        }
    )
    expected = (np.var(amounts) + np.var(amounts - [1000, 1000, 994])) / 8
    assert row(table, "late", 1).endswith(f" {expected:,.0f} times")


def test_the_same_difference_every_time_is_worth_no_number() -> None:
    table = by_hand({name: {"firm_value": [1.0, 2.0]} for name in ("on terms", "late")})
    assert row(table, "late", 1).endswith(" n/a")


def test_the_table_of_chances_gives_each_with_its_interval() -> None:
    """One of two is not stopped, by Wilson 9 to 91 %; late, none in two meets the plan.

    Two replications are too few for an interval of a P80.
    """
    assert row(TWO, "late", 2) == "late n/a 50 (9 to 91) 0 (0 to 66) 100 (34 to 100)"


def test_the_interval_of_the_p80_of_slip_is_of_its_order_statistics() -> None:
    """Of 0 to 99 days, from 71 to 88; 1 in 100 meets the plan, by Wilson 0.2 to 5 %."""
    table = by_hand({"late": {"slip_days": np.arange(100.0)}})
    assert row(table, "late", 2).startswith(
        "late 71.0 to 88.0 100 (96 to 100) 1 (<1 to 5)"
    )


def test_without_a_contract_finish_there_is_no_chance_of_meeting_it() -> None:
    table = by_hand({"late": {"late_days": [None, None]}})
    assert row(table, "late", 2).endswith(" n/a")


def test_the_reference_is_not_compared_with_itself() -> None:
    assert row(TWO, "on terms", 1) == "on terms $10k ± $13k"


def test_one_replication_has_no_interval() -> None:
    table = TWO[TWO["replication"] == 0]
    assert row(table, "late", 0) == "late $90k $90k $90k 10.0 10.0 10.0"
    assert row(table, "late", 1).endswith("-$99k n/a n/a")


def test_a_gain_has_a_plus() -> None:
    found = [line for line in lines(TWO, "late") if line.startswith("on terms")]
    assert "+$100k" in found[1]


def test_the_closing_line_sets_the_gain_beside_the_loss() -> None:
    """AP gains 400 of interest on cash and 700 of bonus; the firm loses 100,500."""
    told = comparison.closing(gain_and_loss(TWO, "late", "on terms"), "USD")
    assert told.startswith("Where the firm loses most: “late” against “on terms”:")
    assert "gains $400 of interest on cash and earns $700 more bonus" in told
    assert told.endswith("the firm loses $100k, 95 % interval $81k to $120k.")


def test_a_mean_has_as_many_digits_as_its_interval() -> None:
    """19,000 +- 12.706 x 20 = 254: alike in thousands, so to one digit."""
    table = by_hand(
        {
            "on terms": {"firm_value": [0.0, 0.0]},
            "late": {"firm_value": [18_980.0, 19_020.0]},
        }
    )
    assert row(table, "late", 1).endswith("+$19.0k $18.7k to $19.3k 1.0 times")
    told = comparison.closing(gain_and_loss(table, "late", "on terms"), "USD")
    assert told.endswith("the firm gains $19.0k, 95 % interval $18.7k to $19.3k.")


def test_where_every_replication_is_alike_there_is_no_interval() -> None:
    table = by_hand(
        {
            "on terms": {"firm_value": [0.0, 0.0]},
            "late": {"firm_value": [-18_600.0, -18_600.0]},
        }
    )
    assert row(table, "late", 1).endswith("-$19k every replication alike n/a")
    told = comparison.closing(gain_and_loss(table, "late", "on terms"), "USD")
    assert told.endswith("the firm loses $19k, every replication alike.")


def test_the_closing_line_admits_that_the_firm_never_loses() -> None:
    told = comparison.closing(gain_and_loss(TWO, "on terms", "late"), "USD")
    assert told.startswith("The firm never loses: “on terms” against “late”")
    assert "the firm gains $100k" in told


def test_replications_without_a_finish_are_reported() -> None:
    table = by_hand({"a": {"finished": [True, False]}, "b": {"finished": [True, True]}})
    told = comparison.unfinished(summarise(table, "a"))
    assert told == [
        "a: 1 of the replications did not finish; their finish is a lower bound"
    ]


@pytest.mark.parametrize("width", [20, 60, 80, 100])
@pytest.mark.parametrize("currency", ["USD", "IDR"])
def test_no_figure_is_cut_however_narrow_the_terminal(
    width: int, currency: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.commands.terminal.WIDTH_OF_A_FILE", width)
    summary = summarise(drawn(["[on] terms", LONG], 50, scale=1e6), "[on] terms")
    parts = [comparison.of_site(summary, currency)]
    parts += [comparison.of_firm(summary, currency), comparison.of_chances(summary)]
    for part in parts:
        roomy = Console(width=1000, markup=False)
        with roomy.capture() as whole:
            roomy.print(part)
        cut = draw(part)
        assert sorted("".join(cut.split()).replace("─", "")) == sorted(
            "".join(whole.get().split()).replace("─", "")
        )
