"""The payables manager: paid by a scorecard, he chooses how old invoices become."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from simpy import Environment

from sim.choice import Belief, Choice
from sim.journal import Journal
from sim.places import PERIOD_ENDS, Account, Goals, at
from sim.records import (
    BonusPaid,
    CreditHeld,
    KpiPay,
    PaymentAgeChosen,
    PolicySet,
    Record,
)
from sim.scenario import AccountsPayable
from sim.scorecards import bonus, explain
from sim.units import Cents, Days, instant
from sim.views import belief


def given_age(policy: AccountsPayable | None, supplier: str) -> Days | None:
    """Return the payment age that a policy gives, or `None`: on terms (rule P4)."""
    if policy is None or policy.policy != "fixed" or supplier in policy.exempt:
        return None
    return policy.payment_age


def _paid_by(policy: AccountsPayable | None) -> tuple[object, ...]:
    return (policy.scorecard, policy.period) if policy else ()


@dataclass(eq=False, slots=True)
class Experience:
    """What a supplier has taught: days past due without a hold, and the last hold."""

    passed: int = 0
    held_at: Days | None = None


@dataclass(kw_only=True, eq=False)
class PayablesManager:
    """Takes up the goals, chooses by them, and is paid by them."""

    env: Environment
    journal: Journal
    goals: Goals
    accounts: Mapping[str, Account]
    choose_ages: Callable[[str, Mapping[str, Days], Sequence[Belief]], Choice]
    kpis: Callable[[Days, Days, Iterable[str], int], Mapping[str, float | None]]
    pay: Callable[[Cents], None]
    period_start: Days = 0.0
    periods: int = 0
    before: int = 0
    because: Record | None = None

    def __post_init__(self) -> None:
        self.experience = {name: Experience() for name in self.accounts}

    # --- goals and pay --------------------------------------------------------------

    def take_up(self, cause: Record | None = None) -> None:
        """Take up the goals, and choose by them (rule I3)."""
        policy = self.goals.policy.policy if self.goals.policy else "on_terms"
        self.because = PolicySet(self.env.now, policy, self.goals.setting, cause)
        self.journal.record(self.because)
        self._choose(self.because)

    def start_period(self) -> None:
        """Start a period of the scorecard, if there is one (rule I1)."""
        self.periods += 1
        self.period_start, self.before = self.env.now, len(self.journal.records)
        policy = self.goals.policy
        if policy is not None and policy.scorecard:
            ends_at = instant(self.env.now + policy.period)
            at(self.env, ends_at, PERIOD_ENDS, self._end_period, self.periods)

    def _end_period(self, number: int) -> None:
        if number == self.periods:
            self.settle()
            self.start_period()
            self._choose(self.because)

    def settle(self) -> None:
        """Be paid for the period that ends now, if any of it has passed (rule I1)."""
        policy, now = self.goals.policy, self.env.now
        days = now - self.period_start
        if policy is None or not policy.scorecard or days <= 0:
            return
        card, since = policy.scorecard, self.before
        kpis = self.kpis(self.period_start, now, card, since)
        cents, pays = bonus(policy.scorecard, kpis, days, policy.period)
        self.journal.record(BonusPaid(now, cents, days, pays, self.because))
        self.pay(cents)

    def reform(
        self, setting: str, policy: AccountsPayable | None, cause: Record
    ) -> None:
        """Take over the goals of another setting, and choose anew (rule E3).

        A changed scorecard or period ends the running period.
        """
        old = self.goals.policy
        changed = _paid_by(old) != _paid_by(policy)
        if changed:
            self.settle()
        self.goals.setting, self.goals.policy = setting, policy
        if changed:
            self.start_period()
        self.take_up(cause)

    # --- experience -----------------------------------------------------------------

    def note_paid(self, account: Account, past_due: Days) -> None:
        """Learn how late a supplier was paid without a hold."""
        if account.held != "age":
            self._note_passed(account.supplier, int(past_due))

    def note_hold(self, held: CreditHeld) -> None:
        """Learn from a hold by age, and choose again (rule I3)."""
        if held.invoice is None:
            return
        past_due = held.at - held.invoice.due_at
        self._note_passed(held.supplier, ceil(past_due) - 1)
        self.experience[held.supplier].held_at = past_due
        if self.goals.by_scorecard:
            self._choose(held)

    def _look_at_open_invoices(self) -> None:
        for name, account in self.accounts.items():
            if account.held != "age":
                for invoice in account.open.values():
                    past_due = self.env.now - invoice.due_at
                    self._note_passed(name, ceil(past_due) - 1)

    def _note_passed(self, supplier: str, days: int) -> None:
        past = self.experience[supplier]
        past.passed = max(past.passed, days)

    # --- choices --------------------------------------------------------------------

    def _choose(self, cause: Record | None) -> None:
        policy = self.goals.policy
        if policy is not None and self.goals.by_scorecard:
            self._choose_by_scorecard(policy, cause)
        else:
            for name in self.accounts:
                self._decide(name, given_age(policy, name), None, (), cause)

    def _choose_by_scorecard(
        self, policy: AccountsPayable, cause: Record | None
    ) -> None:
        self._look_at_open_invoices()
        net_days = {name: account.net_days for name, account in self.accounts.items()}
        beliefs = [
            belief(policy, past.held_at, past.passed)
            for past in self.experience.values()
        ]
        choice = self.choose_ages(self.goals.setting, net_days, beliefs)
        pays = explain(policy.scorecard or {}, choice.kpis)
        for name, age in zip(self.accounts, choice.ages, strict=True):
            self._decide(name, age, choice.cents / 100, pays, cause)

    def _decide(
        self,
        supplier: str,
        age: Days | None,
        expected_pay: float | None,
        pays: tuple[KpiPay, ...],
        cause: Record | None,
    ) -> None:
        fact = PaymentAgeChosen(
            at=self.env.now,
            supplier=supplier,
            age=self.accounts[supplier].net_days if age is None else age,
            on_terms=age is None,
            expected_pay=expected_pay,
            pays=pays,
            cause=cause,
        )
        self.goals.decisions[supplier] = fact
        self.journal.record(fact)
