"""Best response by simulation: on the story, and on a long job without holds."""

from pathlib import Path
from typing import TypeAlias

import numpy as np
import pytest

from sim.analysis.games import Profile
from sim.analysis.options import Option, Player, players
from sim.analysis.response import Answer, answer, ends_table, play_settings, solve
from sim.analysis.simulated import Found, Game
from sim.experiment import runner
from sim.experiment.design import DesignError
from sim.report.response_words import sentences
from sim.scenario import Scenario, load

Outcomes: TypeAlias = dict[Profile, tuple[float, float, float]]

LONG = """\
crosspurpose: 1
title: A long job without holds
currency: USD
crews: {gang: {labour: 1000}}
activities:
  pour: {crew: gang, duration: 700, materials: {mix: 700}}
materials:
  mix: {unit: m3, supplier: plant, unit_price: 1000, order: {cover_workdays: 5}}
suppliers: {plant: {lead_time: 2, terms: {net_days: 30}}}
accounts_payable: {payment_run: {every: 1, first: 1}}
settings:
  on terms: {}
  bonus: {accounts_payable: {scorecard: {dpo: [[35, 0], [75, 15000]]}}}
experiment: {replications: 2, seed: 7}
"""


def answered(scenario: Scenario, setting: str, replications: int = 4) -> Answer:
    """What the departments of a setting do."""
    return answer(scenario, setting, runner.run, replications=replications)


@pytest.fixture
def long(tmp_path: Path) -> Scenario:
    """One supplier that never holds; the bonus tops out at 75 days."""
    (tmp_path / "long.yaml").write_text(LONG)
    return load(tmp_path / "long.yaml")


@pytest.fixture(scope="module")
def story() -> Scenario:
    """The shipped scenario."""
    return load("unpaid_supplier")


def written(scenario: Scenario, outcomes: Outcomes) -> Game:
    """A game of two departments in which all is known: two pays and firm value."""
    players = tuple(
        Player(name, (Option("first", {}), Option("second", {})))
        for name in ("sales", "procurement")
    )
    found = {
        profile: Found(np.array([[pay] * 2 for pay in pays]), np.array([firm] * 2))
        for profile, (*pays, firm) in outcomes.items()
    }
    return Game(scenario, "pay on terms", players, 2, None, runner.run, found)


def test_in_a_prisoners_dilemma_the_price_is_what_both_give_away(
    story: Scenario,
) -> None:
    """Both defect, which leaves the firm 2; together it would be 9: a price of 7."""
    outcomes: Outcomes = {
        (0, 0): (2.0, 2.0, 9.0),
        (0, 1): (0.0, 3.0, 4.0),
        (1, 0): (3.0, 0.0, 4.0),
        (1, 1): (1.0, 1.0, 2.0),
    }
    found = solve(written(story, outcomes))
    assert found.ends == [((1, 1),)]
    assert found.best == (0, 0)
    assert found.price(found.ends[0]).mean == 7


def test_the_best_for_the_firm_is_the_best_of_several_peaks(story: Scenario) -> None:
    """
    Two equilibria, both also peaks of firm value: 5 and 8. At the first the price is
    3, though no single change from there helps the firm.
    """
    outcomes: Outcomes = {
        (0, 0): (2.0, 1.0, 5.0),
        (0, 1): (0.0, 0.0, 1.0),
        (1, 0): (0.0, 0.0, 1.0),
        (1, 1): (1.0, 2.0, 8.0),
    }
    found = solve(written(story, outcomes))
    assert found.ends == [((0, 0),), ((1, 1),)]
    assert [found.price(end).mean for end in found.ends] == [3, 0]


def test_a_cycle_is_priced_at_its_mean_and_told_as_one(story: Scenario) -> None:
    """
    Matching pennies: play goes round between (0, 1) and (1, 0), where the firm has 2
    and 4, 3 on average; its best is 6.
    """
    outcomes: Outcomes = {
        (0, 0): (1.0, 0.0, 6.0),
        (0, 1): (0.0, 1.0, 2.0),
        (1, 0): (0.0, 1.0, 4.0),
        (1, 1): (1.0, 0.0, 1.0),
    }
    found = solve(written(story, outcomes))
    assert [set(end) for end in found.ends] == [{(0, 1), (1, 0)}]
    assert found.price(found.ends[0]).mean == 3
    (row,) = ends_table([found]).to_dict("records")
    assert not row["equilibrium"]
    assert "do not settle" in sentences(found)[0]


def test_the_payables_bonus_leads_well_past_terms(story: Scenario) -> None:
    """
    Terms are 30 days, and the suppliers hold at about 60: there the firm loses, and
    would do best on terms, or within ten days of them.
    """
    found = answered(story, "paid to extend payables")
    ((end,),) = found.ends
    (payables,) = found.game.players
    assert int(payables.options[end[0]].name.split()[0]) >= 70
    assert payables.options[found.best[0]].name in {"on terms", "40 days"}
    assert found.price([end]).low > 100_000


def test_on_a_long_job_without_holds_it_leads_to_the_top_of_its_curve(
    long: Scenario,
) -> None:
    """
    DPO counts from the start: on day T, with as much bought every day, it is
    a - a * a / 2T of an age a up to T, and T / 2 beyond. The bonus tops out at 75. On
    day 91 nothing pays more than 91 days do; on day 182 it is at the top from 106 days
    on; later from less. Of every tenth day, 110 is the first that pays as much as any;
    from terms it goes there, and 120 pays no more.
    """
    found = answered(long, "bonus", 1)
    options = found.game.players[0].options
    pays = [pay for (pay,) in found.game.pays([(at,) for at in range(len(options))])]
    first, *others = (options[end[0]].name for (end,) in found.ends)
    assert first == "110 days"
    assert others == ["120 days"]
    assert pays == sorted(pays)
    assert pays[-3] < pays[-2] == pays[-1]


def test_a_scorecard_on_firm_value_has_no_price(story: Scenario) -> None:
    """Paid a share of what the firm gains, it does what is best for the firm."""
    found = answered(story, "profit first")
    assert [found.price(end).mean for end in found.ends] == [0]


def test_the_table_adds_up(long: Scenario) -> None:
    """Price = firm value at the best - firm value at the end."""
    row, *_ = ends_table([answered(long, "bonus", 1)]).to_dict("records")
    assert row["price"] == pytest.approx(row["best_firm_value"] - row["firm_value"])
    assert row["equilibrium"]


def test_a_department_without_a_scorecard_does_not_play(long: Scenario) -> None:
    """On terms nobody is paid for anything."""
    assert players(long, "on terms") == ()
    assert play_settings(long, (), ()) == {"bonus": 1}
    with pytest.raises(DesignError, match="no department has a scorecard"):
        play_settings(long, ("on terms",), ())


def test_the_ages_are_every_tenth_day_or_those_given(long: Scenario) -> None:
    """From the terms, 30 days, to the longest age, 120 days."""
    (default,) = players(long, "bonus")
    assert [option.name for option in default.options][:3] == [
        "on terms",
        "40 days",
        "50 days",
    ]
    assert len(default.options) == 10
    (given,) = players(long, "bonus", [60])
    assert [option.name for option in given.options] == ["on terms", "60 days"]
