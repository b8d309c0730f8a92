"""The supplier's credit manager: it watches one account, holds it, and releases it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from simpy import Environment

from sim.documents import Invoice, Quote
from sim.journal import Journal
from sim.places import HOLDS_TESTED, SUPPLIER_RELEASES, Account, at
from sim.records import (
    CreditHeld,
    CreditReleased,
    HoldNarrowed,
    OrderPlaced,
    Record,
    ReleaseAgreed,
    ReleaseStopped,
    Reminded,
)
from sim.scenario import Credit
from sim.units import Days, instant


def first_fits(account: Account) -> bool:
    """Return whether the first waiting order is no reason to go on holding.

    It fits, or nothing is owed and only goods at the dock of a hold by age fill the
    limit: these cannot leave before the release (rule C5).
    """
    first = account.first_waiting()
    if first is None or account.fits(first.cents):
        return True
    return account.held == "age" and not account.owed


def may_release(account: Account, now: Days) -> bool:
    """Decide whether to agree to a release.

    Nothing undisputed is past due, and the first waiting order fits (rule C5).
    """
    return first_fits(account) and not account.past_due(now)


def stops_release(account: Account, hold_age: Days | None, now: Days) -> bool:
    """Decide whether a release that was agreed must not come.

    An invoice is at its hold age, or the first waiting order does not fit; what merely
    fell due meanwhile does not matter (rule C5).
    """
    if not first_fits(account):
        return True
    return hold_age is not None and any(
        now >= invoice.due_at + hold_age for invoice in account.open.values()
    )


def ladder(credit: Credit, hold_age: Days | None) -> list[tuple[Days, bool, bool]]:
    """Return the days past due at which something happens, in order (rules C3, C4).

    Each step says whether it is the hold, and whether it warns the site.
    """
    last = len(credit.reminders) - 1
    steps = [
        (days, False, credit.warns_site and place == last)
        for place, days in enumerate(credit.reminders)
    ]
    if hold_age is not None:
        steps.append((hold_age, True, False))
    return sorted(steps)


@dataclass(kw_only=True, eq=False)
class CreditManager:
    """Reminds, holds and releases."""

    env: Environment
    journal: Journal
    account: Account
    terms: Credit | None
    hold_age: Days | None
    draw_release: Callable[[int], Days]
    release_orders: Callable[[Record], bool] = field(init=False)
    why_unpaid: Callable[[], Record | None]
    on_age_hold: Callable[[CreditHeld], None]
    on_reminder: Callable[[Reminded], None]
    alarm: Callable[[], None]
    releases: int = 0

    def __post_init__(self) -> None:
        self.steps = ladder(self.terms, self.hold_age) if self.terms else []

    # --- the ladder of reminders ----------------------------------------------------

    def watch(self, invoice: Invoice) -> None:
        """Follow an invoice up the ladder of reminders to its hold age."""
        self._climb(invoice, 0)

    def _climb(self, invoice: Invoice, step: int) -> None:
        if step < len(self.steps):
            when = instant(invoice.due_at + self.steps[step][0])
            at(self.env, when, HOLDS_TESTED, self._reach, invoice, step)

    def _reach(self, invoice: Invoice, step: int) -> None:
        if invoice.number not in self.account.open:
            return
        days, holds, warns_site = self.steps[step]
        if holds:
            self._hold_by_age(invoice)
        else:
            self._remind(invoice, days, to_site=warns_site)
        self._climb(invoice, step + 1)

    def _remind(self, invoice: Invoice, days: Days, *, to_site: bool) -> None:
        name, cause = self.account.supplier, self.why_unpaid()
        fact = Reminded(self.env.now, name, invoice, days, to_site, cause)
        self.journal.record(fact)
        self.on_reminder(fact)

    # --- holds ----------------------------------------------------------------------

    def _hold_by_age(self, invoice: Invoice) -> None:
        """Hold the account, or turn its hold by limit into one by age (rule C3)."""
        account = self.account
        if account.held == "age":
            return
        held = CreditHeld(
            at=self.env.now,
            supplier=account.supplier,
            trigger="age",
            invoice=invoice,
            order=None,
            exposure=account.exposure,
            converted=account.held == "limit",
            cause=self.why_unpaid(),
        )
        account.held, account.hold, account.last_age_hold = "age", held, held
        account.age_holds += 1
        self._change_terms()
        self.journal.record(held)
        self.on_age_hold(held)
        self.alarm()

    def _change_terms(self) -> None:
        """Give new invoices the net days that hold after a hold (rule C6)."""
        after = self.terms.after_hold if self.terms else None
        if after is not None and after.net_days is not None:
            self.account.net_days = after.net_days

    def hold_by_limit(self, quote: Quote, placed: OrderPlaced) -> None:
        """Hold the account for an order that does not fit (rule C3)."""
        account = self.account
        held = CreditHeld(
            at=self.env.now,
            supplier=account.supplier,
            trigger="limit",
            invoice=None,
            order=quote.order,
            exposure=account.exposure,
            converted=False,
            cause=(self.why_unpaid() if account.open else None) or placed,
        )
        account.held, account.hold = "limit", held
        self.journal.record(held)
        self.alarm()

    # --- releases -------------------------------------------------------------------

    def take_payment(self, invoice: Invoice) -> None:
        """Strike a cleared invoice off the account."""
        del self.account.open[invoice.number]
        self.account.owed -= invoice.cents

    def review(self, cause: Record | None) -> None:
        """Agree to a release, if what has cleared allows it (rule C5)."""
        account, now = self.account, self.env.now
        if account.held is None or account.releasing or not may_release(account, now):
            return
        account.releasing = True
        self.releases += 1
        releases_at = instant(now + self.draw_release(self.releases))
        agreed = ReleaseAgreed(now, account.supplier, releases_at, cause)
        self.journal.record(agreed)
        at(self.env, releases_at, SUPPLIER_RELEASES, self._release, agreed)

    def _release(self, agreed: ReleaseAgreed) -> None:
        """Let the account go; the hold goes on by limit if some orders do not fit."""
        account, now = self.account, self.env.now
        account.releasing = False
        if stops_release(account, self.hold_age, now):
            self.journal.record(ReleaseStopped(now, account.supplier, agreed))
            self.alarm()
            return
        account.held, before = None, account.hold
        if self.release_orders(agreed):
            account.held = "limit"
            account.hold = HoldNarrowed(now, account.supplier, before)
            self.journal.record(account.hold)
        else:
            account.hold = None
            self.journal.record(CreditReleased(now, account.supplier, agreed))
        self.alarm()
