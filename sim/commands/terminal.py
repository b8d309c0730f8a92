"""Standard output for results, standard error for everything else."""

import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from sim.experiment.folder import WriteError

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDTH_OF_A_FILE = 100
"""Characters a line where the output goes to a file or another program."""

NARROWEST, WIDTH_OF_A_SHEET = 80, 1000


def prepare() -> None:
    """Let no character that the terminal lacks stop the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str) -> None:
    """Write a result to standard output.

    A reader that has read enough (``| head``) ends the program in peace.
    """
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go(sys.stdout)
        raise SystemExit(0) from None
    except OSError as error:
        _let_go(sys.stdout)
        raise WriteError(f"cannot write the results: {error.strerror}") from error


def note(text: str) -> None:
    """Write a message to standard error."""
    sys.stderr.write(f"{text}\n")


def draw(*parts: "RenderableType") -> str:
    """Return *parts* as text that fits the terminal, or a file.

    It is wider than the terminal where figures would be cut otherwise.
    """
    from rich.console import Console

    width = None if sys.stdout.isatty() else WIDTH_OF_A_FILE
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    roomy = console.options.update(width=WIDTH_OF_A_SHEET)
    needed = [console.measure(part, options=roomy).minimum for part in parts]
    console.width = max(console.width, NARROWEST, *needed)
    with console.capture() as drawn:
        for part in parts:
            console.print(part)
    return "\n".join(line.rstrip() for line in drawn.get().splitlines())


def _let_go(stream: TextIO) -> None:
    """Send what is still to be written nowhere, so that closing does not fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
