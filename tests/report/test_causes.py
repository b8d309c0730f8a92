"""The chains of causes of a story, each worked by hand."""

from sim.report.story import tell
from sim.scenario import load, vary
from tests.report.told import (
    CASES,
    LATE,
    ON_TERMS,
    by_scorecard,
    first,
    stoppage,
    told,
)


def test_a_chain_ends_at_the_line_of_the_scorecard_that_paid_for_it() -> None:
    """The curve is at its best from a DPO of 75 on. With half a run interval, 3.5 days,
    the least age that comes to it is 79. From 50 to 75 each day of DPO pays
    14,000 / 25 = 560.
    """
    assert stoppage(by_scorecard(), 2).splitlines()[4:6] == [
        "        because accounts payable chose age 79 on 5 January;",
        "          because its scorecard pays $560 a period for each day of DPO above"
        " 50.",
    ]


def test_an_open_wait_is_for_the_earliest_outstanding_order() -> None:
    """13 days ahead, lot 7 (order 8) is called off on day 57, before the hold; lots 8
    and 9 on days 67 and 77 are held, and the crew stands from day 82 on.
    """
    changes = {
        "materials.concrete.order.safety_days": 13,
        "executive": None,
        "project.give_up_after": 90,
    }
    text = stoppage(told(LATE, changes), 2)
    assert text.startswith("28 March 2026.")
    assert "because order 9 (10 m3 of concrete, called off on 13 March)" in text
    assert "order 10" not in text


def test_a_choice_that_repeats_another_is_told_with_the_day_of_the_first() -> None:
    """Periods of 20 days: the hold of day 62 comes under the choice of day 60, which is
    that of day 0 once more.
    """
    text = by_scorecard(**{"accounts_payable.period": 20})
    assert "chose age 79 on 5 January;" in stoppage(text, 2)


def test_an_order_above_the_limit_is_told_with_what_was_unpaid() -> None:
    """Order 2 of 10,000, on day 7 (12 January), beside 10,000 of day 2: over 15,000."""
    changes = {
        "suppliers.readymix.credit.limit": 15000,
        "suppliers.readymix.credit.hold_after_past_due": None,
    }
    lines = stoppage(told(LATE, changes), 2).splitlines()
    assert lines[2:6] == [
        "    because readymix put the account on hold on 12 January;",
        "      because order 2 did not fit the limit of $15,000, beside $10,000"
        " unpaid;",
        "        because accounts payable lets its invoices become 90 days old;",
        "          because its policy is to pay when invoices are 90 days old.",
    ]


def test_a_limit_filled_by_orders_on_their_way_ends_at_the_foreman() -> None:
    """With 2 + 40 days on the way, orders 1 to 7 are called off at the start: only the
    first fits, and nothing is unpaid.
    """
    changes = {
        "suppliers.readymix.credit.limit": 15000,
        "suppliers.readymix.transit": 40,
    }
    lines = stoppage(told(ON_TERMS, changes), 2).splitlines()
    assert lines[3:5] == [
        "      because order 2 did not fit the limit of $15,000, beside $10,000 of"
        " orders on their way;",
        "        because the foreman called off order 2 (10 m3 of concrete) on 5"
        " January, with earlier ones on their way.",
    ]


