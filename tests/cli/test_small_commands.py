"""``new``, ``check``, ``show``, ``trace`` and ``schema``."""

import csv
import json
from pathlib import Path

from jsonschema import Draft202012Validator

from tests.cli.conftest import Command


def test_new_copies_a_scenario_that_is_good(called: Command) -> None:
    done = called("new")
    assert done.returncode == 0
    assert done.stdout.startswith("first_invoice.yaml is yours")
    assert called("check", "first_invoice.yaml").returncode == 0


def test_a_copy_tells_editors_of_the_schema_beside_it(
    called: Command, folder: Path
) -> None:
    """A schema that is there already stays as it is."""
    (folder / "below").mkdir()
    called("new", "-o", "below/mine.yaml")
    first = (folder / "below" / "mine.yaml").read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=scenario.schema.json"
    beside = folder / "below" / "scenario.schema.json"
    assert beside.read_text() == called("schema").stdout
    beside.write_text("{}")
    called("new", "-o", "below/other.yaml")
    assert beside.read_text() == "{}"


def test_new_copies_any_scenario_to_any_place(called: Command, folder: Path) -> None:
    assert called("new", "unpaid_supplier", "-o", "mine.yaml").returncode == 0
    assert "unpaid" in (folder / "mine.yaml").read_text().lower()


def test_new_leaves_an_existing_file_as_it_is(called: Command, folder: Path) -> None:
    before = (folder / "small.yaml").read_text()
    done = called("new", "-o", "small.yaml")
    assert done.returncode == 5
    assert "small.yaml exists already" in done.stderr
    assert (folder / "small.yaml").read_text() == before


def test_check_says_what_a_good_file_holds(called: Command) -> None:
    done = called("check", "small.yaml")
    assert done.stdout == (
        "small.yaml: good, 3 settings, 1 activity, 1 crew, 1 material, 1 supplier\n"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_check_goes_on_after_a_bad_file(called: Command, folder: Path) -> None:
    (folder / "bad.yaml").write_text("crosspurpose: 1\n")
    done = called("check", "bad.yaml", "small.yaml")
    assert done.returncode == 3
    assert "bad.yaml:1:1" in done.stderr
    assert done.stdout.startswith("small.yaml: good")


def test_check_warns_of_what_nobody_uses(called: Command, folder: Path) -> None:
    text = (folder / "small.yaml").read_text()
    more = text.replace("crews: {", "crews: {spare: {labour: 1, equipment: 1}, ")
    (folder / "spare.yaml").write_text(more)
    done = called("check", "spare.yaml")
    assert done.returncode == 0
    assert done.stderr.startswith("warning: spare.yaml:")
    assert "spare" in done.stderr


def test_show_gives_values_with_their_places_and_the_plan(
    called: Command,
) -> None:
    """90 work days from 5 January 2026 end on 4 April; lots of 10 days, 60 / 9 each."""
    done = called("show", "small.yaml", "--set", "crews.gang.labour=1250")
    lines = {" ".join(line.split()) for line in done.stdout.splitlines()}
    assert "labour: 1250 # --set no. 1" in lines
    assert "unit_price: 1000" not in lines
    assert "Planned finish: day 90, 4 April 2026" in lines
    assert "Critical path: pour" in lines
    assert "pour gang 90 5 January 2026 4 April 2026 0" in lines
    assert "pour mix 8 6.667 m3 6.667 m3 26 March 2026" in lines


def test_trace_tells_a_story(called: Command) -> None:
    args = ("trace", "small.yaml", "--setting", "late", "--replication", "2")
    done = called(*args)
    assert done.returncode == 0
    assert "credit hold" in done.stdout or "on hold" in done.stdout
    assert done.stdout == called(*args).stdout
    assert done.stdout != called(*args, "--seed", "8").stdout


def test_trace_tells_the_reference_where_no_setting_is_named(called: Command) -> None:
    done = called("trace", "small.yaml")
    assert done.stdout == called("trace", "small.yaml", "--setting", "on terms").stdout
    assert done.stderr == (
        "This is “on terms”, the reference; --setting takes “late”, “bonus”.\n"
    )
    only = called("trace", "small.yaml", *("--set", "settings.late=null"))
    assert "takes “bonus”." in only.stderr


def test_trace_names_no_other_setting_where_there_is_none(called: Command) -> None:
    sets = ("--set", "settings.late=null", "--set", "settings.bonus=null")
    assert called("trace", "small.yaml", *sets).stderr == ""


def test_trace_gives_the_events_as_a_table(called: Command) -> None:
    done = called("trace", "small.yaml", "--setting", "late", "--csv")
    header, *rows = list(csv.reader(done.stdout.splitlines()))
    assert len(rows) > 20
    assert {len(row) for row in rows} == {len(header)}


def test_the_schema_is_a_json_schema_that_takes_a_good_file(
    called: Command,
) -> None:
    schema = json.loads(called("schema").stdout)
    Draft202012Validator.check_schema(schema)
    assert "suppliers" in schema["properties"]
