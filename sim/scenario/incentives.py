"""The part of a scenario on accounts payable: its lever, its pay, its beliefs."""

from itertools import pairwise
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)

from sim.scenario.kinds import (
    Amount,
    Count,
    Dist,
    NotNegative,
    Positive,
    Section,
    Share,
    read_number,
    wrong,
)
from sim.scenario.scalars import told_for_number
from sim.scenario.trade import NOTHING

KPI = Literal[
    "dpo",
    "days_to_pay",
    "on_time",
    "late_fees",
    "discounts",
    "downtime_cost",
    "downtime_cost_credit_hold",
    "firm_value",
]
KPIS: tuple[str, ...] = get_args(KPI)
Policy = Literal["on_terms", "discount", "fixed", "scorecard"]
Point = tuple[Amount, Amount]


def _points(value: Any) -> Any:
    """Say what a point is, where pydantic would say that a tuple is too short."""
    if not isinstance(value, list | tuple) or not value:
        raise wrong(
            "must be a list of points [KPI value, pay], such as [[35, 0], [50, 6000]]"
        )
    for point in value:
        if not isinstance(point, list | tuple) or len(point) != len(("x", "pay")):
            raise wrong("each point must be a pair [KPI value, pay]")
    return value


def _rising(points: tuple[Point, ...]) -> tuple[Point, ...]:
    for (before, _), (after, _) in pairwise(points):
        if after <= before:
            raise wrong(
                f"KPI values must rise from point to point, but {after:g} "
                f"follows {before:g}"
            )
    return points


Curve = Annotated[
    tuple[Point, ...],
    Field(min_length=1),
    BeforeValidator(_points),
    AfterValidator(_rising),
]
"""A pay curve (rule I1): points of KPI value and money a period."""


def scorecard_steers(given: Any) -> Any:
    """Let a scorecard steer where no policy is named (rules P4 and I4)."""
    if isinstance(given, dict) and given.get("scorecard") is not None:
        return {"policy": "scorecard", **given}
    return given


class Dispute(Section):
    """Invoices that are not agreed at once (rule P1)."""

    probability: Share = Field(description="Of an invoice, 0 to 1.")
    takes: Dist = Field(description="Further calendar days; a distribution.")


class PaymentRun(Section):
    """When payments leave, and clear (rule P2)."""

    every: Positive = Field(7.0, description="Calendar days between runs; default 7.")
    first: NotNegative = Field(7.0, description="Day of the first run; default 7.")
    clearing: NotNegative = Field(
        0.0, description="Calendar days until money clears; default 0."
    )


class Belief(Section):
    """A normal distribution that accounts payable believes in."""

    mean: NotNegative = Field(45.0, description="Calendar days past due; default 45.")
    sd: NotNegative = Field(15.0, description="Calendar days; default 15.")


def _hold_cost(value: Any) -> float | str | None:
    if value is None or value == "none":
        return None
    if value == "informed":
        return "informed"
    if isinstance(value, str):
        given = told_for_number(value)
        raise wrong(f"must be none, a number or informed, not {given}")
    cost = read_number(value, "")
    if cost < 0:
        raise wrong(f"must be at least 0, not {cost:g}")
    return cost


HoldCost = Annotated[
    float | Literal["informed"] | None,
    PlainValidator(_hold_cost),
    WithJsonSchema(
        {"anyOf": [{"type": "number", "minimum": 0}, {"enum": ["none", "informed"]}]}
    ),
]


class Beliefs(Section):
    """What accounts payable expects of a hold (rule I3)."""

    hold_after_past_due: Belief = Field(
        Belief(),
        description="Days past due at a hold.",
    )
    hold_cost: HoldCost = Field(
        "informed", description="none, money a hold, or informed; default informed."
    )


class AccountsPayable(Section):
    """The department that pays the suppliers (rules P1 to P5 and I1 to I3)."""

    approval: Dist = Field(
        NOTHING,
        description="Calendar days until an invoice is payable; a distribution; "
        "default 0.",
    )
    dispute: Dispute | None = Field(None, description="Default no disputes.")
    payment_run: PaymentRun = Field(PaymentRun(), description="When payments leave.")
    policy: Policy = Field(
        "on_terms",
        description="on_terms, discount, fixed or scorecard; default scorecard "
        "where there is one, else on_terms.",
    )
    payment_age: NotNegative | None = Field(
        None,
        description="Calendar days from invoice to cleared money; for policy fixed.",
    )
    longest_payment_age: Count = Field(
        120, description="The longest age it may choose, in days; default 120."
    )
    exempt: tuple[str, ...] = Field(
        (), description="Suppliers that are paid on terms; default none."
    )
    period: Positive = Field(
        91.0, description="Calendar days that a scorecard counts; default 91."
    )
    scorecard: dict[KPI, Curve] | None = Field(
        None, description="Its pay: {KPI: [[value, money a period], ...]}."
    )
    believes: Beliefs = Field(Beliefs(), description="What it expects of a hold.")

    @model_validator(mode="before")
    @classmethod
    def _default_policy(cls, given: Any) -> Any:
        return scorecard_steers(given)
