"""The story of the workshop in numbers: what its papers and slides say of it."""

from functools import cached_property
from typing import Any

from sim.report.money import full, short
from sim.report.study import Study
from sim.report.words import share
from sim.scenario.file import Setting
from sim.summary import GainAndLoss

SCENARIO = "unpaid_supplier"
EXTEND = "paid to extend payables"
REFORMED = "paid to extend, then reformed"
SHARED = "extend, but share the downtime"
EXEMPT = "extend, but exempt key suppliers"
PROFIT = "profit first"
FIRM_VALUE, SLIP = "firm_value", "slip_days"


class Story:
    """The bypass of the story, and what each way of paying did to it."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.extend, self.reformed = EXTEND, REFORMED
        self.shared, self.exempt, self.profit = SHARED, EXEMPT, PROFIT

    @property
    def terms(self) -> str:
        """The setting that the others are compared with."""
        return self.study.reference

    @property
    def currency(self) -> str:
        """The currency of all amounts."""
        return self.study.results.design.scenario.currency

    @property
    def replications(self) -> int:
        """How many times each setting was simulated."""
        return self.study.results.done

    @property
    def seed(self) -> int:
        """The number that all luck came from."""
        return self.study.results.design.seed

    @property
    def facts(self) -> Setting:
        """The job and the firm, as the department that is paid to extend finds them."""
        return self.study.results.design.scenario.settings[EXTEND]

    @cached_property
    def accounts(self) -> GainAndLoss:
        """What accounts payable gains and the firm loses by the bonus, line by line."""
        accounts = self.study.gain_and_loss(EXTEND)
        assert accounts is not None
        return accounts

    @property
    def interest(self) -> str:
        """What extending payables earned the firm."""
        return self.short(self.accounts.lines["cash_yield"].amount)

    @property
    def bonus(self) -> str:
        """What it earned the department."""
        return self.short(-self.accounts.lines["bonus_accounts_payable"].amount)

    @property
    def loss(self) -> str:
        """What it cost the firm, all in all."""
        return self.short(-self.accounts.change.amount)

    @property
    def age(self) -> str:
        """The oldest that the department means to let invoices become, in days."""
        choices = self.study.decisions
        first = (choices["setting"] == EXTEND) & (choices["day"] == 0)
        return f"{choices.loc[first, 'age'].max():.0f}"

    @property
    def least_cash(self) -> str:
        """The least that the firm had in the bank in any job paid on terms."""
        jobs = self.study.replications
        on_terms = jobs["setting"] == self.terms
        return self.full(jobs.loc[on_terms, "lowest_cash"].min())

    def change(self, setting: str) -> str:
        """Return how the firm value differs from that on terms, with its sign."""
        amount = self._plain["differences"][setting][FIRM_VALUE]["mean"]
        return f"{'+' if amount > 0 else ''}{self.short(amount)}"

    def slip(self, setting: str) -> str:
        """Return by how many days the job is later than planned, on average."""
        return f"{self._plain['settings'][setting][SLIP]['mean']:.0f}"

    def no_stop(self, setting: str) -> str:
        """Return the share of jobs in which no supplier on hold stopped a crew."""
        return share(self._plain["shares"][setting]["no_credit_stoppage"])

    def short(self, amount: float) -> str:
        """Return an amount in few characters."""
        return short(amount, self.currency)

    def full(self, amount: float) -> str:
        """Return an amount in whole units."""
        return full(amount, self.currency)

    @cached_property
    def _plain(self) -> dict[str, Any]:
        return self.study.summarised.as_json()
