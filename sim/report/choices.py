"""Why invoices were unpaid: a choice of accounts payable, and what paid for it."""

from collections.abc import Sequence

from sim.documents import Invoice
from sim.journal import chain
from sim.records import CreditHeld, PaymentAgeChosen, PolicySet, Reformed
from sim.report import pay_words
from sim.report.papers import Papers
from sim.report.speech import Speech, lasting, number
from sim.units import Days


def why_unpaid(
    papers: Papers, held: CreditHeld, latest: PaymentAgeChosen, speech: Speech
) -> tuple[str, str]:
    """Return the choice or policy behind a hold, and the reason for it.

    The choice is the last by which the invoice was to be unpaid at the hold; where
    there is none, the *latest*, and what kept the invoice from being paid by it.
    """
    choices, invoice = papers.choices(latest), held.invoice
    if invoice is None:
        choice = _first_alike(choices, latest)
        return _choice(choice, speech), _reason(choice, speech)
    late = [fact for fact in choices if pay_by(fact, invoice) >= held.at]
    choice = _first_alike(choices, late[-1] if late else latest)
    but = "" if late else _but(invoice, speech)
    return f"{_choice(choice, speech)}{but}", _reason(choice, speech)


def pay_by(choice: PaymentAgeChosen, invoice: Invoice) -> Days:
    """Return by when a choice would have an invoice paid (rule P4)."""
    return invoice.due_at if choice.on_terms else invoice.dated_at + choice.age


def policy_of(fact: PaymentAgeChosen) -> PolicySet:
    """Return the policy by which a choice was made."""
    return next(cause for cause in chain(fact) if isinstance(cause, PolicySet))


def _first_alike(
    choices: Sequence[PaymentAgeChosen], choice: PaymentAgeChosen
) -> PaymentAgeChosen:
    """Return the first of the choices in a row that the *choice* repeats."""
    place = next(i for i, fact in enumerate(choices) if fact is choice)
    first, policy = choice, policy_of(choice)
    for fact in reversed(choices[:place]):
        if fact.age != first.age or policy_of(fact) is not policy:
            break
        first = fact
    return first


def _but(invoice: Invoice, speech: Speech) -> str:
    """Return what kept an invoice from being paid as chosen."""
    day = speech.day(invoice.payable_at)
    done = "its dispute was settled" if invoice.disputed else "this one was approved"
    return f", but {done} only on {day}, after the last payment run in time"


def _choice(choice: PaymentAgeChosen, speech: Speech) -> str:
    """Return the choice or policy that a chain ends at."""
    age = lasting(choice.age)
    if choice.on_terms:
        return f"accounts payable pays {choice.supplier} on terms, at {age}"
    if choice.expected_pay is None:
        return f"accounts payable lets its invoices become {age} old"
    day = speech.day(choice.at)
    return f"accounts payable chose age {number(choice.age)} on {day}"


def _reason(choice: PaymentAgeChosen, speech: Speech) -> str:
    """Return the policy behind a choice, or the lines of a scorecard that pay it."""
    policy = policy_of(choice)
    since = ""
    if isinstance(policy.cause, Reformed):
        since = f", since its reform on {speech.day(policy.at)}"
    return f"{_ground(choice, policy, speech)}{since}"


def _ground(choice: PaymentAgeChosen, policy: PolicySet, speech: Speech) -> str:
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
