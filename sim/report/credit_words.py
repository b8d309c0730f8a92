"""What a supplier and its account do, a sentence each."""

from collections.abc import Mapping
from typing import Any

from sim.records import (
    CreditHeld,
    CreditReleased,
    HoldNarrowed,
    Invoiced,
    OrderAccepted,
    OrderFreed,
    OrderHeld,
    PrepaymentAsked,
    PrepaymentCleared,
    ReleaseAgreed,
    ReleaseStopped,
    Reminded,
)
from sim.report.site_words import Teller
from sim.report.speech import Speech, lasting

PLACES = {
    "unprocessed": "waits at {supplier}, not begun",
    "at the dock": "is ready, and waits at the dock of {supplier}",
    "for prepayment": "waits at {supplier} until it is paid in advance",
}
"""Where a held order waits (rules C3, C6)."""


def credit_limit(supplier: str, speech: Speech) -> str:
    """Return the credit limit of a supplier in words."""
    credit = speech.job.setting.suppliers[supplier].credit
    limit = credit.limit if credit else None
    return speech.money(100 * (limit or 0.0))


def _accepted(fact: OrderAccepted, speech: Speech) -> str:
    supplier, price = fact.order.supplier, speech.money(fact.cents)
    return f"{supplier} begins order {fact.order.number}, at {price}"


def _held(fact: OrderHeld, _: Speech) -> str:
    where = PLACES[fact.where].format(supplier=fact.order.supplier)
    return f"order {fact.order.number} {where}"


def _freed(fact: OrderFreed, _: Speech) -> str:
    return f"order {fact.order.number} goes on"


def _invoiced(fact: Invoiced, speech: Speech) -> str:
    invoice = fact.invoice
    bills = (
        f"{invoice.order.supplier} sends invoice {invoice.number} over"
        f" {speech.money(invoice.cents)}, due on {speech.day(invoice.due_at)}"
    )
    if invoice.disputed:
        return f"{bills}; it is in dispute until {speech.day(invoice.payable_at)}"
    return bills


def _asked(fact: PrepaymentAsked, speech: Speech) -> str:
    price = speech.money(fact.cents)
    return f"{fact.order.supplier} wants {price} for order {fact.order.number} first"


def _prepaid(fact: PrepaymentCleared, speech: Speech) -> str:
    return f"order {fact.order.number} is paid in advance: {speech.money(fact.cents)}"


def _reminded(fact: Reminded, speech: Speech) -> str:
    to = "accounts payable and the site" if fact.to_site else "accounts payable"
    late = lasting(fact.past_due)
    number, price = fact.invoice.number, speech.money(fact.invoice.cents)
    return (
        f"{fact.supplier} reminds {to} of invoice {number} ({price}), {late} past due"
    )


def _account_held(fact: CreditHeld, speech: Speech) -> str:
    puts = f"{fact.supplier} puts the account on hold"
    if fact.converted:
        puts = f"{fact.supplier}, which held the account by its limit, holds it by age"
    return f"{puts}: {why_held(fact, speech, 'is')}"


def why_held(fact: CreditHeld, speech: Speech, tense: str) -> str:
    """Return why an account went on hold (rule C3)."""
    if fact.invoice is not None:
        number, price = fact.invoice.number, speech.money(fact.invoice.cents)
        late = lasting(fact.at - fact.invoice.due_at)
        due = speech.day(fact.invoice.due_at)
        if fact.invoice.disputed and fact.invoice.payable_at == fact.invoice.due_at:
            due = f"{due}, the end of a dispute"
        return f"invoice {number} ({price}, due {due}) {tense} {late} past due"
    order = fact.order.number if fact.order else "?"
    return (
        f"order {order} does not fit the limit of"
        f" {credit_limit(fact.supplier, speech)} beside the"
        f" {speech.money(fact.exposure)} unpaid or on its way"
    )


def _agreed(fact: ReleaseAgreed, speech: Speech) -> str:
    when = speech.day(fact.releases_at)
    return f"{fact.supplier} agrees to release the account on {when}"


def _release_stopped(fact: ReleaseStopped, _: Speech) -> str:
    return (
        f"{fact.supplier} does not release the account after all: an invoice has become"
        " too old, or the first order that waits does not fit the limit"
    )


def _narrowed(fact: HoldNarrowed, speech: Speech) -> str:
    limit = credit_limit(fact.supplier, speech)
    return f"{fact.supplier} lets go what fits the limit of {limit}; the rest waits on"


def _released(fact: CreditReleased, _: Speech) -> str:
    return f"{fact.supplier} releases the account"


CREDIT: Mapping[type[Any], Teller] = {
    OrderAccepted: _accepted,
    OrderHeld: _held,
    OrderFreed: _freed,
    Invoiced: _invoiced,
    PrepaymentAsked: _asked,
    PrepaymentCleared: _prepaid,
    Reminded: _reminded,
    CreditHeld: _account_held,
    ReleaseAgreed: _agreed,
    ReleaseStopped: _release_stopped,
    HoldNarrowed: _narrowed,
    CreditReleased: _released,
}
"""How each fact of an account is told."""
