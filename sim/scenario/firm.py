"""The parts of a scenario on treasury, executive and customer."""

from pydantic import Field

from sim.scenario.kinds import (
    Amount,
    Count,
    Dist,
    NotNegative,
    Positive,
    Section,
    Share,
)


class Treasury(Section):
    """The firm's cash, and what it earns and costs (rule E1)."""

    opening_cash: Amount = Field(0.0, description="Money at the start; default 0.")
    cash_yield_rate: Share = Field(
        0.0, description="Earned on cash, a share a year (0.045 is 4.5 %); default 0."
    )
    overdraft_rate: Share = Field(
        0.0, description="Paid on cash below 0, a share a year; default 0."
    )


class Reform(Section):
    """When accounts payable takes over another setting's goals (rule E3)."""

    after_stoppages: Count = Field(description="Stoppages by credit hold until then.")
    takes: NotNegative = Field(description="Calendar days from then.")
    to: str = Field(description="The setting whose goals it takes over.")


class Executive(Section):
    """Who hears of a stopped crew, and pays at once (rule E2)."""

    escalation_takes: Dist = Field(
        description="Calendar days from stop to emergency payment; a distribution."
    )
    emergency_clearing: NotNegative = Field(
        0.0, description="Calendar days until it clears; default 0."
    )
    reform: Reform | None = Field(None, description="Default none.")


class ProgressPayments(Section):
    """How the customer pays (rule E4)."""

    every: Positive = Field(description="Calendar days between certificates.")
    pays_after: NotNegative = Field(
        0.0, description="Calendar days from certificate to payment; default 0."
    )
    retention: Share = Field(
        0.0, description="Share kept back until the finish, 0 to 1; default 0."
    )


class Satisfaction(Section):
    """What costs the customer's good opinion, which starts at 100 (rule E4)."""

    per_day_late: NotNegative = Field(
        0.0, description="Points per calendar day past contract finish; default 0."
    )
    per_stoppage: NotNegative = Field(
        0.0, description="Points per visible stoppage; default 0."
    )
    visible_after_workdays: NotNegative = Field(
        2.0, description="Work days from which a stoppage is seen; default 2."
    )


class RepeatContract(Section):
    """The next job with this customer (rule E4)."""

    margin: NotNegative = Field(description="Money that it would earn.")
    chance: Share = Field(description="That a satisfied customer gives it, 0 to 1.")


class Customer(Section):
    """How the customer pays, and how it judges."""

    progress_payments: ProgressPayments | None = Field(
        None, description="Default none: all is paid at the finish."
    )
    satisfaction: Satisfaction | None = Field(
        None, description="Default none: satisfaction is not counted."
    )
    repeat_contract: RepeatContract | None = Field(None, description="Default none.")
