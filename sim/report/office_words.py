"""What accounts payable, the executive and the customer do, a sentence each."""

from collections.abc import Mapping
from typing import Any

from sim.records import (
    BonusPaid,
    Certified,
    EmergencyPaid,
    Escalated,
    LeftOpen,
    Paid,
    PaymentAgeChosen,
    PaymentSent,
    PolicySet,
    Reformed,
)
from sim.report import pay_words
from sim.report.site_words import Teller
from sim.report.speech import Speech, lasting
from sim.units import Days


def _sent(fact: PaymentSent, speech: Speech) -> str:
    number, price = fact.invoice.number, speech.money(fact.invoice.cents)
    clears = speech.day(fact.clears_at)
    return f"the payment of invoice {number} ({price}) leaves, and clears on {clears}"


def _paid(fact: Paid, speech: Speech) -> str:
    invoice = fact.invoice
    age = lasting(fact.at - invoice.dated_at)
    words = f"invoice {invoice.number} ({speech.money(invoice.cents)}) is paid at {age}"
    if fact.discount:
        words += f", less a discount of {speech.money(fact.discount)}"
    if fact.late_fee:
        words += f", with late-payment interest of {speech.money(fact.late_fee)}"
    return words


def _left_open(fact: LeftOpen, speech: Speech) -> str:
    price = speech.money(fact.invoice.cents)
    return f"invoice {fact.invoice.number} ({price}) is still unpaid"


def _escalated(fact: Escalated, speech: Speech) -> str:
    words = f"the foreman phones the executive about {fact.supplier}"
    coming = _on_its_way(fact.supplier, fact.at, speech)
    return f"{words}, not knowing that {coming}" if coming else words


def _on_its_way(supplier: str, at: Days, speech: Speech) -> str:
    """Return which money has left for a supplier and not cleared; nothing if none."""
    sent = [
        fact
        for fact in speech.journal.of(PaymentSent)
        if fact.invoice.order.supplier == supplier and fact.at <= at < fact.clears_at
    ]
    if not sent:
        return ""
    cents = sum(fact.invoice.cents for fact in sent)
    day = speech.day(max(fact.clears_at for fact in sent))
    return f"{speech.money(cents)} is on its way already, and clears by {day}"


def _emergency(fact: EmergencyPaid, speech: Speech) -> str:
    if not fact.cents:
        coming = _on_its_way(fact.supplier, fact.at, speech)
        why = coming or "no invoice is past due by now"
        return f"the executive finds nothing left to pay to {fact.supplier}: {why}"
    words = (
        f"the executive orders an emergency payment of {speech.money(fact.cents)} to"
        f" {fact.supplier}"
    )
    if speech.day(fact.clears_at) != speech.day(fact.at):
        return f"{words}, which clears on {speech.day(fact.clears_at)}"
    return words


def _policy(fact: PolicySet, speech: Speech) -> str:
    desk = speech.job.goals(fact.setting)
    return (
        f"it is the policy of accounts payable to {pay_words.policy(fact.policy, desk)}"
    )


def _chosen(fact: PaymentAgeChosen, _: Speech) -> str:
    age = lasting(fact.age)
    if fact.on_terms:
        return f"accounts payable pays {fact.supplier} on terms, at {age} or before"
    return f"accounts payable lets invoices of {fact.supplier} become {age} old"


def _bonus(fact: BonusPaid, speech: Speech) -> str:
    bonus = f"a bonus of {speech.money(fact.cents)}" if fact.cents else "no bonus"
    return (
        f"accounts payable earns {bonus} for a period of {lasting(fact.days)}:"
        f" {pay_words.earned(fact, speech)}"
    )


def _reformed(fact: Reformed, _: Speech) -> str:
    return (
        f'by order of the executive accounts payable takes over the goals of "'
        f'{fact.setting}"'
    )


def _certified(fact: Certified, speech: Speech) -> str:
    certificate = fact.certificate
    words = f"the customer certifies {speech.money(certificate.cents)} of work"
    if certificate.cents == certificate.retained:
        return words
    due = speech.money(certificate.cents - certificate.retained)
    return f"{words}, of which {due} is paid on {speech.day(certificate.paid_at)}"


OFFICE: Mapping[type[Any], Teller] = {
    PaymentSent: _sent,
    Paid: _paid,
    LeftOpen: _left_open,
    Escalated: _escalated,
    EmergencyPaid: _emergency,
    PolicySet: _policy,
    PaymentAgeChosen: _chosen,
    BonusPaid: _bonus,
    Reformed: _reformed,
    Certified: _certified,
}
"""How each fact of the office is told."""
