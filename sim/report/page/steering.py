"""How each setting steers and pays accounts payable, in words."""

from collections.abc import Iterator, Mapping

from sim.journal import Journal
from sim.report import pay_words
from sim.report.page.tables import Cell, Table, words
from sim.report.speech import Speech, lasting, listed
from sim.scenario import AccountsPayable, Executive

NO_DESK = "no department chooses: every invoice is paid on its due date"


def steering(journals: Mapping[str, Journal], currency: str, reference: str) -> Table:
    """Return what each setting asks of accounts payable, and what it pays for."""
    return Table(
        "How accounts payable is steered and paid",
        ["Setting", "What it is to do", "What its scorecard pays"],
        [
            _row(setting, Speech(journal, currency), reference)
            for setting, journal in journals.items()
        ],
        sortable=False,
    )


def _row(setting: str, speech: Speech, reference: str) -> list[Cell]:
    desk = speech.job.setting.accounts_payable
    name = f"{setting} (reference)" if setting == reference else setting
    if desk is None:
        return [words(name), words(NO_DESK), words("nothing")]
    to_do = "; ".join(_to_do(desk, speech.job.setting.executive))
    return [words(name), words(to_do), words(_scorecard(desk, speech))]


def _to_do(desk: AccountsPayable, executive: Executive | None) -> Iterator[str]:
    yield pay_words.policy(desk.policy, desk)
    if desk.exempt:
        yield f"exempt, and paid on terms: {listed(list(desk.exempt))}"
    reform = executive.reform if executive else None
    if reform is not None:
        yield (
            f"{lasting(reform.takes)} after stoppage {reform.after_stoppages} by"
            f" late-payment hold it is steered and paid as under “{reform.to}”"
        )


def _scorecard(desk: AccountsPayable, speech: Speech) -> str:
    if not desk.scorecard:
        return "nothing"
    period = lasting(desk.period)
    return f"a period of {period}: {pay_words.curves(desk.scorecard, speech)}"
