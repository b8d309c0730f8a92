"""``crosspurpose attribute``: what it prints and leaves behind."""

import json
from pathlib import Path

from tests.cli.conftest import Command

ARGS = ("attribute", "small.yaml", "--own", "late", "-n", "3", "-j", "1")


def test_the_one_department_that_differs_causes_all_of_the_loss(
    called: Command,
) -> None:
    """`late` differs from `on terms` in accounts payable alone."""
    done = called(*ARGS, "-o", "out", "-q")
    assert done.returncode == 0
    assert "Under “late” the firm loses" in done.stdout
    assert "Best order of reform: accounts payable (+$" in done.stdout


def test_the_folder_holds_tables_figure_and_arrangements(
    called: Command, folder: Path
) -> None:
    """A second run goes on with the first, and leaves the same bytes."""
    called(*ARGS, "-o", "out")
    names = ("attribution.csv", "reforms.csv", "replications.csv")
    before = [(folder / "out" / name).read_bytes() for name in names]
    assert (folder / "out" / "figures" / "shapley.png").exists()
    assert called(*ARGS, "-o", "out", "--resume").returncode == 0
    assert [(folder / "out" / name).read_bytes() for name in names] == before


def test_json_is_one_object_with_the_loss_and_its_shares(called: Command) -> None:
    """One department: its share is the loss."""
    found = json.loads(called(*ARGS, "-o", "out", "--json").stdout)
    (department,) = found["departments"]
    assert department["share"] == found["loss"]["mean"] > 0
    assert found["interactions"] == []


def test_a_setting_that_is_not_there_is_a_mistake_of_the_command_line(
    called: Command,
) -> None:
    """The nearest name is suggested."""
    done = called("attribute", "small.yaml", "--own", "lat", "-o", "out")
    assert done.returncode == 2
    assert "did you mean" in done.stderr
