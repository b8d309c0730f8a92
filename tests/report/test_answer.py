"""The three sentences follow from the numbers."""

from collections.abc import Mapping

import pytest

from sim.report.answer import sentences
from sim.summary import gain_and_loss, summarise
from tests.summary.tables import Columns, by_hand

ON_TERMS: Columns = {
    "idle_days": [2.0, 4.0],
    "downtime_cost": [10e3, 30e3],
    "slip_days": [1.0, 3.0],
    "late_days": [0.0, 1.0],
    "firm_value": [100e3, 300e3],
}
LATE: Columns = {
    "idle_days": [12.0, 14.0],
    "downtime_cost": [90e3, 110e3],
    "slip_days": [1.0, 3.0],
    "late_days": [2.0, 1.0],
    "stoppages_credit_hold": [1.0, 0.0],
    "cash_yield": [4e3, 4e3],
    "firm_value": [49e3, 251e3],
}


def found(
    settings: Mapping[str, Columns],
    told: str | None = None,
    reference: str = "on terms",
) -> tuple[str, str, str]:
    """Return the sentences on the setting *told*, or where the firm loses most."""
    table = by_hand(settings)
    summary = summarise(table, reference)
    most = told or summary.loses_most()
    accounts = None if most in {None, reference} else most
    compared = accounts and gain_and_loss(table, accounts, reference)
    return sentences(summary, compared or None, "USD")


def test_the_first_tells_what_each_gains_and_loses() -> None:
    """Yield 4k more; the firm 51k and 49k less: mean 50k, t(1) 12.7 x 1k."""
    money, _, _ = found({"on terms": ON_TERMS, "late": LATE})
    assert money == (
        "Under “late”, against “on terms”, accounts payable gains $4.0k of interest on"
        " cash and earns no more bonus, while the firm loses $50k, 95 % interval $37k"
        " to $63k."
    )


def test_the_second_tells_only_what_moves() -> None:
    """One replication of two is stopped; idle 3 to 13, cost 20k to 100k, slip 2, 2."""
    _, site, _ = found({"on terms": ON_TERMS, "late": LATE})
    assert site == (
        "A supplier's late-payment hold stops crews in 50 % of the replications (none"
        " under “on terms”); idle work days rise from 3.0 to 13.0 and downtime cost"
        " rises from $20k to $100k."
    )


def test_the_third_tells_that_none_is_better_than_the_reference() -> None:
    """Mean 200k on terms; one replication of two is a day late."""
    _, _, best = found({"on terms": ON_TERMS, "late": LATE})
    assert best == (
        "No setting leaves the firm more than “on terms”, beyond chance: a firm value"
        " of $200k on average, and the contract finish is met in 50 % of the"
        " replications."
    )


@pytest.mark.parametrize(
    ("more", "better"), [([5e3, 5.2e3], True), ([-5e3, 15e3], False)]
)
def test_a_setting_is_better_only_beyond_chance(
    more: list[float], better: bool
) -> None:
    """Of 5 to 5.2k more the interval is 3.8k to 6.4k; of -5 to 15k it holds 0."""
    values = [100e3 + more[0], 300e3 + more[1]]
    settings = {"on terms": ON_TERMS, "new": {**ON_TERMS, "firm_value": values}}
    _, _, best = found(settings)
    assert best.startswith("The firm is best off under “new”") is better
    assert ("$5.1k more than under “on terms”" in best) is better


def test_a_change_that_may_be_chance_is_called_so() -> None:
    """1k less and 3k more: mean 1k more, and the interval holds 0."""
    values = [99e3, 303e3]
    settings = {"on terms": ON_TERMS, "new": {**ON_TERMS, "firm_value": values}}
    money, site, _ = found(settings)
    assert "the firm gains $1.0k (may be chance), 95 % interval -$24k to" in money
    assert money.startswith("Under “new”")
    assert site == (
        "No supplier's late-payment hold ever stops a crew; idle days, downtime cost"
        " and slip are the same as under “on terms”."
    )


def test_where_even_the_worst_setting_gains_it_says_so() -> None:
    settings = {
        "on terms": ON_TERMS,
        "good": {**ON_TERMS, "firm_value": [110e3, 310.1e3]},
        "better": {**ON_TERMS, "firm_value": [120e3, 320.1e3]},
    }
    assert found(settings)[0].startswith("The firm never loses: even under “good”,")
    assert found(settings, "better")[0].startswith("Under “better”,")


def test_a_single_replication_has_no_interval() -> None:
    one = {
        name: {metric: values[:1] for metric, values in columns.items()}
        for name, columns in (("on terms", ON_TERMS), ("late", LATE))
    }
    money, _, best = found(one)
    assert money.endswith(
        "the firm loses $51k (may be chance), in a single replication."
    )
    assert best.startswith("No setting leaves the firm more than “on terms”")


def test_a_single_setting_is_told_alone() -> None:
    alone, holds, last = found({"on terms": ON_TERMS})
    assert alone == (
        "Under “on terms” crews stand idle for 3.0 work days on average, at a downtime"
        " cost of $20k, and the job slips 2.0 days."
    )
    assert holds.startswith("A supplier's late-payment hold stops no crew in any")
    assert last.startswith("No other setting was run")


def test_a_reference_that_was_not_run_is_named() -> None:
    told, _, last = found({"late": LATE, "later": LATE})
    assert told.startswith("Under “late” crews stand idle for 13.0 work days")
    assert last.startswith("The reference, “on terms”, was not run")


def test_the_reference_may_be_told_itself() -> None:
    _, _, last = found({"on terms": ON_TERMS, "late": LATE}, "on terms")
    assert last == "“on terms” is the reference, with which the others are compared."
