"""Every replication of an experiment, run in one process."""

from collections.abc import Callable

import numpy as np
import pytest

from sim.experiment import runner, worker
from sim.experiment.chunks import Span
from sim.experiment.design import design
from sim.experiment.identity import Identity
from sim.experiment.resolved import resolved
from sim.experiment.results import Results
from sim.experiment.store import Store
from sim.experiment.worker import Bench
from sim.scenario import Scenario, load, vary


def same(ours: Results, theirs: Results) -> bool:
    """Decide whether two results are the same, bit for bit."""
    return ours.metrics.tobytes() == theirs.metrics.tobytes()


def stop_after(chunks: int) -> Callable[[int], None]:
    """Return a user who stops the run when so many chunks are kept."""
    left = iter(range(chunks - 1))

    def advance(_: int) -> None:
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


def test_each_kept_chunk_is_announced(scenario: Scenario) -> None:
    """45 replications are chunks of 20, 20 and 5."""
    done: list[int] = []
    runner.run(design(scenario, replications=45), done.append)
    assert done == [20, 20, 5]


def test_a_stopped_run_keeps_what_is_done_in_every_setting(scenario: Scenario) -> None:
    asked = design(scenario, replications=50)
    stopped = runner.run(asked, stop_after(2))
    whole = runner.run(asked)
    assert stopped.stopped
    assert stopped.done == 40
    assert stopped.metrics.tobytes() == whole.metrics[:, :40].tobytes()
    assert set(stopped.decisions()["replication"]) == set(range(40))


def test_what_is_kept_is_not_run_again(scenario: Scenario) -> None:
    """Stopped after one chunk of 20, then asked for 60: two chunks are missing."""
    asked = design(scenario, replications=60)
    store = Store.create(None, Identity.of(asked))
    runner.run(asked, stop_after(1), store=store)
    done: list[int] = []
    resumed = runner.run(asked, done.append, store=store)
    assert done == [20, 20]
    assert same(resumed, runner.run(asked))


def test_a_gap_ends_what_is_told_but_not_what_is_kept(scenario: Scenario) -> None:
    """Chunks 0 and 2 are there: the results are the first 20 replications."""
    asked = design(scenario, replications=60)
    store = Store.create(None, Identity.of(asked))
    for first in (0, 40):
        store.keep(Bench(asked).run(Span(first, 20)))
    assert Results.read(asked, store).done == 20
    done: list[int] = []
    runner.run(asked, done.append, store=store)
    assert done == [20]


def test_fewer_than_a_store_holds_are_its_first(scenario: Scenario) -> None:
    asked = design(scenario, replications=45)
    store = runner.run(asked).store
    fewer = runner.run(design(scenario, replications=7), store=store)
    assert same(fewer, runner.run(design(scenario, replications=7)))
    assert set(fewer.decisions()["replication"]) == set(range(7))


def test_a_chunk_cut_short_is_run_as_a_whole_when_more_are_asked_for(
    scenario: Scenario,
) -> None:
    """25 replications, then 60: the second chunk had only 5 of its 20."""
    store = runner.run(design(scenario, replications=25)).store
    done: list[int] = []
    more = design(scenario, replications=60)
    resumed = runner.run(more, done.append, store=store)
    assert done == [20, 20]
    assert same(resumed, runner.run(more))


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
    table = results.activities().set_index(["setting", "activity"])
    assert list(table.index) == [
        ("on terms", "pour"),
        ("late", "pour"),
        ("late", "cure"),
    ]
    assert list(table["mean_days"])[1:] == [100, 5]
    assert list(table["criticality"]) == [1, 1, 1]
    varies = table["cruciality"].notna()
    assert list(varies) == [True, False, False]


def test_a_fault_names_the_replication_to_trace(
    scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "replicate", lambda job, **_: job.no_such_thing)
    with pytest.raises(AttributeError) as raised:
        runner.run(design(scenario))
    assert raised.value.__notes__ == ["in setting 'on terms', replication 0, seed 7"]
