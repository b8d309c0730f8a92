"""What a Gantt chart and the chosen ages show of a journal."""

from itertools import pairwise

import pytest

from sim.records import PaymentAgeChosen
from sim.report.ages import AgeSpan, chosen_ages
from sim.report.spans import Bar, Idle, Span, bars, holds, ran_short, stops
from sim.scenario import load, vary
from tests.report.told import CASES, LATE, ON_TERMS, SCORECARD, drawn, first


def test_a_bar_has_the_plan_the_work_and_the_stops() -> None:
    """100 days planned; 2 days without the first lot, and 8 by credit hold."""
    (bar,) = bars(first(load(CASES / "paid_at_90_days.yaml"), LATE))
    assert (bar.activity, bar.planned, bar.actual) == ("pour", (0, 100), (0, 110))
    assert bar.idle == (
        Idle(Span(0, 2), by_credit_hold=False),
        Idle(Span(72, 80), by_credit_hold=True),
    )


def test_a_trade_that_lost_its_booking_is_away_until_it_comes() -> None:
    """Digging ends on day 17, planned 12; paving comes on day 21, a Monday."""
    scenario = load(CASES / "working_week.yaml")
    dig, pave = bars(first(scenario, scenario.reference))
    assert (dig.away, pave.away) == (None, Span(17, 21))
    assert pave.actual is not None
    assert pave.actual.start == 21
    given_up = vary(scenario, {"project.give_up_after": 19})
    assert bars(first(given_up, scenario.reference))[1].away == Span(17, 19)


def test_what_never_began_has_a_plan_only() -> None:
    """Given up on day 5 the second activity has not begun, the first is cut off."""
    changes = {
        "project.give_up_after": 5,
        "activities.cure": {"after": ["pour"], "duration": 3},
    }
    scenario = vary(load(CASES / "paid_at_90_days.yaml"), changes)
    pour, cure = bars(first(scenario, LATE))
    assert pour.actual == Span(0, 5)
    assert cure == Bar("cure", Span(100, 103), None, ())


def test_a_hold_lasts_to_its_release_or_to_the_end() -> None:
    """Held on days 62 and 109; released on day 78, a day after the money."""
    held = holds(first(load(CASES / "paid_at_90_days.yaml"), LATE))
    assert held == {"readymix": [(62, 78), (109, 110)]}
    assert holds(first(load(CASES / "paid_at_90_days.yaml"), ON_TERMS)) == {}


def test_holds_add_up_to_the_days_on_hold() -> None:
    """In every setting of every drawn case."""
    for story in drawn():
        held = holds(story.journal).values()
        days = sum(span.end - span.start for spans in held for span in spans)
        assert days == pytest.approx(story.metrics["hold_days"]), story.name


def test_what_ran_short_comes_by_idle_days() -> None:
    journal = first(load(CASES / "paid_at_90_days.yaml"), LATE)
    assert ran_short(journal) == ["concrete"]
    assert stops(journal, "concrete") == [(0, False), (72, True)]
    for story in drawn():
        found = sum(len(stops(story.journal, m)) for m in ran_short(story.journal))
        assert found >= (story.metrics["stoppages"] or 0)


def test_an_age_is_in_force_until_the_next_choice() -> None:
    """Reformed on day 83, three days after the stoppage by credit hold."""
    reform = {"after_stoppages": 1, "takes": 3, "to": ON_TERMS}
    scenario = vary(load(CASES / "paid_at_90_days.yaml"), {"executive.reform": reform})
    journal = first(scenario, LATE)
    late, reformed = chosen_ages(journal)["readymix"]
    assert late == AgeSpan(0, 83, 90, on_terms=False, net_days=30)
    assert reformed == AgeSpan(83, journal.horizon, 30, on_terms=True, net_days=30)


def test_the_same_choice_again_is_no_new_age() -> None:
    """It chooses anew at the start of each period; only what changes is a new age."""
    changes = {**SCORECARD, "accounts_payable.period": 20}
    journal = first(vary(load(CASES / "paid_at_90_days.yaml"), changes), ON_TERMS)
    spans = chosen_ages(journal)["readymix"]
    assert len(journal.of(PaymentAgeChosen)) > len(spans)
    assert all(
        one.age != other.age and one.end == other.start
        for one, other in pairwise(spans)
    )


def test_who_is_always_paid_on_terms_is_left_out() -> None:
    journal = first(load(CASES / "paid_at_90_days.yaml"), ON_TERMS)
    assert chosen_ages(journal) == {}
