"""Where agents meet: the clock's turns, the gangs of a crew, the yard, the account."""

from sim.places.account import Account
from sim.places.gangs import Gangs
from sim.places.goals import Goals
from sim.places.site import Site
from sim.places.turns import (
    EXECUTIVE_ACTS,
    FOREMAN_ORDERS,
    GANGS_ASSIGNED,
    GOODS_ARRIVE,
    HOLDS_TESTED,
    MONEY_CLEARS,
    PAYMENT_RUN_LEAVES,
    PERIOD_ENDS,
    REPLICATION_ENDS,
    SUPPLIER_RELEASES,
    WORK_CERTIFIED,
    WORK_ENDS,
    WORK_STARTS,
    Moment,
    at,
)
from sim.places.yard import SHORT, Need, Wait, Yard

__all__ = [
    "EXECUTIVE_ACTS",
    "FOREMAN_ORDERS",
    "GANGS_ASSIGNED",
    "GOODS_ARRIVE",
    "HOLDS_TESTED",
    "MONEY_CLEARS",
    "PAYMENT_RUN_LEAVES",
    "PERIOD_ENDS",
    "REPLICATION_ENDS",
    "SHORT",
    "SUPPLIER_RELEASES",
    "WORK_CERTIFIED",
    "WORK_ENDS",
    "WORK_STARTS",
    "Account",
    "Gangs",
    "Goals",
    "Moment",
    "Need",
    "Site",
    "Wait",
    "Yard",
    "at",
]