def test_what_would_have_been_late_without_the_hold_is_told_beside_it() -> None:
    """Concrete and steel are called off at the start, and the limit has room for one of
    them. On day 5 the executive pays invoice 1 of day 2; steel is released on day 6 and
    comes on day 8; without the hold it had come on day 2.
    """
    changes = {
        "suppliers.readymix.credit.limit": 15000,
        "materials.steel": {"unit": "t", "supplier": "readymix", "unit_price": 1000},
        "activities.pour.materials.steel": 100,
    }
    lines = stoppage(told(ON_TERMS, changes), 1).splitlines()
    assert lines[1:9] == [
        "  because order 1 (10 m3 of concrete) came on 7 January;",
        "    because the foreman called it off on 5 January, for use at pour on 5"
        " January, and readymix took 2 days (2 expected, 3 to spare).",
        "  and because order 2 (10 t of steel, called off on 5 January) waited at"
        " readymix, not begun, from 5 January to 11 January;",
        "    because readymix put the account on hold on 5 January;",
        "      because order 2 did not fit the limit of $15,000, beside $10,000 of"
        " orders on their way;",
        "        because the foreman called off order 2 (10 t of steel) on 5 January,"
        " with earlier ones on their way;",
        "  because without holds it would not have come before 7 January;",
        "    because the foreman called it off on 5 January, for use at pour on 5"
        " January, and readymix took 2 days without them (2 expected, 3 to spare).",
    ]
    assert lines[-1] == (
        "  Idle 8 work days: 6 by credit hold, 2 by lead time; downtime cost $10,400,"
        " of which $7,800 by credit hold."
    )


def test_a_policy_taken_over_is_told_with_the_day_of_the_reform() -> None:
    """The first stoppage by hold ends on day 20, 25 January: from then on invoices may
    become 90 days old.
    """
    changes = {
        "suppliers.readymix.credit.limit": 15000,
        "executive.reform": {"after_stoppages": 1, "takes": 0, "to": LATE},
    }
    text = told(ON_TERMS, changes)
    assert stoppage(text, 2).splitlines()[5] == (
        "          because its policy is to pay by the due date."
    )
    assert stoppage(text, 3).splitlines()[5] == (
        "          because its policy is to pay when invoices are 90 days old, since"
        " its reform on 25 January."
    )


def test_an_exempt_supplier_is_told_as_such() -> None:
    """Paid on terms, it holds by its limit all the same."""
    changes = {
        "suppliers.readymix.credit.limit": 15000,
        "accounts_payable.exempt": ["readymix"],
    }
    assert stoppage(told(LATE, changes), 2).splitlines()[4:6] == [
        "        because accounts payable pays readymix on terms, at 30 days;",
        "          because its policy exempts readymix, which is paid on terms.",
    ]


def test_a_limit_without_accounts_payable_ends_at_the_due_date() -> None:
    """Without the department every invoice clears on its due date."""
    changes = {"suppliers.readymix.credit.limit": 15000, "accounts_payable": None}
    assert stoppage(told(ON_TERMS, changes), 2).splitlines()[5] == (
        "          because every invoice is paid on its due date, as no department"
        " chooses."
    )


def test_an_invoice_approved_too_late_is_told_as_such() -> None:
    """Approved 60 days after day 2 (day 62, 8 March), when it is 30 days past due."""
    text = stoppage(told(ON_TERMS, {"accounts_payable.approval": 60}), 2)
    assert text.splitlines()[4:6] == [
        "        because accounts payable pays readymix on terms, at 30 days, but this"
        " one was approved only on 8 March, after the last payment run in time;",
        "          because its policy is to pay by the due date.",
    ]


def test_reminders_and_cash_in_hand_stand_by_the_invoice() -> None:
    """5 and 20 days past day 32. By day 62 the cash paid 60 work days at 1,600 less
    idle days 2 x 300; overhead of 400 a day to the runs of day 56.
    2 x 1,300 + 60 x 1,600 + 56 x 400 = 121,000.
    """
    changes = {
        "suppliers.readymix.credit.reminders": [5, 20],
        "treasury": {"opening_cash": 1000000},
    }
    assert stoppage(told(LATE, changes), 2).splitlines()[3] == (
        "      because invoice 1 ($10,000, due 6 February) was 30 days past due, after"
        " reminders on 11 February and 26 February; cash in hand: $879,000;"
    )


