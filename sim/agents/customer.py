"""The customer: it certifies work done, pays for it later, and counts the days late."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from simpy import Environment
from simpy.events import ProcessGenerator

from sim.documents import Certificate
from sim.journal import Journal
from sim.places import WORK_CERTIFIED, Moment
from sim.records import Certified
from sim.scenario import LiquidatedDamages, ProgressPayments
from sim.units import Cents, Days, instant, to_cents


def damages_due(
    damages: LiquidatedDamages | None, late_days: Days, contract_value: float
) -> Cents:
    """Return the liquidated damages for *late_days*, up to the cap (rule E4)."""
    if damages is None:
        return 0
    due = damages.per_day * late_days
    if damages.cap is not None:
        due = min(due, damages.cap * contract_value)
    return to_cents(due)


@dataclass(kw_only=True, eq=False)
class Customer:
    """Certifies at regular intervals what has been earned."""

    env: Environment
    journal: Journal
    terms: ProgressPayments
    contract_value: float
    earned: Callable[[], float]
    book: Callable[[Certificate], None]
    certified: Cents = 0
    retained: Cents = field(default=0, init=False)

    def certify(self) -> ProcessGenerator:
        """Approve the work done since the last certificate (rule E4)."""
        for number in count(1):
            when = instant(number * self.terms.every)
            yield Moment(self.env, when, WORK_CERTIFIED)
            cents = to_cents(self.contract_value * self.earned()) - self.certified
            retained = round(cents * self.terms.retention)
            paid_at = instant(when + self.terms.pays_after)
            certificate = Certificate(number, when, cents, retained, paid_at)
            self.certified += cents
            self.retained += retained
            self.journal.record(Certified(when, certificate))
            self.book(certificate)
