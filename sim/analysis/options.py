"""What each department may do with its lever: options, and how each is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeAlias

import numpy as np

from sim.analysis.levers import Overrides
from sim.model import prepare
from sim.scenario import Scenario, Setting

FIXED = "fixed"
OWN = "as in the file"
ON_TERMS = "on terms"
DAYS = 10


@dataclass(frozen=True)
class Option:
    """One thing that a department may do.

    Attributes
    ----------
    name
        What it is called.
    changes
        What a setting changes in which the department does it; its scorecard pays on.
    chance
        The chance of winning the contract by it (rule I4c).
    """

    name: str
    changes: Overrides
    chance: float = 1.0


@dataclass(frozen=True)
class Player:
    """A department that has a scorecard, and what it may do."""

    department: str
    options: tuple[Option, ...]


Given: TypeAlias = tuple[Scenario, str, Sequence[float]]
"""A scenario, one of its settings, and the payment ages to be tried."""


def players(
    scenario: Scenario, setting: str, ages: Sequence[float] = ()
) -> tuple[Player, ...]:
    """Return the departments of *setting* that have a scorecard and a choice.

    *ages* are what accounts payable may choose, beside paying on terms; by default
    every tenth day from the shortest terms to its longest age.
    """
    given = scenario, setting, ages
    found = (
        Player(name, tuple(options(given)))
        for name, options in LEVERS.items()
        if _scorecard(scenario.settings[setting], name)
    )
    return tuple(player for player in found if len(player.options) > 1)


def _scorecard(setting: Setting, department: str) -> Any:
    return getattr(getattr(setting, department, None), "scorecard", None)


def _payment_ages(given: Given) -> Iterator[Option]:
    scenario, setting, ages = given
    payables = scenario.settings[setting].accounts_payable
    assert payables is not None
    yield Option(ON_TERMS, {"accounts_payable": {"policy": "on_terms"}})
    for age in ages or _default_ages(given):
        block = {"policy": FIXED, "payment_age": float(age)}
        yield Option(f"{age:g} days", {"accounts_payable": block})


def _default_ages(given: Given) -> Sequence[float]:
    setting = given[0].settings[given[1]]
    assert setting.accounts_payable is not None
    terms = min((s.terms.net_days for s in setting.suppliers.values()), default=0)
    longest = setting.accounts_payable.longest_payment_age
    return [float(age) for age in range(int(terms) + DAYS, longest + 1, DAYS)]


def _suppliers(given: Given) -> Iterator[Option]:
    """Yield every arrangement of quotes (rule I4a).

    The price that the file gives is what savings are measured by. Where a quote becomes
    the file's own, the pay for savings is moved by as much.
    """
    setting: Any = given[0].settings[given[1]]
    bought = {n: m for n, m in setting.materials.items() if m.supplier and m.quotes}
    prices = [{m.supplier: m.unit_price, **m.quotes} for m in bought.values()]
    ordered = _to_order(given)
    for arranged in product(*(quotes.items() for quotes in prices)):
        taken = dict(zip(bought, arranged, strict=True))
        saved = sum(
            ordered[name] * (bought[name].unit_price - price)
            for name, (_, price) in taken.items()
        )
        changes = {
            name: {"supplier": supplier, "unit_price": price, "quotes": None}
            for name, (supplier, price) in taken.items()
        }
        names = ", ".join(supplier for supplier, _ in arranged)
        block = {"policy": FIXED, **_moved(setting.procurement.scorecard, saved)}
        yield Option(names, {"materials": changes, "procurement": block})


def _moved(scorecard: Mapping[str, Any], saved: float) -> Overrides:
    """Return the pay for savings, read from what is saved already."""
    curve = scorecard.get("price_savings")
    if curve is None or not saved:
        return {}
    points = [[value - saved, pay] for value, pay in curve]
    return {"scorecard": {"price_savings": points}}


def _to_order(given: Given) -> dict[str, float]:
    """Return what is planned to be ordered of each material."""
    scenario, setting, _ = given
    ordered = dict.fromkeys(scenario.settings[setting].materials, 0.0)
    for lot in prepare(scenario, setting).lots:
        ordered[lot.material] += lot.to_order
    return ordered


def _orders(given: Given) -> Iterator[Option]:
    """Yield every pair of safety days and cover (rule I4b)."""
    setting: Any = given[0].settings[given[1]]
    policy = setting.materials_management
    yield Option(OWN, {"materials_management": {"policy": FIXED}})
    lists = (
        [("safety_days", days, f"safety {days:g}") for days in policy.safety_days],
        [("cover_workdays", days, f"cover {days:g}") for days in policy.cover_workdays],
    )
    axes = [axis for axis in lists if axis]
    for chosen in product(*axes) if axes else ():
        order = {name: value for name, value, _ in chosen}
        materials = {
            name: {"order": order}
            for name, material in setting.materials.items()
            if material.supplier
        }
        block = {"policy": FIXED}
        words = ", ".join(words for *_, words in chosen)
        yield Option(words, {"materials": materials, "materials_management": block})


def _promises(given: Given) -> Iterator[Option]:
    """Yield every contract finish, with its chance of winning (rule I4c)."""
    setting: Any = given[0].settings[given[1]]
    win, own = np.transpose(setting.sales.win), setting.project.contract_finish
    given_days = getattr(own, "days_after_plan", None)
    first = () if given_days is None else (given_days,)
    for days in dict.fromkeys((*first, *setting.sales.promises)):
        finish = {"contract_finish": {"days_after_plan": days}}
        changes = {"project": finish, "sales": {"policy": FIXED}}
        yield Option(f"plan {days:+g} days", changes, float(np.interp(days, *win)))


def _thresholds(given: Given) -> Iterator[Option]:
    """Yield every threshold from which acceleration is bought (rule I4d)."""
    setting: Any = given[0].settings[given[1]]
    yield Option(OWN, {"project_manager": {"policy": FIXED}})
    for days in setting.project_manager.thresholds:
        block = {"policy": FIXED, "threshold_days": days}
        yield Option(f"from {days:g} days late", {"project_manager": block})


LEVERS: Mapping[str, Callable[[Given], Iterator[Option]]] = {
    "accounts_payable": _payment_ages,
    "procurement": _suppliers,
    "materials_management": _orders,
    "sales": _promises,
    "project_manager": _thresholds,
}
"""The lever of each department; of one that a scenario has not there are no options."""
