"""The suppliers' part of a scenario."""

from typing import Annotated

from pydantic import AfterValidator, Field

from sim.scenario.kinds import Count, Dist, NotNegative, Section, Share, Switch
from sim.scenario.laws import Fixed

NOTHING = Fixed(0.0)


class Terms(Section):
    """What the supplier allows, and charges (rule C2)."""

    net_days: NotNegative = Field(
        30.0, description="Calendar days from invoice to due date; default 30."
    )
    discount: Share = Field(
        0.0, description="Share off for early payment, 0 to 1; default 0."
    )
    discount_days: NotNegative = Field(
        0.0, description="Calendar days from invoice to earn the discount; default 0."
    )
    late_fee_per_month: NotNegative = Field(
        0.0, description="Share of the amount per 30 days past due; default 0."
    )


class AfterHold(Section):
    """What an account is worth after holds by age (rule C6)."""

    surcharge: NotNegative = Field(
        0.0, description="Share added to prices for each hold so far; default 0."
    )
    net_days: NotNegative | None = Field(
        None, description="Net days of new invoices; default unchanged."
    )
    cash_in_advance_from: Count | None = Field(
        None, description="The hold from which orders are prepaid; default never."
    )


def _in_order(days: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sorted(days))


class Credit(Section):
    """When the supplier stops shipping, and when it ships again (rules C3 to C6)."""

    hold_after_past_due: Dist | None = Field(
        None,
        description="Calendar days past due at which it holds; a distribution; "
        "default none: no hold by age.",
    )
    limit: NotNegative | None = Field(
        None,
        description="The most exposure in money; default none: no hold by limit.",
    )
    reminders: Annotated[tuple[NotNegative, ...], AfterValidator(_in_order)] = Field(
        (), description="Calendar days past due of its reminders; default none."
    )
    warns_site: Switch = Field(
        False,  # noqa: FBT003 -- a default, as pydantic takes it
        description="Whether the last reminder goes to the site too; default false.",
    )
    release_takes: Dist = Field(
        NOTHING, description="Calendar days to release; a distribution; default 0."
    )
    after_hold: AfterHold | None = Field(
        None, description="What holds change; default nothing."
    )


class Supplier(Section):
    """Who delivers materials, on what terms."""

    lead_time: Dist = Field(description="Calendar days to dispatch; a distribution.")
    transit: NotNegative = Field(
        0.0, description="Calendar days from dispatch to the site; default 0."
    )
    terms: Terms = Field(Terms(), description="Terms of payment.")
    credit: Credit | None = Field(
        None, description="Its credit policy; default none: it never holds."
    )
