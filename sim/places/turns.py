"""The turns at one and the same instant, and how to wait for one."""

from collections.abc import Callable
from typing import Any, Final

from simpy import Environment, Event

from sim.units import Days

_STEP: Final = 1 << 20
MONEY_CLEARS: Final = 1 * _STEP
SUPPLIER_RELEASES: Final = 2 * _STEP
GOODS_ARRIVE: Final = 3 * _STEP
FOREMAN_ORDERS: Final = 4 * _STEP
EXECUTIVE_ACTS: Final = 5 * _STEP
PERIOD_ENDS: Final = 6 * _STEP
PAYMENT_RUN_LEAVES: Final = 7 * _STEP
HOLDS_TESTED: Final = 8 * _STEP
WORK_ENDS: Final = 9 * _STEP
WORK_CERTIFIED: Final = 10 * _STEP
GANGS_ASSIGNED: Final = 11 * _STEP
REPLICATION_ENDS: Final = 12 * _STEP
WORK_STARTS: Final = 13 * _STEP
"""The turns at one and the same instant (rule T4).

To a turn a place in the file may be added: what comes first there goes first.
"""


class Moment(Event):
    """An instant and a turn in it, for a process to wait for."""

    __slots__ = ()

    def __init__(self, env: Environment, at: Days, turn: Any) -> None:
        self.env = env
        self.callbacks = []
        self._value: Any = None
        self._ok = True
        env.schedule(self, turn, at - env.now)


class _Deed:
    """An instant and a turn in it, at which something is done: as much of an event."""

    __slots__ = ("act", "args", "callbacks")

    act: Callable[..., None]
    args: tuple[Any, ...]
    callbacks: Any
    _ok = True


def _do(deed: Any) -> None:
    deed.act(*deed.args)


_DO: Any = (_do,)


def at(
    env: Environment, when: Days, turn: Any, act: Callable[..., None], *args: Any
) -> None:
    """Have *act* called with *args* at the instant *when*, in its turn."""
    deed: Any = _Deed()
    deed.callbacks, deed.act, deed.args = _DO, act, args
    env.schedule(deed, turn, when - env.now)
