"""Did a change move the numbers of a shipped scenario?

Golden numbers are not validation: they say what the program did, not what is right.
That is said by the cases, the laws and the limits. Where a number was meant to move,
run ``python -m tests.golden.update`` and say why in CHANGELOG.md.
"""

import csv
from pathlib import Path

import pytest

from tests.golden.update import HEAD, SCENARIOS, golden_file, rows

HERE = Path(__file__).parent


def read(path: Path) -> list[list[str]]:
    """Return the rows of a golden file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def number(cell: str) -> float | None:
    """Return what a cell holds, or `None` if it is empty."""
    return float(cell) if cell else None


def close_to(was: float | None) -> object:
    """Return what a number has to equal; a missing value has to be missing."""
    return None if was is None else pytest.approx(was, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_numbers_of_a_shipped_scenario_have_not_moved(path: Path) -> None:
    """To nine digits, as other processors may round the last ones otherwise."""
    head, *written = read(golden_file(path))
    assert tuple(head) == HEAD
    now = list(rows(path))
    assert [row[:2] for row in now] == [row[:2] for row in written]
    for old, new in zip(written, now, strict=True):
        for name, was, found in zip(HEAD[2:], old[2:], new[2:], strict=True):
            assert number(found) == close_to(number(was)), [*new[:2], name]


def test_every_golden_file_has_its_scenario() -> None:
    assert {path.stem for path in HERE.glob("*.csv")} == {p.stem for p in SCENARIOS}
