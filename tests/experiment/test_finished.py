"""A finished run is read back as it was, or said to be damaged."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from sim.commands.keeping import keep_manifest, keep_tables
from sim.experiment import runner
from sim.experiment.design import design
from sim.experiment.finished import Finished, differs, read
from sim.experiment.folder import claim
from sim.experiment.resolved import resolved
from sim.experiment.results import Results
from sim.experiment.stored import FolderError
from sim.report.study import Study
from sim.scenario import Scenario, load, vary

Ran = Callable[..., Finished]


def results_of(scenario: Scenario, *, seed: int | None = None, n: int = 2) -> Results:
    return runner.run(design(scenario, replications=n, seed=seed))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Results, Path]:
    """Results of the first invoice, and the folder they are kept in."""
    results = results_of(load("first_invoice"))
    folder = claim(tmp_path_factory.mktemp("kept") / "run", "first_invoice")
    keep_tables(folder, Study(results))
    keep_manifest(folder, Study(results), command="crosspurpose run first_invoice")
    return results, folder.path


@pytest.fixture
def copy(kept: tuple[Results, Path], tmp_path: Path) -> Path:
    """A copy of the folder, to be damaged."""
    copy = tmp_path / "copy"
    copy.mkdir()
    for file in kept[1].iterdir():
        if file.is_file():
            (copy / file.name).write_bytes(file.read_bytes())
    return copy


def test_a_run_is_read_back_to_the_last_digit(kept: tuple[Results, Path]) -> None:
    results, path = kept
    found = read(path).results
    assert np.array_equal(found.metrics, results.metrics, equal_nan=True)
    assert set(found.decided) == set(results.decided)
    assert found.planned_finish == results.planned_finish
    assert found.design.settings == results.design.settings
    assert (found.design.seed, found.done) == (results.design.seed, 2)
    assert found.design.scenario.title == "The first invoice"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("manifest.json", '"seed"', '"sed"', "manifest.json is damaged: seed Field"),
        ("manifest.json", "{", "", "manifest.json is damaged: Invalid JSON"),
        ("scenario.yaml", "title: The", "title: A", "is not that of the run"),
        ("replications.csv", ",dpo", ",pdo", "it lacks the column dpo"),
        ("replications.csv", "pay on terms,1", "pay on terms,2", "2 replications of"),
        ("replications.csv", "102.0", "1o2.0", "'1o2.0' is no number for finish_days"),
        ("decisions.csv", "age", "aeg", "it lacks the column age"),
    ],
)
def test_a_damaged_file_is_said_to_be_in_one_line(
    copy: Path, file: str, old: str, new: str, told: str
) -> None:
    path = copy / file
    text = path.read_text()
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(FolderError) as raised:
        read(copy)
    assert str(raised.value).startswith(f"{copy}: {file} is ")
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_row_cut_off_is_damage(copy: Path) -> None:
    file = copy / "replications.csv"
    file.write_text(file.read_text()[:-60])
    with pytest.raises(
        FolderError, match=r"replications\.csv is damaged: nothing is no"
    ):
        read(copy)


@pytest.mark.parametrize(
    "file", ["manifest.json", "scenario.yaml", "replications.csv", "decisions.csv"]
)
def test_half_a_folder_holds_no_finished_run(copy: Path, file: str) -> None:
    (copy / file).unlink()
    with pytest.raises(FolderError, match=f"holds no finished run: {file} cannot be"):
        read(copy)


def test_a_folder_that_is_not_there_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="nowhere: there is no such folder"):
        read(tmp_path / "nowhere")


def test_binary_rubbish_is_damage(copy: Path) -> None:
    (copy / "replications.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(FolderError, match="it is no text"):
        read(copy)


def test_runs_share_their_luck_where_seed_scenario_and_version_agree(
    scenario: Scenario,
) -> None:
    """Another setting, title, number of replications or source changes no luck."""
    base = Finished(Path("a"), results_of(scenario), "1")
    more = {"settings.later": {"executive": {"escalation_takes": 9}}, "title": "Mine"}
    other = results_of(vary(scenario, more), n=1)
    assert differs(Finished(Path("b"), other, "1"), base) is None
    assert differs(Finished(Path("b"), other, "2"), base) == (
        "luck",
        "crosspurpose 2, not 1",
    )
    seeded = Finished(Path("c"), results_of(scenario, seed=8), "1")
    assert differs(seeded, base) == ("luck", "seed 8, not 7")
    changed = results_of(
        vary(scenario, {"crews.gang.labour": 1, "executive.escalation_takes": 9})
    )
    told = differs(Finished(Path("d"), changed, "1"), base)
    assert told == ("inputs", "its scenario differs in crews and executive")


def test_another_title_and_other_activities_make_another_job(
    scenario: Scenario,
) -> None:
    """One alone does not: a job may be renamed, or planned in another way."""
    base = Finished(Path("a"), results_of(scenario), "1")
    works = {"activities.cure": {"duration": 3}}
    planned = results_of(vary(scenario, works))
    told = differs(Finished(Path("b"), planned, "1"), base)
    assert told == ("inputs", "its scenario differs in activities")
    other = results_of(vary(scenario, {**works, "title": "Mine"}), seed=8)
    told = differs(Finished(Path("c"), other, "1"), base)
    assert told == ("job", "another job: title and activities differ")


@pytest.mark.parametrize("name", ["first_invoice", "unpaid_supplier"])
def test_the_scenario_of_a_run_is_the_same_scenario_again(
    name: str, tmp_path: Path
) -> None:
    """Names of two words and long sources are not broken within a key."""
    scenario = load(name)
    asked = design(scenario, settings=[scenario.reference], replications=1)
    file = tmp_path / "scenario.yaml"
    file.write_text(resolved(runner.run(asked)))
    again = load(file).resolved()
    once = {"replications": 1, "seed": scenario.experiment.seed}
    assert again == scenario.resolved() | {"experiment": once}
    assert json.dumps(again["activities"]) == json.dumps(
        scenario.resolved()["activities"]
    )
