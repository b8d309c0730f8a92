"""What happens on the site, a sentence each."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from sim.records import (
    ActivityFinished,
    ActivityStarted,
    CrewLeft,
    CrewResumed,
    CrewStopped,
    CrewSupplied,
    Delivered,
    OrderPlaced,
    ReplicationEnded,
    StillShort,
    TradeRebooked,
)
from sim.report.speech import Speech, counted, lasting, listed

Teller: TypeAlias = Callable[[Any, Speech], str]


def _started(fact: ActivityStarted, _: Speech) -> str:
    takes = counted(fact.days, "work day")
    return f"{fact.activity} starts, and will take {takes}"


def _finished(fact: ActivityFinished, _: Speech) -> str:
    return f"{fact.activity} is finished"


def _rebooked(fact: TradeRebooked, speech: Speech) -> str:
    comes = speech.day(fact.comes_at)
    return (
        f"{speech.crew(fact.activity)} has lost its booking for {fact.activity}, is on"
        f" other work, and comes on {comes}"
    )


def _stopped(fact: CrewStopped, speech: Speech) -> str:
    crew, lacking = speech.crew(fact.activity), listed(list(fact.short))
    return f"crew {crew} stands idle at {fact.activity}: no {lacking} in the yard"


def _left(fact: CrewLeft, speech: Speech) -> str:
    crew = speech.crew(fact.stopped.activity)
    terms = speech.job.setting.crews[crew].remobilisation
    cost = speech.money(100 * (terms.cost if terms else 0.0))
    return f"crew {crew} leaves the site, and its return costs {cost}"


def _supplied(fact: CrewSupplied, speech: Speech) -> str:
    crew, lacking = speech.crew(fact.stopped.activity), listed(list(fact.stopped.short))
    return f"what crew {crew} stood for is there: {lacking}"


def _still_short(fact: StillShort, speech: Speech) -> str:
    crew, lacking = speech.crew(fact.stopped.activity), listed(list(fact.short))
    return f"crew {crew} still stands idle for want of {lacking}"


def _resumed(fact: CrewResumed, speech: Speech) -> str:
    crew = speech.crew(fact.supplied.stopped.activity)
    if fact.left is not None:
        return f"crew {crew} is back, and works again"
    return f"crew {crew} works again"


def _placed(fact: OrderPlaced, speech: Speech) -> str:
    order = fact.order
    return (
        f"the foreman calls off order {order.number} from {order.supplier}:"
        f" {speech.goods(order)} for {order.activity}, needed on"
        f" {speech.day(fact.needed_at)}"
    )


def _delivered(fact: Delivered, speech: Speech) -> str:
    arrives = f"order {fact.order.number} arrives: {speech.goods(fact.order)}"
    if fact.held_days:
        return f"{arrives}, after {lasting(fact.held_days)} on hold"
    return arrives


def _ended(fact: ReplicationEnded, _: Speech) -> str:
    return "the job is finished" if fact.finished else "time is up, the job unfinished"


SITE: Mapping[type[Any], Teller] = {
    ActivityStarted: _started,
    ActivityFinished: _finished,
    TradeRebooked: _rebooked,
    CrewStopped: _stopped,
    CrewLeft: _left,
    CrewSupplied: _supplied,
    StillShort: _still_short,
    CrewResumed: _resumed,
    OrderPlaced: _placed,
    Delivered: _delivered,
    ReplicationEnded: _ended,
}
"""How each fact of the site is told."""
