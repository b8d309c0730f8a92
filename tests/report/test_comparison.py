"""The settings side by side, as ``run`` prints them."""

from typing import TYPE_CHECKING

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
    """Return the lines of both tables."""
    summary = summarise(table, reference)
    parts = (comparison.of_site(summary, "USD"), comparison.of_firm(summary, "USD"))
    return [line for part in parts for line in draw(part).splitlines()]


def row(table: "pd.DataFrame", setting: str, which: int) -> str:
    """Return the line of *setting* in the first or second table, without padding."""
    found = [line for line in lines(table) if line.startswith(setting)]
    return " ".join(found[which].split())


def test_the_site_table_gives_mean_interval_p50_and_p80() -> None:
    """Mean 100,000; t(0.975, 1) = 12.706 times 14,142 / sqrt 2 = 127,062 around it;
    P80 of 90,000 and 110,000 is 106,000.
    """
    assert row(TWO, "late", 0) == "late $100k ± $127k $100k $106k 12.0 ± 25.4 12.0 13.2"


def test_the_firm_table_gives_the_paired_difference_and_the_share_not_stopped() -> None:
    """Differences -99,000 and -102,000: mean -100,500, half-width 12.706 x 1,500 =
    19,059.
    """
    assert row(TWO, "late", 1).endswith("-$100k -$120k to -$81k 50 %")


def test_the_reference_is_not_compared_with_itself() -> None:
    assert row(TWO, "on terms", 1) == "on terms $10k ± $13k 100 %"


def test_one_replication_has_no_interval() -> None:
    table = TWO[TWO["replication"] == 0]
    assert row(table, "late", 0) == "late $90k $90k $90k 10.0 10.0 10.0"
    assert row(table, "late", 1).endswith("-$99k n/a 100 %")


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
    assert row(table, "late", 1).endswith("+$19.0k $18.7k to $19.3k 100 %")
    told = comparison.closing(gain_and_loss(table, "late", "on terms"), "USD")
    assert told.endswith("the firm gains $19.0k, 95 % interval $18.7k to $19.3k.")


def test_where_every_replication_is_alike_there_is_no_interval() -> None:
    table = by_hand(
        {
            "on terms": {"firm_value": [0.0, 0.0]},
            "late": {"firm_value": [-18_600.0, -18_600.0]},
        }
    )
    assert row(table, "late", 1).endswith("-$19k every replication alike 100 %")
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
    for part in (comparison.of_site, comparison.of_firm):
        roomy = Console(width=1000, markup=False)
        with roomy.capture() as whole:
            roomy.print(part(summary, currency))
        cut = draw(part(summary, currency))
        assert sorted("".join(cut.split()).replace("─", "")) == sorted(
            "".join(whole.get().split()).replace("─", "")
        )
