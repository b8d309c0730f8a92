"""The facts a replication can record; each says when it happened and because of what.

Every record has `at`, the instant, first, and `cause`, the fact that led to it, last.
A wait has two records, its start and its end.
"""

from typing import Literal, NamedTuple, TypeAlias

from sim.documents import Certificate, Invoice, PurchaseOrder
from sim.units import Cents, Days, WorkDays

Trigger: TypeAlias = Literal["age", "limit"]
Place: TypeAlias = Literal["unprocessed", "at the dock", "for prepayment"]


class ActivityStarted(NamedTuple):
    """A crew began an activity, which will take `days` of work (rule S2)."""

    at: Days
    activity: str
    days: WorkDays
    cause: "Record | None" = None


class ActivityFinished(NamedTuple):
    """The work of an activity was done."""

    at: Days
    activity: str
    cause: "Record | None" = None


class Accelerated(NamedTuple):
    """Work was accelerated at a premium, as the forecast was so late (rule I4d)."""

    at: Days
    activity: str
    late_days: Days
    premium: float
    cause: "Record | None" = None


class TradeRebooked(NamedTuple):
    """A following trade had lost its booking, and comes at `comes_at` (rule S4)."""

    at: Days
    activity: str
    comes_at: Days
    cause: "Record | None" = None


class CrewStopped(NamedTuple):
    """A crew stood idle, with `done` work days of its activity behind it (rule S2)."""

    at: Days
    activity: str
    short: tuple[str, ...]
    done: WorkDays
    cause: "Record | None" = None


class CrewLeft(NamedTuple):
    """An idle crew left the site (rule S3)."""

    at: Days
    stopped: CrewStopped
    cause: "Record | None" = None


class CrewSupplied(NamedTuple):
    """The material that a crew stood for was all there; each delivery completed one."""

    at: Days
    stopped: CrewStopped
    deliveries: "tuple[Delivered, ...]"
    cause: "Record | None" = None


class StillShort(NamedTuple):
    """A crew still stood at the end: what had come, and what it was short of."""

    at: Days
    stopped: CrewStopped
    short: tuple[str, ...]
    deliveries: "tuple[Delivered, ...]"
    cause: "Record | None" = None


class CrewResumed(NamedTuple):
    """A stoppage ended: the crew had its material, and was on the site."""

    at: Days
    supplied: CrewSupplied
    left: CrewLeft | None
    cause: "Record | None" = None


class OrderPlaced(NamedTuple):
    """The foreman called off a lot (rule F2)."""

    at: Days
    order: PurchaseOrder
    needed_at: Days
    cause: "Record | None" = None


class OrderAccepted(NamedTuple):
    """The supplier began to process an order, at a price (rule C1)."""

    at: Days
    order: PurchaseOrder
    cents: Cents
    cause: "Record | None" = None


class OrderHeld(NamedTuple):
    """An order was stopped: unprocessed, at the dock, or for its prepayment."""

    at: Days
    order: PurchaseOrder
    where: Place
    cause: "Record | None" = None


class OrderFreed(NamedTuple):
    """A held order went on."""

    at: Days
    order: PurchaseOrder
    cause: "Record | None" = None


class Delivered(NamedTuple):
    """An order reached the yard, after `held_days` in holds (rules C1, J5)."""

    at: Days
    order: PurchaseOrder
    held_days: Days
    cause: "Record | None" = None


class Invoiced(NamedTuple):
    """The supplier billed a delivery (rule C2)."""

    at: Days
    invoice: Invoice
    cause: "Record | None" = None


class PrepaymentAsked(NamedTuple):
    """The supplier wanted an order paid before it processed it (rule C6)."""

    at: Days
    order: PurchaseOrder
    cents: Cents
    cause: "Record | None" = None


class PrepaymentCleared(NamedTuple):
    """The price of an order was paid in advance."""

    at: Days
    order: PurchaseOrder
    cents: Cents
    cause: "Record | None" = None


class PaymentSent(NamedTuple):
    """A payment left, and will clear; `age` is the payment age in force."""

    at: Days
    invoice: Invoice
    clears_at: Days
    age: Days
    cause: "Record | None" = None


class Paid(NamedTuple):
    """An invoice was paid: its money cleared (rules C2, P2)."""

    at: Days
    invoice: Invoice
    discount: Cents
    late_fee: Cents
    cause: "Record | None" = None


class LeftOpen(NamedTuple):
    """An invoice had not left when the replication ended; `age` was in force for it."""

    at: Days
    invoice: Invoice
    age: Days
    cause: "Record | None" = None


class Reminded(NamedTuple):
    """The supplier wrote about an invoice `past_due` days late (rule C4)."""

    at: Days
    supplier: str
    invoice: Invoice
    past_due: Days
    to_site: bool
    cause: "Record | None" = None


