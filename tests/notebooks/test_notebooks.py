"""The notebooks run as they are handed out, and hold what a class needs."""

import ast
import builtins
import re
import resource
from collections.abc import Iterator
from pathlib import Path

import jupytext  # type: ignore[import-untyped]  # carries no types
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "notebooks"
NAMES = sorted(path.stem for path in FOLDER.glob("*.ipynb"))
LONGEST = 30.0  # seconds of work for a notebook
PATIENCE = 300  # seconds for a cell, on a busy machine
PARTS = (
    r"\n\*\*[^*]+\?\*\*\n",
    r"\*\d+ minutes: ",
    r"Afterwards you can",
    r"\n## \d Predict",
    r"\n## \d Run",
    r"\n## \d Explain",
    r"\n## Exercise 1",
    r"\n## Exercise 2",
    r"\n## Debrief",
)

every_notebook = pytest.mark.parametrize("name", NAMES)


def notebook(name: str) -> NotebookNode:
    """Return a notebook as it is handed out."""
    book: NotebookNode = jupytext.read(FOLDER / f"{name}.ipynb")
    return book


def code(cells: list[NotebookNode]) -> list[str]:
    return [cell.source for cell in cells if cell.cell_type == "code"]


def tagged(cell: NotebookNode, tag: str) -> bool:
    return tag in cell.metadata.get("tags", [])


def without(book: NotebookNode, *tags: str) -> NotebookNode:
    """Return a notebook without the cells that carry a tag."""
    book.cells = [c for c in book.cells if not any(tagged(c, tag) for tag in tags)]
    return book


def run(book: NotebookNode, folder: Path) -> NotebookNode:
    """Run a notebook in a folder of its own, from top to bottom."""
    place = {"metadata": {"path": str(folder)}}
    client = NotebookClient(
        book, timeout=PATIENCE, kernel_name="python3", resources=place
    )
    return client.execute()


def worked() -> float:
    """Return the seconds that finished kernels have worked, waiting left out."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def unknown(cells: list[NotebookNode]) -> Iterator[str]:
    """Yield the names that a cell uses and no cell up to it has made."""
    known = set(dir(builtins))
    for source in code(cells):
        nodes = list(ast.walk(ast.parse(source)))
        names = [node for node in nodes if isinstance(node, ast.Name)]
        known |= {node.id for node in names if isinstance(node.ctx, ast.Store)}
        known |= {
            (alias.asname or alias.name).partition(".")[0]
            for node in nodes
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        yield from (node.id for node in names if node.id not in known)


def test_each_notebook_has_a_script_and_each_script_a_notebook() -> None:
    assert NAMES
    assert sorted(path.stem for path in FOLDER.glob("*.py")) == NAMES


@every_notebook
def test_the_pair_holds_the_same_cells(name: str) -> None:
    script = jupytext.read(FOLDER / f"{name}.py")
    pairs = [
        [(cell.cell_type, cell.source, cell.metadata) for cell in book.cells]
        for book in (notebook(name), script)
    ]
    assert pairs[0] == pairs[1]


@every_notebook
def test_no_answer_is_handed_out(name: str) -> None:
    cells = [cell for cell in notebook(name).cells if cell.cell_type == "code"]
    assert [cell.outputs for cell in cells] == [[]] * len(cells)
    assert {cell.execution_count for cell in cells} == {None}


@every_notebook
def test_it_runs_from_top_to_bottom_in_time(name: str, tmp_path: Path) -> None:
    """Its own assertions hold what its text tells."""
    before = worked()
    run(notebook(name), tmp_path)
    assert worked() - before < LONGEST


@every_notebook
def test_nothing_needs_what_a_solution_or_a_check_makes(name: str) -> None:
    assert not list(unknown(without(notebook(name), "solution", "check").cells))


def test_a_students_copy_runs(tmp_path: Path) -> None:
    run(without(notebook("one_invoice_one_hold"), "solution", "check"), tmp_path)


@every_notebook
def test_it_defines_no_function(name: str) -> None:
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    tree = ast.parse("\n".join(code(notebook(name).cells)))
    assert not [node for node in ast.walk(tree) if isinstance(node, defined)]


@every_notebook
def test_its_parts_come_in_order(name: str) -> None:
    """One question and its minutes; predict, run, explain; two exercises; debrief."""
    text = "\n".join(cell.source for cell in notebook(name).cells)
    assert re.search(".*".join(PARTS), text, re.DOTALL)


@every_notebook
def test_each_exercise_has_its_solution_in_tagged_cells(name: str) -> None:
    """A student's copy leaves out both: the words and the cell that runs."""
    cells = notebook(name).cells
    solved = [cell.cell_type for cell in cells if tagged(cell, "solution")]
    assert solved == ["markdown", "code"] * 2
    assert "Solution" not in "".join(
        cell.source for cell in cells if not tagged(cell, "solution")
    )


def test_a_wrong_number_stops_the_notebook(tmp_path: Path) -> None:
    """A supplier that waits 31 days, not 30, holds on day 63, not on day 62."""
    book = notebook("one_invoice_one_hold")
    book.cells[1].source += (
        '\nlater = {"suppliers.Readymix.credit.hold_after_past_due": 31}'
        "\nscenario = sim.vary(scenario, later)"
    )
    with pytest.raises(CellExecutionError, match="AssertionError"):
        run(book, tmp_path)
