from pathlib import Path

import pytest

from sim.scenario import Scenario, load

TEXT = """\
crosspurpose: 1
title: A small job
currency: USD
project: {overhead_per_day: 100}
crews: {gang: {labour: 1000, equipment: 600}}
activities:
  pour: {crew: gang, duration: {low: 60, likely: 90, high: 140}, materials: {mix: 60}}
materials: {mix: {unit: m3, supplier: plant, unit_price: 1000}}
suppliers:
  plant:
    lead_time: {mean: 3}
    credit: {hold_after_past_due: {mean: 10, sd: 3}, release_takes: 1}
accounts_payable: {policy: on_terms}
executive: {escalation_takes: 3}
settings:
  on terms: {}
  late: {accounts_payable: {policy: fixed, payment_age: 60}}
  bonus: {accounts_payable: {scorecard: {dpo: [[20, 0], [70, 9000]]}, policy: null}}
experiment: {replications: 4, seed: 7}
"""


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    """Three settings of one crew and one supplier, with chance in both."""
    file = tmp_path / "small.yaml"
    file.write_text(TEXT)
    return load(file)
