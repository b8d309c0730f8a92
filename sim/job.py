"""One setting made ready: what a replication needs, worked out once."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sim.calendar import Calendar
from sim.choice import Choice
from sim.foresight import Foresight, foresee
from sim.luck import Ordered, tickets
from sim.plan import (
    Lot,
    Plan,
    Step,
    cut,
    schedule,
    serve_from_stock,
    whole_days,
)
from sim.records import LeverChosen
from sim.scenario import AccountsPayable, Activity, Crew, Law, Setting, Treasury
from sim.scorecards import read
from sim.units import Days, WorkDays, instant

GOALS = (
    "policy",
    "payment_age",
    "longest_payment_age",
    "exempt",
    "period",
    "scorecard",
    "believes",
)
"""What a reform takes over from another setting (rule E3)."""


class Work(NamedTuple):
    """An activity as its crew sees it; `share` is its share of the contract value."""

    place: int
    name: str
    crew: str | None
    after: tuple[tuple[int, WorkDays], ...]
    duration: Law
    likely: WorkDays
    materials: tuple[tuple[str, float], ...]
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A setting with its calendar, plan and lots; the same for all its replications.

    `ahead` says how long before its need the foreman orders each lot (rule F2);
    `foresight` holds the draws that are certain to come;
    `given` is the setting as the file has it, before departments chose by scorecards,
    and `chosen` what they chose (rule I4);
    `choices` remembers what the payables manager has worked out before.
    """

    setting: Setting
    calendar: Calendar
    works: tuple[Work, ...]
    plan: Plan
    lots: tuple[Lot, ...]
    ahead: tuple[Days, ...]
    foresight: Foresight
    policies: dict[str, AccountsPayable | None]
    given: Setting
    chosen: tuple[LeverChosen, ...] = ()
    choices: dict[tuple[Hashable, ...], Choice] = field(default_factory=dict)

    def goals(self, setting: str) -> AccountsPayable | None:
        """Return accounts payable with the goals of another setting (rule E3)."""
        own, other = self.setting.accounts_payable, self.policies[setting]
        if other is None:
            return None
        taken = {name: getattr(other, name) for name in GOALS}
        return (own or AccountsPayable()).model_copy(update=taken)

    @property
    def treasury(self) -> Treasury:
        """The firm's cash, at its defaults where the scenario does not count it."""
        return self.setting.treasury or Treasury()

    @property
    def give_up_at(self) -> Days:
        """When an unfinished replication ends (rule J4)."""
        given = self.setting.project.give_up_after
        return instant(10 * self.plan.finish + 365 if given is None else given)

    @property
    def contract_finish(self) -> Days | None:
        """The finish promised to the customer, or `None`; a date counts to its end."""
        promised = self.setting.project.contract_finish
        if promised is None:
            return None
        if isinstance(promised, date):
            return float((promised - self.calendar.start_date).days + 1)
        return instant(self.plan.finish + promised.days_after_plan)

    @property
    def win_chance(self) -> float | None:
        """The chance of winning the contract by its promise (rule I4c), or `None`."""
        sales, promised = self.setting.sales, self.contract_finish
        if sales is None or promised is None:
            return None
        return read(sales.win, promised - self.plan.finish)

    def chosen_by(self, department: str) -> LeverChosen | None:
        """Return the first choice of a department, or `None` if it has made none."""
        return next((f for f in self.chosen if f.department == department), None)

    def supplied_by(self, supplier: str) -> frozenset[str]:
        """Return the materials that come from a supplier."""
        materials = self.setting.materials
        return frozenset(m for m in materials if materials[m].supplier == supplier)

    def planned_purchases(self) -> dict[str, float]:
        """Return what will be called off from each supplier, at list prices."""
        bought = dict.fromkeys(self.setting.suppliers, 0.0)
        for lot in self.lots:
            material = self.setting.materials[lot.material]
            if material.supplier is not None:
                bought[material.supplier] += lot.to_order * material.unit_price
        return bought

    def standby_cents(self, crew: str) -> float:
        """Return the cost of a gang's idle work day, in cents (rule S3)."""
        given = self.setting.crews[crew]
        standby = given.standby
        return 100 * (
            given.labour * standby.labour_share
            + given.equipment * standby.equipment_share
        )


