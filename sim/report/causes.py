"""Why a crew stood idle: from the order it waited for back to a choice or a policy.

Every chain ends at accounts payable's choice or policy, or at the foreman's order and
the supplier's lead time (rule J1).
"""

from collections.abc import Iterator
from typing import NamedTuple

from sim.documents import Invoice, PurchaseOrder
from sim.journal import chain
from sim.records import (
    CreditHeld,
    HoldNarrowed,
    OrderPlaced,
    PaymentAgeChosen,
    PolicySet,
    PrepaymentAsked,
    Reformed,
)
from sim.report import pay_words
from sim.report.credit_words import credit_limit, why_held
from sim.report.papers import OrderWait, Papers
from sim.report.speech import Speech, lasting, listed, number, shown
from sim.spells import held_days
from sim.units import Days


class Because(NamedTuple):
    """A link of a chain: its words, and how many links lead to it."""

    depth: int
    words: str


WAITED = {
    "unprocessed": "waited at {supplier}, not begun,",
    "at the dock": "waited, ready, at the dock of {supplier}",
    "for prepayment": "waited at {supplier} for its payment in advance",
}
"""How an order was held (rules C3, C6)."""


class Causes:
    """Tells the chains of causes of one journal."""

    def __init__(self, papers: Papers, needed_at: Days, speech: Speech) -> None:
        self.papers, self.needed_at, self.speech = papers, needed_at, speech
        self._horizon = papers.journal.horizon
        self.job = papers.journal.job
        self.told: list[CreditHeld] = []

    def of_order(self, order: int) -> Iterator[Because]:
        """Return why an order came so late."""
        waits = self.papers.waits.get(order, [])
        for wait in waits:
            yield from self._of_wait(wait)
        if not waits:
            yield from self._of_lead_time(self.papers.placed[order])
        elif (at := self._without_holds(order)) > self.needed_at:
            day = self.speech.day(at)
            yield Because(0, f"without holds it would not have come before {day}")
            yield Because(1, self._ordering(self.papers.placed[order]))

    def _of_lead_time(self, placed: OrderPlaced) -> Iterator[Because]:
        """Return how the foreman ordered, and how long the supplier took."""
        number, goods = placed.order.number, self.speech.goods(placed.order)
        delivered = self.papers.delivered.get(number)
        came = f"came on {self.speech.day(delivered.at)}" if delivered else "never came"
        yield Because(0, f"order {number} ({goods}) {came}")
        yield Because(1, self._ordering(placed))

    def _ordering(self, placed: OrderPlaced) -> str:
        order, day = placed.order, self.speech.day
        terms = self.job.setting.suppliers[order.supplier]
        safety = self.job.setting.materials[order.material].order.safety_days
        expected = shown(terms.lead_time.likely + terms.transit)
        return (
            f"the foreman called it off on {day(order.ordered_at)}, for use at"
            f" {order.activity} on {day(placed.needed_at)}{self._sooner(placed)}, and"
            f" {order.supplier} {self._took(placed)} ({expected} expected,"
            f" {shown(safety)} to spare)"
        )

    def _sooner(self, placed: OrderPlaced) -> str:
        """Return how much sooner than reckoned an order was needed, if it was."""
        sooner = placed.needed_at - self.needed_at
        return f", {lasting(sooner)} after it was needed" if sooner >= 1 else ""

    def _took(self, placed: OrderPlaced) -> str:
        number = placed.order.number
        took = lasting(self._without_holds(number) - placed.at)
        but = " without them" if number in self.papers.waits else ""
        if number in self.papers.delivered:
            return f"took {took}{but}"
        return f"had not delivered it after {took}{but}"

    def _without_holds(self, order: int) -> Days:
        """Return when an order would have come but for holds, or would still be out."""
        delivered = self.papers.delivered.get(order)
        if delivered is not None:
            return delivered.at - delivered.held_days
        return self._horizon - held_days(self.papers.journal, order)

    def _of_wait(self, wait: OrderWait) -> Iterator[Because]:
        order, day = wait.held.order, self.speech.day
        start = day(wait.held.at)
        if wait.until is None:
            times = f"from {start} to the end"
        elif day(wait.until) == start:
            times = f"on {start}"
        else:
            times = f"from {start} to {day(wait.until)}"
        where = WAITED[wait.held.where].format(supplier=order.supplier)
        yield Because(
            0,
            f"order {order.number} ({self.speech.goods(order)}, called off on"
            f" {day(order.ordered_at)}) {where} {times}",
        )
        yield from self._of_account(wait)

    def _of_account(self, wait: OrderWait) -> Iterator[Because]:
        """Return why the account was on hold, or wanted to be paid first."""
        facts = chain(wait.held.cause)
        first = next(fact for fact in facts if isinstance(fact, CreditHeld))
        asked, depth = isinstance(wait.held.cause, PrepaymentAsked), 1
        if isinstance(wait.held.cause, HoldNarrowed):
            yield Because(1, self._in_part(wait.held.cause))
            depth = 2
        yield Because(depth, self._on_hold(first, asked=asked))
        yield from self._of_hold(first, depth)
        if not asked:
            yield from self._of_conversions(wait, first)

    def _of_conversions(self, wait: OrderWait, first: CreditHeld) -> Iterator[Because]:
        """Return the holds by age that came on top of one by limit (rule C3)."""
        end = self._horizon if wait.until is None else wait.until
        for held in self.papers.holds_within(first.supplier, wait.held.at, end):
            if held is not first:
                day = self.speech.day(held.at)
                yield Because(1, f"on {day} its hold by limit became one by age")
                yield from self._of_hold(held, 1)

    def _on_hold(self, held: CreditHeld, *, asked: bool) -> str:
        since = self.speech.day(held.at)
        if asked:
            return f"after its hold of {since} {held.supplier} wanted to be paid first"
        return f"{held.supplier} put the account on hold on {since}"

    def _in_part(self, narrowed: HoldNarrowed) -> str:
        limit = credit_limit(narrowed.supplier, self.speech)
        day = self.speech.day(narrowed.at)
        return f"from {day} on it let go only what fitted the limit of {limit}"

    def _of_hold(self, held: CreditHeld, depth: int) -> Iterator[Because]:
        self.told.append(held)
        if held.invoice is not None:
            yield Because(depth + 1, self._too_old(held, held.invoice))
        else:
            yield Because(depth + 1, self._too_much(held))
        if isinstance(held.cause, PaymentAgeChosen):
            for words in self._of_choice(*self._behind(held, held.cause)):
                depth += 1
                yield Because(depth + 1, words)
        elif held.order is not None:
            yield Because(depth + 2, self._all_on_its_way(held.order))

    # --- invoices and limits ------------------------------------------------------

    def _too_old(self, held: CreditHeld, invoice: Invoice) -> str:
        reminded = self.papers.reminders.get(invoice.number, [])
        days = [self.speech.day(r.at) for r in reminded if r.at <= held.at]
        after = f", after reminders on {listed(days)}" if days else ""
        return f"{why_held(held, self.speech, 'was')}{after}{self._cash(held.at)}"

    def _too_much(self, held: CreditHeld) -> str:
        unpaid = self.papers.unpaid_at(held.supplier, held.at)
        number = held.order.number if held.order else 0
        limit, money = credit_limit(held.supplier, self.speech), self.speech.money
        coming = money(held.exposure - unpaid)
        return (
            f"order {number} did not fit the limit of {limit}, beside {money(unpaid)}"
            f" unpaid and {coming} of orders on their way{self._cash(held.at)}"
        )

    def _cash(self, at: Days) -> str:
        cents = self.papers.cash_at(at)
        return "" if cents is None else f"; cash in hand: {self.speech.money(cents)}"

    def _all_on_its_way(self, order: PurchaseOrder) -> str:
        return (
            f"the foreman called off order {order.number} ({self.speech.goods(order)})"
            f" on {self.speech.day(order.ordered_at)}, with earlier ones on their way"
        )

    # --- choices ------------------------------------------------------------------

    def _behind(
        self, held: CreditHeld, latest: PaymentAgeChosen
    ) -> tuple[PaymentAgeChosen, str]:
        """Return the choice behind a hold.

        It is the last by which the invoice was to be unpaid then; or the *latest*, and
        what kept the invoice from being paid by it.
        """
        invoice = held.invoice
        if invoice is None:
            return latest, ""
        choices = self.papers.choices(latest)
        late = [fact for fact in choices if pay_by(fact, invoice) >= held.at]
        behind = late[-1] if late else latest
        return _first_alike(choices, behind), "" if late else self._but(invoice)

    def _but(self, invoice: Invoice) -> str:
        day = self.speech.day(invoice.payable_at)
        done = "the dispute was settled" if invoice.disputed else "it had approved this"
        return f", but {done} only on {day}, too late for a payment run in time"

    def _of_choice(self, choice: PaymentAgeChosen, but: str) -> Iterator[str]:
        """Return the choice or policy that a chain ends at, and what paid for it."""
        age = lasting(choice.age)
        if choice.on_terms:
            words = f"accounts payable pays {choice.supplier} on terms, at {age}"
        elif choice.expected_pay is None:
            words = f"accounts payable lets its invoices become {age} old"
        else:
            day = self.speech.day(choice.at)
            words = f"accounts payable chose age {number(choice.age)} on {day}"
        yield f"{words}{but}"
        yield reason(choice, self.speech)


