"""A run that is killed, stopped or short of room loses no finished chunk."""

import os
import resource
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, Command, Done, crosspurpose_in, environment
from tests.experiment.conftest import TEXT

RUN = ("run", "small.yaml", "-n", "210")
TABLES = ("replications.csv", "decisions.csv", "summary.csv", "scenario.yaml")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the results of an unbroken run in `whole`, by one process."""
    place = tmp_path_factory.mktemp("durable")
    (place / "small.yaml").write_text(TEXT)
    done = crosspurpose_in(place)(*RUN, "-o", "whole", "-q", "--jobs", "1")
    assert done.returncode == 0
    return place


@pytest.fixture
def out(place: Path, request: pytest.FixtureRequest) -> Path:
    return place / str(request.node.name)[:40]


@contextmanager
def started(place: Path, *args: str) -> Iterator[subprocess.Popen[str]]:
    """Run a command in a group of its own, as a shell does."""
    with subprocess.Popen(
        [*COMMAND, *args],
        cwd=place,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for_chunks(out: Path, least: int = 1) -> None:
    """Wait until about so many chunks, of 20 kB each, are in the store."""
    file = out / "results.sqlite"
    for _ in range(3000):
        if file.is_file() and file.stat().st_size > 20_000 * (2 + least):
            return
        time.sleep(0.01)
    raise AssertionError("no chunk was kept within half a minute")


def resume(out: Path) -> Done:
    return crosspurpose_in(out.parent)(
        *RUN, "-o", out.name, "--resume", "--jobs", "2", PYTHONHASHSEED="3"
    )


def same_as_unbroken(out: Path) -> bool:
    """Decide whether the results are those of the unbroken run, byte by byte."""
    whole = out.parent / "whole"
    figures = [f"figures/{path.name}" for path in (whole / "figures").iterdir()]
    return all(
        (out / name).read_bytes() == (whole / name).read_bytes()
        for name in (*TABLES, *figures)
    )


def chunks_in(out: Path) -> int:
    with closing(sqlite3.connect(out / "results.sqlite")) as db:
        return int(db.execute("SELECT count(*) FROM chunks").fetchone()[0])


def test_a_killed_run_is_gone_on_with_and_ends_the_same(place: Path, out: Path) -> None:
    """Killed at once (-9), with its workers at work; they end too.

    The unbroken run had one process, and another order of sets.
    """
    with started(
        place, "run", "small.yaml", "-n", "9999", "-o", out.name, "-j", "2"
    ) as p:
        wait_for_chunks(out)
        p.kill()
        p.wait()
        group = p.pid
    assert not (out / "replications.csv").exists()
    for _ in range(500):
        if not alive(group):
            break
        time.sleep(0.01)
    assert not alive(group)
    kept = chunks_in(out)
    assert kept >= 1
    done = resume(out)
    assert (done.returncode, done.stderr) == (0, f"Results are in {out.name}.\n")
    assert same_as_unbroken(out)


def alive(group: int) -> bool:
    """Decide whether a process of the group is still at work."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_ctrl_c_keeps_what_is_finished_and_says_how_to_go_on(
    place: Path, out: Path
) -> None:
    """A shell sends Ctrl-C to the whole group: to the workers too."""
    args = ("run", "small.yaml", "-n", "9999", "-o", out.name, "-j", "2")
    with started(place, *args) as process:
        wait_for_chunks(out, 4)
        os.killpg(process.pid, signal.SIGINT)
        told, said = process.communicate()
    assert process.returncode == 130
    stopped, kept = said.splitlines()[-2:]
    assert "Traceback" not in said
    assert stopped.startswith("Stopped: these are the first ")
    assert "Where the firm loses most" in told
    again = f"crosspurpose {' '.join(args)} --resume"
    assert kept.endswith(f"replications are kept; to go on: {again}")


def test_a_run_that_is_stopped_before_its_first_chunk_leaves_nothing(
    place: Path, out: Path
) -> None:
    with started(place, *RUN, "-o", out.name) as process:
        while not (out / "results.sqlite").exists():
            time.sleep(0.001)
        time.sleep(0.15)  # the workers are being started
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in said
    assert not out.exists()


def test_a_disk_that_fills_up_loses_no_chunk(place: Path, out: Path) -> None:
    """No file may grow above 64 kB: the store needs more for 210 replications."""

    def fill_the_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))

    done = subprocess.run(
        [*COMMAND, *RUN, "-o", out.name, "-j", "2"],
        cwd=place,
        env=environment({"PYTHONDONTWRITEBYTECODE": "1"}),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=fill_the_disk,
    )
    assert done.returncode == 5
    full, kept = done.stderr.splitlines()
    assert full.startswith(f"cannot write {out.name}/results.sqlite: ")
    assert kept.endswith(
        f"to go on: crosspurpose {' '.join(RUN)} -o {out.name} -j 2 --resume"
    )
    assert chunks_in(out) >= 1


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (
            ["--seed", "8"],
            "whole/results.sqlite holds another run: its seed is 7, not 8",
        ),
        (
            ["--setting", "late"],
            "whole/results.sqlite holds another run: its settings are on terms, late,"
            " bonus, not late",
        ),
        (
            ["--set", "crews.gang.labour=1"],
            "whole/results.sqlite holds another run: its scenario differs in crews",
        ),
    ],
)
def test_another_run_is_not_gone_on_with(
    place: Path, args: list[str], told: str
) -> None:
    done = crosspurpose_in(place)(*RUN, *args, "-o", "whole", "--resume")
    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr == f"{told}\n"


def test_a_damaged_store_is_not_gone_on_with(place: Path, out: Path) -> None:
    out.mkdir()
    whole = (place / "whole" / "results.sqlite").read_bytes()
    (out / "results.sqlite").write_bytes(whole[: len(whole) // 2])
    done = resume(out)
    assert done.returncode == 5
    assert "is damaged" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_second_run_into_the_folder_of_another_is_refused(
    place: Path, out: Path
) -> None:
    with started(place, "run", "small.yaml", "-n", "9999", "-o", out.name, "-j", "1"):
        wait_for_chunks(out)
        for how in ("--resume", "--force"):
            done = crosspurpose_in(place)(*RUN, "-o", out.name, how)
            assert done.returncode == 5
            assert f"another run writes to {out.name}" in done.stderr
    assert chunks_in(out) >= 1


def test_what_is_gone_on_with_must_be_named_and_be_there(called: Command) -> None:
    done = called("run", "small.yaml", "--resume")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("--resume needs -o DIR")
    done = called("run", "small.yaml", "--resume", "--force", "-o", "out")
    assert done.returncode == 2
    done = called("run", "small.yaml", "--resume", "-o", "nowhere")
    assert done.returncode == 5
    assert done.stderr == "nowhere holds no run to go on with\n"
    assert not Path("nowhere").exists()
