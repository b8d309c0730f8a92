"""Titles follow from the numbers."""

from math import nan

import pytest

from sim.report.findings import of_curves, of_waterfall
from sim.summary import gain_and_loss
from sim.summary.statistics import Comparison, Description
from tests.summary.tables import by_hand


def described(mean: float, p80: float) -> Description:
    """Return a description of which only mean and P80 matter."""
    return Description(mean, 0, 9, 0, 0, p80, 1)


@pytest.mark.parametrize(
    ("ours", "title"),
    [
        (described(3e3, 45e3), "at P80 rises from $12k under “a” to $45k under “b”"),
        (described(3e3, 4e3), "at P80 falls from $12k under “a” to $4.0k under “b”"),
        (
            described(3e3, 12e3),
            "on average rises from $2.0k under “a” to $3.0k under “b”",
        ),
        (described(2e3, 12e3), "at P80 is $12k in every setting"),
    ],
    ids=["more", "less", "same P80", "same"],
)
def test_the_title_says_how_the_cost_changes(ours: Description, title: str) -> None:
    theirs = described(2e3, 12e3)
    found = of_curves({"a": theirs, "b": ours}, "a", "downtime_cost", "USD")
    assert found == f"Downtime cost {title}"


def test_the_title_names_the_setting_that_differs_most() -> None:
    curves = {"b": described(0, 13), "c": described(0, 90), "a": described(0, 10)}
    title = of_curves(curves, "a", "downtime_cost", "USD")
    assert title == "Downtime cost at P80 rises from $10 under “a” to $90 under “c”"


@pytest.mark.parametrize(
    ("low", "high", "chance"),
    [
        (1.0, 5.0, ""),
        (-5.0, -1.0, ""),
        (-1.0, 5.0, " (may be chance)"),
        (nan, nan, " (may be chance)"),
    ],
    ids=["more", "less", "either", "one replication"],
)
def test_the_title_says_what_may_be_chance(
    low: float, high: float, chance: str
) -> None:
    """The interval is that of the paired mean difference."""
    curves = {"a": described(0, 10), "b": described(0, 90)}
    compared = {"b": Comparison(2.0, low, high, 0.5)}
    title = of_curves(curves, "a", "downtime_cost", "USD", compared)
    assert (
        title
        == f"Downtime cost at P80 rises from $10 under “a” to $90 under “b”{chance}"
    )


def test_the_title_says_if_there_is_no_cost_at_all() -> None:
    nothing = Description(0, 0, 9, 0, 0, 0, 0)
    title = of_curves({"a": nothing, "b": nothing}, "a", "downtime_cost", "USD")
    assert title == "Downtime cost is $0 in every replication"


def test_a_single_setting_is_named() -> None:
    title = of_curves({"a": described(1, 2)}, "a", "downtime_cost", "USD")
    assert title == "Downtime cost at P80 is $2 under “a”"


@pytest.mark.parametrize(
    ("cash_yield", "bonus", "firm_value", "title"),
    [
        (
            [3e3, 3e3],
            [2e4, 2e4],
            [-5e5, -5e5],
            "gains $3.0k of interest on cash and earns $20k more bonus; "
            "the firm loses $500k",
        ),
        (
            [-3e3, -3e3],
            [0, 0],
            [5e5, 5e5],
            "loses $3.0k of interest on cash and earns no more bonus; "
            "the firm gains $500k",
        ),
        (
            [0, 0],
            [-700, -700],
            [1e3, -3e3],
            "gains no interest on cash and earns $700 less bonus; "
            "the firm loses $1.0k (may be chance)",
        ),
        (
            [5e3],
            [0],
            [-9e3],
            "gains $5.0k of interest on cash and earns no more bonus; "
            "the firm loses $9.0k (may be chance)",
        ),
        (
            [0, 0],
            [0, 0],
            [0, 0],
            "gains no interest on cash and earns no more bonus; "
            "firm value does not change",
        ),
    ],
    ids=["loss", "gain", "chance", "one replication", "nothing"],
)
def test_the_title_says_what_is_gained_and_lost(
    cash_yield: list[float], bonus: list[float], firm_value: list[float], title: str
) -> None:
    table = by_hand(
        {
            "a": {"cash_yield": [0.0] * len(bonus)},
            "b": {
                "cash_yield": cash_yield,
                "bonus_accounts_payable": bonus,
                "firm_value": firm_value,
            },
        }
    )
    found = of_waterfall(gain_and_loss(table, "b", "a"), "USD")
    assert found == f"“b” against “a”: accounts payable {title}"
