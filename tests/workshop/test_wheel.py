"""The notebooks travel with the program."""

import zipfile
from pathlib import Path

import pytest

from sim.workshop.notebooks import NAMES

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The names of the files in a wheel of this checkout."""
    wheels = pytest.importorskip(
        "hatchling.builders.wheel", reason="pip install hatchling"
    )
    folder = tmp_path_factory.mktemp("dist")
    built = wheels.WheelBuilder(str(ROOT)).build(
        directory=str(folder), versions=["standard"]
    )
    with zipfile.ZipFile(next(built)) as wheel:
        return frozenset(wheel.namelist())


def test_a_wheel_holds_every_notebook_and_no_script(packed: frozenset[str]) -> None:
    inside = {name for name in packed if name.startswith("sim/_notebooks/")}
    assert inside == {f"sim/_notebooks/{name}.ipynb" for name in NAMES}


def test_a_wheel_holds_the_papers_of_the_workshop(packed: frozenset[str]) -> None:
    assert {f"sim/workshop/parts/{name}" for name in ("guide.md", "handout.html")} <= (
        packed
    )
