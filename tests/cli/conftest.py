"""The command as its users meet it: a process of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, TypeAlias

import pytest

from sim.cli import main
from tests.experiment.conftest import TEXT

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "sim"]

Done: TypeAlias = subprocess.CompletedProcess[str]


class Command(Protocol):
    """Run crosspurpose in the test's folder."""

    def __call__(self, *args: str, **env: str) -> Done: ...


@pytest.fixture(autouse=True, scope="session")
def hears_ctrl_c() -> None:
    """Let the commands hear Ctrl-C, also where the tests are a shell's background job.

    Such a job ignores it, and so does all that it starts.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment in which `python -m sim` is this checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **(more or {})}


def crosspurpose_in(folder: Path) -> Command:
    """Return the command, to be run in *folder*."""

    def command(*args: str, **env: str) -> Done:
        return subprocess.run(
            [*COMMAND, *args],
            cwd=folder,
            env=environment(env),
            capture_output=True,
            text=True,
            check=False,
        )

    return command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with `small.yaml` in it, which is good."""
    (tmp_path / "small.yaml").write_text(TEXT)
    return tmp_path


@pytest.fixture
def crosspurpose(folder: Path) -> Command:
    """The command as a process of its own."""
    return crosspurpose_in(folder)


@pytest.fixture
def called(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """The command called in this process, which is quicker."""
    monkeypatch.chdir(folder)

    def command(*args: str, **env: str) -> Done:
        monkeypatch.setattr("sys.argv", ["crosspurpose", *args])
        for name, value in env.items():
            monkeypatch.setenv(name, value)
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        return Done(args, int(ended.value.code or 0), *capsys.readouterr())

    return command
