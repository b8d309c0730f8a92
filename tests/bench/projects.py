"""The jobs that are measured."""

from pathlib import Path

from sim.job import Job
from sim.model import prepare
from sim.scenario import load
from tests.laws.journals import jobs
from tests.limits.networks import job, layered, with_crews

ROOT = Path(__file__).parents[2]
CREWS = {name: {"gangs": 20, "labour": 900, "equipment": 400} for name in "abcd"}


def story() -> list[Job]:
    """Return the settings of the shipped story."""
    return _shipped("unpaid_supplier")


def office() -> list[Job]:
    """Return the settings of the shipped office building."""
    return _shipped("office_building")


def network() -> list[Job]:
    """Return 120 activities of four crews, without material."""
    return [job(with_crews(layered(1), [*"abcd"]), crews=CREWS)]


def supplied(activities: int) -> Job:
    """Return a job of so many activities and five suppliers, with nothing by chance."""
    network = {
        name: {**activity, "duration": max(activity["duration"], 1)}
        for name, activity in with_crews(layered(1, activities), [*"abcd"]).items()
    }
    for place, activity in enumerate(network.values()):
        activity["materials"] = {f"m{place % 5}": 10 * activity["duration"]}
    return jobs(
        {
            "activities": network,
            "crews": CREWS,
            "materials": {
                f"m{place}": {
                    "unit": "t",
                    "supplier": f"s{place}",
                    "unit_price": 100,
                    "order": {"safety_days": 4, "cover_workdays": 10},
                }
                for place in range(5)
            },
            "suppliers": {
                f"s{place}": {"lead_time": 5, "terms": {"net_days": 30}}
                for place in range(5)
            },
            "accounts_payable": {"payment_run": {"every": 7, "first": 4}},
            "settings": {"on terms": {}},
        }
    )["on terms"]


def _shipped(name: str) -> list[Job]:
    scenario = load(ROOT / "scenarios" / f"{name}.yaml")
    return [prepare(scenario, setting) for setting in scenario.settings]
