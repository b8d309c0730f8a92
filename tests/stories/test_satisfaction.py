"""What the customer sees, and what that costs (rule E4)."""

import pytest

from tests.stories.telling import metrics, tell

JUDGED = """
%s
project: {contract_finish: {days_after_plan: 100}}
crews:
  a: {labour: 100%s}
  b: {}
activities:
  pour: {crew: a, duration: 2, materials: {cement: 2}}
  other: {%s}
materials: {cement: {unit: t, supplier: kiln, unit_price: 1, order: {safety_days: 0}}}
suppliers: {kiln: {lead_time: %s}}
customer:
  satisfaction: {per_day_late: 1, per_stoppage: %s, visible_after_workdays: 2}
  repeat_contract: {margin: 1000, chance: 0.5}
"""


def content(
    other: str,
    *,
    lead_time: float = 3,
    calendar: str = "",
    away: str = "",
    points: float = 5,
) -> list[float | None]:
    """Return the satisfaction, and the repeat margin lost."""
    journal = tell(JUDGED % (calendar, away, other, lead_time, points))
    return list(metrics(journal, "lost_repeat_margin", "satisfaction").values())[::-1]


@pytest.mark.parametrize(
    ("other", "visible"),
    [
        pytest.param("duration: 0", True, id="nobody else"),
        pytest.param("crew: b, duration: 1", True, id="two days"),
        pytest.param("crew: b, duration: 1.25", False, id="less than two"),
        pytest.param("crew: b, duration: 9", False, id="somebody works"),
        pytest.param("duration: 9", True, id="without a crew nobody works"),
        pytest.param(
            "crew: b, duration: 1, materials: {cement: 1}", True, id="both stand"
        ),
    ],
)
def test_site_that_stands_still_is_seen(other: str, *, visible: bool) -> None:
    """
    Crew a stands from 0 to 3; what crew b does meanwhile decides how long nobody works.
    A stoppage costs 5 points: 1,000 x 0.5 x 5 / 100 = 25.
    """
    assert content(other) == ([95, 25] if visible else [100, 0])


def test_stretch_is_cut_where_somebody_works() -> None:
    """Crew a stands 0-5. Crew b works 2-3: nobody works 0-2 and 3-5, two stretches."""
    text = JUDGED % ("", "", "crew: b, after: {first: 0}, duration: 1", 5, 5)
    text = text.replace("activities:", "activities:\n  first: {duration: 2}")
    assert metrics(tell(text), "satisfaction")["satisfaction"] == 90


def test_crew_that_left_still_counts_as_standing() -> None:
    """Gone at 1, supplied at 3, back at 3.5: one stretch."""
    away = ", remobilisation: {after_workdays: 1, cost: 0, takes: 0.5}"
    assert content("duration: 0", away=away) == [95, 25]
    assert content("crew: b, duration: 1.5", away=away) == [95, 25]


@pytest.mark.parametrize(
    ("start", "visible"), [("2026-03-06", False), ("2026-03-05", True)]
)
def test_stretch_is_counted_in_working_time(start: str, *, visible: bool) -> None:
    """From Friday to Monday morning is one day of work; from Thursday two."""
    calendar = f"calendar: {{start: {start}, workweek: [mon, tue, wed, thu, fri]}}"
    lead_time = 4 if visible else 3
    found = content("duration: 0", lead_time=lead_time, calendar=calendar)
    assert found == ([95, 25] if visible else [100, 0])


def test_satisfaction_is_never_below_zero() -> None:
    assert content("duration: 0", points=101) == [0, 500]


def test_days_late_cost_points() -> None:
    """Planned 2, contract finish 2, finish 5: three points, and the stoppage five."""
    text = (JUDGED % ("", "", "duration: 0", 3, 5)).replace("100}}", "0}}")
    assert metrics(tell(text), "satisfaction")["satisfaction"] == 92


def test_satisfaction_without_terms_has_no_value() -> None:
    text = (JUDGED % ("", "", "duration: 0", 3, 5)).replace("satisfaction:", "#")
    assert list(metrics(tell(text), "lost_repeat_margin", "satisfaction").values()) == [
        0,
        None,
    ]
