"""The resolved scenario, with the place and the source of each value."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from sim.model import prepare
from sim.report import planning
from sim.report.outline import count_of_sources, outline
from sim.scenario import Scenario, load

BASE = """\
crosspurpose: 1
title: Base
currency: USD
calendar: {start: 2026-03-02}
crews: {gang: {labour: 1000, equipment: 600}}
activities:
  dig: {crew: gang, duration: {low: 4, likely: 5, high: 9}}
  pour: {crew: gang, after: {dig: 2}, duration: 10, materials: {mix: 100}}
  fence: {duration: 3}
materials:
  mix: {unit: m3, supplier: plant, unit_price: 80.5, opening_stock: 30}
suppliers:
  plant:
    lead_time:
      low: 1
      likely: 2
      high: 5
    terms: {net_days: 30}
settings:
  on terms: {}
"""
OWN = """\
extends: base.yaml
title: "Mine: all of it"
settings:
  slow: {activities: {dig: {duration: 8}}}
sources:
  suppliers.plant.lead_time: supplier's quote
  crews.gang.labour: wage agreement
"""


@pytest.fixture
def scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scenario:
    """A file that extends another, with one value from the command line."""
    monkeypatch.chdir(tmp_path)
    Path("base.yaml").write_text(BASE)
    Path("own.yaml").write_text(OWN)
    return load("own.yaml", ["suppliers.plant.terms.net_days=45"])


def beside(scenario: Scenario, value: str) -> str:
    """Return what is said beside the line that starts with *value*."""
    told = [line.strip() for line in outline(scenario).splitlines()]
    return next(line for line in told if line.startswith(value)).split("  # ")[1]


def test_the_outline_is_the_resolved_scenario_as_yaml(scenario: Scenario) -> None:
    """But for the sources, which stand at their values."""
    yaml, _, _ = outline(scenario).rpartition("\n\n")
    told = YAML(typ="safe").load(yaml)
    assert told | {"sources": scenario.sources} == scenario.resolved()


def test_every_source_and_place_stands_somewhere_in_lines_of_readable_width() -> None:
    scenario = load("unpaid_supplier")
    lines = outline(scenario).splitlines()
    assert max(map(len, lines)) <= 100
    told = " ".join(line.strip().removeprefix("# ") for line in lines)
    assert [text for text in scenario.sources.values() if text not in told] == []
    assert "unpaid_supplier.yaml:16 holidays:" in told


def test_a_source_that_does_not_fit_beside_its_value_stands_above_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.yaml").write_text(
        "crosspurpose: 1\ntitle: t\ncurrency: USD\nsettings: {plan: {}}\n"
        "activities: {dig: {duration: 1}}\n"
        f"sources: {{activities.dig.duration: {'words ' * 20}end, activities: few}}\n"
    )
    start = outline(load("one.yaml")).splitlines().index("# few")
    assert outline(load("one.yaml")).splitlines()[start : start + 6] == [
        "# few",
        "activities:",
        "  dig:",
        "    # " + "words " * 14 + "words",
        "    # " + "words " * 5 + "end",
        "    duration: 1".ljust(56) + "  # one.yaml:5",
    ]


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("title:", "own.yaml:2"),
        ("currency: USD", "base.yaml:3"),
        ("duration: {low: 4, likely: 5, high: 9}", "base.yaml:7"),
        ("unit_price: 80.5", "base.yaml:11"),
        ("likely: 2", "base.yaml:16"),
        ("net_days: 45", "--set no. 1"),
    ],
)
def test_each_value_names_the_file_and_line_it_comes_from(
    scenario: Scenario, value: str, place: str
) -> None:
    assert beside(scenario, value) == place


def test_a_source_stands_beside_its_value(scenario: Scenario) -> None:
    assert beside(scenario, "labour: 1000") == "base.yaml:5, wage agreement"


def test_a_source_of_a_distribution_counts_for_all_its_figures(
    scenario: Scenario,
) -> None:
    """Sourced: labour, and low, likely, high of the lead time. Others: equipment; low,
    likely, high of dig; lag, duration, quantity of pour; duration of fence; price and
    stock; net days. That is 4 of 15.
    """
    assert outline(scenario).endswith(
        "4 of 15 figures have a source; the others are assumptions."
    )


def test_the_plan_names_its_finish_and_critical_path(scenario: Scenario) -> None:
    """5 days of digging, a lag of 2, 10 of pouring: day 17, which ends on 18 March."""
    job = prepare(scenario, "on terms")
    assert planning.finish(job) == "day 17, 18 March 2026"
    assert planning.critical_path(job) == "dig, pour"


def test_the_schedule_dates_each_activity_with_its_crew_and_float(
    scenario: Scenario,
) -> None:
    """Digging takes days 0 to 5, pouring 7 to 17, the fence 0 to 3: 14 to spare."""
    job = prepare(scenario, "on terms")
    cells = [list(column.cells) for column in planning.schedule(job).columns]
    rows = [[str(cell) for cell in row] for row in zip(*cells, strict=True)]
    assert rows == [
        ["dig", "gang", "5", "2 March 2026", "6 March 2026", "0"],
        ["pour", "gang", "10", "9 March 2026", "18 March 2026", "0"],
        ["fence", "", "3", "2 March 2026", "4 March 2026", "14"],
    ]


def test_a_milestone_starts_on_the_day_on_which_it_finishes(tmp_path: Path) -> None:
    path = tmp_path / "two.yaml"
    path.write_text(
        "crosspurpose: 1\ntitle: t\ncurrency: USD\nsettings: {plan: {}}\n"
        "activities: {dig: {duration: 5}, end: {after: [dig], duration: 0}}\n"
        "calendar: {start: 2026-03-02}\n"
    )
    job = prepare(load(path), "plan")
    cells = [list(column.cells)[1] for column in planning.schedule(job).columns]
    assert list(map(str, cells)) == [
        "end",
        "",
        "0",
        "6 March 2026",
        "6 March 2026",
        "0",
    ]


def test_the_plan_lists_what_is_called_off_after_the_opening_stock(
    scenario: Scenario,
) -> None:
    """One lot of 100 from day 7, 9 March; 30 lie in the yard."""
    job = prepare(scenario, "on terms")
    cells = [list(column.cells) for column in planning.lots(job).columns]
    assert [[str(cell) for cell in column] for column in cells] == [
        ["pour"],
        ["mix"],
        ["0"],
        ["100 m3"],
        ["70 m3"],
        ["9 March 2026"],
    ]


def test_a_source_that_says_assumption_counts_as_none(tmp_path: Path) -> None:
    """Two durations: one measured, one assumed. That is 1 of 2."""
    path = tmp_path / "two.yaml"
    path.write_text(
        "crosspurpose: 1\ntitle: t\ncurrency: USD\nsettings: {plan: {}}\n"
        "activities: {a: {duration: 1}, b: {duration: 2}}\n"
        'sources: {activities.a: measured, activities.b: "assumption: a guess"}\n'
    )
    assert count_of_sources(load(path)).startswith("1 of 2 figures have a source")
