"""A supplier at its works, alone with an account and a yard."""

from dataclasses import dataclass, field

from simpy import Environment

from sim.agents.supplier import Supplier
from sim.documents import Invoice, PurchaseOrder
from sim.places import Account, Yard
from sim.records import CreditHeld, Delivered, OrderPlaced, ReleaseAgreed
from sim.scenario import AfterHold, Credit
from sim.scenario import Supplier as Terms
from sim.scenario.laws import Fixed
from tests.agents.papers import account, invoice, journal, order

AGREED = ReleaseAgreed(0, "pit", 0)


@dataclass
class Works:
    """A supplier with a lead time of 3 and a transit of 1, 1.00 a tonne."""

    account: Account = field(default_factory=account)
    after_hold: AfterHold | None = None
    env: Environment = field(default_factory=Environment)
    billed: list[Invoice] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.journal = journal()
        self.yard = Yard(env=self.env, stock={"sand": 0.0}, alarm=lambda: None)
        self.supplier = Supplier(
            env=self.env,
            journal=self.journal,
            terms=Terms(
                lead_time=Fixed(3), transit=1, credit=Credit(after_hold=self.after_hold)
            ),
            account=self.account,
            yard=self.yard,
            unit_prices={"sand": 1.0},
            draw_lead_time=lambda _: 3.0,
            bill=self.bill,
            hold_by_limit=lambda *_: self.hold("limit"),
            watch=self.billed.append,
            on_goods=lambda *_: None,
            alarm=lambda: None,
        )

    def bill(self, paper: PurchaseOrder, cents: int, net_days: float) -> Invoice:
        """Return an invoice of today."""
        due = self.env.now + net_days
        return invoice(cents, number=paper.number, dated=self.env.now, due=due)

    def hold(self, trigger: str) -> None:
        """Put the account on hold."""
        self.account.held = "age" if trigger == "age" else "limit"
        self.account.hold = CreditHeld(
            self.env.now, "pit", self.account.held, None, None, 0, converted=False
        )

    def order(self, number: int, tonnes: float = 5) -> None:
        """Place an order."""
        paper = order(number, tonnes=tonnes)
        self.supplier.take_order(paper, OrderPlaced(self.env.now, paper, 0))

    def release(self, now: float) -> bool:
        """Release the account on a day; say whether something does not fit."""
        self.env.run(until=now)
        self.account.held = None
        return self.supplier.release(AGREED)

    def delivered(self) -> list[tuple[float, int, float]]:
        """Return the day, number and days held of each delivery."""
        return [
            (fact.at, fact.order.number, fact.held_days)
            for fact in self.journal.of(Delivered)
        ]
