"""The options of departments, each written as a setting in which its scorecard pays."""

from typing import Any

import numpy as np
import pytest

from sim.analysis.options import LEVERS, players
from sim.analysis.simulated import Game, merged
from sim.experiment import runner
from sim.experiment.design import design
from sim.scenario import Parts, Scenario, load, vary

pytestmark = pytest.mark.skipif(
    "procurement" not in Parts.model_fields,
    reason="the scenario file knows of accounts payable alone",
)
OWN = "all for their own goals"


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    """Five departments, each with its lever."""
    return load("departments")


def game(scenario: Scenario, setting: str, department: str) -> Game:
    """One department alone plays; the others do what the setting makes them do."""
    alone = tuple(p for p in players(scenario, setting) if p.department == department)
    return Game(scenario, setting, alone, 2, None, runner.run)


@pytest.mark.parametrize(
    ("department", "setting"),
    [
        ("procurement", "procurement for savings"),
        ("materials_management", "materials for little stock"),
        ("sales", "sales for bookings"),
        ("project_manager", "project manager for no slip"),
    ],
)
def test_one_of_the_options_is_what_the_department_chooses_by_itself(
    scenario: Scenario, department: str, setting: str
) -> None:
    """
    With its lever fixed at that option it has the same pay in every replication, and
    so has the firm: `policy: scorecard` and the option are the same replication. The
    others leave their levers where they are, whatever it does.
    """
    fixed = {
        name: {"policy": "on_terms" if name == "accounts_payable" else "fixed"}
        for name in LEVERS
        if name != department
    }
    scenario = vary(scenario, {f"settings.{setting}": fixed})
    played = game(scenario, setting, department)
    found = played.ask([(place,) for place in range(played.options[0])])
    chosen = runner.run(design(scenario, settings=[setting], replications=2))
    pay = chosen.column(f"bonus_{department}")[0]
    firm = chosen.column("firm_value")[0]
    chances = [option.chance for option in played.players[0].options]
    assert any(
        np.allclose(of.pays[0], chance * pay) and np.allclose(of.firm, chance * firm)
        for of, chance in zip(found, chances, strict=True)
    )


def test_every_arrangement_of_quotes_is_an_option(scenario: Scenario) -> None:
    """Four materials with two quotes each: 16; the reference quotes stand first."""
    (player,) = game(scenario, OWN, "procurement").players
    assert len(player.options) == 16
    assert player.options[0].name == "quarry, readymix, rebar yard, fabricator"


def test_safety_and_cover_are_chosen_as_a_pair(scenario: Scenario) -> None:
    """Four by three, and what the file says."""
    (player,) = game(scenario, OWN, "materials_management").players
    assert len(player.options) == 13


def test_a_promise_has_its_chance(scenario: Scenario) -> None:
    """The file's own promise, plan + 15 days, stands first: it wins one bid in two."""
    (player,) = game(scenario, OWN, "sales").players
    told = {option.name: option.chance for option in player.options}
    assert next(iter(told)) == "plan +15 days"
    assert told == {
        "plan +15 days": 0.5,
        "plan -15 days": 0.7,
        "plan +0 days": 0.6,
        "plan +30 days": 0.35,
    }


def test_changes_of_two_departments_to_one_material_are_both_kept() -> None:
    """Procurement sets the supplier, materials management the order."""
    bought: dict[str, Any] = {"materials": {"mix": {"supplier": "plant"}}}
    both = merged(bought, {"materials": {"mix": {"order": {"safety_days": 3}}}})
    assert both == {
        "materials": {"mix": {"supplier": "plant", "order": {"safety_days": 3}}}
    }
