"""What the departments beside accounts payable choose and earn, a sentence each."""

from collections.abc import Mapping
from typing import Any

from sim.agents.project_manager import NEVER
from sim.job import Job
from sim.journal import chain
from sim.records import (
    Accelerated,
    DepartmentPaid,
    KpiPay,
    LeverChosen,
    OrderPlaced,
)
from sim.report.pay_words import MEASURES, value
from sim.report.site_words import Teller
from sim.report.speech import Speech, lasting, listed, sentence
from sim.report.words import share

NAMES = {
    "accounts_payable": "accounts payable",
    "procurement": "procurement",
    "materials_management": "materials management",
    "sales": "sales",
    "project_manager": "the project manager",
}
"""How the departments are called."""


def choice(fact: LeverChosen) -> str:
    """Return what a department chose, such as "procurement buys sand from pit"."""
    match fact.department:
        case "procurement":
            return f"procurement buys {fact.material} from {fact.option}"
        case "materials_management":
            what = f"{fact.material} called off with {fact.option}"
            return f"materials management has {what}"
        case "sales":
            return f"sales promises the finish {fact.option}"
    if fact.option == NEVER:
        return "the project manager never buys acceleration"
    return f"the project manager buys acceleration {fact.option}"


def choices(job: Job) -> list[str]:
    """Return what the departments of a job chose, and the chance of winning it."""
    lines = [sentence(choice(fact)) for fact in job.chosen]
    if job.win_chance is not None:
        lines.append(f"The chance of winning the contract is {share(job.win_chance)}.")
    return lines


def chosen_for(placed: OrderPlaced) -> str:
    """Return which scorecards chose how an order was placed, after a comma, if any."""
    facts = [fact for fact in chain(placed) if isinstance(fact, LeverChosen)]
    words = listed([choice(fact) for fact in reversed(facts)])
    return f", since by scorecard {words}" if facts else ""


def _chosen(fact: LeverChosen, speech: Speech) -> str:
    pay = speech.money(round(100 * fact.expected_pay))
    return f"{choice(fact)}, and expects {pay} for it: {_lines(fact.pays, speech)}"


def _paid(fact: DepartmentPaid, speech: Speech) -> str:
    bonus = f"a bonus of {speech.money(fact.cents)}" if fact.cents else "no bonus"
    lines = _lines(fact.pays, speech)
    return f"{NAMES[fact.department]} earns {bonus} for the job: {lines}"


def _lines(pays: tuple[KpiPay, ...], speech: Speech) -> str:
    lines = [
        f"{MEASURES[pay.kpi].name} of {value(pay.kpi, pay.value, speech)}"
        f" {'takes' if pay.pay < 0 else 'pays'} {speech.money(100 * abs(pay.pay))}"
        for pay in pays
    ]
    return ", and ".join(lines) or "no line of its scorecard has a value"


def _accelerated(fact: Accelerated, _: Speech) -> str:
    return (
        f"the project manager has {fact.activity} worked faster, as the job is forecast"
        f" {lasting(fact.late_days)} late"
    )


DEPARTMENTS: Mapping[type[Any], Teller] = {
    LeverChosen: _chosen,
    DepartmentPaid: _paid,
    Accelerated: _accelerated,
}
"""How each fact of the departments is told."""
