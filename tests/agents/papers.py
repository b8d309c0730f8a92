"""Papers and accounts, short to write."""

from sim.documents import Invoice, PurchaseOrder, Quote
from sim.journal import Journal
from sim.model import prepare
from sim.places import Account
from tests.stories.telling import scenario


def order(
    number: int = 1, *, material: str = "sand", tonnes: float = 1
) -> PurchaseOrder:
    """Return an order of some lot from the pit."""
    return PurchaseOrder(number, "dig", material, number, tonnes, "pit", 0.0)


def quote(cents: int = 100, *, number: int = 1, prepaid: bool = False) -> Quote:
    """Return the price of an order."""
    return Quote(order(number), cents, prepaid)


def invoice(
    cents: int = 100,
    *,
    number: int = 1,
    dated: float = 0,
    due: float = 30,
    payable: float = 0,
    disputed: bool = False,
) -> Invoice:
    """Return an invoice."""
    return Invoice(
        order=order(number),
        number=number,
        cents=cents,
        dated_at=dated,
        net_days=due - dated,
        due_at=due,
        payable_at=payable,
        disputed=disputed,
    )


def account(
    *invoices: Invoice, limit: int | None = None, committed: int = 0
) -> Account:
    """Return an account with open invoices, none of which has left."""
    return Account(
        supplier="pit",
        materials=frozenset(("sand",)),
        net_days=30,
        limit=limit,
        open={paper.number: paper for paper in invoices},
        unsent={paper.number: paper for paper in invoices},
        owed=sum(paper.cents for paper in invoices),
        committed=committed,
    )


SMALL = """
activities: {dig: {duration: 1, materials: {sand: 1}}}
materials: {sand: {unit: t, supplier: pit, unit_price: 1}}
suppliers: {pit: {lead_time: 1}}
"""


def journal() -> Journal:
    """Return an empty journal of a small job."""
    return Journal(prepare(scenario(SMALL), "only"))
