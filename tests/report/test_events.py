"""One replication as a table."""

from datetime import date

import pytest

from sim.journal import chain
from sim.metrics import measure
from sim.records import CreditHeld, CrewStopped, EmergencyPaid, PaymentSent
from sim.report.sentences import SENTENCES, told
from sim.report.speech import Speech
from sim.report.story import events
from sim.scenario import load, vary
from tests.report.told import CASES, LATE, drawn, first

COLUMNS = [
    "row",
    "day",
    "date",
    "event",
    "activity",
    "crew",
    "supplier",
    "material",
    "order",
    "invoice",
    "amount",
    "age",
    "days",
    "until",
    "quantity",
    "age_when_paid",
    "discount",
    "fee",
    "downtime_cost",
    "idle_days_credit_hold",
    "idle_days_lead_time",
    "cause",
    "text",
]


def test_every_row_has_the_same_columns_and_its_number() -> None:
    for story in drawn()[::5]:
        rows = events(story.journal)
        assert len(rows) == len(story.journal.records)
        for number, row in enumerate(rows, 1):
            assert list(row) == COLUMNS
            assert row["row"] == number


def test_causes_point_backwards() -> None:
    for story in drawn():
        for row in events(story.journal):
            assert row["cause"] is None or 1 <= row["cause"] < row["row"], row


def test_a_row_names_its_cause_wherever_its_fact_has_one() -> None:
    for story in drawn():
        for row, fact in zip(events(story.journal), story.journal, strict=True):
            assert (row["cause"] is None) == (fact.cause is None), row


def test_the_rows_of_a_chain_lead_back_to_the_payment_age() -> None:
    """Idle, because order 8 is held, because the account is, because AP pays at 90."""
    journal = first(load(CASES / "paid_at_90_days.yaml"), LATE)
    rows = events(journal)
    row = [row for row in rows if row["event"] == "crew_stopped"][-1]
    kinds = []
    while row["cause"] is not None:
        row = rows[row["cause"] - 1]
        kinds.append(row["event"])
    assert kinds == ["order_held", "credit_held", "payment_age_chosen", "policy_set"]
    assert len(chain(journal.of(CrewStopped)[-1])) == 5


def test_a_hold_fills_its_columns() -> None:
    """Day 62 is 8 March; invoice 1 of 10,000, 30 days past due."""
    journal = first(load(CASES / "paid_at_90_days.yaml"), LATE)
    row = next(row for row in events(journal) if row["event"] == "credit_held")
    assert {**row, "row": 0, "cause": 0} == {
        "row": 0,
        "day": 62.0,
        "date": "2026-03-08",
        "event": "credit_held",
        "activity": "pour",
        "crew": "gang",
        "supplier": "readymix",
        "material": "concrete",
        "order": 1,
        "invoice": 1,
        "amount": 10000.0,
        "age": None,
        "days": None,
        "until": None,
        "quantity": 10.0,
        "age_when_paid": None,
        "discount": None,
        "fee": None,
        "downtime_cost": None,
        "idle_days_credit_hold": None,
        "idle_days_lead_time": None,
        "cause": 0,
        "text": "readymix puts the account on hold: invoice 1 (10,000, due 6 February"
        " 2026) is 30 days past due",
    }


def test_a_stoppage_is_told_at_both_ends() -> None:
    """Idle from day 72 to day 80: 8 work days."""
    journal = first(load(CASES / "paid_at_90_days.yaml"), LATE)
    rows = [row for row in events(journal) if row["event"].startswith("crew_")]
    told_of = [(row["event"], row["day"], row["material"], row["days"]) for row in rows]
    assert told_of[-3:] == [
        ("crew_stopped", 72.0, "concrete", None),
        ("crew_supplied", 80.0, "concrete", None),
        ("crew_resumed", 80.0, "concrete", 8.0),
    ]


def test_a_stoppage_has_its_cost_and_its_days_by_cause_where_it_ends() -> None:
    """2 days without the first lot, 8 by credit hold, at 1,300 a day."""
    journal = first(load(CASES / "paid_at_90_days.yaml"), LATE)
    told_of = [
        tuple(row[name] for name in COLUMNS[18:21])
        for row in events(journal)
        if row["downtime_cost"] is not None
    ]
    assert told_of == [(2600.0, 0.0, 2.0), (10400.0, 8.0, 0.0)]


def test_what_stoppages_cost_adds_up_to_the_metrics() -> None:
    """In every setting of the drawn cases, and while a crew still stands at the end."""
    given_up = load(CASES / "paid_at_90_days.yaml", ["project.give_up_after=75"])
    journals = [*(story.journal for story in drawn()), first(given_up, LATE)]
    for journal in journals:
        rows, metrics = events(journal), measure(journal)
        for name in ("downtime_cost", "idle_days_credit_hold", "idle_days_lead_time"):
            whole = sum(row[name] or 0.0 for row in rows)
            assert whole == pytest.approx(metrics[name], abs=1e-4), name


