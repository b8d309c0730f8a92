"""Replications until the means are known precisely enough, and no more."""

import math

import numpy as np
import pytest

from sim.experiment import runner
from sim.experiment.chunks import Span
from sim.experiment.design import Design, design
from sim.experiment.identity import Identity
from sim.experiment.results import Results
from sim.experiment.stopping import least_precise, looks, needed
from sim.experiment.store import Store
from sim.experiment.worker import Bench
from sim.metrics import METRICS
from sim.scenario import Scenario, vary

N = 101
REACH = 1.98397
"""Student's t with 100 degrees of freedom, at 97.5 %."""


def results(scenario: Scenario, metric: str, ours: float, theirs: float) -> Results:
    """Return 101 replications of two settings in which only one metric varies.

    In the reference it is 1,000 plus or minus *ours*, by turns but for the first one;
    in the other setting 1,000 plus or minus *theirs* on the same luck.
    """
    turns = np.array([0, *[1, -1] * 50])
    metrics = np.full((2, N, len(METRICS)), 1000.0)
    metrics[:, :, METRICS.index(metric)] += np.outer([ours, theirs], turns)
    asked = design(scenario, settings=["on terms", "late"], replications=N)
    return Results.of(asked, 90.0, metrics)


def half_width(spread: float) -> float:
    """Return that of 100 values *spread* above or below the mean, and one at it.

    The variance is 100 spread² / 100; the error is its root over that of 101.
    """
    return REACH * spread / math.sqrt(N)


def test_the_looks_grow_by_half_from_a_hundred_on() -> None:
    assert list(looks(1000)) == [100, 160, 240, 360, 540, 820, 1000]
    assert list(looks(50)) == [50]
    assert list(looks(100)) == [100]


def test_a_mean_is_precise_when_its_half_width_is_a_share_of_it(
    scenario: Scenario,
) -> None:
    """A mean of 1,000: 5 % of it is 50; the differences are 0 in all replications."""
    enough = least_precise(results(scenario, "downtime_cost", 253, 253), 0.05)
    assert enough.times == 1
    found = results(scenario, "downtime_cost", 254, 254)
    worst = least_precise(found, 0.05)
    assert (worst.setting, worst.metric, worst.against) == (
        *("on terms", "downtime_cost", None),
    )
    assert worst.half_width == pytest.approx(half_width(254), rel=1e-5)
    assert worst.bound == 50
    assert worst.times == pytest.approx((half_width(254) / 50) ** 2, rel=1e-4)


@pytest.mark.parametrize("metric", ["slip_days", "downtime_cost", "firm_value"])
def test_each_metric_and_its_difference_must_be_precise(
    scenario: Scenario, metric: str
) -> None:
    """Both means are precise to 5 %, but their difference is 0 ± 40."""
    worst = least_precise(results(scenario, metric, 100, -100), 0.05)
    assert (worst.setting, worst.metric, worst.against) == ("late", metric, "on terms")
    assert worst.half_width == pytest.approx(half_width(200), rel=1e-5)


def test_what_is_no_goal_need_not_be_precise(scenario: Scenario) -> None:
    assert least_precise(results(scenario, "hold_days", 900, -900), 0.05).times == 1


def test_a_slip_known_to_half_a_day_is_precise_whatever_its_mean(
    scenario: Scenario,
) -> None:
    """A difference of 0 in the mean, plus or minus two times the spread."""
    for spread, enough in ((0.5 / 2 / REACH * math.sqrt(N) * 0.99, True), (1.3, False)):
        worst = least_precise(results(scenario, "slip_days", spread, -spread), 0.01)
        assert (worst.times == 1) is enough


def test_money_known_to_a_thousandth_of_the_contract_is_precise(
    scenario: Scenario,
) -> None:
    """40 is a thousandth of 40,000; without a contract value only 0 would do."""
    spread = {"ours": 100.0, "theirs": -100.0}
    rich = vary(scenario, {"project.contract_value": 40_000})
    assert least_precise(results(rich, "firm_value", **spread), 0.05).times == 1
    poor = results(scenario, "firm_value", **spread)
    worst = least_precise(poor, 0.05)
    assert worst.times == math.inf
    assert needed(poor, worst) is None


def test_what_is_needed_grows_with_the_square(scenario: Scenario) -> None:
    """Four times the half-width allowed takes 16 times 101, by whole chunks."""
    spread = 4 * 50 / REACH * math.sqrt(N)
    found = results(scenario, "downtime_cost", spread, spread)
    assert needed(found, least_precise(found, 0.05)) == pytest.approx(1620, abs=20)


@pytest.fixture(scope="module")
def ended(asked: Design) -> Results:
    return runner.run(asked, precision=0.27)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Design:
    from sim.scenario import load
    from tests.experiment.conftest import TEXT

    file = tmp_path_factory.mktemp("stopping") / "small.yaml"
    file.write_text(TEXT)
    return design(load(file), replications=600)


def test_a_run_ends_at_the_first_look_that_is_precise(
    asked: Design, ended: Results
) -> None:
    """The slip on terms varies most; it takes the second look."""
    assert ended.done == ended.design.replications == 160
    assert not ended.stopped
    assert least_precise(ended, 0.27).times == 1
    sooner = runner.run(
        Design(
            scenario=asked.scenario, settings=asked.settings, replications=100, seed=7
        )
    )
    assert least_precise(sooner, 0.27).times > 1
    assert sooner.metrics.tobytes() == ended.metrics[:, :100].tobytes()


def test_the_end_depends_neither_on_workers_nor_on_what_is_kept(
    asked: Design, ended: Results
) -> None:
    """What two workers had begun, and a chunk beyond the end, are not used."""
    store = Store.create(None, Identity.of(asked))
    for first in (0, 400):
        store.keep(Bench(asked).run(Span(first, 20)))
    again = runner.run(asked, store=store, precision=0.27, jobs=2)
    assert again.done == ended.done
    assert again.metrics.tobytes() == ended.metrics.tobytes()
    done: list[int] = []
    kept = runner.run(asked, done.append, store=store, precision=0.27)
    assert (kept.done, done) == (160, [])


def test_a_run_that_cannot_be_precise_ends_with_all_replications(
    asked: Design,
) -> None:
    few = Design(
        scenario=asked.scenario, settings=asked.settings, replications=130, seed=7
    )
    assert runner.run(few, precision=0.01).done == 130
