"""How a story ends: the finish, what it cost, and whether there was cash to pay."""

from collections.abc import Iterator, Mapping

from sim.metrics import measure
from sim.metrics.value import Value
from sim.report.opening import on
from sim.report.papers import Papers
from sim.report.speech import Speech, counted, number, sentence
from sim.report.stoppages import indented


def ending(papers: Papers, speech: Speech) -> Iterator[str]:
    """Return the last paragraph, line by line."""
    end = _Ending(papers, speech, measure(papers.journal))
    yield "\n".join(indented(sentence(words), 0) for words in end.sentences())


class _Ending:
    """Speaks of the metrics of one replication."""

    def __init__(
        self, papers: Papers, speech: Speech, metrics: Mapping[str, Value]
    ) -> None:
        self.papers, self.speech, self.metrics = papers, speech, metrics

    def sentences(self) -> Iterator[str]:
        yield self._finish()
        yield self._stoppages()
        yield self._delay()
        yield self._payables()
        if self.papers.journal.job.setting.treasury is not None:
            yield self._cash()
        contract = self.papers.journal.job.setting.project.contract_value
        value, of = self._money("firm_value"), self.speech.money(100 * contract)
        yield f"firm value: {value}, of a contract of {of}"

    def _finish(self) -> str:
        journal = self.papers.journal
        if not journal.finished:
            return f"the job was not finished by {on(journal.horizon, self.speech)}"
        words = f"the job was finished on {on(journal.horizon, self.speech)}"
        words += f", {_against(self._value('slip_days'), 'the plan')}"
        if self.metrics["late_days"] is None:
            return words
        late = self._value("late_days")
        if not late:
            return f"{words}, in time for the contract"
        return f"{words} and {counted(late, 'day')} past the contract finish"

    def _stoppages(self) -> str:
        if not self._value("stoppages"):
            return "no crew stood idle"
        idle, hold, lead = (
            number(self._value(name))
            for name in ("idle_days", "idle_days_credit_hold", "idle_days_lead_time")
        )
        return (
            f"{counted(self._value('stoppages'), 'stoppage')}: {idle} idle work days,"
            f" {hold} by credit hold and {lead} by lead time; downtime cost"
            f" {self._money('downtime_cost')}, of which"
            f" {self._money('downtime_cost_credit_hold')} by credit hold"
        )

    def _delay(self) -> str:
        words = (
            f"delay cost: {self._money('delay_cost')}, of which liquidated damages"
            f" {self._money('damages')}"
        )
        if not self._value("lost_repeat_margin"):
            return words
        lost = self._money("lost_repeat_margin")
        return f"{words}; lost margin of repeat work {lost}"

    def _payables(self) -> str:
        dpo = self.metrics["dpo"]
        words = "accounts payable: bonuses " + self._money("bonus_accounts_payable")
        words += f", late-payment interest {self._money('late_fees')}, early-payment"
        words += f" discounts {self._money('discounts')}"
        return words if dpo is None else f"{words}; DPO {number(dpo)} days"

    def _cash(self) -> str:
        day, least = min(self.papers.cash, key=lambda level: level[1], default=(0.0, 0))
        words = (
            f"interest on cash beyond that on the opening cash:"
            f" {self._money('cash_yield')}; the least cash in hand was"
            f" {self.speech.money(least)}, on {self.speech.full_day(day)}"
        )
        most = self.papers.most_past_due()
        if not most:
            return f"{words}; nothing was ever past due"
        return f"{words}; the most ever past due at once was {self.speech.money(most)}"

    def _value(self, metric: str) -> float:
        return self.metrics[metric] or 0.0

    def _money(self, metric: str) -> str:
        return self.speech.money(100 * self._value(metric))


def _against(slip: float, what: str) -> str:
    if not round(slip, 2):
        return f"as {what} had it"
    side = "after" if slip > 0 else "before"
    return f"{counted(abs(slip), 'day')} {side} {what}"
