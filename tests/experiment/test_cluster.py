"""The same chunks on a Dask cluster: a scheduler and two workers on this machine."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from sim.experiment import cluster, runner
from sim.experiment.design import Design, DesignError, design
from sim.experiment.errors import WorkerError
from sim.experiment.identity import versions
from sim.scenario import load
from tests.experiment.conftest import TEXT

ROOT = Path(__file__).parents[2]
DASK = [sys.executable, "-m", "dask"]
QUIET = ["--no-dashboard", "--host", "127.0.0.1"]

pytest.importorskip("distributed", reason="the extra [cluster] is not installed")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Design:
    """Eight chunks, the work of a second."""
    file = tmp_path_factory.mktemp("cluster") / "small.yaml"
    file.write_text(TEXT)
    return design(load(file), replications=160)


@contextmanager
def started(place: Path, *args: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [*DASK, *args, *QUIET],
        cwd=place,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("dask")


@pytest.fixture(scope="module")
def address(place: Path) -> Iterator[str]:
    """The address of a scheduler."""
    file = place / "scheduler.json"
    with started(place, "scheduler", "--port", "0", "--scheduler-file", str(file)):
        while not file.exists():
            time.sleep(0.05)
        yield json.loads(file.read_text())["address"]


@pytest.fixture
def workers(place: Path, address: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Two workers of one thread each, of which one may be killed."""
    args = ("worker", address, "--nthreads", "1", "--no-nanny")
    with ExitStack() as stack:
        yield [stack.enter_context(started(place, *args)) for _ in range(2)]


def test_a_lost_worker_changes_no_bit_of_the_results(
    asked: Design, address: str, workers: list[subprocess.Popen[bytes]]
) -> None:
    """One of the two is killed when the first chunk is there."""

    def kill_one(_: int) -> None:
        workers[0].kill()

    found = runner.run(asked, kill_one, cluster=address)
    assert workers[0].wait() != 0
    assert workers[1].poll() is None
    alone = runner.run(asked)
    assert found.done == 160
    assert found.metrics.tobytes() == alone.metrics.tobytes()
    assert found.decided == alone.decided


@pytest.mark.usefixtures("workers")
def test_a_worker_with_other_versions_is_refused(
    asked: Design, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here numpy is taken to be 1.0; on the workers it is not."""
    ours = versions()
    monkeypatch.setattr(cluster, "versions", lambda: ours | {"numpy": "1.0"})
    told = f"a worker has numpy {ours['numpy']}, not 1.0 as here: install the same"
    with pytest.raises(WorkerError, match=told):
        runner.run(asked, cluster=address)


def test_where_no_scheduler_answers_it_says_what_to_start(
    asked: Design, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(DesignError, match=r"no Dask scheduler .* answers at tcp://127"):
        runner.run(asked, cluster="tcp://127.0.0.1:9")


def test_without_dask_it_says_what_to_install(
    asked: Design, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(DesignError, match=r'pip install "crosspurpose\[cluster\]"'):
        runner.run(asked, cluster="tcp://127.0.0.1:9")
