"""Every replication of an experiment, run in one process."""

from collections.abc import Callable

import numpy as np
import pytest

from sim.experiment import runner
from sim.experiment.design import design
from sim.experiment.resolved import resolved
from sim.experiment.results import Results
from sim.scenario import Scenario, load, vary


def same(ours: Results, theirs: Results) -> bool:
    """Decide whether two results are the same, bit for bit."""
    return ours.metrics.tobytes() == theirs.metrics.tobytes()


def stop_after(replications: int) -> Callable[[], None]:
    """Return a user who stops the run when so many replications are done."""
    left = iter(range(replications - 1))

    def advance() -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    return advance


def test_the_same_seed_gives_the_same_results(scenario: Scenario) -> None:
    assert same(runner.run(design(scenario)), runner.run(design(scenario)))


def test_another_seed_gives_others(scenario: Scenario) -> None:
    assert not same(
        runner.run(design(scenario, seed=1)), runner.run(design(scenario, seed=2))
    )


def test_replications_of_one_seed_differ(scenario: Scenario) -> None:
    finishes = runner.run(design(scenario)).replications()["finish_days"]
    assert len(set(finishes[:4])) == 4


def test_a_replication_is_the_same_however_many_there_are(scenario: Scenario) -> None:
    """Rule R2."""
    few = runner.run(design(scenario, replications=2))
    many = runner.run(design(scenario, replications=4))
    assert few.metrics.tobytes() == many.metrics[:, :2].tobytes()


def test_a_setting_is_the_same_alone_or_among_others(scenario: Scenario) -> None:
    """Rule R2: `late` is the second of the three."""
    alone = runner.run(design(scenario, settings=["late"]))
    among = runner.run(design(scenario))
    assert alone.metrics[0].tobytes() == among.metrics[1].tobytes()


def test_the_settings_do_not_do_the_same(scenario: Scenario) -> None:
    results = runner.run(design(scenario))
    assert len({layer.tobytes() for layer in results.metrics}) == 3


def test_each_finished_replication_is_announced(scenario: Scenario) -> None:
    done: list[int] = []
    runner.run(design(scenario), lambda: done.append(1))
    assert len(done) == 4


def test_a_stopped_run_keeps_what_is_done_in_every_setting(scenario: Scenario) -> None:
    stopped = runner.run(design(scenario), stop_after(3))
    whole = runner.run(design(scenario))
    assert stopped.stopped
    assert stopped.done == 3
    assert stopped.metrics.tobytes() == whole.metrics[:, :3].tobytes()
    assert set(stopped.decisions()["replication"]) == {0, 1, 2}


def test_a_whole_run_is_not_stopped(scenario: Scenario) -> None:
    assert not runner.run(design(scenario)).stopped


def test_the_planned_finish_is_that_of_the_reference(scenario: Scenario) -> None:
    """90 likely work days, every day worked, whichever settings are run."""
    slow = vary(scenario, {"settings.late.activities": {"pour": {"duration": 100}}})
    results = runner.run(design(slow, settings=["late"], replications=1))
    assert results.planned_finish == 90.0


def test_decisions_tell_what_was_chosen_and_what_it_was_to_pay(
    scenario: Scenario,
) -> None:
    """Fixed ages expect no pay; a scorecard does. Each setting chooses on day 0."""
    table = runner.run(design(scenario, replications=2)).decisions()
    first = table[(table["replication"] == 1) & (table["day"] == 0.0)]
    assert list(first["setting"]) == ["on terms", "late", "bonus"]
    assert list(first["supplier"]) == ["plant"] * 3
    assert list(first["age"])[:2] == [30, 60]
    assert list(first["expected_pay"].isna()) == [True, True, False]


def test_decisions_are_kept_of_the_first_hundred_replications(
    scenario: Scenario,
) -> None:
    table = runner.run(
        design(scenario, settings=["late"], replications=102)
    ).decisions()
    assert set(table["replication"]) == set(range(100))


def test_the_resolved_scenario_gives_the_same_results_again(
    scenario: Scenario, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """With seed and replications as they were run, not as the file had them."""
    changed = vary(scenario, {"suppliers.plant.lead_time": {"p50": 3, "p90": 9}})
    results = runner.run(design(changed, replications=2, seed=11))
    file = tmp_path_factory.mktemp("again") / "scenario.yaml"
    file.write_text(resolved(results))
    assert same(runner.run(design(load(file))), results)


def test_a_metric_without_a_value_is_nan_in_the_table(scenario: Scenario) -> None:
    """Without a contract finish there are no late days (rule J6)."""
    table = runner.run(design(scenario, replications=1)).replications()
    assert np.isnan(table["late_days"]).all()


def test_activities_stand_by_name_also_where_only_one_setting_has_them(
    scenario: Scenario,
) -> None:
    """Late also cures for 5 days after the pour, and only then is it finished."""
    cure = {"cure": {"duration": 5, "after": ["pour"]}, "pour": {"duration": 100}}
    more = vary(scenario, {"settings.late.activities": cure})
    results = runner.run(design(more, settings=["on terms", "late"]))
    assert results.names == ("pour", "cure")
    assert results.activities.shape == (2, 4, 2, 2)
    assert (results.activities[1] == [[100, 1], [5, 1]]).all()
    assert np.isnan(results.activities[0, :, 1]).all()
    assert len(set(results.activities[0, :, 0, 0])) == 4


def test_a_fault_names_the_replication_to_trace(
    scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "replicate", lambda job, **_: job.no_such_thing)
    with pytest.raises(AttributeError) as raised:
        runner.run(design(scenario))
    assert raised.value.__notes__ == ["in setting 'on terms', replication 0, seed 7"]
