"""``run``: all settings on common random numbers, and the folder of the results."""

import csv
import json
import os
import pty
import re
import resource
import signal
import subprocess
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from sim.metrics import METRICS
from tests.cli.conftest import COMMAND, Command, Done, crosspurpose_in, environment
from tests.experiment.conftest import TEXT

TABLES = ("replications.csv", "decisions.csv", "summary.csv", "activities.csv")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the results of `run small.yaml -o out` in it."""
    place = tmp_path_factory.mktemp("run")
    (place / "small.yaml").write_text(TEXT)
    return place


@pytest.fixture(scope="module")
def told(place: Path) -> Done:
    """What `run small.yaml -o out` says, under one order of sets."""
    return crosspurpose_in(place)("run", "small.yaml", "-o", "out", PYTHONHASHSEED="1")


@pytest.fixture
def out(place: Path, told: Done) -> Path:
    """The results of `run small.yaml`."""
    assert told.returncode == 0
    return place / "out"


def rows(file: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with file.open(newline="") as text:
        return list(csv.DictReader(text))


FIGURES = ["finish_s_curve", "downtime_cost_s_curve", "cost_parts", "waterfall"]
FIGURES += ["criticality", "gantt", "payables_ageing", "payment_ages"]


def test_the_table_stands_between_a_heading_and_a_closing_line(told: Done) -> None:
    lines = told.stdout.splitlines()
    assert lines[:4] == [
        "A small job",
        "4 replications of 3 settings, seed 7, amounts in USD",
        "Planned finish: day 90, 4 April 2026",
        "0 of 13 figures have a source; the others are assumptions.",
    ]
    for setting in ("on terms", "late", "bonus"):
        assert sum(line.startswith(setting) for line in lines) == 3
    closing = told.stdout[told.stdout.index("Where the firm loses most") :]
    assert "against “on terms”" in closing
    assert "the firm loses $" in closing


def test_where_the_results_are_is_no_result(told: Done) -> None:
    assert told.stderr == "Results are in out.\n"


def test_the_folder_holds_every_output_and_nothing_else(out: Path) -> None:
    files = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}
    assert files == {
        "results.sqlite",
        "scenario.yaml",
        "manifest.json",
        *TABLES,
        *(f"figures/{name}.{form}" for name in FIGURES for form in ("png", "svg")),
    }


def test_replications_has_a_row_for_each_and_a_column_for_each_metric(
    out: Path,
) -> None:
    table = rows(out / "replications.csv")
    assert list(table[0]) == ["setting", "replication", *METRICS]
    assert [(row["setting"], row["replication"]) for row in table] == [
        (setting, str(replication))
        for setting in ("on terms", "late", "bonus")
        for replication in range(4)
    ]


def test_finished_is_true_and_what_has_no_value_is_empty(out: Path) -> None:
    table = rows(out / "replications.csv")
    assert {row["finished"] for row in table} == {"true"}
    assert {row["late_days"] for row in table} == {""}


def test_decisions_give_the_age_and_what_it_is_expected_to_pay(out: Path) -> None:
    table = rows(out / "decisions.csv")
    assert list(table[0]) == [
        *("setting", "replication", "day", "supplier", "age", "expected_pay")
    ]
    late = [row for row in table if row["setting"] == "late"]
    assert {(row["supplier"], row["age"], row["expected_pay"]) for row in late} == {
        ("plant", "60.0", "")
    }
    assert all(row["expected_pay"] for row in table if row["setting"] == "bonus")


def test_the_summary_agrees_with_the_replications(out: Path) -> None:
    slips = [float(row["slip_days"]) for row in rows(out / "replications.csv")]
    summary = {
        (row["setting"], row["metric"]): row for row in rows(out / "summary.csv")
    }
    assert float(summary["late", "slip_days"]["mean"]) == pytest.approx(
        sum(slips[4:8]) / 4
    )
    assert float(summary["late", "slip_days"]["difference"]) == pytest.approx(
        (sum(slips[4:8]) - sum(slips[:4])) / 4
    )


def test_the_manifest_says_what_was_run(out: Path) -> None:
    manifest = json.loads((out / "manifest.json").read_text())
    scenario = (out / "scenario.yaml").read_bytes()
    assert manifest["command"] == "crosspurpose run small.yaml -o out"
    assert (manifest["seed"], manifest["replications"]) == (7, 4)
    assert manifest["scenario_sha256"] == sha256(scenario).hexdigest()
    assert {"crosspurpose", "python", "simpy", "numpy", "pandas", "scipy"} <= set(
        manifest["versions"]
    )
    assert str(out.parent) not in json.dumps(manifest)


def test_same_seed_same_bytes_whatever_the_order_of_sets(
    place: Path, out: Path
) -> None:
    """Also from the scenario that the first run resolved."""
    command = crosspurpose_in(place)
    done = command("run", "out/scenario.yaml", "-o", "again", PYTHONHASHSEED="2")
    assert done.returncode == 0
    files = [*TABLES, *(f"figures/{path.name}" for path in (out / "figures").iterdir())]
    for file in files:
        assert (place / "again" / file).read_bytes() == (out / file).read_bytes(), file


def test_an_existing_folder_ends_with_5_and_stays_as_it_is(
    place: Path, out: Path
) -> None:
    before = (out / "manifest.json").read_bytes()
    done = crosspurpose_in(place)("run", "small.yaml", "-o", "out", "-n", "2")
    assert done.returncode == 5
    assert done.stderr.startswith("out exists already")
    assert (out / "manifest.json").read_bytes() == before


def test_force_replaces_the_results_and_quiet_says_nothing_else(
    called: Command, folder: Path
) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "mine.txt").write_text("mine")
    (folder / "out" / "replications.csv").write_text("old")
    done = called("run", "small.yaml", "-o", "out", "--force", "-n", "1", "-q")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("A small job\n1 replication of 3 settings")
    assert len(rows(folder / "out" / "replications.csv")) == 3
    assert (folder / "out" / "mine.txt").read_text() == "mine"


def test_without_a_folder_the_results_go_to_runs_also_from_an_ascii_terminal(
    crosspurpose: Command, folder: Path
) -> None:
    done = crosspurpose("run", "small.yaml", "-n", "1", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Downtime cost" in done.stdout
    (made,) = (folder / "runs").iterdir()
    assert made.match("small-20*-*")
    assert done.stderr == f"Results are in runs/{made.name}.\n"


def test_json_is_one_object_and_nothing_else(called: Command) -> None:
    done = called("run", "small.yaml", "--json", "-n", "3", "--seed", "5")
    told = json.loads(done.stdout)
    assert list(told) == [
        *("scenario", "planned_finish_days", "replications", "seed", "reference"),
        *("settings", "differences", "shares"),
    ]
    assert (told["planned_finish_days"], told["replications"], told["seed"]) == (
        90,
        3,
        5,
    )
    assert list(told["settings"]) == ["on terms", "late", "bonus"]
    assert list(told["settings"]["late"]) == list(METRICS)
    assert list(told["settings"]["late"]["slip_days"]) == [
        *("mean", "half_width", "n", "p10", "p50", "p80", "p90"),
        *("p10_low", "p10_high", "p50_low", "p50_high"),
        *("p80_low", "p80_high", "p90_low", "p90_high"),
    ]
    assert told["settings"]["late"]["late_days"]["mean"] is None
    assert list(told["differences"]) == ["late", "bonus"]
    assert list(told["differences"]["late"]["slip_days"]) == [
        "mean",
        "low",
        "high",
        "p",
        "gain",
    ]
    assert list(told["shares"]["late"]) == [
        *("no_credit_stoppage", "meets_plan", "meets_contract", "unfinished"),
        *("no_credit_stoppage_low", "no_credit_stoppage_high"),
        *("meets_plan_low", "meets_plan_high"),
        *("meets_contract_low", "meets_contract_high"),
    ]


def test_chosen_settings_and_values_are_run(called: Command, folder: Path) -> None:
    """100 work days fixed and ample material: the plan is kept exactly."""
    done = called(
        *("run", "small.yaml", "-o", "out", "-n", "1", "--setting", "late"),
        *("--set", "activities.pour.duration=100", "--set", "suppliers.plant=null"),
        *("--set", "materials.mix.supplier=null"),
    )
    assert done.returncode == 0
    assert "Nothing to compare" in done.stdout
    (row,) = rows(folder / "out" / "replications.csv")
    assert (row["setting"], row["finish_days"], row["slip_days"]) == (
        *("late", "100.0", "0.0"),
    )
    assert not list((folder / "out" / "figures").glob("waterfall*"))


def test_a_precision_that_is_met_ends_with_0(called: Command, folder: Path) -> None:
    """Half a mean is known within a hundred replications."""
    done = called("run", "small.yaml", "-o", "out", "--precision", "50%")
    assert done.returncode == 0
    assert done.stdout.startswith("A small job\n100 replications of 3 settings")
    assert done.stderr.splitlines()[-1] == "Precise to 50 % after 100 replications."
    assert len(rows(folder / "out" / "replications.csv")) == 300


def test_a_precision_that_is_not_met_ends_with_4_and_says_what_it_takes(
    called: Command,
) -> None:
    args = ("run", "small.yaml", "-q", "--precision", "0.05", "--at-most", "40")
    done = called(*args)
    assert done.returncode == 4
    assert done.stdout.startswith("A small job\n40 replications of 3 settings")
    told = (
        r"Not precise to 5 % after 40 replications: the mean slip of “on terms” is"
        r" ([\d.]+) ± ([\d.]+), and ± ([\d.]+) would do. About ([\d,]+) more would be"
        r" needed: --at-most (\d+) --resume\.\n"
    )
    found = re.fullmatch(told, done.stderr)
    assert found is not None
    mean, half_width, bound = map(float, found.groups()[:3])
    assert bound == pytest.approx(0.05 * mean, abs=0.06)
    needed = int(found[5])
    assert needed == pytest.approx(40 * (half_width / bound) ** 2, rel=0.2)
    assert int(found[4].replace(",", "")) == needed - 40


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--precision", "5%", "-n", "9"], "leave out -n"),
        (["--at-most", "9"], "--at-most needs --precision"),
        (["--precision", "5 percent"], "5 percent is no share such as 5% or 0.05"),
        (["--precision", "0"], "0 is no share such as 5% or 0.05"),
        (["--jobs", "0"], "should be greater than or equal to 1"),
    ],
)
def test_what_cannot_be_asked_for_ends_with_2(
    called: Command, args: list[str], told: str
) -> None:
    done = called("run", "small.yaml", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_a_disk_that_is_full_ends_with_5_in_one_line(folder: Path) -> None:
    """No file may grow above 4,096 bytes: the store of the run would."""

    def fill_the_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = subprocess.run(
        [*COMMAND, "run", "small.yaml", "-o", "out", "-n", "40"],
        cwd=folder,
        env=environment({"PYTHONDONTWRITEBYTECODE": "1"}),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=fill_the_disk,
    )
    assert done.returncode == 5
    assert done.stderr == "cannot write out/results.sqlite: disk I/O error\n"
    assert done.stdout == ""
    assert not (folder / "out").exists()


def test_a_terminal_shows_progress_and_a_stopped_run_keeps_whole_pairs(
    folder: Path,
) -> None:
    """The user presses Ctrl-C when the first replications are done."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "run", "small.yaml", "-o", "out", "-n", "1000000"],
        cwd=folder,
        env=environment({"TERM": "xterm", "COLUMNS": "100"}),
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
    ) as process:
        os.close(theirs)
        told = _read_until(r"[1-9]\d*/1000000.* a second.*left", ours)
        process.send_signal(signal.SIGINT)
        told += _read_until("", ours)
        assert process.stdout is not None
        assert "Where the firm loses most" in process.stdout.read()
    assert process.returncode == 130
    assert "Replications" in told
    kept = re.search(r"Stopped: these are the first ([\d,]+) replications", told)
    assert kept is not None
    settings = [row["setting"] for row in rows(folder / "out" / "replications.csv")]
    assert Counter(settings) == dict.fromkeys(
        ("on terms", "late", "bonus"), int(kept[1].replace(",", ""))
    )


def _read_until(pattern: str, terminal: int) -> str:
    """Read from a terminal until *pattern* appears; without one, to its end."""
    told = ""
    while not (pattern and re.search(pattern, told)):
        try:
            told += os.read(terminal, 4096).decode(errors="replace")
        except OSError:
            break
    return told
