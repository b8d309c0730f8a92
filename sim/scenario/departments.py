"""The departments beside accounts payable: their levers, and how they are paid."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, Field, model_validator

from sim.scenario.incentives import Curve, Point, scorecard_steers
from sim.scenario.kinds import Amount, NotNegative, Positive, Section, wrong

ProcurementKPI: TypeAlias = Literal[
    "price_savings", "late_deliveries", "downtime_cost", "firm_value"
]
MaterialsKPI: TypeAlias = Literal[
    "stock_value", "stockouts", "downtime_cost", "firm_value"
]
SalesKPI: TypeAlias = Literal["bookings", "late_days", "satisfaction", "firm_value"]
ManagerKPI: TypeAlias = Literal["slip_days", "cost", "firm_value"]


def _chances(points: tuple[Point, ...]) -> tuple[Point, ...]:
    if any(not 0 <= chance <= 1 for _, chance in points):
        raise wrong("each chance must be from 0 to 1")
    return points


def _prices(points: tuple[Point, ...]) -> tuple[Point, ...]:
    if any(share < 0 for _, share in points):
        raise wrong("each share of the contract value must be at least 0")
    return points


class Department(Section):
    """What all departments beside accounts payable have: a policy (rule I4)."""

    policy: Literal["fixed", "scorecard"] = Field(
        "fixed",
        description="fixed or scorecard; default scorecard where there is one, "
        "else fixed.",
    )

    @model_validator(mode="before")
    @classmethod
    def _default_policy(cls, given: Any) -> Any:
        return scorecard_steers(given)


class Procurement(Department):
    """Chooses the supplier of each material among its quotes (rule I4a)."""

    scorecard: dict[ProcurementKPI, Curve] | None = Field(
        None, description="Its pay: {KPI: [[value, money a job], ...]}."
    )


class MaterialsManagement(Department):
    """Chooses how early and how much the foreman calls off (rule I4b)."""

    scorecard: dict[MaterialsKPI, Curve] | None = Field(
        None, description="Its pay: {KPI: [[value, money a job], ...]}."
    )
    safety_days: tuple[NotNegative, ...] = Field(
        (), description="Safety days that it may choose; default those of the file."
    )
    cover_workdays: tuple[Positive, ...] = Field(
        (), description="Cover work days that it may choose; default as in the file."
    )


class Slip(Section):
    """A normal distribution of the finish, in days after the plan."""

    mean: Amount = Field(0.0, description="Calendar days past the plan; default 0.")
    sd: NotNegative = Field(0.0, description="Calendar days; default 0.")


class SlipBeliefs(Section):
    """What a department expects of the finish (rules I4c and I4d)."""

    slip: Slip = Field(Slip(), description="The finish, in days after the plan.")


class Sales(Department):
    """Promises the contract finish (rule I4c)."""

    scorecard: dict[SalesKPI, Curve] | None = Field(
        None, description="Its pay: {KPI: [[value, money a job], ...]}."
    )
    promises: tuple[Amount, ...] = Field(
        (), description="Contract finishes that it may promise, in days after plan."
    )
    win: Annotated[Curve, AfterValidator(_chances)] = Field(
        ((0.0, 1.0),),
        description="The chance of winning: [[days after plan, 0 to 1], ...]; "
        "default 1.",
    )
    price: Annotated[Curve, AfterValidator(_prices)] = Field(
        ((0.0, 1.0),),
        description="The price: [[days after plan, share of contract value], ...]; "
        "default 1.",
    )
    believes: SlipBeliefs = Field(
        SlipBeliefs(), description="What it expects of the finish."
    )


class Acceleration(Section):
    """Overtime: work is done faster, at a premium (rule I4d)."""

    share: Positive = Field(description="How much faster: 0.25 is 25 % more a day.")
    premium: NotNegative = Field(
        description="Added to labour and equipment, as a share of them."
    )


class ProjectManager(Department):
    """Buys acceleration when the forecast is late (rule I4d)."""

    scorecard: dict[ManagerKPI, Curve] | None = Field(
        None, description="Its pay: {KPI: [[value, money a job], ...]}."
    )
    acceleration: Acceleration = Field(description="What it may buy.")
    threshold_days: Amount | None = Field(
        None,
        description="Forecast calendar days late from which it buys; default never.",
    )
    thresholds: tuple[Amount, ...] = Field(
        (), description="Thresholds that it may choose, in days."
    )
    believes: SlipBeliefs = Field(
        SlipBeliefs(), description="What it expects of the finish without acceleration."
    )
