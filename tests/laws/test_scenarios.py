"""The drawn scenarios are within the rules, and reach all of the model."""

import json
from pathlib import Path
from typing import get_args

import pytest

from sim.records import Record
from sim.scenario import load
from tests.laws.journals import journals, settings_of
from tests.laws.scenarios import BLOCKS, LARGEST, POLICIES, drawn
from tests.laws.test_departments import with_departments


@pytest.mark.parametrize("seed", range(5))
def test_a_drawn_scenario_is_a_scenario_file(seed: int, tmp_path: Path) -> None:
    """JSON is YAML; the short way that the laws take ends at the same settings."""
    tree = drawn(seed, LARGEST, sorted(BLOCKS), POLICIES)
    file = tmp_path / "drawn.yaml"
    file.write_text(json.dumps(tree), encoding="utf-8")
    assert load(file).settings == settings_of(tree)


def test_the_laws_meet_every_kind_of_fact() -> None:
    """In 150 scenarios of the largest size, some with departments, each is met."""
    met: set[type[Record]] = set()
    for seed in range(150):
        tree = drawn(seed, LARGEST, [*BLOCKS], POLICIES)
        for journal in journals(tree if seed % 10 else with_departments(tree)).values():
            met.update(type(record) for record in journal)
    assert met == set(get_args(Record))
