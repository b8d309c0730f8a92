"""The story of a replication, word for word where it was worked by hand."""

import pytest

from sim.report.story import tell
from sim.scenario import load
from tests.report.told import (
    CASES,
    LATE,
    ON_TERMS,
    by_scorecard,
    first,
    stoppage,
    told,
)


def test_the_supplier_paid_at_90_days_stops_the_crew_word_for_word() -> None:
    """Day 0 is 5 January. The invoice of day 2 falls due on day 32 (6 February) and is
    30 days past due on day 62 (8 March). Lot 7 is order 8, called off on day 67
    (13 March), begun at the release of day 78 (24 March), there on day 80 (26 March).
    Idle 72-80, at 1,300 a day; the hold held the order 11 days. On day 77 five invoices
    of 10,000 are paid.
    """
    assert stoppage(told(), 2) == (
        "18 March 2026. Stoppage 2: crew gang stands idle at pour: no concrete in the"
        " yard;\n"
        "  because order 8 (10 m3 of concrete, called off on 13 March) waited at"
        " readymix, not begun, from 13 March to 24 March;\n"
        "    because readymix put the account on hold on 8 March;\n"
        "      because invoice 1 ($10,000, due 6 February) was 30 days past due;\n"
        "        because accounts payable lets its invoices become 90 days old;\n"
        "          because its policy is to pay when invoices are 90 days old.\n"
        "  18 March: the foreman phones the executive about readymix.\n"
        "  23 March: the executive orders an emergency payment of $50,000 to readymix;"
        " readymix agrees to release the account on 24 March.\n"
        "  24 March: readymix releases the account.\n"
        "  26 March: order 8 arrives: 10 m3 of concrete, after 11 days on hold; crew"
        " gang works again.\n"
        "  Idle 8 work days, by credit hold; downtime cost $10,400."
    )


def test_a_wait_for_the_first_delivery_ends_at_the_foremans_order() -> None:
    """Order 1 is needed on day 0, called off on day 0, and takes 2 days."""
    assert stoppage(told(), 1) == (
        "5 January 2026. Stoppage 1: crew gang stands idle at pour: no concrete in the"
        " yard;\n"
        "  because order 1 (10 m3 of concrete) came on 7 January;\n"
        "    because the foreman called it off on 5 January, for use at pour on 5"
        " January, and readymix took 2 days (2 expected, 3 to spare).\n"
        "  7 January: order 1 arrives: 10 m3 of concrete; crew gang works again.\n"
        "  Idle 2 work days, by lead time; downtime cost $2,600."
    )


def test_the_rest_of_the_story_word_for_word() -> None:
    """The hold of day 109 (24 April) stops nobody. The finish, day 110.0, is the end of
    24 April: 10 days after the plan, 5 past the contract finish.
    """
    scenario = load(CASES / "paid_at_90_days.yaml")
    text = tell(first(scenario, LATE), scenario, seed=1)
    head, _, rest = text.partition("5 January 2026. Stoppage 1")
    assert " ".join(head.split()) == (
        'one crew, one supplier, paid at 90 days Setting "at 90 days", replication 0,'
        " seed 1 The job starts on 5 January 2026. Its planned finish is 14 April 2026"
        " (day 100), its contract finish 19 April 2026 (day 105). It is the policy of"
        " accounts payable to pay when invoices are 90 days old. Payment ages from the"
        " start: 90 days for readymix."
    )
    assert " ".join(rest[rest.index("24 April") :].split()) == (
        "24 April 2026. Readymix puts the account on hold: invoice 6 ($10,000, due 25"
        " March) is 30 days past due; no crew stood for it, and it was never released."
        " The job was finished on 24 April 2026 (day 110), 10 days after the plan and 5"
        " days past the contract finish."
        " 2 stoppages: 10 idle work days, 8 by credit hold and 2 by lead time; downtime"
        " cost $13,000, of which $10,400 by credit hold."
        " Delay cost: $9,000, of which liquidated damages $5,000."
        " Accounts payable: bonuses $0, late-payment interest $0, early-payment"
        " discounts $0; DPO 46.5 days."
        " Firm value: $178,000, of a contract of $500,000."
    )


def test_the_opening_says_how_the_scorecard_pays() -> None:
    text = " ".join(by_scorecard().split())
    assert (
        "Its scorecard pays for each period of 91 days: DPO: $0 at 35, $6,000 at 50,"
        " $20,000 at 75. (DPO: the days that purchases stay unpaid, on average.)"
        " Payment ages from the start: 79 days for readymix. By these it expects to"
        " earn $20,000 a period."
    ) in text


def test_bonuses_are_told_with_the_lines_that_paid_them() -> None:
    """By day 91 the invoices of days 2, 9, 19, 29 and 39 were paid, on day 77, at 75,
    68, 58, 48 and 38 days; those of days 49, 59, 80 and 87 are 42, 32, 11 and 4 days
    old: 376 / 9 = 41.78 days, (41.78 - 35) x 400 = 2,711.
    """
    text = " ".join(by_scorecard().split())
    assert (
        "6 April 2026. Accounts payable earns a bonus of $2,711 for a period of 91"
        " days: DPO of 41.78 pays $2,711."
    ) in text


