"""``crosspurpose respond``: what it prints and leaves behind."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

ARGS = ("respond", "small.yaml", "--ages", "40,60", "-n", "2", "-j", "1", "-o", "out")


def test_the_department_takes_what_pays_it_best(called: Command) -> None:
    """The bonus rises to 70 days: of on terms, 40 and 60 it takes 60."""
    done = called(*ARGS, "-q")
    assert done.returncode == 0
    assert "60 days" in done.stdout
    assert "Where each department does what pays it best" in done.stdout


def test_the_folder_holds_tables_and_a_figure_and_can_be_gone_on_with(
    called: Command, folder: Path
) -> None:
    """The one setting with a scorecard; three options. Again: the same bytes."""
    called(*ARGS)
    names = ("responses.csv", "profiles.csv", "replications.csv")
    before = [(folder / "out" / name).read_bytes() for name in names]
    assert before[1].count(b"\n") == 1 + 3
    assert (folder / "out" / "figures" / "response.png").exists()
    assert called(*ARGS, "--resume").returncode == 0
    assert [(folder / "out" / name).read_bytes() for name in names] == before


def test_json_is_one_object_with_ends_and_profiles(called: Command) -> None:
    """The price is the firm value at the best less that at the end."""
    found = json.loads(called(*ARGS, "--json").stdout)
    (end,) = found["ends"]
    assert end["setting"] == "bonus"
    less = end["best_firm_value"] - end["firm_value"]
    assert end["price"] == pytest.approx(less)
    assert [row["choice"] for row in found["profiles"]] == [
        "on terms",
        "40 days",
        "60 days",
    ]


def test_ages_that_are_no_numbers_are_a_mistake_of_the_command_line(
    called: Command,
) -> None:
    """The form is told."""
    done = called("respond", "small.yaml", "--ages", "40:60", "-o", "out")
    assert done.returncode == 2
    assert "--ages: write a:b:step" in done.stderr


def test_a_setting_without_a_scorecard_is_refused(called: Command) -> None:
    """On terms nobody is paid."""
    done = called("respond", "small.yaml", "--setting", "on terms", "-o", "out")
    assert done.returncode == 2
    assert "no department has a scorecard" in done.stderr
