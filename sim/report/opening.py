"""How a story begins: the job, the plan, and how accounts payable decides."""

from collections.abc import Iterator

from sim.report.asides import ages, rounds
from sim.report.dates import of_finish
from sim.report.papers import Papers
from sim.report.pay_words import curves, policy
from sim.report.speech import Speech, counted, number
from sim.report.stoppages import indented
from sim.scenario import AccountsPayable
from sim.units import Days


def opening(
    papers: Papers, title: str, seed: int | None, speech: Speech
) -> Iterator[str]:
    """Return the heading, the plan, and the policy with its first choices."""
    journal = papers.journal
    of_seed = "" if seed is None else f", seed {seed}"
    yield (
        f'{title}\nSetting "{speech.job.setting.name}", replication'
        f" {journal.replication}{of_seed}"
    )
    yield indented(_plan(speech), 0)
    yield indented(" ".join(_policy(papers, speech)), 0)


def on(finish: Days, speech: Speech) -> str:
    """Return the date of a finish, with the day of the clock."""
    date = of_finish(speech.job.calendar.start_date, finish)
    return f"{date} (day {number(finish)})"


def _plan(speech: Speech) -> str:
    job = speech.job
    words = (
        f"The job starts on {speech.full_day(0.0)}. Its planned finish is"
        f" {on(job.plan.finish, speech)}"
    )
    if job.contract_finish is None:
        return f"{words}."
    return f"{words}, its contract finish {on(job.contract_finish, speech)}."


def _policy(papers: Papers, speech: Speech) -> Iterator[str]:
    desk = speech.job.setting.accounts_payable
    if desk is None:
        yield "Every invoice is paid on its due date."
        return
    yield f"It is the policy of accounts payable to {policy(desk.policy, desk)}."
    if desk.scorecard:
        yield _scorecard(desk, speech)
    if desk.exempt:
        yield f"Exempt, and paid on terms: {', '.join(desk.exempt)}."
    yield from _first_choices(papers, speech)


def _scorecard(desk: AccountsPayable, speech: Speech) -> str:
    period = counted(desk.period, "day")
    card = desk.scorecard or {}
    meaning = " (DPO: the days that purchases stay unpaid, on average.)"
    return (
        f"Its scorecard pays for each period of {period}: {curves(card, speech)}."
        f"{meaning if 'dpo' in card else ''}"
    )


def _first_choices(papers: Papers, speech: Speech) -> Iterator[str]:
    for occasion in rounds(papers.journal)[:1]:
        yield f"Payment ages from the start: {ages(occasion)}."
        expected = occasion[0].expected_pay
        if expected is not None:
            pay = speech.money(100 * expected)
            yield f"By these it expects to earn {pay} a period."
