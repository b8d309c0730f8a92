"""The notebooks that come with the program: for participants, and with solutions."""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

NAMES = (
    "one_invoice_one_hold",
    "why_accounts_payable_is_right",
    "same_luck_different_incentive",
    "plan_chance_and_the_s_curve",
    "where_is_the_cliff",
    "design_a_better_bonus",
)
"""The notebooks, in the order in which they are worked through."""
PACKAGE = Path(__file__).resolve().parents[1]
SHIPPED = (PACKAGE / "_notebooks", PACKAGE.parent / "notebooks")
"""In an installed package, and in a checkout."""
FOR_TEACHERS = frozenset(("solution", "check"))
"""The tags of cells that participants do not get."""


_OPENING = re.compile(
    r"\*\*(?P<question>[^*]+\?)\*\*.*?\*(?P<minutes>\d+) minutes: ", re.S
)


class Opening(NamedTuple):
    """What stands at the head of a notebook."""

    name: str
    minutes: int
    question: str


def openings() -> list[Opening]:
    """Return the question of each notebook, and the minutes that it takes."""
    return [_opening(name) for name in NAMES]


def with_solutions() -> dict[str, str]:
    """Return each notebook as it is, by its numbered file name."""
    return {
        f"{number}_{name}.ipynb": _text(f"{name}.ipynb")
        for number, name in enumerate(NAMES, start=1)
    }


def for_students() -> dict[str, str]:
    """Return each notebook without its solutions, by its numbered file name."""
    return {name: _student_copy(text) for name, text in with_solutions().items()}


def _opening(name: str) -> Opening:
    cells = json.loads(_text(f"{name}.ipynb"))["cells"]
    found = _OPENING.search("".join(cells[0]["source"]))
    assert found is not None
    question = " ".join(found["question"].split())
    return Opening(name, int(found["minutes"]), question)


def _text(file: str) -> str:
    path = next(folder / file for folder in SHIPPED if (folder / file).is_file())
    return path.read_text(encoding="utf-8")


def _student_copy(text: str) -> str:
    book = json.loads(text)
    book["cells"] = [cell for cell in book["cells"] if not _tags(cell) & FOR_TEACHERS]
    return json.dumps(book, indent=1, ensure_ascii=False) + "\n"


def _tags(cell: dict[str, Any]) -> frozenset[str]:
    return frozenset(cell["metadata"].get("tags", ()))
