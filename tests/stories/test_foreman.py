"""What is called off, and when (rule F2)."""

from sim.journal import Journal
from sim.records import ActivityStarted, OrderPlaced
from tests.stories.telling import tell


def orders(journal: Journal) -> list[tuple[float, str, int, float]]:
    """Return the day, activity, lot and quantity of each order."""
    return [
        (f.at, f.order.activity, f.order.lot, f.order.quantity)
        for f in journal.of(OrderPlaced)
    ]


def test_opening_stock_serves_lots_by_planned_need() -> None:
    """
    Paving stands first in the file, but needs its 10 t at 10; digging needs 5 at 0 and
    5 at 5. Of 7 t in the yard digging has 5 and 2: ordered are 3 t for 5, at 3, and
    10 t for 10, at 8.
    """
    journal = tell(
        """
crews: {gang: {}}
activities:
  pave: {crew: gang, after: [dig], duration: 5, materials: {sand: 10}}
  dig: {crew: gang, duration: 10, materials: {sand: 10}}
materials:
  sand: {unit: t, supplier: pit, unit_price: 1, opening_stock: 7,
         order: {safety_days: 1, cover_workdays: 5}}
suppliers: {pit: {lead_time: 0.5, transit: 0.5}}
"""
    )
    assert orders(journal) == [(3, "dig", 1, 3), (8, "pave", 0, 10)]


def test_order_waits_on_where_its_need_has_moved_later() -> None:
    """
    The first lot, ordered at 0, comes at 4, so that the work ends at 14. The lot for
    the portion of 5 would be ordered at 1: seen again, its need has moved, day by day
    while the crew stands; at 4 it is 9: ordered at 5. Sand for what follows, planned at
    10, would be ordered at 8; its predecessor will end at 14: ordered at 12.
    """
    journal = tell(
        """
crews: {gang: {}, other: {}}
activities:
  dig: {crew: gang, duration: 10, materials: {sand: 10}}
  pave: {crew: other, after: [dig], duration: 1, materials: {stone: 10}}
materials:
  sand: {unit: t, supplier: pit, unit_price: 1,
         order: {safety_days: 0, cover_workdays: 5}}
  stone: {unit: t, supplier: yard, unit_price: 1,
          order: {safety_days: 0, cover_workdays: 5}}
suppliers: {pit: {lead_time: 4}, yard: {lead_time: 2}}
"""
    )
    assert orders(journal) == [
        (0, "dig", 0, 5),
        (5, "dig", 1, 5),
        (12, "pave", 0, 10),
    ]


SHORTER = """
crews: {gang: {}, other: {}}
activities:
  dig: {crew: gang, duration: {values: [5, 10, 10]}, materials: {sand: 10}}
  pave: {crew: other, after: [dig], duration: 1, materials: {stone: 10}}
materials:
  sand: {unit: t, supplier: pit, unit_price: 1, opening_stock: 4,
         order: {safety_days: 0, cover_workdays: 4}}
  stone: {unit: t, supplier: pit, unit_price: 1, order: {safety_days: 0}}
suppliers: {pit: {lead_time: 1}}
"""


def drawn(days: float) -> Journal:
    """Return a replication in which the digging takes so many days."""
    for replication in range(50):
        journal = tell(SHORTER, replication=replication)
        if journal.of(ActivityStarted)[0].days == days:
            return journal
    raise AssertionError


def test_lots_are_needed_as_the_drawn_duration_uses_them() -> None:
    """
    Lots of 4 likely days of 10: 4, 4, 2 t; the first lies in the yard. The work takes
    5: the second begins to be used after 2 days, the third after 4, and what follows
    starts at 5, all of which is seen as the work starts. One day ahead: 1, 3, 4.
    With a drawn duration of 10: 3, 7, 9.
    """
    lots = [("dig", 1, 4.0), ("dig", 2, 2.0), ("pave", 0, 10.0)]
    assert orders(drawn(5)) == [
        (at, *lot) for at, lot in zip((1, 3, 4), lots, strict=True)
    ]
    assert orders(drawn(10)) == [
        (at, *lot) for at, lot in zip((3, 7, 9), lots, strict=True)
    ]


def test_material_without_a_supplier_is_always_there() -> None:
    """It is not called off, not charged, and never short."""
    journal = tell(
        """
crews: {gang: {}}
activities: {dig: {crew: gang, duration: 2, materials: {sand: 10}}}
materials: {sand: {unit: t, unit_price: 5}}
"""
    )
    assert orders(journal) == []
    assert journal.horizon == 2
