"""A credit manager at a desk, alone with an account."""

from dataclasses import dataclass, field

from simpy import Environment

from sim.agents.credit import CreditManager
from sim.documents import Invoice
from sim.places import Account
from sim.records import PolicySet, Record
from sim.scenario import Credit
from tests.agents.papers import account, journal

CHOICE = PolicySet(0, "fixed", "only")


@dataclass
class Desk:
    """A credit manager, patient for 10 days, who takes 2 to release."""

    credit: Credit = field(default_factory=Credit)
    account: Account = field(default_factory=account)
    hold_age: float | None = 10
    does_not_fit: bool = False
    env: Environment = field(default_factory=Environment)

    def __post_init__(self) -> None:
        self.journal = journal()
        self.manager = CreditManager(
            env=self.env,
            journal=self.journal,
            account=self.account,
            terms=self.credit,
            hold_age=self.hold_age,
            draw_release=lambda _: 2.0,
            why_unpaid=lambda: CHOICE,
            on_age_hold=lambda _: None,
            on_reminder=lambda _: None,
            alarm=lambda: None,
        )
        self.manager.release_orders = lambda _: self.does_not_fit

    def bill(self, paper: Invoice) -> None:
        """Put an invoice on the account."""
        self.account.open[paper.number] = paper
        self.account.owed += paper.cents
        self.manager.watch(paper)

    def clear(self, paper: Invoice, now: float) -> None:
        """Let the money of an invoice clear on a day."""
        self.env.run(until=now)
        self.manager.take_payment(paper)
        self.manager.review(None)

    def told(self, *kinds: type[Record]) -> list[tuple[float, str]]:
        """Return the days and kinds of the records."""
        return [(f.at, type(f).__name__) for f in self.journal if isinstance(f, kinds)]
