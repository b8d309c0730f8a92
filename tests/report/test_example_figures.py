"""The figures of one replication: what they show, and that nothing collides."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes

from sim.journal import Journal
from sim.report.figures import gantt, payables_ageing, payment_ages
from sim.report.payables import BUCKETS
from sim.scenario import Scenario, load, vary
from tests.report.layout import faults, figure_of, texts
from tests.report.told import CASES, LATE, ON_TERMS, first

NAME = "structural steel and precast concrete of level {:02d} and above"
SOURCE = f"Source: {NAME} and {NAME}; replication 7; seed 20261124."


def changed(**changes: object) -> Scenario:
    """Return the hand case with changes, two underscores for a dot."""
    given: dict[str, Any] = {n.replace("__", "."): v for n, v in changes.items()}
    return vary(load(CASES / "paid_at_90_days.yaml"), given)


def large() -> Scenario:
    """Return a job of 45 activities, 12 suppliers and 12 materials with long names."""
    names = [NAME.format(i) for i in range(45)]
    activities = {
        name: {
            "crew": "gang",
            "duration": 10 + i % 3,
            "materials": {names[i % 12]: 50},
        }
        for i, name in enumerate(names)
    }
    suppliers = {
        name: {
            "lead_time": 3 + i,
            "credit": {"hold_after_past_due": 10 + i, "release_takes": 1},
        }
        for i, name in enumerate(names[:12])
    }
    materials = {
        name: {"unit": "m3", "unit_price": 1000, "supplier": name}
        for name in names[:12]
    }
    return changed(
        activities=activities,
        materials=materials,
        suppliers=suppliers,
        crews__gang__gangs=4,
    )


SCENARIOS: dict[str, Callable[[], Scenario]] = {
    "by hand": changed,
    "large": large,
    "no supplier": lambda: changed(
        materials__concrete__supplier=None, suppliers__readymix=None
    ),
    "one day": lambda: changed(
        activities__pour__duration=1, activities__pour__materials={"concrete": 1}
    ),
    "years": lambda: changed(activities__pour__duration=2500),
    "given up": lambda: changed(project__give_up_after=75),
}


@cache
def journal(case: str, setting: str = LATE) -> Journal:
    """Return the first replication of a case."""
    return first(SCENARIOS[case](), setting)


def written(axes: Axes) -> list[str]:
    """Return all that is written on the figure, a broken line as one."""
    shown = (t.get_text() for t in texts(figure_of(axes)))
    return [
        text.replace("\n", " ").replace("\N{NO-BREAK SPACE}", " ") for text in shown
    ]


@pytest.mark.parametrize("case", SCENARIOS)
@pytest.mark.parametrize("setting", [LATE, ON_TERMS])
def test_texts_of_the_gantt_chart_keep_apart(case: str, setting: str) -> None:
    axes = gantt(journal(case, setting), "CHF", source=SOURCE)
    assert faults(figure_of(axes)) == []


@pytest.mark.parametrize("case", SCENARIOS)
def test_texts_of_the_ageing_keep_apart(case: str) -> None:
    axes = payables_ageing(journal(case), "CHF", source=SOURCE)
    assert faults(figure_of(axes)) == []


@pytest.mark.parametrize("case", [name for name in SCENARIOS if name != "no supplier"])
def test_texts_of_the_payment_ages_keep_apart(case: str) -> None:
    nine = [journal(case)] * 9
    axes = payment_ages(nine, LATE, source=SOURCE)
    assert axes is not None
    assert faults(figure_of(axes)) == []


def test_the_gantt_chart_says_who_stood_and_why() -> None:
    assert written(gantt(journal("by hand"), "USD"))[0] == (
        "Replication 0 of “at 90 days”: crews stand idle for 10 work days, 8 of them by"
        " credit hold; the job is finished 10 days after its planned finish"
    )


def test_the_gantt_chart_shows_stock_and_holds_only_where_there_are_some() -> None:
    """With ample material there are activities and unpaid invoices only."""
    shown = written(gantt(journal("by hand"), "USD"))
    assert {"Credit holds", "Stock of concrete (m3)", "readymix"} <= set(shown)
    shown = written(gantt(journal("no supplier"), "USD"))
    assert not {"Credit holds", "Stock of concrete (m3)"} & set(shown)
    assert shown[0].endswith("no crew stands idle; the job is finished as planned")


def test_a_lost_booking_is_shown_and_named_where_there_is_one() -> None:
    scenario = load(CASES / "working_week.yaml")
    axes = gantt(first(scenario, scenario.reference), "USD")
    hatched = [p for p in axes.patches if p.get_hatch() == "\\\\\\\\"]
    extents = [p.get_path().get_extents(p.get_patch_transform()) for p in hatched]
    assert [extent.intervalx.tolist() for extent in extents] == [[17, 21]]
    assert "trade on other work, its booking lost" in written(axes)
    assert faults(figure_of(axes)) == []
    assert not any(
        "booking" in text for text in written(gantt(journal("by hand"), "USD"))
    )


def test_a_triangle_is_full_by_credit_hold_and_hollow_by_lead_time() -> None:
    """The crew stops on day 0 for the first lot, and on day 72 by credit hold."""
    figure = figure_of(gantt(journal("by hand"), "USD"))
    marks = [m for axes in figure.axes for m in axes.lines if m.get_marker() == "^"]
    assert [float(np.asarray(mark.get_xdata())[0]) for mark in marks] == [0, 72]
    assert [mark.get_markerfacecolor() for mark in marks] == ["white", "#D55E00"]


def test_a_milestone_is_a_diamond() -> None:
    """After 100 days of plan, and after 110 of work; planned above, done below."""
    milestone = {"after": ["pour"], "duration": 0}
    axes = gantt(first(changed(activities__handover=milestone), LATE), "USD")
    diamonds = [line for line in axes.lines if line.get_marker() == "D"]
    assert [np.asarray(line.get_xdata()).tolist() for line in diamonds] == [
        [100],
        [110],
    ]


def test_a_job_given_up_is_said_to_be() -> None:
    title = written(gantt(journal("given up"), "USD"))[0]
    assert title.endswith("; the job is given up unfinished")


def test_all_panels_of_the_gantt_chart_have_the_same_dates() -> None:
    """They end on day 110; the first of February is 27 days after 5 January 2026."""
    assert journal("by hand").job.calendar.start_date == date(2026, 1, 5)
    figure = figure_of(gantt(journal("by hand"), "USD"))
    panels = [axes for axes in figure.axes if axes.axison]
    assert len(panels) == 4
    assert {axes.get_xlim() for axes in panels} == {(0, 110)}
    assert {tuple(axes.get_xticks()) for axes in panels} == {(27, 55, 86)}
    assert [t.get_text() for t in panels[-1].get_xticklabels()] == [
        "Feb\n2026",
        "Mar",
        "Apr",
    ]


def test_at_most_four_materials_have_a_stock_panel() -> None:
    shown = written(gantt(journal("large"), "USD"))
    assert sum(text.startswith("Stock of ") for text in shown) == 4


def test_the_ageing_says_how_much_was_past_due() -> None:
    """Five invoices of 10,000 from day 69 on, 15 March; two of them over 30 days."""
    shown = written(payables_ageing(journal("by hand"), "USD"))
    assert shown[0] == (
        "Replication 0 of “at 90 days”: up to $50k is past due at once, on 15 March"
        " 2026; the oldest goes more than 30 days past due"
    )


def test_the_ageing_names_only_what_occurs() -> None:
    """At 90 days the oldest invoice, due on day 32, is paid on day 77: 45 days late."""
    shown = set(written(payables_ageing(journal("by hand"), "USD")))
    assert shown & set(BUCKETS) == {"not past due", "1 to 30 days past due", "31 to 60"}
    shown = set(written(payables_ageing(journal("by hand", ON_TERMS), "USD")))
    assert shown & set(BUCKETS) == {"not past due"}
    shown = set(written(payables_ageing(journal("no supplier"), "USD")))
    assert not shown & set(BUCKETS)


def test_where_nothing_was_past_due_the_ageing_says_so() -> None:
    shown = written(payables_ageing(journal("by hand", ON_TERMS), "USD"))
    assert shown[0].endswith("no invoice is ever past due")


def test_the_payment_ages_stand_in_their_bars() -> None:
    """The setting on terms has no panel; that at 90 days has a row with its age."""
    both = [journal("by hand", ON_TERMS), journal("by hand")]
    axes = payment_ages(both)
    assert axes is not None
    panels = [panel for panel in figure_of(axes).axes if panel.axison]
    assert [panel.get_title(loc="left") for panel in panels] == [LATE]
    assert [text.get_text() for text in axes.texts] == ["90"]
    assert written(axes)[0] == (
        "Under “at 90 days” accounts payable lets invoices become up to 90 days old, on"
        " terms of 30 days"
    )


def test_suppliers_that_are_all_alike_have_one_row() -> None:
    axes = payment_ages([journal("large")])
    assert axes is not None
    assert [t.get_text() for t in axes.get_yticklabels()] == ["all suppliers"]


def test_where_all_is_on_terms_there_are_no_ages_to_draw() -> None:
    assert payment_ages([journal("by hand", ON_TERMS)]) is None
