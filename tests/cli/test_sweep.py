"""``sweep`` and ``tornado`` as their users meet them."""

import csv
import json
from pathlib import Path

import pytest

from sim.experiment import pool, runner
from sim.experiment.chunks import CHUNK
from tests.cli.conftest import Command

OVER = "accounts_payable.payment_age=30:60:10"
SWEEP = ["sweep", "small.yaml", "--over", OVER]
VARY = "vary={executive.escalation_takes: [1, 9], crews.gang.labour: [800, 1200]}"
NEAR = ["sweep", "small.yaml", "--over", "accounts_payable.payment_age=30,60"]
TORNADO = ["tornado", "small.yaml", "--setting", "late", "--set", VARY]
LIMIT = ["--safe-below", "2000"]
TABLES = ["sweep.csv", "replications.csv", "summary.csv", "scenario.yaml"]


def rows(file: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with file.open(newline="") as text:
        return list(csv.DictReader(text))


def test_a_sweep_prints_its_points_and_keeps_them(
    called: Command, folder: Path
) -> None:
    done = called(*SWEEP, *LIMIT, "-o", "out")
    assert done.returncode == 0
    assert "Safe extension of payment age, days: " in done.stdout
    assert "\n30 " in done.stdout
    assert done.stderr.endswith("Results are in out.\n")
    table = rows(folder / "out" / "sweep.csv")
    ages = {row["accounts_payable.payment_age"] for row in table}
    assert {"", "30.0", "40.0", "50.0", "60.0"} <= ages
    names = {path.name for path in (folder / "out").rglob("*") if path.is_file()}
    assert {*TABLES, "manifest.json", "results.sqlite"} <= names
    assert {"frontier.png", "frontier.svg"} <= names


def test_a_sweep_can_be_compared_like_any_run(called: Command) -> None:
    called(*SWEEP, *LIMIT, "-o", "out")
    done = called("compare", "out")
    assert done.returncode == 0
    assert "accounts_payable/payment_age 60" in done.stdout


def test_json_is_one_object_and_nothing_else(called: Command) -> None:
    done = called(*SWEEP, *LIMIT, "-o", "out", "--json", "-q")
    told = json.loads(done.stdout)
    assert done.stderr == ""
    assert told["levers"] == ["accounts_payable.payment_age"]
    assert told["safe_extensions"][0]["limit"] == 2000
    assert told["points"][0]["setting"] == told["reference"] == "on terms"
    assert told["points"][0]["difference"] is None


@pytest.mark.parametrize(
    ("command", "tables"),
    [(NEAR, TABLES), (TORNADO, ["tornado.csv", "replications.csv"])],
    ids=["sweep", "tornado"],
)
def test_the_number_of_workers_changes_no_byte(
    command: list[str], tables: list[str], called: Command, folder: Path
) -> None:
    for jobs in ("1", "2"):
        done = called(*command, "-n", f"{CHUNK + 2}", "-j", jobs, "-o", jobs)
        assert done.returncode == 0
    for name in tables:
        assert (folder / "1" / name).read_bytes() == (folder / "2" / name).read_bytes()


def test_a_stopped_sweep_goes_on_to_the_same_bytes(
    called: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped after its first chunk, it shows that; gone on with, it is whole."""
    whole, ask = pool.run_here, [*NEAR, *LIMIT, "-n", f"{CHUNK + 2}", "-j", "1"]
    called(*ask, "-o", "whole")

    def stopped(*args: object) -> object:
        yield next(whole(*args))  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(runner, "run_here", stopped)
        done = called(*ask, "-o", "part")
    assert done.returncode == 130
    assert f"{CHUNK} replications are kept; to go on: " in done.stderr
    assert "Safe extension" not in done.stdout
    assert called(*ask, "-o", "part", "--resume").returncode == 0
    for name in TABLES:
        ours, theirs = (folder / way / name for way in ("whole", "part"))
        assert ours.read_bytes() == theirs.read_bytes()


def test_a_sweep_gone_on_with_finds_its_added_points_again(
    called: Command, folder: Path
) -> None:
    called(*SWEEP, *LIMIT, "-o", "out")
    added = sorted((folder / "out" / "added").iterdir())
    kept = [path.read_bytes() for path in added]
    before = (folder / "out" / "sweep.csv").read_bytes()
    assert called(*SWEEP, *LIMIT, "-o", "out", "--resume").returncode == 0
    assert added
    assert [path.read_bytes() for path in added] == kept
    assert (folder / "out" / "sweep.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        (["--over", "accounts_payable.payment_agee=30,40"], 3, "did you mean"),
        (["--over", "accounts_payable.payment_age=-30,40"], 3, "at least 0"),
        (["--over", "accounts_payable.payment_age"], 2, "write PATH=a:b:step"),
        (["--over", "accounts_payable.payment_age=30:60"], 2, "write PATH=a:b:step"),
        (["--over", "accounts_payable.payment_age=60:30:10"], 2, "rises from"),
        (["--over", "accounts_payable.payment_age=30:60:0"], 2, "above 0"),
        (["--over", "accounts_payable.payment_age=30,forty"], 2, "forty is no number"),
        (["--over", "accounts_payable.payment_age=1:9999:1"], 2, "larger step"),
        (["--over", OVER, "--over", OVER], 2, "given twice"),
        (["--over", OVER, "--setting", "lat"], 2, "did you mean late?"),
        (["--over", OVER, "--resume"], 2, "needs -o DIR"),
    ],
)
def test_what_is_wrong_with_a_sweep_is_said(
    command: list[str], code: int, words: str, called: Command, folder: Path
) -> None:
    done = called("sweep", "small.yaml", *command)
    assert done.returncode == code
    assert words in done.stderr
    assert not list(folder.glob("runs/*"))


def test_without_a_limit_a_sweep_says_why_nothing_is_safe(called: Command) -> None:
    """The small job has no contract value."""
    done = called(*SWEEP, "-o", "out")
    assert done.returncode == 0
    assert "No safe extension: the project has no contract_value" in done.stderr


def test_a_tornado_prints_and_keeps_its_inputs(called: Command, folder: Path) -> None:
    done = called(*TORNADO, "-o", "out")
    assert done.returncode == 0
    assert done.stderr.startswith("4 replications of 10 combinations of inputs and")
    assert "A small job, “late”: Firm value against “on terms”" in done.stdout
    assert len(rows(folder / "out" / "tornado.csv")) == 4
    assert (folder / "out" / "figures" / "tornado.png").is_file()


def test_a_global_tornado_says_what_it_costs_first(
    called: Command, folder: Path
) -> None:
    """Two inputs: (2 + 2) x 4 points, two settings each, 3 replications."""
    ask = ["--global", "--points", "4", "-n", "3", "--json", "-o", "out"]
    done = called(*TORNADO, *ask)
    assert done.stderr.startswith("3 replications of 32 combinations of inputs and")
    assert "96 runs" in done.stderr
    told = json.loads(done.stdout)
    assert len(told["inputs"]) == 2
    assert 0 <= told["noise"] <= 1
    assert len(rows(folder / "out" / "global.csv")) == 2


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--metric", "firm_valu"], "did you mean firm_value?"),
        (["--points", "8"], "--points is for --global"),
        (["--global", "--points", "9"], "power of two"),
        (["--against", "late"], "against itself"),
    ],
)
def test_what_is_wrong_with_a_tornado_is_said(
    more: list[str], words: str, called: Command
) -> None:
    done = called(*TORNADO, *more)
    assert done.returncode == 2
    assert words in done.stderr
