"""What a run answers, in three sentences that follow from its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import isnan
from typing import TYPE_CHECKING, Any

from sim.report import findings
from sim.report.money import short
from sim.report.speech import listed
from sim.report.words import share, value
from sim.summary import GainAndLoss, Summary

if TYPE_CHECKING:
    from sim.report.study import Study

SITE = {
    "idle_days": "idle work days {rise} from {before} to {after}",
    "downtime_cost": "downtime cost {rises} from {before} to {after}",
    "slip_days": "slip {rises} from {before} to {after} days",
}
"""How a change of what the site feels is told, in this order."""
ALL_ALIKE = "idle days, downtime cost and slip are the same as under “{}”"


def answer(study: Study, setting: str | None = None) -> tuple[str, str, str]:
    """Return what *study* found, of *setting* or else of where the firm loses most.

    The first sentence is about the money of accounts payable and the firm, the second
    about the site, the third about what would be better.
    """
    currency = study.results.design.scenario.currency
    most = setting or study.summarised.loses_most()
    accounts = study.gain_and_loss(most) if compared(study, most) else None
    return sentences(study.summarised, accounts, currency)


def compared(study: Study, setting: str | None) -> bool:
    """Decide whether there is a *setting* to be compared with the reference."""
    reference = study.reference
    alone = setting is None or setting == reference
    return not alone and reference in study.results.design.settings


def sentences(
    summary: Summary, accounts: GainAndLoss | None, currency: str
) -> tuple[str, str, str]:
    """Return the three sentences; without *accounts* there is nothing to compare."""
    told = _Answer(summary, currency)
    if accounts is None:
        return told.of_one_setting()
    return told.of_money(accounts), told.of_site(accounts), told.of_the_best()


def changes(accounts: GainAndLoss, currency: str) -> bool:
    """Decide whether the firm value changes, beyond chance where that is known."""
    change = accounts.change
    shown = short(abs(change.amount), currency) != short(0, currency)
    return shown and not change.low <= 0 <= change.high


@dataclass(frozen=True)
class _Answer:
    summary: Summary
    currency: str

    @cached_property
    def plain(self) -> dict[str, Any]:
        """The summary as nested values."""
        return self.summary.as_json()

    # --- settings compared -----------------------------------------------------------

    def of_money(self, accounts: GainAndLoss) -> str:
        """Say what accounts payable gains and what the firm loses, or that it may not.

        What is paid for is told with the interest that it earned, and no more (E1).
        """
        _, _, finding = findings.of_waterfall(accounts, self.currency).partition(": ")
        compared = f"under “{accounts.setting}”, against “{accounts.reference}”,"
        return (
            f"{self._lead(accounts, compared)} {finding.replace('; ', ', while ')}"
            f"{self._interval(accounts)}."
        )

    def _lead(self, accounts: GainAndLoss, compared: str) -> str:
        """Begin the sentence; where the firm loses least of all, say so."""
        certain = changes(accounts, self.currency)
        worst = accounts.setting == self.summary.loses_most()
        if certain and worst and accounts.loss < 0:
            return f"The firm never loses: even {compared}"
        return compared[0].upper() + compared[1:]

    def _interval(self, accounts: GainAndLoss) -> str:
        change = accounts.change
        if isnan(change.low):
            return ", in a single replication"
        if change.low == change.high:
            return ""
        signed = -1 if accounts.loss > 0 else 1
        low, high = sorted(signed * end for end in (change.low, change.high))
        ends = " to ".join(short(end, self.currency) for end in (low, high))
        return f", 95 % interval {ends}"

    def of_site(self, accounts: GainAndLoss) -> str:
        """Say what the site feels of it: stops by credit hold, idle days, slip."""
        ours, theirs = accounts.setting, accounts.reference
        stopped, before = self._stopped(ours), self._stopped(theirs)
        changed = [self._moved(metric, ours, theirs) for metric in SITE]
        site = listed([words for words in changed if words])
        site = site or ALL_ALIKE.format(theirs)
        if not stopped and not before:
            return f"No supplier's late-payment hold ever stops a crew; {site}."
        under = share(before) if before else "none"
        return (
            f"A supplier's late-payment hold stops crews in {share(stopped)} of the"
            f" replications ({under} under “{theirs}”); {site}."
        )

    def of_the_best(self) -> str:
        """Say which setting leaves the firm most."""
        best = max(self.plain["settings"], key=lambda s: self._raw("firm_value", s))
        reference = self.summary.reference
        more = self.plain["differences"].get(best, {}).get("firm_value", {})
        if (more.get("low") or 0.0) <= 0:
            return (
                f"No setting leaves the firm more than “{reference}”, beyond chance:"
                f" {self._worth(reference)}{self._met(reference)}."
            )
        amount = short(more["mean"], self.currency)
        return (
            f"The firm is best off under “{best}”: {self._worth(best)}, {amount} more"
            f" than under “{reference}”{self._met(best)}."
        )

    def _worth(self, setting: str) -> str:
        return f"a firm value of {self._mean('firm_value', setting)} on average"

    def _met(self, setting: str) -> str:
        """Return the chance of meeting the contract finish, where there is one."""
        meets = self.plain["shares"][setting]["meets_contract"]
        if meets is None:
            return ""
        return f", and the contract finish is met in {share(meets)} of the replications"

    # --- one setting -----------------------------------------------------------------

    def of_one_setting(self) -> tuple[str, str, str]:
        """Say what happens under the reference, or the first setting that was run."""
        settings, reference = list(self.plain["settings"]), self.summary.reference
        setting = reference if reference in settings else settings[0]
        idle, cost, slip = (self._mean(metric, setting) for metric in SITE)
        stopped = self._stopped(setting)
        crews = f"crews in {share(stopped)} of the replications"
        holds = f"stops {crews if stopped else 'no crew in any replication'}"
        return (
            f"Under “{setting}” crews stand idle for {idle} work days on average, at a"
            f" downtime cost of {cost}, and the job slips {slip} days.",
            f"A supplier's late-payment hold {holds}; the job leaves"
            f" {self._worth(setting)}{self._met(setting)}.",
            self._uncompared(settings),
        )

    def _uncompared(self, settings: list[str]) -> str:
        reference = self.summary.reference
        if reference not in settings:
            return (
                f"The reference, “{reference}”, was not run: what another way of paying"
                " accounts payable is worth shows only beside it."
            )
        if len(settings) == 1:
            return (
                "No other setting was run: what another way of paying accounts payable"
                " is worth shows only beside one."
            )
        return f"“{reference}” is the reference, with which the others are compared."

    # --- figures ---------------------------------------------------------------------

    def _moved(self, metric: str, ours: str, theirs: str) -> str:
        """Return from what to what a metric moves, nothing where it does not."""
        before, after = (self._mean(metric, setting) for setting in (theirs, ours))
        if before == after:
            return ""
        rise = "rise" if self._raw(metric, ours) > self._raw(metric, theirs) else "fall"
        return SITE[metric].format(
            rise=rise, rises=f"{rise}s", before=before, after=after
        )

    def _mean(self, metric: str, setting: str) -> str:
        return value(self._raw(metric, setting), metric, self.currency)

    def _raw(self, metric: str, setting: str) -> float:
        return float(self.plain["settings"][setting][metric]["mean"])

    def _stopped(self, setting: str) -> float:
        return 1.0 - float(self.plain["shares"][setting]["no_credit_stoppage"])