def _first_alike(
    choices: list[PaymentAgeChosen], choice: PaymentAgeChosen
) -> PaymentAgeChosen:
    """Return the first of the choices in a row that repeat one another."""
    first = choice
    for fact in reversed(choices[: _place(choices, choice)]):
        if fact.age != first.age or policy_of(fact) is not policy_of(first):
            break
        first = fact
    return first


def _place(choices: list[PaymentAgeChosen], choice: PaymentAgeChosen) -> int:
    return next(place for place, fact in enumerate(choices) if fact is choice)


def policy_of(fact: PaymentAgeChosen) -> PolicySet:
    """Return the policy by which a choice was made."""
    return next(cause for cause in chain(fact) if isinstance(cause, PolicySet))


def pay_by(choice: PaymentAgeChosen, invoice: Invoice) -> Days:
    """Return by when a choice would have an invoice paid (rule P4)."""
    return invoice.due_at if choice.on_terms else invoice.dated_at + choice.age


def reason(choice: PaymentAgeChosen, speech: Speech) -> str:
    """Return the policy behind a choice, or the lines of a scorecard that pay it."""
    policy = policy_of(choice)
    since = ""
    if isinstance(policy.cause, Reformed):
        since = f", since its reform on {speech.day(policy.at)}"
    return f"{_reason(choice, policy, speech)}{since}"


def _reason(choice: PaymentAgeChosen, policy: PolicySet, speech: Speech) -> str:
    desk = speech.job.goals(policy.setting)
    if desk is None:
        return "every invoice is paid on its due date, as no department chooses"
    if choice.supplier in desk.exempt:
        return f"its policy exempts {choice.supplier}, which is paid on terms"
    if choice.expected_pay is None:
        return f"its policy is to {pay_words.policy(policy.policy, desk)}"
    lines = pay_words.scorecard(choice.pays, desk.scorecard or {}, speech)
    if choice.on_terms:
        return f"its scorecard {lines or 'pays nothing'}, and no other age pays it more"
    return f"its scorecard {lines}"
