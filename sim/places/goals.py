"""The goals of accounts payable, and what it chose by them."""

from dataclasses import dataclass, field

from sim.records import PaymentAgeChosen
from sim.scenario import AccountsPayable


@dataclass(kw_only=True, eq=False)
class Goals:
    """What accounts payable is after: its policy, and the age it chose by supplier."""

    setting: str
    policy: AccountsPayable | None
    decisions: dict[str, PaymentAgeChosen] = field(default_factory=dict)

    @property
    def seek_discounts(self) -> bool:
        """Whether invoices are paid early for their discount (rule P4)."""
        return self.policy is not None and self.policy.policy == "discount"

    @property
    def by_scorecard(self) -> bool:
        """Whether a scorecard chooses (rule P4)."""
        return self.policy is not None and self.policy.policy == "scorecard"
