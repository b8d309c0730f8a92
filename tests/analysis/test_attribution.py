"""All arrangements of goals as one experiment, and what they say of the loss."""

import pytest

from sim.analysis.attribution import Attribution, Game, differing, furthest, game
from sim.experiment import runner
from sim.experiment.design import DesignError
from sim.metrics import measure
from sim.model import prepare, replicate
from sim.scenario import Scenario
from tests.agents.hall import HALL
from tests.stories.telling import scenario

N = 4
OWN = """
procurement: {scorecard: {firm_value: [[-100000, -10000], [100000, 10000]]}}
materials_management: {safety_days: [1, 0], policy: fixed}
project_manager: {acceleration: {share: 0.25, premium: 0.5}}
settings:
  for the firm: {}
  cheap:
    procurement: {scorecard: {price_savings: [[0, 0], [9, 9]], firm_value: null}}
  cheap and fast:
    procurement: {scorecard: {price_savings: [[0, 0], [9, 9]], firm_value: null}}
    project_manager: {threshold_days: -5}
"""


def office() -> Scenario:
    """Return a scenario in which two departments may be on their own goals."""
    return scenario(HALL + OWN)


def played(own: str | None = None) -> tuple[Game, Attribution]:
    """Return the game, and what it comes to."""
    asked = game(office(), own=own, replications=N, seed=7)
    return asked, Attribution(asked, runner.run(asked.design))


def values(of: Scenario, setting: str) -> list[float]:
    """Return the firm value of each replication of a setting."""
    job = prepare(of, setting)
    return [
        measure(replicate(job, seed=7, replication=number))["firm_value"] or 0.0
        for number in range(N)
    ]


def test_departments_that_differ_are_the_players() -> None:
    settings = office().settings
    assert differing(settings["for the firm"], settings["cheap"]) == ("procurement",)
    assert furthest(office()) == "cheap and fast"
    asked, _ = played()
    assert asked.departments == ("procurement", "project_manager")
    assert len(asked.design.settings) == 4


def test_arrangements_are_the_settings_that_they_are_made_of() -> None:
    """None, one and both on their own goals: each as its setting, to the cent."""
    asked, found = played()
    arranged = asked.design.scenario
    names = list(asked.design.settings)
    for number, setting in enumerate(["for the firm", "cheap", None, "cheap and fast"]):
        if setting is not None:
            assert values(arranged, names[number]) == values(office(), setting)
    lost = [
        a - b
        for a, b in zip(
            values(office(), "for the firm"),
            values(office(), "cheap and fast"),
            strict=True,
        )
    ]
    assert found.losses[-1].tolist() == pytest.approx(lost)
    assert found.losses[0].tolist() == [0] * N


def test_parts_add_up_to_the_total() -> None:
    _, found = played()
    parts = sum(value.mean for value in found.values.values())
    assert parts == pytest.approx(found.total.mean)
    assert sum(gain for _, gain in found.reforms) == pytest.approx(found.total.mean)
    assert found.total.mean > 0
    (pair,) = found.interactions.values()
    apart = sum(value.mean for value in found.alone.values())
    assert pair.mean == pytest.approx(found.total.mean - apart)


def test_one_department_alone_bears_its_whole_loss() -> None:
    asked, found = played("cheap")
    assert asked.departments == ("procurement",)
    assert found.values["procurement"] == found.total == found.alone["procurement"]
    assert found.interactions == {}


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("for the firm", "no department has another goal"),
        ("chep", "did you mean cheap"),
    ],
)
def test_without_other_goals_there_is_nothing_to_share(own: str, said: str) -> None:
    with pytest.raises(DesignError, match=said):
        game(office(), own=own)
