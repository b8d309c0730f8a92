"""What ``import sim`` offers to notebooks."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import sim
from sim.experiment.design import DesignError
from sim.scenario import Scenario


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, sim; "
        "print({'numpy', 'pandas', 'matplotlib', 'simpy', 'pydantic'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


def test_the_package_says_what_it_offers() -> None:
    assert {"load", "vary", "simulate", "run"} <= set(dir(sim))
    with pytest.raises(AttributeError, match="no attribute 'rum'"):
        sim.rum  # noqa: B018


def test_a_simulation_is_one_replication_of_the_study(scenario: Scenario) -> None:
    table = sim.run(scenario, replications=3).replications
    row = table[(table["setting"] == "late") & (table["replication"] == 2)].iloc[0]
    metrics = sim.simulate(scenario, "late", 2).metrics
    assert row["finish_days"] == metrics["finish_days"]
    assert row["firm_value"] == metrics["firm_value"]
    assert metrics["late_days"] is None


def test_a_simulation_is_by_default_the_first_of_the_reference(
    scenario: Scenario,
) -> None:
    default = sim.simulate(scenario).metrics
    assert default == sim.simulate(scenario, "on terms", 0, seed=7).metrics
    assert default != sim.simulate(scenario, seed=8).metrics


def test_a_simulation_gives_its_events_and_its_story(scenario: Scenario) -> None:
    simulation = sim.simulate(scenario, "late")
    assert len(simulation.events) > 20
    assert "plant" in simulation.story()


def test_an_unknown_setting_is_refused(scenario: Scenario) -> None:
    with pytest.raises(DesignError, match="did you mean late"):
        sim.simulate(scenario, "latte")


def test_a_study_summarises_and_compares(scenario: Scenario) -> None:
    study = sim.run(scenario, replications=3, settings=["late", "on terms"], seed=1)
    summary, differences = study.summary(), study.differences()
    assert set(summary["setting"]) == {"on terms", "late"}
    assert set(differences["setting"]) == {"late"}
    assert list(study.shares()["setting"]) == ["on terms", "late"]


def test_the_gain_and_loss_are_of_the_setting_that_loses_most(
    scenario: Scenario,
) -> None:
    study = sim.run(scenario, replications=3)
    differences = study.differences()
    of_firm = differences[differences["metric"] == "firm_value"].set_index("setting")
    worst = study.gain_and_loss()
    assert worst is not None
    assert worst.setting == of_firm["mean"].idxmin()
    late = study.gain_and_loss("late")
    assert late is not None
    assert late.loss == pytest.approx(-of_firm["mean"]["late"])


def test_without_the_reference_there_is_nothing_to_compare(scenario: Scenario) -> None:
    study = sim.run(scenario, replications=2, settings=["late"])
    assert study.gain_and_loss() is None


def test_a_study_tells_of_its_activities(scenario: Scenario) -> None:
    """The only one is always critical; paid on terms, the finish follows it."""
    table = sim.run(scenario, replications=6).activities()
    assert list(table["activity"]) == ["pour"] * 3
    assert list(table["criticality"]) == [1.0] * 3
    by_setting = table.set_index("setting")
    assert by_setting.cruciality["on terms"] > 0.8
    assert 60 < by_setting.mean_days["late"] < 140


def test_a_study_draws_its_figures(scenario: Scenario) -> None:
    study = sim.run(scenario, replications=3)
    assert study.plot.s_curve().get_figure() is not None
    assert study.plot.waterfall("late").get_figure() is not None


def test_a_path_serves_as_a_scenario(scenario: Scenario, tmp_path: Path) -> None:
    by_path = sim.run(tmp_path / "small.yaml", replications=1)
    pd.testing.assert_frame_equal(
        by_path.replications, sim.run(scenario, replications=1).replications
    )
