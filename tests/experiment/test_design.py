"""What an experiment runs."""

import pytest

from sim.experiment.design import DesignError, design
from sim.scenario import Scenario


def test_the_scenario_says_what_is_run_unless_told_otherwise(
    scenario: Scenario,
) -> None:
    asked = design(scenario)
    assert asked.settings == ("on terms", "late", "bonus")
    assert (asked.replications, asked.seed) == (4, 7)


def test_the_user_may_choose_replications_and_seed_even_seed_0(
    scenario: Scenario,
) -> None:
    asked = design(scenario, replications=9, seed=0)
    assert (asked.replications, asked.seed) == (9, 0)


def test_chosen_settings_stand_once_and_in_the_order_of_the_file(
    scenario: Scenario,
) -> None:
    asked = design(scenario, settings=["late", "on terms", "late"])
    assert asked.settings == ("on terms", "late")


def test_an_unknown_setting_is_refused_with_the_nearest(scenario: Scenario) -> None:
    with pytest.raises(DesignError, match=r"no setting 'lat'; did you mean late\?"):
        design(scenario, settings=["lat"])


def test_no_replication_at_all_is_refused(scenario: Scenario) -> None:
    with pytest.raises(DesignError, match="at least 1"):
        design(scenario, replications=0)
