"""Accounts payable alone with an account, a supplier's till and a cash book."""

from dataclasses import dataclass, field

from simpy import Environment

from sim.agents.payables import Creditor, Payables
from sim.documents import Invoice, Quote
from sim.places import Account, Goals
from sim.records import EmergencyPaid, Paid, PaymentAgeChosen
from sim.scenario import AccountsPayable, PaymentRun, Terms
from tests.agents.papers import account, journal, order, quote

RUNS = PaymentRun(every=7, first=3, clearing=2)


@dataclass
class Till:
    """Where the money goes: a cash book, and what the supplier took."""

    book: list[tuple[str, float]] = field(default_factory=list)

    def pay_invoice(self, invoice: Invoice, discount: int, fee: int) -> None:
        """Note a payment."""
        self.book.append((f"invoice {invoice.number}", invoice.cents - discount + fee))

    def prepay(self, quote: Quote) -> None:
        """Note a prepayment."""
        self.book.append((f"order {quote.order.number}", quote.cents))

    def pay_overhead(self, clears_at: float) -> None:
        """Note overhead."""
        self.book.append(("overhead until", clears_at))


@dataclass
class Office:
    """An office that pays at age 20; an invoice is matched in a day."""

    age: float = 20
    disputed_for: float | None = None
    env: Environment = field(default_factory=Environment)
    account: Account = field(default_factory=account)
    till: Till = field(default_factory=Till)
    learnt: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.journal = journal()
        policy = AccountsPayable(policy="fixed", payment_age=self.age)
        chosen = PaymentAgeChosen(
            0, "pit", self.age, on_terms=False, expected_pay=None, pays=()
        )
        self.payables = Payables(
            env=self.env,
            journal=self.journal,
            goals=Goals(setting="only", policy=policy, decisions={"pit": chosen}),
            runs=RUNS,
            terms={"pit": Terms(net_days=15, late_fee_per_month=0.03)},
            accounts={"pit": self.account},
            treasury=self.till,
            draw_approval=lambda _: 1.0,
            draw_dispute=lambda _: self.disputed_for,
            on_paid=lambda _, past_due: self.learnt.append(past_due),
        )
        self.payables.creditors["pit"] = Creditor(
            self.account_for, lambda *_: None, lambda _: None
        )
        self.env.process(self.payables.run_payments())

    def account_for(self, invoice: Invoice) -> None:
        """Take an invoice off the account."""
        del self.account.open[invoice.number]

    def bill(self, number: int, cents: int = 1000) -> Invoice:
        """Hand in an invoice of today."""
        paper = self.payables.match(order(number), cents, 15)
        self.account.open[number] = paper
        self.payables.receive(paper)
        return paper

    def paid(self) -> list[tuple[float, int]]:
        """Return when each invoice was paid."""
        return [(fact.at, fact.invoice.number) for fact in self.journal.of(Paid)]


def test_invoices_leave_in_the_last_run_before_their_age() -> None:
    """
    Runs of 3, 10, 17, 24 clear at 5, 12, 19, 26, 33. Invoices of day 0.5, 6, 12, age
    20: by 20.5, 26 and 32, so at 19, 26, 26. Due at 15.5, 21, 27: 3.5 and 5 days past
    due, and in time. 3 % a month: 1 a day on 10.00.
    """
    office = Office()
    for number, day in enumerate((0.5, 6, 12)):
        office.env.run(until=day)
        office.bill(number)
    office.env.run(until=34)
    assert office.paid() == [(19, 0), (26, 1), (26, 2)]
    assert office.learnt == [3.5, 5, -1]
    payments = [entry for entry in office.till.book if entry[0].startswith("invoice")]
    assert payments == [("invoice 0", 1004), ("invoice 1", 1005), ("invoice 2", 1000)]
    assert office.account.unsent == office.account.open == {}


def test_overhead_goes_out_with_every_run() -> None:
    office = Office()
    office.env.run(until=18)
    days = [("overhead until", day) for day in (5, 12, 19)]
    assert office.till.book == days


def test_match_makes_an_invoice_payable() -> None:
    """Dated 4: payable at 5, due at 19; a dispute of 20 days ends at 25."""
    plain, disputed = Office(), Office(disputed_for=20)
    for office in plain, disputed:
        office.env.run(until=4)
    paper = plain.bill(1)
    assert (paper.payable_at, paper.due_at, paper.disputed) == (5, 19, False)
    paper = disputed.bill(1)
    assert (paper.payable_at, paper.due_at, paper.disputed) == (25, 25, True)


def test_prepayment_leaves_in_the_next_run() -> None:
    """Asked for on day 4, it leaves at 10 and clears at 12, whatever the age."""
    office = Office()
    office.env.run(until=4)
    office.account.asked[9] = quote(700, number=9, prepaid=True)
    office.env.run(until=11)
    assert office.account.asked == {}
    assert ("order 9", 700) not in office.till.book
    office.env.run(until=13)
    assert ("order 9", 700) in office.till.book


def test_emergency_payment_leaves_at_once() -> None:
    """Ordered on day 1 to clear on day 2, with the prepayment; the run has no more."""
    office = Office()
    paper = office.bill(1)
    office.account.asked[9] = quote(700, number=9, prepaid=True)
    office.env.run(until=1)
    why = EmergencyPaid(1, "pit", 1700, 2)
    office.payables.pay_now(office.account, [paper], 2, why)
    office.env.run(until=99)
    assert office.paid() == [(2, 1)]
    money = [entry for entry in office.till.book if entry[0] != "overhead until"]
    assert money == [("invoice 1", 1000), ("order 9", 700)]
