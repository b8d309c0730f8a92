"""How each setting steers and pays accounts payable, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from sim.journal import Journal
from sim.report import pay_words
from sim.report.page.tables import Table, words
from sim.report.quantities import in_words
from sim.report.speech import Speech, lasting, listed
from sim.scenario import AccountsPayable, Executive, Scenario

TOLD = {
    "accounts_payable.policy",
    "accounts_payable.payment_age",
    "accounts_payable.longest_payment_age",
    "accounts_payable.exempt",
    "accounts_payable.period",
    "accounts_payable.scorecard",
    "accounts_payable.believes.hold_cost",
    "executive.reform",
}
"""What a setting changes that is told in words of its own."""
NO_DESK = "no department chooses: every invoice is paid on its due date"


def steering(journals: Mapping[str, Journal], scenario: Scenario) -> Table:
    """Return what each setting asks of accounts payable, what it pays, and changes."""
    changes, currency = scenario.resolved()["settings"], scenario.currency
    speeches = {name: Speech(of, currency) for name, of in journals.items()}
    return Table(
        "How accounts payable is steered and paid",
        ["Setting", "What it is to do", "What its scorecard pays"],
        [
            [
                words(_name(setting, scenario)),
                words("; ".join(_all(changes[setting], speech))),
                words(_pay(speech)),
            ]
            for setting, speech in speeches.items()
        ],
        sortable=False,
    )


def _name(setting: str, scenario: Scenario) -> str:
    return f"{setting} (reference)" if setting == scenario.reference else setting


def _all(changes: Mapping[str, Any], speech: Speech) -> Iterator[str]:
    yield from _orders(speech)
    yield from _others(changes, speech)


def _orders(speech: Speech) -> Iterator[str]:
    """Return what accounts payable is to do."""
    setting = speech.job.setting
    if setting.accounts_payable is None:
        yield NO_DESK
    else:
        yield from _policy(setting.accounts_payable)
        yield from _hold_cost(setting.accounts_payable, speech)
        yield from _reform(setting.executive)


def _policy(desk: AccountsPayable) -> Iterator[str]:
    longest = f", {lasting(desk.longest_payment_age)} at most"
    chooses = desk.policy == "scorecard"
    yield pay_words.policy(desk.policy, desk) + (longest if chooses else "")
    if desk.exempt:
        yield f"exempt, and paid on terms: {listed(list(desk.exempt))}"


def _hold_cost(desk: AccountsPayable, speech: Speech) -> Iterator[str]:
    """Return what it reckons a hold to cost, where it reckons anything."""
    cost = desk.believes.hold_cost
    if desk.policy != "scorecard" or cost is None:
        return
    if cost == "informed":
        yield "it is told what a late-payment hold costs the site"
    else:
        yield f"it reckons a late-payment hold at {speech.money(100 * cost)}"


def _reform(executive: Executive | None) -> Iterator[str]:
    reform = executive.reform if executive else None
    if reform is not None:
        yield (
            f"{lasting(reform.takes)} after stoppage {reform.after_stoppages} by"
            f" late-payment hold it is steered and paid as under “{reform.to}”"
        )


def _others(changes: Mapping[str, Any], speech: Speech) -> Iterator[str]:
    """Return what else a setting changes."""
    for path, value in _leaves(changes):
        told = any(f"{path}.".startswith(f"{known}.") for known in TOLD)
        if not told and path != "accounts_payable":
            key = path.rpartition(".")[2]
            name = path.replace("_", " ").replace(".", ", ")
            shown = "none" if value is None else in_words(value, key, speech.currency)
            yield f"changed: {name} {shown}"


def _leaves(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in tree.items():
        path = f"{above}{key}"
        if isinstance(value, Mapping) and value:
            yield from _leaves(value, f"{path}.")
        else:
            yield path, value


def _pay(speech: Speech) -> str:
    desk = speech.job.setting.accounts_payable
    if desk is None or not desk.scorecard:
        return "nothing"
    period = lasting(desk.period)
    return f"a period of {period}: {pay_words.curves(desk.scorecard, speech)}"
