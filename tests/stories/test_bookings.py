"""A following trade keeps its booking for a while (rule S4)."""

import pytest

from sim.records import TradeRebooked
from tests.stories.telling import days, metrics, tell
from tests.stories.test_site import work

FOLLOWING = """
crews:
  diggers: {}
  pavers: {booking: {tolerance_workdays: %s, comes_after: 4}}
activities:
  dig: {crew: diggers, duration: 10, materials: {sand: 1}}
  side: {crew: pavers, duration: %s}
  pave: {crew: pavers, after: [dig], duration: 2}
materials: {sand: {unit: t, supplier: pit, unit_price: 1, order: {safety_days: 0}}}
suppliers: {pit: {lead_time: 5}}
"""


@pytest.mark.parametrize(
    ("tolerance", "side", "starts", "rebooked"),
    [
        pytest.param(4, 9, 19, 1, id="gone"),
        pytest.param(5, 9, 15, 0, id="just within its tolerance"),
        pytest.param(4, 12, 15, 0, id="seen since the planned start"),
        pytest.param(4, 10, 19, 1, id="not seen since"),
        pytest.param(0, 16, 16, 0, id="on the site all the while"),
    ],
)
def test_following_trade_keeps_its_booking_for_a_while(
    tolerance: float, side: float, starts: float, rebooked: int
) -> None:
    """
    The sand comes at 5, so that the digging ends at 15, planned 10. Paving could start
    5 work days late. A trade that has lost its booking comes 4 days after that, unless
    it has worked here since day 10 (at the side, from 0).
    """
    journal = tell(FOLLOWING % (tolerance, side))
    assert work(journal)["pave"] == (starts, starts + 2)
    assert len(days(journal, TradeRebooked)) == rebooked
    assert metrics(journal, "trades_rebooked")["trades_rebooked"] == rebooked


def test_gang_that_comes_later_is_committed() -> None:
    """
    While the pavers are away for `pave` (15-19), they do nothing else: `more`, ready at
    16, follows at 21.
    """
    text = FOLLOWING % (0, 1) + "  #"
    more = "  more: {crew: pavers, after: {dig: 1}, duration: 1}\nmaterials:"
    journal = tell(text.replace("materials: {sand: {", f"{more} {{sand: {{"))
    assert work(journal)["pave"] == (19, 21)
    assert work(journal)["more"] == (21, 22)


def test_activity_that_follows_nothing_keeps_its_booking() -> None:
    """
    The crew is held up for 5 days by its first activity, and has a tolerance of 0; the
    second has no predecessor.
    """
    journal = tell(
        """
crews: {gang: {booking: {tolerance_workdays: 0, comes_after: 9}}}
activities:
  one: {crew: gang, duration: 1, materials: {sand: 1}}
  two: {crew: gang, duration: 1}
materials: {sand: {unit: t, supplier: pit, unit_price: 1, order: {safety_days: 0}}}
suppliers: {pit: {lead_time: 5}}
"""
    )
    assert work(journal)["two"] == (6, 7)