def test_an_order_that_must_be_paid_first_is_told_so() -> None:
    """After the hold of day 62 (8 March) the price of order 8 is asked for on day 67
    (13 March), and leaves in the run of day 70 (16 March).
    """
    after = {"cash_in_advance_from": 1}
    text = told(LATE, {"suppliers.readymix.credit.after_hold": after})
    assert stoppage(text, 2).splitlines()[1:3] == [
        "  because order 8 (10 m3 of concrete, called off on 13 March) waited at"
        " readymix for its payment in advance from 13 March to 16 March;",
        "    because after its hold of 8 March readymix wanted to be paid first;",
    ]


def test_a_wait_that_never_ends_is_told_to_the_end() -> None:
    """Given up on day 75, the end of 20 March, with 3 days idle."""
    text = told(LATE, {"project.give_up_after": 75})
    lines = stoppage(text, 2).splitlines()
    assert "from 13 March on, to the end;" in lines[1]
    assert lines[-2:] == [
        "  20 March: the crew still stands idle at the end.",
        "  Idle 3 work days, by credit hold; downtime cost $3,900.",
    ]
    assert "The job was not finished by 20 March 2026 (day 75)." in text


def test_a_dispute_stands_by_the_invoice() -> None:
    """Approved a day after day 2, settled 40 days later: day 43, 17 February."""
    changes = {"accounts_payable.dispute": {"probability": 1, "takes": 40}}
    assert stoppage(told(LATE, changes), 2).splitlines()[3] == (
        "      because invoice 1 ($10,000, due 17 February, the end of a dispute) was"
        " 30 days past due;"
    )


def test_a_need_before_its_forecast_is_told_as_such() -> None:
    """Digging ends on day 17, 5 days after its planned finish: the foreman reckons with
    paving 5 days after its planned start of day 14, on Saturday, that is on Monday, day
    21 (23 March), and calls sand off 5 days ahead, on day 16. Paving starts on day 17.
    """
    sand = {"unit": "t", "supplier": "quarry", "unit_price": 1}
    changes = {
        "crews.pavers.booking": None,
        "materials.sand": {**sand, "order": {"safety_days": 2}},
        "activities.pave.materials.sand": 50,
    }
    scenario = vary(load(CASES / "working_week.yaml"), changes)
    text = tell(first(scenario, scenario.reference), scenario)
    assert stoppage(text, 2).splitlines()[2] == (
        "    because the foreman called it off on 18 March, for use at pave on 23"
        " March, but it was needed 4 days sooner, and quarry took 3 days (3 expected, 2"
        " to spare)."
    )


def test_a_lot_that_was_overtaken_is_named_beside_the_one_that_came() -> None:
    """Three lots are called off on day 0, for days 0, 10 and 20; drawn from 0 to 40
    days, they come on days 25, 29 and 4: the third ends the wait for the first.
    """
    lead_time = {"suppliers.readymix.lead_time": {"low": 0, "high": 40}}
    lines = stoppage(told(ON_TERMS, lead_time), 1).splitlines()
    assert lines[1:3] == [
        "  because order 1 (10 m3 of concrete, called off on 5 January for 5 January)"
        " was late, and order 3, called off after it, came first and ended the wait;",
        "  because order 3 (10 m3 of concrete) came on 9 January;",
    ]


def test_a_lot_that_was_not_due_yet_was_not_late() -> None:
    """Where lots come in turn, none is said to have been overtaken."""
    assert "called off after it" not in told() + told(ON_TERMS)


def test_a_call_made_while_money_is_on_its_way_says_so() -> None:
    """At 75 days invoice 1 of day 2 leaves on day 70, the last run that clears within
    6 days by day 77; the foreman phones on day 72, and it clears on day 76, 22 March.
    """
    changes = {
        "settings.at 90 days.accounts_payable.payment_age": 75,
        "accounts_payable.payment_run": {"every": 7, "first": 7, "clearing": 6},
    }
    assert (
        "  18 March: the foreman phones the executive about readymix, not knowing that"
        " $10,000 is on its way already, and clears by 22 March."
    ) in stoppage(told(LATE, changes), 2)
