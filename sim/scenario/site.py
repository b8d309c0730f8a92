"""The site's part of a scenario: crews, activities, materials."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from sim.scenario.kinds import (
    Count,
    Dist,
    Name,
    NotNegative,
    Positive,
    Section,
    Share,
    Words,
    wrong,
)
from sim.scenario.scalars import told


class Standby(Section):
    """What an idle crew costs, as a share of what it costs at work (rule S3)."""

    labour_share: Share = Field(1.0, description="Share of labour, 0 to 1; default 1.")
    equipment_share: Share = Field(
        0.5, description="Share of equipment, 0 to 1; default 0.5."
    )


class Remobilisation(Section):
    """When an idle crew leaves, and what its return takes (rule S3)."""

    after_workdays: NotNegative = Field(description="Idle work days; then it leaves.")
    cost: NotNegative = Field(description="Money, charged once when it leaves.")
    takes: Dist = Field(description="Calendar days to return; a distribution.")


class Booking(Section):
    """How long a following trade keeps its booking (rule S4)."""

    tolerance_workdays: NotNegative = Field(
        description="Work days past the planned start that it waits."
    )
    comes_after: Dist = Field(
        description="Further calendar days until it comes; a distribution."
    )


class Crew(Section):
    """Who works, and what that costs."""

    gangs: Count = Field(1, description="Gangs that can work at once; default 1.")
    labour: NotNegative = Field(
        0.0, description="Money per work day and gang; default 0."
    )
    equipment: NotNegative = Field(
        0.0, description="Money per work day and gang; default 0."
    )
    standby: Standby = Field(Standby(), description="The cost of an idle crew.")
    remobilisation: Remobilisation | None = Field(
        None, description="Default none: it never leaves."
    )
    booking: Booking | None = Field(
        None, description="Default none: it always keeps its booking."
    )


def _lags(value: Any) -> Any:
    """Read a list of predecessors as lags of 0."""
    if isinstance(value, Mapping):
        return value
    if not isinstance(value, list | tuple):
        raise wrong(f"must be [names] or {{name: lag in work days}}, not {told(value)}")
    if not all(isinstance(name, str) for name in value):
        raise wrong(
            "must be a list of names; put one that looks like a number in quotes"
        )
    if len(set(value)) < len(value):
        raise wrong("names an activity twice; keep one")
    return dict.fromkeys(value, 0.0)


class Activity(Section):
    """A piece of work (rules S1 and S2)."""

    crew: str | None = Field(
        None, description="Who does it; default nobody, at no cost."
    )
    after: Annotated[
        dict[Name, NotNegative],
        BeforeValidator(_lags, json_schema_input_type=dict[str, float] | list[str]),
    ] = Field({}, description="Its predecessors: [names] or {name: lag in work days}.")
    duration: Dist = Field(description="Work days; a distribution. 0 is a milestone.")
    materials: dict[Name, NotNegative] = Field(
        {}, description="What it uses: {material: quantity in its unit}."
    )


class OrderPolicy(Section):
    """How the foreman calls a material off (rule F2)."""

    safety_days: NotNegative = Field(
        3.0, description="Calendar days that an order is early; default 3."
    )
    cover_workdays: Positive = Field(
        10.0, description="Work days of use that a lot covers; default 10."
    )


class Material(Section):
    """What activities use up."""

    unit: Words = Field(description="The unit of its quantities, such as t or m3.")
    unit_price: NotNegative = Field(description="Money per unit.")
    supplier: str | None = Field(
        None, description="Who delivers it; default nobody: it is always there."
    )
    quotes: dict[Name, NotNegative] = Field(
        {},
        description="Other suppliers' prices, money per unit: {supplier: unit price}.",
    )
    opening_stock: NotNegative = Field(
        0.0, description="Units in the yard at the start; default 0."
    )
    order: OrderPolicy = Field(OrderPolicy(), description="How it is called off.")
