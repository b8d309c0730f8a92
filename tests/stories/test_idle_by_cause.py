"""Idle days by cause: what a hold is to blame for (rule J5)."""

import pytest

from sim.records import CrewResumed, CrewStopped, Delivered, StillShort
from tests.stories.telling import days, metrics, spans, tell

IDLE = ("idle_days", "idle_days_credit_hold", "idle_days_lead_time")

HELD_CEMENT = """
crews: {gang: {labour: 100}}
activities: {pour: {crew: gang, duration: 38, materials: {cement: 38, sand: 38}}}
materials:
  cement: {unit: t, supplier: kiln, unit_price: 100, opening_stock: 5,
           order: {safety_days: 0, cover_workdays: 5}}
  sand: {unit: t, supplier: pit, unit_price: 1, opening_stock: 10,
         order: {safety_days: 3, cover_workdays: 10}}
suppliers:
  kiln: {lead_time: 2, terms: {net_days: 10}, credit: {hold_after_past_due: 5}}
  pit: {lead_time: 3}
accounts_payable: {policy: fixed, payment_age: 100}
executive: {escalation_takes: 6}
"""


def test_delivery_of_what_was_not_short_explains_nothing() -> None:
    """
    Cement comes at 5, 10, 15, 20; the invoice of 5 is due at 15, and held for at 20.
    The lot for day 25, ordered at 23, waits. Idle from 25; paid and released at 31;
    cement at 33. Sand, of which 5 t lie in the yard, comes at 27 (ordered at 34 - 4 - 6
    = 24), while the crew stands.

    Only cement was short: but for the hold of 23 to 31 it had come at 25, so that all
    8 days are the hold's. (Were the sand counted as well, two would not be.)
    """
    journal = tell(HELD_CEMENT)
    spells = spans(days(journal, CrewStopped), days(journal, CrewResumed))
    assert spells == [(25, 33)]
    assert 27 in [f.at for f in journal.of(Delivered) if f.order.material == "sand"]
    assert metrics(journal, *IDLE) == dict(zip(IDLE, (8, 8, 0), strict=True))


SECOND_ORDER = """
project: {give_up_after: %s}
crews: {a: {}, b: {labour: 100}}
activities:
  first: {crew: a, duration: 1, materials: {pipe: 9}}
  second: {crew: b, duration: 1, materials: {%s}}
materials:
  pipe: {unit: m, supplier: mill, unit_price: 100, order: {safety_days: 0}}
  valve: {unit: pc, supplier: mill, unit_price: 100, order: {safety_days: 0}}
  glue: {unit: kg, supplier: shop, unit_price: 1, order: {safety_days: 0}}
suppliers:
  mill: {lead_time: 2, terms: {net_days: 3}, credit: {limit: 1000, release_takes: 2}}
  shop: {lead_time: 5}
"""


def idle(text: str) -> tuple[float | None, ...]:
    """Return the idle days of crew b: all, by hold, by lead time; a stands for two."""
    values = metrics(tell(text), *IDLE)
    total, hold, lead = (values[name] or 0.0 for name in IDLE)
    return total - 2, hold, lead - 2


@pytest.mark.parametrize(
    ("needs", "days_by_cause"),
    [
        pytest.param("valve: 5", (9, 7, 2), id="what the hold delayed"),
        pytest.param("valve: 5, glue: 1", (9, 4, 5), id="the latest without holds"),
        pytest.param("glue: 1", (5, 0, 5), id="no hold"),
    ],
)
def test_wait_is_blamed_on_a_hold_from_when_it_would_have_ended_without(
    needs: str, days_by_cause: tuple[float, ...]
) -> None:
    """
    The pipe (900) fills the limit of 1,000; the valves (500) wait from 0. The pipe
    comes at 2 and is paid at 5; release 2 days later: the valves are processed from 7,
    and come at 9. But for the 7 days of hold they had come at 2; the glue comes at 5.
    """
    assert idle(SECOND_ORDER % (100, needs)) == days_by_cause


def test_open_wait_is_held_to_the_end() -> None:
    """
    At 6 the valves have been held for 6 days: without the hold they had come 6 days
    sooner, at 0. All 6 days are the hold's.
    """
    journal = tell(SECOND_ORDER % (6, "valve: 5"))
    assert not journal.finished
    assert idle(SECOND_ORDER % (6, "valve: 5")) == (6, 6, 0)


def test_open_wait_after_a_release_counts_what_was_held() -> None:
    """
    At 8 the valves, held from 0 to 7, are on their way: they had come 7 days sooner,
    at 1. One day is lead time, seven are the hold's.
    """
    assert idle(SECOND_ORDER % (8, "valve: 5")) == (8, 7, 1)


def test_downtime_cost_follows_the_days() -> None:
    """A day of crew b costs 100; 7 of its 9 idle days are the hold's."""
    cost = metrics(
        tell(SECOND_ORDER % (100, "valve: 5")),
        "downtime_cost",
        "downtime_cost_credit_hold",
        "stoppages",
        "stoppages_credit_hold",
    )
    assert list(cost.values()) == [900, 700, 2, 1]


def test_open_wait_counts_what_has_come_and_what_is_still_short() -> None:
    """
    Valves (500) do not fit beside pipes (900) at the mill's limit of 1,000: held from 0
    to the end at 12. The glue of crew b comes at 5. But for the hold b had waited for
    the glue until 5, so that 7 of its 12 days are the hold's. Crew a waits 2 for pipes.
    """
    journal = tell(
        """
project: {give_up_after: 12}
crews: {a: {}, b: {labour: 100}}
activities:
  first: {crew: a, duration: 1, materials: {pipe: 9}}
  second: {crew: b, duration: 1, materials: {valve: 5, glue: 1}}
materials:
  pipe: {unit: m, supplier: mill, unit_price: 100, order: {safety_days: 0}}
  valve: {unit: pc, supplier: mill, unit_price: 100, order: {safety_days: 0}}
  glue: {unit: kg, supplier: shop, unit_price: 1, order: {safety_days: 0}}
suppliers:
  mill: {lead_time: 2, terms: {net_days: 30}, credit: {limit: 1000, release_takes: 2}}
  shop: {lead_time: 5}
"""
    )
    assert metrics(journal, *IDLE) == dict(zip(IDLE, (14, 7, 7), strict=True))
    (still,) = journal.of(StillShort)
    assert still.short == ("valve",)
    assert [delivered.order.material for delivered in still.deliveries] == ["glue"]