class CreditHeld(NamedTuple):
    """An account went on hold, or its hold by limit became one by age (rule C3).

    By age, `invoice` is the one that was too old; by limit, `order` is the one that did
    not fit, beside the `exposure`.
    """

    at: Days
    supplier: str
    trigger: Trigger
    invoice: Invoice | None
    order: PurchaseOrder | None
    exposure: Cents
    converted: bool
    cause: "Record | None" = None


class ReleaseAgreed(NamedTuple):
    """The supplier agreed to release an account at `releases_at` (rule C5)."""

    at: Days
    supplier: str
    releases_at: Days
    cause: "Record | None" = None


class ReleaseStopped(NamedTuple):
    """An agreed release did not come: an invoice, or the first order, stopped it."""

    at: Days
    supplier: str
    cause: "Record | None" = None


class HoldNarrowed(NamedTuple):
    """At a release some orders did not fit: the hold went on by limit (rule C5)."""

    at: Days
    supplier: str
    cause: "Record | None" = None


class CreditReleased(NamedTuple):
    """An account was let go."""

    at: Days
    supplier: str
    cause: "Record | None" = None


class Escalated(NamedTuple):
    """The foreman phoned about a supplier (rule E2)."""

    at: Days
    supplier: str
    cause: "Record | None" = None


class EmergencyPaid(NamedTuple):
    """The executive ordered an emergency payment of these invoices and prepayments."""

    at: Days
    supplier: str
    cents: Cents
    clears_at: Days
    cause: "Record | None" = None


class KpiPay(NamedTuple):
    """What a pay curve does at a value: the pay, the slope up to it, and from where."""

    kpi: str
    value: float
    pay: float
    slope: float
    bend: float


class PolicySet(NamedTuple):
    """Accounts payable took up a policy, by its own scenario or by reform (rule P4)."""

    at: Days
    policy: str
    setting: str
    cause: "Record | None" = None


class PaymentAgeChosen(NamedTuple):
    """Accounts payable chose how old a supplier's invoices may become (rules P3, I3).

    `on_terms` says that the supplier is paid by due date; `expected_pay`, a period, is
    `None` where no scorecard chose. `pays` says what each pay curve does at the choice.
    """

    at: Days
    supplier: str
    age: Days
    on_terms: bool
    expected_pay: float | None
    pays: tuple[KpiPay, ...]
    cause: "Record | None" = None


class BonusPaid(NamedTuple):
    """A period of the scorecard ended, and paid (rule I1)."""

    at: Days
    cents: Cents
    days: Days
    pays: tuple[KpiPay, ...]
    cause: "Record | None" = None


class LeverChosen(NamedTuple):
    """A department set its lever by its scorecard, as the job was prepared (rule I4).

    `option` is what it was set to, for one `material` or for the whole job. `pays` says
    what each pay curve does at the KPIs expected of it.
    """

    at: Days
    department: str
    material: str | None
    option: str
    expected_pay: float
    pays: tuple[KpiPay, ...]
    cause: "Record | None" = None


class DepartmentPaid(NamedTuple):
    """A department was paid by its scorecard for the whole job (rule I4)."""

    at: Days
    department: str
    cents: Cents
    pays: tuple[KpiPay, ...]
    cause: "Record | None" = None


class Reformed(NamedTuple):
    """Accounts payable took over the goals of another setting (rule E3)."""

    at: Days
    setting: str
    cause: "Record | None" = None


class Certified(NamedTuple):
    """The customer approved work done (rule E4)."""

    at: Days
    certificate: Certificate
    cause: "Record | None" = None


class ReplicationEnded(NamedTuple):
    """The last activity finished, or the time was up (rule J4)."""

    at: Days
    finished: bool
    cause: "Record | None" = None


Record: TypeAlias = (
    ActivityStarted
    | ActivityFinished
    | Accelerated
    | TradeRebooked
    | CrewStopped
    | CrewLeft
    | CrewSupplied
    | StillShort
    | CrewResumed
    | OrderPlaced
    | OrderAccepted
    | OrderHeld
    | OrderFreed
    | Delivered
    | Invoiced
    | PrepaymentAsked
    | PrepaymentCleared
    | PaymentSent
    | Paid
    | LeftOpen
    | Reminded
    | CreditHeld
    | ReleaseAgreed
    | ReleaseStopped
    | HoldNarrowed
    | CreditReleased
    | Escalated
    | EmergencyPaid
    | PolicySet
    | PaymentAgeChosen
    | BonusPaid
    | LeverChosen
    | DepartmentPaid
    | Reformed
    | Certified
    | ReplicationEnded
)