def test_a_payment_has_its_real_age_its_discount_and_its_fee() -> None:
    """Invoice 1 of day 2 is paid on day 77, 45 days late, at 3 % a month: 450. Its age
    is 75, though 90 was in force when it left.
    """
    fee = {"suppliers.readymix.terms.late_fee_per_month": 0.03}
    journal = first(vary(load(CASES / "paid_at_90_days.yaml"), fee), LATE)
    rows = [row for row in events(journal) if row["invoice"] == 1]
    (paid,) = [row for row in rows if row["event"] == "paid"]
    (sent,) = [row for row in rows if row["event"] == "payment_sent"]
    assert (sent["age"], sent["age_when_paid"]) == (90, None)
    assert (paid["age"], paid["age_when_paid"]) == (None, 75)
    assert (paid["quantity"], paid["fee"], paid["discount"]) == (10, 450, 0)


def test_work_that_ends_at_midnight_ends_on_the_day_before() -> None:
    """Day 110.0 is the end of 24 April."""
    journal = first(load(CASES / "paid_at_90_days.yaml"), LATE)
    row = next(row for row in events(journal) if row["event"] == "activity_finished")
    assert (row["day"], row["date"]) == (110.0, "2026-04-24")


def test_work_that_ends_on_a_wednesday_night_ends_on_that_wednesday() -> None:
    """Day 17.0 is the end of Wednesday of the third week."""
    scenario = load(CASES / "working_week.yaml")
    rows = events(first(scenario, scenario.reference))
    row = next(row for row in rows if row["event"] == "activity_finished")
    assert row["day"] == 17.0
    assert date.fromisoformat(row["date"]).strftime("%A") == "Wednesday"


def test_a_hold_by_limit_that_becomes_one_by_age_has_its_own_words() -> None:
    facts = [f for story in drawn() for f in story.journal.of(CreditHeld)]
    speech = Speech(drawn()[0].journal)
    assert {fact.converted for fact in facts} == {False, True}
    for fact in facts:
        if fact.trigger == "age":
            words = told(fact, speech)
            assert ("held the account by its limit" in words) == fact.converted


def test_an_emergency_payment_of_nothing_is_told_as_such() -> None:
    """When all has been paid by the time the executive acts."""
    found = [(f, s.journal) for s in drawn() for f in s.journal.of(EmergencyPaid)]
    assert {bool(fact.cents) for fact, _ in found} == {False, True}
    for fact, journal in found:
        words = told(fact, Speech(journal, "USD"))
        assert ("finds nothing left to pay" in words) != bool(fact.cents)


def test_why_nothing_was_left_to_pay_is_told() -> None:
    """Money that left before has not cleared, or has: both are among the drawn."""
    found = set()
    for story in drawn():
        for fact in story.journal.of(EmergencyPaid):
            if not fact.cents:
                sent = any(
                    other.invoice.order.supplier == fact.supplier
                    and other.at <= fact.at < other.clears_at
                    for other in story.journal.of(PaymentSent)
                )
                words = told(fact, Speech(story.journal, "USD"))
                assert ("is on its way already, and clears by" in words) == sent
                assert words.endswith("no invoice is past due by now") != sent
                found.add(sent)
    assert found == {False, True}


def test_every_kind_of_fact_has_its_words() -> None:
    """All but releases that never came, waits without end and choices of departments
    that the drawn do not have are among the drawn.
    """
    kinds = {type(fact) for story in drawn() for fact in story.journal}
    assert kinds <= set(SENTENCES)
    assert {kind.__name__ for kind in set(SENTENCES) - kinds} <= {
        "ReleaseStopped",
        "StillShort",
        "LeverChosen",
        "DepartmentPaid",
        "Accelerated",
    }


def test_words_are_plain() -> None:
    for story in drawn()[::7]:
        speech = Speech(story.journal)
        for fact in story.journal:
            words = told(fact, speech)
            assert "None" not in words
            assert "_" not in words


def test_a_wait_without_end_says_what_it_is_short_of() -> None:
    """Given up on day 75, while the crew stands from 72 to 80."""
    case = load(CASES / "paid_at_90_days.yaml", ["project.give_up_after=75"])
    rows = events(first(case, LATE))
    (row,) = [row for row in rows if row["event"] == "still_short"]
    assert row["text"] == "crew gang still stands idle for want of concrete"
    assert rows[row["cause"] - 1]["event"] == "crew_stopped"
