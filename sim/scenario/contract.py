"""The parts of a scenario on the calendar and the contract."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from sim.scenario.kinds import (
    Amount,
    Day,
    NotNegative,
    Positive,
    Section,
    Share,
    read_date,
    read_number,
    wrong,
)
from sim.scenario.scalars import told

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEK: tuple[Weekday, ...] = get_args(Weekday)


def _week(value: Any) -> Any:
    """Put the days of a week in order."""
    if not isinstance(value, list | tuple) or any(day not in WEEK for day in value):
        return value
    if not value:
        raise wrong("a week needs at least one working day, of mon to sun")
    if len(set(value)) < len(value):
        raise wrong("names a day twice; keep one")
    return sorted(value, key=WEEK.index)


class Calendar(Section):
    """Which days are working days (rule T2)."""

    start: Day = Field(date(2026, 1, 5), description="The day on which the clock is 0.")
    workweek: Annotated[
        tuple[Weekday, ...], Field(min_length=1), BeforeValidator(_week)
    ] = Field(WEEK, description="The working days of a week; default every day.")
    holidays: tuple[Day, ...] = Field(
        (), description="Days on which nobody works; default none."
    )


class DaysAfterPlan(Section):
    """A contract finish so many calendar days after the planned finish."""

    days_after_plan: Amount


def _contract_finish(value: Any) -> date | DaysAfterPlan:
    if isinstance(value, DaysAfterPlan):
        return value
    if isinstance(value, Mapping):
        if list(value) != ["days_after_plan"]:
            raise wrong("must be {days_after_plan: a number} or a date")
        days = read_number(value["days_after_plan"], "days_after_plan")
        return DaysAfterPlan(days_after_plan=days)
    if isinstance(value, str | date):
        return read_date(value)
    raise wrong(f"must be {{days_after_plan: a number}} or a date, not {told(value)}")


ContractFinish = Annotated[
    date | DaysAfterPlan,
    PlainValidator(_contract_finish),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "format": "date"},
                {
                    "type": "object",
                    "properties": {"days_after_plan": {"type": "number"}},
                    "required": ["days_after_plan"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


class LiquidatedDamages(Section):
    """What the contractor owes the customer for a late finish (rule E4)."""

    per_day: NotNegative = Field(description="Money per calendar day late.")
    cap: Share | None = Field(
        None, description="The most, as a share of contract value; default no cap."
    )


class Project(Section):
    """The contract and what the job costs beside its work."""

    contract_value: NotNegative = Field(0.0, description="Money; default 0.")
    contract_finish: ContractFinish | None = Field(
        None,
        description="{days_after_plan: calendar days} or a date (its end); "
        "default none: no late_days.",
    )
    overhead_per_day: NotNegative = Field(
        0.0, description="Money per calendar day, to the finish; default 0."
    )
    liquidated_damages: LiquidatedDamages | None = Field(
        None, description="Damages for a late finish; default none."
    )
    give_up_after: Positive | None = Field(
        None,
        description="Calendar days after which a replication ends unfinished; "
        "default 10 x planned finish + 365.",
    )
