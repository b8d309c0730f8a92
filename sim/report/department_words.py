"""What the departments beside accounts payable choose and earn, a sentence each."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
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


def choice(*facts: LeverChosen) -> str:
    """Return what one department chose, such as "procurement buys sand from pit"."""
    first = facts[0]
    match first.department:
        case "procurement":
            bought = [f"{fact.material} from {fact.option}" for fact in facts]
            return f"procurement buys {listed(bought)}"
        case "materials_management":
            return f"materials management has {_called_off(facts)}"
        case "sales":
            return f"sales promises the finish {first.option}"
    if first.option == NEVER:
        return "the project manager never buys acceleration"
    return f"the project manager buys acceleration {first.option}"


def _called_off(facts: Sequence[LeverChosen]) -> str:
    """Return how materials are called off, those of one way together."""
    by_option: dict[str, list[str]] = {}
    for fact in facts:
        by_option.setdefault(fact.option, []).append(fact.material or "")
    ways = [f"{listed(names)} called off with {o}" for o, names in by_option.items()]
    return "; ".join(ways)


def rounds(facts: Iterable[LeverChosen]) -> list[list[LeverChosen]]:
    """Return the choices of each department together."""
    by = groupby(facts, key=lambda fact: fact.department)
    return [list(of_one) for _, of_one in by]


def expected(facts: Sequence[LeverChosen], speech: Speech) -> str:
    """Return what one department chose, and what it expects to be paid for it."""
    first = facts[0]
    pay = speech.money(round(100 * first.expected_pay))
    return f"{choice(*facts)}, and expects {pay} for it: {_lines(first.pays, speech)}"


def choices(job: Job) -> list[str]:
    """Return what the departments of a job chose, and the chance of winning it."""
    lines = [sentence(choice(*facts)) for facts in rounds(job.chosen)]
    if job.win_chance is not None:
        lines.append(f"The chance of winning the contract is {share(job.win_chance)}.")
    return lines


def chosen_for(placed: OrderPlaced) -> str:
    """Return which scorecards chose how an order was placed, after a comma, if any."""
    facts = [fact for fact in chain(placed) if isinstance(fact, LeverChosen)]
    words = listed([choice(fact) for fact in reversed(facts)])
    return f", since by scorecard {words}" if facts else ""


def _chosen(fact: LeverChosen, speech: Speech) -> str:
    return expected([fact], speech)


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
