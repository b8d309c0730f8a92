"""How long crews stood, why, and what that cost (rules S3, J5)."""

import pytest

from sim.metrics import downtime, measure
from sim.records import (
    CreditHeld,
    CrewStopped,
    Delivered,
    OrderFreed,
    OrderHeld,
    OrderPlaced,
    Record,
    TradeRebooked,
)
from sim.spells import spells
from tests.metrics.facts import journal, order, stood

IDLE = "idle_days", "idle_days_credit_hold", "idle_days_lead_time"
COUNT = "stoppages", "stoppages_credit_hold"


def figures(*facts: Record, names: tuple[str, ...], ends: float = 30) -> list[object]:
    """Return metrics by name."""
    values = measure(journal(*facts, ends=ends))
    return [values[name] for name in names]


def cost(*facts: Record, ends: float = 30) -> tuple[float, float]:
    """Return the cost of the stoppages, and the part due to holds."""
    it = journal(*facts, ends=ends)
    return downtime(it, spells(it))


@pytest.mark.parametrize(
    ("held", "idle"),
    [
        pytest.param(0, [3, 0, 3], id="no hold"),
        pytest.param(1, [3, 1, 2], id="part of it"),
        pytest.param(3, [3, 3, 0], id="all of it"),
        pytest.param(9, [3, 3, 0], id="not before it began"),
    ],
)
def test_idle_days_after_the_order_would_have_come_are_the_holds(
    held: float, idle: list[float]
) -> None:
    """Idle from 10 to 13, when a delivery came that had been held for a while."""
    facts = stood(10, 13, held=held)
    assert figures(*facts, names=IDLE) == idle
    assert figures(*facts, names=COUNT) == [1, 1 if held else 0]
    assert cost(*facts) == (375, 125 * idle[1])


@pytest.mark.parametrize(
    ("held", "idle", "costs"),
    [
        pytest.param(0, [8, 0, 8], (570, 0), id="by lead time"),
        pytest.param(1, [8, 1, 7], (570, 0), id="gone before the hold mattered"),
        pytest.param(2, [8, 4, 4], (570, 70), id="it had just stayed"),
        pytest.param(4, [8, 6, 2], (570, 320), id="it had stayed"),
    ],
)
def test_way_back_follows_what_sent_the_crew_away(
    held: float, idle: list[float], costs: tuple[float, float]
) -> None:
    """
    Idle from 10, gone at 14, supplied at 16, back at 18. Standby is 125 a day for four
    days, the way back 70. Without the hold the material had come at 16 less its days:
    by 14 the crew had not left.
    """
    facts = stood(10, 16, held=held, left=14, back=18)
    assert figures(*facts, names=IDLE) == idle
    assert cost(*facts) == costs


def test_stoppages_add_up() -> None:
    facts = stood(1, 3) + stood(10, 13, held=2)
    assert figures(*facts, names=IDLE) == [5, 2, 3]
    assert figures(*facts, names=COUNT) == [2, 1]


OPEN = CrewStopped(25, "dig", ("sand",), 0)
FIRST, SECOND = (OrderPlaced(number, order(number), 0) for number in (1, 2))
HOLD = CreditHeld(0, "pit", "age", None, None, 0, converted=False)


@pytest.mark.parametrize(
    ("facts", "idle"),
    [
        pytest.param([FIRST], [5, 0, 5], id="not held"),
        pytest.param([], [5, 0, 5], id="nothing on order"),
        pytest.param(
            [FIRST, OrderHeld(27, order(1), "unprocessed", HOLD)],
            [5, 3, 2],
            id="held to the end",
        ),
        pytest.param(
            [
                FIRST,
                OrderHeld(10, order(1), "at the dock", HOLD),
                OrderFreed(14, order(1)),
            ],
            [5, 4, 1],
            id="held and freed",
        ),
        pytest.param(
            [
                FIRST,
                OrderHeld(26, order(1), "unprocessed", HOLD),
                OrderFreed(26, order(1)),
            ],
            [5, 0, 5],
            id="held and freed at once",
        ),
        pytest.param(
            [FIRST, SECOND, OrderHeld(26, order(2), "unprocessed", HOLD)],
            [5, 0, 5],
            id="the earliest counts",
        ),
        pytest.param(
            [
                FIRST,
                Delivered(20, order(1), 0),
                SECOND,
                OrderHeld(26, order(2), "unprocessed", HOLD),
            ],
            [5, 4, 1],
            id="of those outstanding",
        ),
    ],
)
def test_open_wait_takes_its_earliest_outstanding_order(
    facts: list[Record], idle: list[float]
) -> None:
    """Idle from 25 to the end, 30."""
    assert figures(*facts, OPEN, names=IDLE) == idle
    assert cost(*facts, OPEN) == (625, 125 * idle[1])


def test_open_wait_of_a_crew_that_has_left_costs_standby_and_the_way_back() -> None:
    """Idle from 20, gone at 24, back at 28.5, and the end is at 28: 4 x 125 + 70."""
    facts = stood(20, 26, left=24, back=28.5)[:-1]
    assert figures(*facts, names=IDLE, ends=28) == [8, 0, 8]
    assert cost(*facts, ends=28) == (570, 0)


def test_times_are_from_the_start_and_the_plan() -> None:
    """Planned 20, contract 25, ended 30."""
    names = "finish_days", "slip_days", "late_days", "finished"
    assert figures(names=names) == [30, 10, 5, 1]
    assert figures(names=names, ends=19) == [19, -1, 0, 1]


def test_trades_rebooked_are_counted() -> None:
    facts = [TradeRebooked(3, "pave", 9), TradeRebooked(4, "dig", 9)]
    assert figures(*facts, names=("trades_rebooked",)) == [2]
