"""The schema in an editor: a YAML language server completes and finds mistakes."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.scenario import load, schema
from tests.cli.conftest import ROOT
from tests.cli.language_server import Editor, editor

SERVER = shutil.which("yaml-language-server")
MODELINE = "# yaml-language-server: $schema=scenario.schema.json\n"
FILES = [
    *sorted((ROOT / "scenarios").glob("*.yaml")),
    *sorted((ROOT / "tests" / "cases").glob("*.yaml")),
    *sorted((ROOT / "tests" / "cases" / "drawn").glob("*0.yaml")),
    *sorted((ROOT / "tests" / "cases" / "drawn").glob("*5.yaml")),
]
GOOD = """\
extends: unpaid_supplier
title: Mine
crews: {paving: {labour: 7000, booking: null}}
accounts_payable: {payment_run: {every: 14}}
suppliers:
  readymix:
    lead_time: {p50: 2, p90: 4}
    credit: {limit: null, reminders: [10]}
settings:
  profit first: null
  extend further: {accounts_payable: {scorecard: {dpo: [[50, 0], [90, 20000]]}}}
"""
WRONG = """\
extends: unpaid_supplier
titel: Mine
crews: {paving: {labour: lots}}
suppliers:
  readymix:
    credit: {hold_afer: 30, limit: -1}
settings:
  late: {accounts_payable: {policy: on_term, payment_run: {evry: 14}}}
"""
OPEN = """\
extends: unpaid_supplier
suppliers:
  readymix:
    credit:
      \n\
settings:
  late:
    accounts_payable:
      \n\

"""

pytestmark = pytest.mark.skipif(
    SERVER is None,
    reason="no yaml-language-server on the path; npm install yaml-language-server",
)


@pytest.fixture(scope="module")
def server() -> Iterator[Editor]:
    """A language server that has been greeted."""
    with editor(str(SERVER)) as greeted:
        yield greeted


def beside_the_schema(folder: Path, name: str, text: str) -> Path:
    """Write a scenario that names the schema beside it, as the README says."""
    (folder / "scenario.schema.json").write_text(json.dumps(schema()))
    path = folder / name
    path.write_text(MODELINE + text, encoding="utf-8")
    return path


@pytest.fixture
def opened(server: Editor, tmp_path: Path) -> Path:
    """A file with room for more keys, open in the editor."""
    path = beside_the_schema(tmp_path, "open.yaml", OPEN)
    server.problems(path)
    return path


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_good_file_has_no_mistakes(
    server: Editor, tmp_path: Path, file: Path
) -> None:
    text = file.read_text(encoding="utf-8")
    assert server.problems(beside_the_schema(tmp_path, file.name, text)) == []


def test_a_good_file_that_extends_another_has_no_mistakes(
    server: Editor, tmp_path: Path
) -> None:
    path = beside_the_schema(tmp_path, "good.yaml", GOOD)
    load(path)
    assert server.problems(path) == []


def test_wrong_keys_types_and_words_are_found_where_they_stand(
    server: Editor, tmp_path: Path
) -> None:
    path = beside_the_schema(tmp_path, "wrong.yaml", WRONG)
    assert sorted(server.problems(path)) == [
        "3: Property titel is not allowed.",
        '4: Incorrect type. Expected "number | null".',
        "7: Property hold_afer is not allowed.",
        "7: Value is below the minimum of 0.",
        "9: Property evry is not allowed.",
        '9: Value is not accepted. Valid values: "on_terms", "discount", "fixed",'
        ' "scorecard".',
    ]


@pytest.mark.parametrize(
    ("place", "key", "told"),
    [
        ((11, 0), "treasury", "The firm's cash"),
        ((6, 6), "limit", "The most exposure in money"),
        ((10, 6), "payment_age", "Calendar days from invoice to cleared money"),
    ],
    ids=["top", "credit", "setting"],
)
def test_keys_are_completed_and_explained(
    server: Editor, opened: Path, place: tuple[int, int], key: str, told: str
) -> None:
    assert server.completions(opened, *place)[key].startswith(told)


def test_a_key_that_stands_already_is_not_offered_again(
    server: Editor, opened: Path
) -> None:
    assert "suppliers" not in server.completions(opened, 11, 0)
