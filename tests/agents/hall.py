"""A small job on which each department can be followed by hand."""

from sim.job import Job
from sim.model import prepare
from tests.stories.telling import scenario

HALL = """
project: {contract_value: 50000, contract_finish: {days_after_plan: 2},
          overhead_per_day: 100, liquidated_damages: {per_day: 50}}
crews: {gang: {labour: 1000, equipment: 500}}
activities:
  clear: {crew: gang, duration: 20}
  dig: {crew: gang, after: [clear], duration: 20, materials: {sand: 100}}
materials:
  sand: {unit: t, supplier: pit, unit_price: 10, quotes: {far: 8},
         order: {safety_days: 1}}
suppliers:
  pit: {lead_time: {low: 2, high: 4}}
  far: {lead_time: {low: 4, high: 12}}
"""
VALUE = 50_000 - 40 * 1500 - 100 * 10 - 40 * 100
"""Contract value less work, sand and overhead."""
ALIGNED = "{firm_value: [[-100000, -10000], [100000, 10000]]}"
"""A tenth of the firm value."""


def hall(*more: str, old: str = "", new: str = "") -> Job:
    """Return the job with blocks added to its text, and one text put for another."""
    assert old in HALL
    text = HALL.replace(old, new) if old else HALL
    return prepare(scenario("\n".join([text, *more])), "only")
