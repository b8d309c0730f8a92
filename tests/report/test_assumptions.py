"""The figures of a scenario in words, with who says so."""

import pytest

from sim.report.assumptions import Assumption, assumptions
from sim.report.quantities import in_words
from sim.scenario import load


@pytest.fixture(scope="module")
def story() -> dict[str, Assumption]:
    """The figures of the story, by path."""
    return {figure.path: figure for figure in assumptions(load("unpaid_supplier"))}


@pytest.mark.parametrize(
    ("value", "key", "words"),
    [
        (12300000, "contract_value", "$12,300,000"),
        (2.5, "unit_price", "2.50"),
        (0.015, "late_fee_per_month", "1.5 %"),
        (1, "transit", "1 day"),
        (10, "cover_workdays", "10 work days"),
        (
            {"low": 8, "likely": 10, "high": 14},
            "duration",
            "8 to 14 work days, likely 10",
        ),
        ({"p50": 7, "p90": 12}, "lead_time", "P50 7 days, P90 12"),
        ({"mean": 30, "sd": 5}, "takes", "mean 30 days, standard deviation 5"),
        ({"law": "uniform", "low": 1, "high": 2}, "takes", "uniform, 1 to 2 days"),
        ({"values": [1, 2]}, "takes", "one of 1 day; 2 days"),
        ([5, 20], "reminders", "5 days; 20 days"),
        (2, "gangs", "2"),
    ],
)
def test_a_figure_is_told_with_its_unit(value: object, key: str, words: str) -> None:
    assert in_words(value, key, "USD") == words


def test_a_sourced_figure_is_told_apart_from_a_judgement(
    story: dict[str, Assumption],
) -> None:
    quoted = story["treasury.cash_yield_rate"]
    assert (quoted.judgement, quoted.source) == (
        False,
        "money market, 4 to 5 % (Remmi)",
    )
    judged = story["accounts_payable.period"]
    assert (judged.judgement, judged.source) == (True, "quarterly bonuses")


def test_what_nobody_vouches_for_is_an_assumption_without_a_ground() -> None:
    figures = assumptions(load("office_building"))
    unsaid = [f for f in figures if f.judgement and not f.source]
    assert {f.path.split(".", maxsplit=1)[0] for f in unsaid} <= {"crews", "suppliers"}


def test_a_distribution_is_one_figure_and_material_has_its_own_unit(
    story: dict[str, Assumption],
) -> None:
    assert story["activities.earthworks.materials.aggregate"].words == "15,000 t"
    assert (
        story["activities.site clearance.duration"].name == "site clearance, duration"
    )
    assert "activities.site clearance.duration.low" not in story
    assert "activities.girders.after.bridge deck" not in story


def test_what_leads_to_what_is_no_figure(story: dict[str, Assumption]) -> None:
    assert not [path for path in story if path.endswith(".after")]