def test_a_shorter_last_period_is_told_with_its_share() -> None:
    """The last 19 days of 91: (46.5 - 35) x 400 x 19 / 91 = 960."""
    text = " ".join(by_scorecard().split())
    assert (
        "24 April 2026. Accounts payable earns a bonus of $960 for a period of 19 days:"
        " DPO of 46.5 pays $960 for this part of a period."
    ) in text


def test_what_a_scorecard_takes_is_told_beside_what_it_pays() -> None:
    """The stop of 8 days cost 10,400; the curve takes 10,000 at most: none is left."""
    card = {
        "dpo": [[35, 0], [50, 6000], [75, 20000]],
        "downtime_cost_credit_hold": [[0, 0], [10000, -10000]],
    }
    text = " ".join(by_scorecard(**{"accounts_payable.scorecard": card}).split())
    assert (
        "Accounts payable earns no bonus for a period of 91 days: DPO of 41.78 pays"
        " $2,711, and downtime cost by credit hold of $10,400 takes $10,000."
    ) in text


def test_a_hold_told_with_a_stoppage_is_not_told_again() -> None:
    """Of two holds the first stopped the crew."""
    assert told().count("puts the account on hold") == 1


def test_the_end_says_whether_there_was_cash_to_pay() -> None:
    """Invoices 1 to 5 fall due on days 32, 39, 49, 59 and 69 and are paid on day 77:
    50,000 at most past due at once.
    """
    text = " ".join(told(LATE, {"treasury": {"opening_cash": 1000000}}).split())
    assert "the most ever past due at once was $50,000." in text
    assert "Interest on cash beyond that on the opening cash: $0;" in text


def test_a_crew_that_leaves_is_told_with_its_return() -> None:
    """Idle from day 72 it leaves after 5 days, on the evening of 22 March (day 77.0),
    and is back 2 days after day 80 (28 March): 5 days at 1,300 and 9,000.
    """
    terms = {"after_workdays": 5, "cost": 9000, "takes": 2}
    lines = stoppage(told(LATE, {"crews.gang.remobilisation": terms}), 2).splitlines()
    left = lines.index(
        "  22 March: crew gang leaves the site, and its return costs $9,000."
    )
    assert lines[left + 1].startswith("  23 March: the executive orders")
    assert lines[-2:] == [
        "  28 March: crew gang is back, and works again.",
        "  Idle 10 work days, by credit hold; downtime cost $15,500.",
    ]


def test_a_reform_is_told_with_the_new_choice() -> None:
    """The stoppage by credit hold ends on day 80; 3 days later is 29 March."""
    reform = {"after_stoppages": 1, "takes": 3, "to": ON_TERMS}
    text = " ".join(told(LATE, {"executive.reform": reform}).split())
    assert (
        "29 March 2026. By order of the executive accounts payable takes over the"
        ' goals of "on terms". Accounts payable chooses anew: on terms, 30 days, for'
        " readymix."
    ) in text


def test_a_shorter_age_is_told_with_what_was_learned() -> None:
    """The invoice of day 2 is 30 days past due on day 62, when the account is held; on
    day 60, as a period starts, it has let 27 whole days pass.
    """
    card = {
        "dpo": [[35, 0], [50, 6000], [75, 20000]],
        "downtime_cost_credit_hold": [[0, 0], [100000, -100000]],
    }
    changes = {
        "accounts_payable.scorecard": card,
        "accounts_payable.believes": {"hold_cost": 20000},
        "accounts_payable.period": 30,
    }
    text = " ".join(by_scorecard(**changes).split())
    assert (
        "Accounts payable chooses anew: 69 days for readymix. It has learned that"
        " readymix let 27 days past due pass without a hold, which makes one likelier"
        " soon after."
    ) in text
    assert (
        "Accounts payable chooses anew: 59 days for readymix. It has learned that"
        " readymix holds at 30 days past due."
    ) in text


def test_ages_that_a_reform_shortens_need_no_lesson() -> None:
    reform = {"after_stoppages": 1, "takes": 3, "to": ON_TERMS}
    assert "has learned" not in told(LATE, {"executive.reform": reform})


def test_a_trade_that_lost_its_booking_is_told_with_what_was_late() -> None:
    """Digging ends on day 17, planned 12; paving comes on day 21, a Monday."""
    scenario = load(CASES / "working_week.yaml")
    text = tell(first(scenario, scenario.reference), scenario)
    assert "was finished 5 days after its planned finish." in " ".join(text.split())


def test_no_line_is_too_wide_for_a_page() -> None:
    assert max(map(len, by_scorecard().splitlines())) <= 100


@pytest.mark.parametrize("word", ["None", "nan", "inf", "_"])
def test_nothing_of_the_program_shows(word: str) -> None:
    assert word not in by_scorecard()
