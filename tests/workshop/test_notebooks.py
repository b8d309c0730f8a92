"""The notebooks as they are handed out: which, in which order, with what left out."""

import json
from pathlib import Path

from sim.workshop import notebooks

ROOT = Path(__file__).parents[2]


def tags(text: str) -> set[str]:
    """Return the tags of the cells of a notebook."""
    cells = json.loads(text)["cells"]
    return {tag for cell in cells for tag in cell["metadata"].get("tags", [])}


def test_every_notebook_is_handed_out() -> None:
    lying = {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert set(notebooks.NAMES) == lying


def test_files_are_numbered_in_the_order_of_the_class() -> None:
    first, *_ = notebooks.with_solutions()
    assert first == "1_one_invoice_one_hold.ipynb"
    assert list(notebooks.for_students()) == list(notebooks.with_solutions())


def test_students_get_no_solutions_and_no_checks() -> None:
    for name, text in notebooks.for_students().items():
        assert "Solution" not in text
        assert not tags(text)
        assert tags(notebooks.with_solutions()[name]) == {"solution", "check"}


def test_students_get_every_other_cell_as_it_is() -> None:
    for name, text in notebooks.for_students().items():
        whole = json.loads(notebooks.with_solutions()[name])
        untagged = [c for c in whole["cells"] if not c["metadata"].get("tags")]
        assert json.loads(text) == {**whole, "cells": untagged}


def test_each_notebook_opens_with_a_question_and_its_minutes() -> None:
    first, *others = notebooks.openings()
    question = "How can one unpaid invoice stop a building site?"
    assert first == ("one_invoice_one_hold", 45, question)
    assert all(other.minutes > 0 and other.question.endswith("?") for other in others)
