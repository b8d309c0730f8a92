"""``crosspurpose design``: what it prints and leaves behind."""

import json
from pathlib import Path

from tests.cli.conftest import Command

FAMILY = ("--threshold", "20", "--top", "40,70", "--chargeback", "0")
ARGS = ("design", "small.yaml", *FAMILY, "-n", "2", "-j", "1", "-o", "out")


def test_the_plan_is_printed_ready_to_paste_and_kept(
    called: Command, folder: Path
) -> None:
    """Below `settings:`, as `plan.yaml` has it; and what each plan gave."""
    done = called(*ARGS, "-q")
    assert done.returncode == 0
    plan = (folder / "out" / "plan.yaml").read_text()
    assert plan.removeprefix("settings:\n") in done.stdout
    assert (folder / "out" / "plans.csv").read_text().count("\n") == 1 + 2
    assert "seed 8" in done.stdout


def test_a_goal_that_no_plan_meets_ends_with_code_4(called: Command) -> None:
    """How far the plans go is said, and what else to try."""
    done = called(*ARGS, "--dpo-at-least", "200")
    assert done.returncode == 4
    assert "None of 2 plans meets the goal, a DPO of at least 200 days" in done.stderr


def test_gone_on_with_it_leaves_the_same_bytes(called: Command, folder: Path) -> None:
    """Search and fresh replications are both kept."""
    called(*ARGS)
    names = ("plans.csv", "comparison.csv", "plan.yaml", "replications.csv")
    before = [(folder / "out" / name).read_bytes() for name in names]
    assert called(*ARGS, "--resume").returncode == 0
    assert [(folder / "out" / name).read_bytes() for name in names] == before


def test_json_is_one_object_with_the_plan_and_the_settings(called: Command) -> None:
    """The plan first, then the three settings of the file."""
    found = json.loads(called(*ARGS, "--json").stdout)
    assert [row["setting"] for row in found["settings"]] == [
        "designed plan",
        "on terms",
        "late",
        "bonus",
    ]
    assert found["plan"]["scorecard"]["dpo"][0] == [20, 0]
