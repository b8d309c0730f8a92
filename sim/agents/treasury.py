"""The treasury: it pays for work and overhead, and keeps the books."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simpy import Environment

from sim.calendar import Calendar
from sim.documents import Certificate, Invoice, Quote
from sim.ledger import Account, Ledger, Part
from sim.units import Cents, Days, WorkDays, to_cents


@dataclass(kw_only=True, frozen=True, slots=True)
class Rates:
    """What a gang of a crew costs, in cents a work day, and to come back once."""

    labour: float
    equipment: float
    standby: float
    remobilisation: Cents

    def parts(self, days: WorkDays) -> list[Part]:
        """Return what so much work costs, account by account."""
        labour, equipment = round(self.labour * days), round(self.equipment * days)
        parts: list[Part] = [("labour", labour), ("equipment", equipment)]
        return [part for part in parts if part[1]]


@dataclass(kw_only=True, eq=False)
class Treasury:
    """Writes down in the ledger what is earned and spent, and when it is paid (E1)."""

    env: Environment
    calendar: Calendar
    ledger: Ledger
    rates: Mapping[str, Rates]
    overhead_per_day: float
    overhead_sent: Cents = 0

    def __post_init__(self) -> None:
        self.a_day = {crew: rates.parts(1.0) for crew, rates in self.rates.items()}

    def open(self, opening_cash: float) -> None:
        """Bring in the opening cash."""
        self.ledger.post(0.0, "cash", "equity", to_cents(opening_cash))

    # --- the site ---------------------------------------------------------------

    def pay_work(
        self, crew: str, days: WorkDays, on: Days, premium: float = 0.0
    ) -> None:
        """Pay a daily portion of work, at its end, with a premium if accelerated."""
        if days == 1.0 and not premium:
            parts = self.a_day[crew]
        else:
            parts = self.rates[crew].parts(days * (1 + premium))
        self.ledger.pay(on, parts)

    def pay_stretch(
        self,
        crew: str,
        start: Days,
        parts: Sequence[WorkDays],
        premium: float = 0.0,
    ) -> None:
        """Pay the daily portions of work that nothing can stop, each at its end."""
        done = 0.0
        for part in parts:
            done += part
            self.pay_work(crew, part, self.calendar.after(start, done), premium)

    def pay_standby(self, crew: str, days: WorkDays, on: Days) -> None:
        """Pay a spell of standby, at its end (rule S3)."""
        self.ledger.post(on, "downtime", "cash", round(self.rates[crew].standby * days))

    def pay_remobilisation(self, crew: str, on: Days) -> None:
        """Pay once for a crew that leaves (rule S3)."""
        self.ledger.post(on, "downtime", "cash", self.rates[crew].remobilisation)

    # --- suppliers --------------------------------------------------------------

    def book_goods(self, quote: Quote) -> None:
        """Book a delivery, on credit or paid in advance."""
        owed: Account = "prepayments" if quote.prepaid else "payables"
        self.ledger.post(self.env.now, "materials", owed, quote.cents)

    def pay_invoice(self, invoice: Invoice, discount: Cents, fee: Cents) -> None:
        """Pay an invoice as its money clears."""
        now, post = self.env.now, self.ledger.post
        post(now, "payables", "cash", invoice.cents - discount)
        post(now, "payables", "discounts", discount)
        post(now, "late fees", "cash", fee)

    def prepay(self, quote: Quote) -> None:
        """Pay an order in advance."""
        self.ledger.post(self.env.now, "prepayments", "cash", quote.cents)

    # --- the firm ---------------------------------------------------------------

    def pay_overhead(self, clears_at: Days) -> None:
        """Send the overhead to this day with a payment run."""
        so_far = to_cents(self.overhead_per_day * self.env.now)
        self.ledger.post(clears_at, "overhead", "cash", so_far - self.overhead_sent)
        self.overhead_sent = so_far

    def pay_bonus(self, cents: Cents, account: Account = "bonus") -> None:
        """Pay a bonus, by default that of accounts payable."""
        self.ledger.post(self.env.now, account, "cash", cents)

    def book_certificate(self, certificate: Certificate) -> None:
        """Book work certified, and the progress payment that will follow."""
        post, paid = self.ledger.post, certificate.cents - certificate.retained
        post(certificate.at, "receivables", "revenue", certificate.cents)
        post(certificate.paid_at, "cash", "receivables", paid)

    def book_finish(self, revenue: Cents, paid: Cents, damages: Cents) -> None:
        """Book the rest of the revenue, what is paid of it now, and the damages."""
        now, post = self.env.now, self.ledger.post
        post(now, "receivables", "revenue", revenue)
        post(now, "cash", "receivables", paid)
        post(now, "damages", "cash", damages)

    def accrue(self, account: Account, cents: Cents) -> None:
        """Book a cost that is not paid by the end: it stays open."""
        self.ledger.post(self.env.now, account, "accruals", cents)

    def book_interest(self, cents: Cents) -> None:
        """Book the interest, at the finish."""
        self.ledger.post(self.env.now, "cash", "interest", cents)
