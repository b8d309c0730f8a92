"""The stock over time is that of the yard."""

from pathlib import Path

import pytest

from sim.journal import Journal
from sim.model import _Replication, prepare
from sim.report.stock import stock_levels
from sim.scenario import load, vary
from tests.report.told import CASES, LATE, first

UNSEEN = """\
crosspurpose: 1
title: Nobody waits
currency: USD
activities:
  cure: {duration: 6, materials: {mix: 12}}
  pave: {crew: gang, after: [cure], duration: 4, materials: {mix: 8}}
crews: {gang: {labour: 100}}
materials:
  mix:
    unit: t
    supplier: plant
    unit_price: 10
    opening_stock: 5
    order: {safety_days: 0, cover_workdays: 3}
suppliers: {plant: {lead_time: {values: [4, 9]}}}
settings: {as it is: {}}
"""


def test_stock_is_what_came_less_what_was_drawn() -> None:
    """Lots of 10 come on days 2, 9, 19, ... and a day draws 1. The lot that was held
    until day 80 comes when nothing has been left since day 71.
    """
    levels = stock_levels(first(load(CASES / "paid_at_90_days.yaml"), LATE))
    concrete = levels["concrete"]
    days = (0, 2, 8, 9, 70, 71, 79.9, 80, 110)
    assert [concrete.at(day) for day in days] == [0, 9, 3, 12, 1, 0, 0, 9, 0]
    assert (list(levels), concrete.days[-1]) == (["concrete"], 110)


@pytest.mark.parametrize("case", sorted((CASES / "drawn").glob("*.yaml")), ids=str)
def test_at_the_end_it_is_what_is_left_in_the_yard(case: Path) -> None:
    """To the rounding of sums, in every setting; and it is never below nothing."""
    scenario = load(case)
    for setting in scenario.settings:
        replication = _Replication(prepare(scenario, setting), 1, 0)
        levels = stock_levels(replication.run())
        left = {name: level.levels[-1] for name, level in levels.items()}
        assert left == pytest.approx(
            {name: replication.yard.stock[name] for name in left}, abs=1e-6
        )
        assert min((min(level.levels) for level in levels.values()), default=0) > -1e-6


@pytest.mark.parametrize("day", [1, 40.5, 75, 80, 81, 82.5])
def test_given_up_it_is_what_is_left_in_the_yard(day: float) -> None:
    """The crew leaves on day 77; its material is there and set aside on day 80, it
    comes back on day 82.
    """
    terms = {"after_workdays": 5, "cost": 9000, "takes": 2}
    changes = {"project.give_up_after": day, "crews.gang.remobilisation": terms}
    scenario = vary(load(CASES / "paid_at_90_days.yaml"), changes)
    replication = _Replication(prepare(scenario, LATE), 1, 0)
    level = stock_levels(replication.run())["concrete"]
    assert level.levels[-1] == pytest.approx(replication.yard.stock["concrete"])


def test_what_draws_without_a_crew_waits_for_what_it_needs(tmp_path: Path) -> None:
    """No wait of it is recorded. Its stock of 5 lasts two days of 2 each, and then it
    draws as deliveries let it: never more than there is, and in the end the same.
    """
    file = tmp_path / "unseen.yaml"
    file.write_text(UNSEEN)
    scenario = load(file)
    for number in range(5):
        replication = _Replication(prepare(scenario, "as it is"), 1, number)
        journal: Journal = replication.run()
        level = stock_levels(journal)["mix"]
        assert level.levels[:2] == [3, 1]
        assert min(level.levels) > -1e-9
        assert level.levels[-1] == pytest.approx(replication.yard.stock["mix"])
