"""``compare``: the settings of finished runs side by side."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from sim.commands.keeping import keep_manifest, keep_tables
from sim.commands.telling import tell
from sim.experiment import runner
from sim.experiment.design import design
from sim.experiment.folder import claim
from sim.report.study import Study
from sim.scenario import load, vary
from tests.cli.conftest import Command
from tests.experiment.conftest import TEXT


def keep(
    folder: Path,
    settings: Sequence[str] = (),
    n: int = 4,
    seed: int = 7,
    **more: object,
) -> Study:
    """Keep a run of the small scenario in *folder*, without its figures."""
    file = folder.with_name(f"{folder.name}.yaml")
    file.parent.mkdir(exist_ok=True)
    file.write_text(TEXT)
    scenario = vary(load(file), {key.replace("__", "."): v for key, v in more.items()})
    asked = design(scenario, settings=settings, replications=n, seed=seed)
    study = Study(runner.run(asked))
    claimed = claim(folder, "small")
    keep_tables(claimed, study)
    keep_manifest(claimed, study, command="crosspurpose run small.yaml")
    return study


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Runs of one small scenario: all settings, fewer, another seed, other prices."""
    place = tmp_path_factory.mktemp("compare")
    study = keep(place / "all")
    (place / "all.txt").write_text(f"{tell(study)}\n")
    (place / "all.json").write_text(f"{study.as_json()}\n")
    keep(place / "fewer", ["late", "bonus"], n=3)
    keep(place / "again", ["on terms"])
    keep(place / "seed", ["late"], seed=8)
    keep(place / "dear", ["bonus"], materials__mix__unit_price=1100)
    keep(place / "job", ["late"], title="Mine", activities__cure={"duration": 3})
    keep(place / "below" / "all", ["late"], n=1)
    keep(place / "eur", n=1, currency="EUR")
    return place


@pytest.fixture
def there(place: Path, called: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command, called where the runs are."""
    monkeypatch.chdir(place)
    return called


def row(told: str, name: str) -> str:
    """Return the line of a setting in the table of the firm."""
    lines = [line for line in told.splitlines() if line.startswith(f"{name}  ")]
    return " ".join(lines[1].split())


def test_one_folder_gives_what_the_run_printed(there: Command, place: Path) -> None:
    done = there("compare", "all")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (place / "all.txt").read_text()


def test_one_folder_gives_the_json_of_the_run(there: Command, place: Path) -> None:
    told = there("compare", "all", "--json").stdout
    assert told == (place / "all.json").read_text()


def test_names_that_clash_tell_their_folder_and_others_do_not(there: Command) -> None:
    done = there("compare", "all", "seed")
    for name in ("on terms", "all: late", "bonus", "seed: late"):
        assert row(done.stdout, name)
    assert "differences are against “on terms”." in done.stdout


def test_settings_on_the_same_luck_are_paired_by_what_both_ran(
    there: Command,
) -> None:
    told = json.loads(there("compare", "all", "fewer", "--json").stdout)
    assert told["pairs"] == {
        "all: late": 4,
        "all: bonus": 4,
        "fewer: late": 3,
        "fewer: bonus": 3,
    }
    assert told["unpaired_because"] == {}
    text = there("compare", "all", "fewer").stdout
    assert row(text, "fewer: late").endswith(" 3 191 times")
    assert "Welch" not in text


def test_the_same_setting_paired_with_itself_does_not_differ(there: Command) -> None:
    told = json.loads(there("compare", "all", "again", "--json").stdout)
    same = told["differences"]["again: on terms"]["firm_value"]
    assert same == {"mean": 0, "low": 0, "high": 0, "p": 1, "gain": None}


def test_other_luck_is_said_to_be_unpaired_and_why(there: Command) -> None:
    done = there("compare", "all", "seed", "dear")
    told = " ".join(done.stdout.split())
    assert " unpaired " in row(done.stdout, "seed: late")
    assert " unpaired " in row(done.stdout, "dear: bonus")
    assert "seed is unpaired, not on the same luck as all: seed 8, not 7." in told
    assert told.count("Welch's interval") == 2


def test_other_inputs_on_one_seed_are_not_called_other_luck(there: Command) -> None:
    done = there("compare", "all", "dear")
    told = " ".join(done.stdout.split())
    assert (
        "dear is unpaired with all: its scenario differs in materials. They are"
        " compared as independent samples, with Welch's interval, as a rule wider than"
        " it need be."
    ) in told
    assert "same luck" not in told


def test_another_job_is_shown_and_not_compared(there: Command) -> None:
    """Its settings have no difference, and do not count where p is adjusted."""
    done = there("compare", "all", "job")
    told = " ".join(done.stdout.split())
    assert "job is not compared with all: another job: title and activities" in told
    assert re.fullmatch(r"job: late \S+ ± \S+", row(done.stdout, "job: late"))
    both = json.loads(there("compare", "all", "job", "--json").stdout)
    alone = json.loads(there("compare", "all", "--json").stdout)
    assert "job: late" in both["settings"]
    assert {n.removeprefix("all: "): d for n, d in both["differences"].items()} == (
        alone["differences"]
    )
    assert "job: late" not in both["pairs"]


def test_two_jobs_that_share_nothing_have_nothing_to_close_with(
    there: Command,
) -> None:
    done = there("compare", "again", "job")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Where the firm loses most" not in done.stdout


def test_the_runs_are_told_with_size_seed_and_plan(there: Command) -> None:
    told = " ".join(there("compare", "all", "seed").stdout.split())
    assert told.startswith(
        "all: A small job, 4 replications of 3 settings, seed 7, planned finish day 90,"
        " 4 April 2026 seed: A small job, 4 replications of 1 setting, seed 8,"
    )


def test_folders_of_one_name_are_told_apart_by_their_paths(there: Command) -> None:
    told = json.loads(there("compare", "all", "below/all", "--json").stdout)
    assert list(told["runs"]) == ["all", "below/all"]
    assert "below/all: late" in told["settings"]


def test_the_reference_is_that_of_the_first_run_that_ran_it(there: Command) -> None:
    told = json.loads(there("compare", "fewer", "all", "--json").stdout)
    assert told["reference"] == "on terms"


def test_runs_without_any_reference_are_compared_with_the_first_setting(
    there: Command,
) -> None:
    told = json.loads(there("compare", "fewer", "dear", "--json").stdout)
    assert told["reference"] == "late"
    assert told["pairs"] == {"fewer: bonus": 3, "dear: bonus": None}


def test_a_folder_given_twice_ends_with_2(there: Command) -> None:
    done = there("compare", "all", "./all")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "all is given twice: name each folder once\n"


@pytest.mark.parametrize("name", ["nowhere", "below"])
def test_what_is_no_finished_run_ends_with_3_and_one_line(
    there: Command, name: str
) -> None:
    done = there("compare", "all", name)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"{name}")
    assert done.stderr.count("\n") == 1


def test_runs_of_two_currencies_are_not_compared(there: Command) -> None:
    done = there("compare", "all", "eur")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        "eur: amounts are in EUR, but in USD in all: compare runs of one currency\n"
    )