def make_ready(
    setting: Setting,
    policies: dict[str, AccountsPayable | None],
    given: Setting | None = None,
    chosen: tuple[LeverChosen, ...] = (),
) -> Job:
    """Return *setting* made ready, with the policies that a reform may take over.

    *given* is the setting before departments chose what is *chosen*, by default the
    same.
    """
    calendar = Calendar(
        setting.calendar.start, setting.calendar.workweek, setting.calendar.holidays
    )
    works = tuple(_works(setting))
    steps = [Step(work.crew, work.after, work.likely) for work in works]
    gangs = {name: crew.gangs for name, crew in setting.crews.items()}
    plan = schedule(calendar, steps, gangs)
    lots = serve_from_stock(
        list(_lots(setting, calendar, works, plan)), _stock(setting)
    )
    ahead = tuple(_ahead(setting, lot.material) for lot in lots)
    foresight = foresee(tuple(tickets(setting, _orders(setting, works, lots))))
    return Job(
        setting,
        calendar,
        works,
        plan,
        tuple(lots),
        ahead,
        foresight,
        policies,
        given or setting,
        chosen,
    )


def _works(setting: Setting) -> Iterator[Work]:
    places = {name: place for place, name in enumerate(setting.activities)}
    costs = [_planned_cost(setting, a) for a in setting.activities.values()]
    if not sum(costs):
        costs = [a.duration.likely for a in setting.activities.values()]
    total = sum(costs) or 1.0
    for name, activity in setting.activities.items():
        place = places[name]
        yield Work(
            place,
            name,
            activity.crew,
            tuple(
                (places[before], instant(lag)) for before, lag in activity.after.items()
            ),
            activity.duration,
            instant(activity.duration.likely),
            tuple(_supplied(setting, activity)),
            costs[place] / total,
        )


def _planned_cost(setting: Setting, activity: Activity) -> float:
    """Return an activity's likely work and material, in money (rule E4)."""
    crew = Crew() if activity.crew is None else setting.crews[activity.crew]
    material = sum(
        quantity * setting.materials[name].unit_price
        for name, quantity in activity.materials.items()
    )
    return activity.duration.likely * (crew.labour + crew.equipment) + material


def _supplied(setting: Setting, activity: Activity) -> Iterator[tuple[str, float]]:
    """Yield the materials that can be short: those with a supplier."""
    for name, quantity in activity.materials.items():
        if setting.materials[name].supplier is not None and quantity > 0:
            yield name, quantity


def _lots(
    setting: Setting, calendar: Calendar, works: tuple[Work, ...], plan: Plan
) -> Iterator[Lot]:
    for work in works:
        start = plan.starts[work.place]
        for material, quantity in work.materials:
            cover = setting.materials[material].order.cover_workdays
            for number, (begins, part) in enumerate(cut(quantity, work.likely, cover)):
                needed = start
                if work.likely:
                    needed = calendar.opening_after(start, whole_days(begins))
                yield Lot(work.place, material, number, part, begins, needed, part)


def _stock(setting: Setting) -> dict[str, float]:
    return {
        name: material.opening_stock for name, material in setting.materials.items()
    }


def _orders(
    setting: Setting, works: tuple[Work, ...], lots: list[Lot]
) -> Iterator[Ordered]:
    """Yield what is left to order after the opening stock."""
    for lot in lots:
        if lot.to_order > 0:
            supplier = setting.materials[lot.material].supplier or ""
            yield supplier, works[lot.activity].name, lot.material, lot.number


def _ahead(setting: Setting, name: str) -> Days:
    """Return how long before its need a lot is ordered (rule F2)."""
    material = setting.materials[name]
    supplier = setting.suppliers[material.supplier or ""]
    lead_time = supplier.lead_time.likely + supplier.transit
    return instant(lead_time + material.order.safety_days)
