"""Why the site stopped: the chains of causes that cost it the most idle days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import inf
from typing import NamedTuple

from sim.journal import Journal, chain
from sim.records import CreditHeld, PaymentAgeChosen
from sim.report import pay_words
from sim.report.choices import pay_by, policy_of
from sim.report.lead_times import without_holds
from sim.report.papers import OrderWait, Papers
from sim.report.speech import listed
from sim.report.stoppages import orders_of
from sim.report.study import Study
from sim.spells import Spell, spells
from sim.units import Days, WorkDays

SAMPLE = 50
"""How many replications of a setting are replayed to tell its causes."""
LEAST = 1e-9

TRIGGERS = {
    "age": "held the account: an invoice was too old",
    "limit": "held the account: an order did not fit the credit limit",
}
PREPAYMENT = "after its holds, wanted to be paid in advance"
LATE_SUPPLIER = "took longer than its expected lead time and the days to spare"
LATE_ORDER = "delivered in the time that was reckoned with"
CHANCE = "chance: its lead time varies"
FORECAST = "the foreman called off too late, by a rough forecast"
NOTHING = "nothing more of the material had been called off"
ON_THE_WAY = "earlier orders on their way filled the limit"
NO_DESK = "every invoice is paid on its due date"


class Cause(NamedTuple):
    """A chain of causes: who did not deliver, why, and what lies behind it."""

    supplier: str
    trigger: str
    behind: str
    by_hold: bool


class CommonCause(NamedTuple):
    """How many idle work days a replication a cause takes, and its share of all."""

    cause: Cause
    days: WorkDays
    share: float
    replications: float
    """The share of the replications in which it stops a crew."""


def sample(study: Study, setting: str, count: int = SAMPLE) -> Iterator[Journal]:
    """Replay the first replications of *setting*, as many as there are or *count*."""
    for replication in range(min(count, study.results.done)):
        yield study.replay(setting, replication)


def common_causes(journals: Iterable[Journal]) -> list[CommonCause]:
    """Return the causes of all idle days of *journals*, the commonest first.

    Their days add up to the idle days, their shares to one.
    """
    days: defaultdict[Cause, WorkDays] = defaultdict(float)
    seen: defaultdict[Cause, int] = defaultdict(int)
    count = 0
    for journal in journals:
        count += 1
        for cause, idle in causes(journal).items():
            days[cause] += idle
            seen[cause] += 1
    total = sum(days.values())
    ranked = sorted(days, key=lambda cause: (-days[cause], cause))
    return [
        CommonCause(
            cause, days[cause] / count, days[cause] / total, seen[cause] / count
        )
        for cause in ranked
    ]


def causes(journal: Journal) -> dict[Cause, WorkDays]:
    """Return the idle work days of a replication by cause (rules J1, J5)."""
    papers = Papers(journal)
    days: defaultdict[Cause, WorkDays] = defaultdict(float)
    for spell in spells(journal):
        orders = orders_of(papers, spell.stopped)
        if spell.credit_hold > LEAST:
            days[_of_hold(papers, orders)] += spell.credit_hold
        if spell.lead_time > LEAST:
            days[_of_lead_time(papers, orders, spell)] += spell.lead_time
    return dict(days)


# --- holds --------------------------------------------------------------------------


def _of_hold(papers: Papers, orders: list[int]) -> Cause:
    """Return why the held order waited that ended the stoppage."""
    held = [number for number in orders if number in papers.waits]
    last = max(held, key=lambda number: _came_at(papers, number))
    wait = max(papers.waits[last], key=lambda wait: _length(papers, wait))
    first = next(f for f in chain(wait.held.cause) if isinstance(f, CreditHeld))
    asked = wait.held.where == "for prepayment"
    trigger = PREPAYMENT if asked else TRIGGERS[first.trigger]
    return Cause(first.supplier, trigger, _behind(papers, first), by_hold=True)


def _came_at(papers: Papers, number: int) -> Days:
    delivered = papers.delivered.get(number)
    return inf if delivered is None else delivered.at


def _length(papers: Papers, wait: OrderWait) -> Days:
    until = papers.journal.horizon if wait.until is None else wait.until
    return until - wait.held.at


def _behind(papers: Papers, held: CreditHeld) -> str:
    """Return the policy or the scorecard behind a hold."""
    if not isinstance(held.cause, PaymentAgeChosen):
        return ON_THE_WAY
    choice = _unpaid_by(papers, held, held.cause)
    policy = policy_of(choice)
    desk = papers.journal.job.goals(policy.setting)
    if desk is None:
        return NO_DESK
    if choice.expected_pay is not None and not choice.on_terms:
        return f"accounts payable pays late: its scorecard pays for {_paid_for(choice)}"
    words = pay_words.policy("on_terms" if choice.on_terms else policy.policy, desk)
    return f"accounts payable is to {words}"


def _unpaid_by(
    papers: Papers, held: CreditHeld, latest: PaymentAgeChosen
) -> PaymentAgeChosen:
    """Return the last choice by which the invoice was to be unpaid at the hold."""
    if held.invoice is None:
        return latest
    choices = papers.choices(latest)
    late = [c for c in choices if pay_by(c, held.invoice) >= held.at]
    return late[-1] if late else latest


def _paid_for(choice: PaymentAgeChosen) -> str:
    """Return the KPIs that a choice is paid for."""
    paying = [pay for pay in choice.pays if pay.pay > 0] or choice.pays
    return listed([pay_words.MEASURES[pay.kpi].name for pay in paying])


# --- lead times ---------------------------------------------------------------------


def _of_lead_time(papers: Papers, orders: list[int], spell: Spell) -> Cause:
    """Return why the order came so late that would have come last without holds."""
    if not orders:
        short = listed(list(spell.stopped.short))
        return Cause("nobody", NOTHING, f"{short} ran out", by_hold=False)
    last = max(orders, key=lambda number: without_holds(papers, number))
    placed = papers.placed[last]
    setting = papers.journal.job.setting
    terms = setting.suppliers[placed.order.supplier]
    spare = setting.materials[placed.order.material].order.safety_days
    reckoned = terms.lead_time.likely + terms.transit + spare
    late = without_holds(papers, last) - placed.at > reckoned + LEAST
    trigger, behind = (LATE_SUPPLIER, CHANCE) if late else (LATE_ORDER, FORECAST)
    return Cause(placed.order.supplier, trigger, behind, by_hold=False)
