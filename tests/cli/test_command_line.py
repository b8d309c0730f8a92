"""What the command line takes, and the codes it ends with."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, Command, environment


def fastest(command: Command, *args: str) -> float:
    """Return the processor seconds of the fastest of three runs.

    Others use the machine too; next to nothing of such a run is spent on waiting.
    """

    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert command(*args).returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(seconds() for _ in range(3))


def test_help_comes_at_once_and_names_every_command(crosspurpose: Command) -> None:
    assert fastest(crosspurpose, "--help") < 0.3
    told = crosspurpose("--help").stdout
    shown = ("new", "check", "show", "run", "sweep", "tornado", "attribute", "respond")
    made = ("design", "compare", "plot", "trace", "report", "explore", "workshop")
    for name in (*shown, *made, "schema"):
        assert f"\n  {name} " in told


def test_check_comes_nearly_at_once(crosspurpose: Command) -> None:
    assert fastest(crosspurpose, "check", "small.yaml") < 0.7


def test_the_version_is_told(called: Command) -> None:
    assert called("--version").stdout == "crosspurpose 0.1.0\n"


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["rum", "small.yaml"], "rum"),
        (["run"], "FILE"),
        (["run", "small.yaml", "--job", "2"], "No such option: --job"),
        (["run", "small.yaml", "--precision", "5"], "no share such as 5% or 0.05"),
        (["run", "small.yaml", "--resume"], "--resume needs -o DIR"),
        (["run", "small.yaml", "-n", "0"], "greater than or equal to 1"),
        (["run", "small.yaml", "-n", "many"], "a valid integer"),
        (["run", "small.yaml", "--setting", "latte"], "did you mean late?"),
        (["trace", "small.yaml", "--setting", "latte"], "did you mean late?"),
        (
            ["trace", "small.yaml", "--setting", "late", "--replication", "-1"],
            "greater than or equal to 0",
        ),
        (["new", "first_invoce"], "did you mean first_invoice?"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_command_line_ends_with_2_and_says_why(
    called: Command, folder: Path, args: list[str], told: str
) -> None:
    done = called(*args)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stdout == ""
    assert [path.name for path in folder.iterdir()] == ["small.yaml"]


@pytest.mark.parametrize("command", ["check", "show", "run", "trace"])
def test_a_wrong_scenario_ends_with_3_and_every_mistake(
    called: Command, folder: Path, command: str
) -> None:
    text = (folder / "small.yaml").read_text()
    wrong = text.replace("lead_time", "led_time").replace("unit: m3, ", "")
    (folder / "wrong.yaml").write_text(wrong)
    setting = ["--setting", "late"] if command == "trace" else []
    done = called(command, "wrong.yaml", *setting)
    assert done.returncode == 3
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert all(line.startswith("wrong.yaml:") for line in lines)
    assert any("did you mean lead_time?" in line for line in lines)
    assert any("materials.mix" in line and "unit" in line for line in lines)
    assert not (folder / "runs").exists()


def test_a_scenario_that_is_not_there_ends_with_3(called: Command) -> None:
    done = called("run", "nowhere.yaml")
    assert done.returncode == 3
    assert done.stderr.startswith("nowhere.yaml: ")


def test_a_fault_of_the_program_ends_with_1_and_says_so(folder: Path) -> None:
    code = (
        "import sys, sim.cli, sim.commands.checking as checking;"
        "checking.load = lambda file: 1 / 0;"
        "sys.argv = ['crosspurpose', 'check', 'small.yaml'];"
        "sim.cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
    assert "a fault of the program" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("args", [["schema"], ["show", "small.yaml"]])
def test_a_reader_that_has_read_enough_ends_the_program_in_peace(
    folder: Path, args: list[str]
) -> None:
    with subprocess.Popen(
        [*COMMAND, *args],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_results_that_cannot_be_printed_end_with_5(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "schema"],
            cwd=folder,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 5
    assert done.stderr == "cannot write the results: No space left on device\n"
