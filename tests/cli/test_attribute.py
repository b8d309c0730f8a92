"""``attribute``: the loss shared among the departments."""

import json
from pathlib import Path

from tests.analysis.test_attribution import OWN

from tests.agents.hall import HALL
from tests.cli.conftest import Command
from tests.stories.telling import HEAD


def test_it_says_who_causes_the_loss(called: Command, folder: Path) -> None:
    (folder / "office.yaml").write_text(HEAD + HALL + OWN)
    done = called("attribute", "office.yaml", "-n", "3", "-q")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "4 arrangements of goals" in done.stdout
    assert "All together" in done.stdout
    assert "Best order of reform: " in done.stdout


def test_json_holds_the_parts(called: Command, folder: Path) -> None:
    (folder / "office.yaml").write_text(HEAD + HALL + OWN)
    found = json.loads(called("attribute", "office.yaml", "-n", "3", "--json").stdout)
    assert found["replications"] == 3
    parts = sum(value["mean"] for value in found["values"].values())
    assert abs(parts - found["total"]["mean"]) < 0.01
    assert [pair["departments"] for pair in found["interactions"]] == [
        ["procurement", "project_manager"]
    ]


def test_a_file_with_one_goal_is_refused(called: Command) -> None:
    """The small scenario changes no department."""
    done = called("attribute", "small.yaml", "--own", "nobody")
    assert done.returncode == 2
    assert "there is no setting" in done.stderr
