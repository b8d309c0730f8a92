"""Where scenario files are found."""

from contextlib import suppress
from pathlib import Path

from sim.scenario.mistakes import Mistake, Place, ScenarioError, did_you_mean

SUFFIX = ".yaml"
PACKAGE = Path(__file__).resolve().parents[1]
SHIPPED = (PACKAGE / "_scenarios", PACKAGE.parent / "scenarios")
"""In an installed package, and in a checkout."""


def shipped() -> list[str]:
    """Return the names of the scenarios that come with the program."""
    files = {path.stem for folder in SHIPPED for path in folder.glob(f"*{SUFFIX}")}
    return sorted(files)


def find(name: str | Path, beside: Path | None = None) -> Path:
    """Return the scenario file that *name* stands for.

    A path that exists wins; then a name in the current folder's ``scenarios``, then
    one of the shipped scenarios.

    Parameters
    ----------
    name : str or path
        A path, or the name of a scenario with or without ``.yaml``.
    beside : path, optional
        The folder of the file that extends it, searched first.

    Raises
    ------
    ScenarioError
        If there is no such file.
    """
    folders = ([beside] if beside is not None else []) + [
        Path(),
        Path("scenarios"),
        *SHIPPED,
    ]
    for folder in folders:
        for path in _candidates(folder / name):
            if _is_file(path):
                return path
    raise ScenarioError([Mistake(Place(str(name)), "", _why_not(name))])


def _is_file(path: Path) -> bool:
    try:
        return path.is_file() or path.is_fifo()
    except OSError:  # a name that is too long
        return False


def _candidates(path: Path) -> list[Path]:
    return [path, path.with_name(path.name + SUFFIX)] if path.name else [path]


def _why_not(name: str | Path) -> str:
    """Say why *name* is no scenario."""
    path = Path(name)
    with suppress(OSError):  # a name that is too long
        if path.is_dir():
            return "is a folder; name a scenario file"
    return f"there is no such scenario file{did_you_mean(path.stem, shipped())}"
