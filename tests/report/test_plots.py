"""The figures that a study offers."""

from functools import cache
from pathlib import Path

import pytest

from sim.api import run
from sim.report.study import Study
from sim.scenario import load
from tests.report.layout import figure_of, texts
from tests.report.told import CASES, LATE, ON_TERMS


@cache
def study() -> Study:
    """Return two replications, alike, of the hand case."""
    return run(load(CASES / "paid_at_90_days.yaml"), replications=2)


def test_a_study_offers_the_finish_with_its_marks() -> None:
    """Both settings are planned for day 100, and promised for day 105."""
    shown = texts(figure_of(study().plot.s_curve("finish_days")))
    assert any("contract finish (day 105," in t.get_text() for t in shown)


def test_a_study_offers_the_cost_parts() -> None:
    """Idle days 2 and 10 at 1,300; 2 and 10 days of overhead at 400; damages 5,000."""
    axes = study().plot.cost_parts()
    assert [t.get_text() for t in axes.texts] == ["$3.4k", "$22k"]


def test_a_replication_is_by_default_the_median_where_the_firm_loses_most() -> None:
    example = study().example()
    assert (example.setting, example.journal.replication) == (LATE, 0)
    assert list(example.journals) == [ON_TERMS, LATE]
    assert example.journal.job.setting.name == LATE


def test_another_replication_of_another_setting_can_be_asked_for() -> None:
    example = study().example(ON_TERMS, 1)
    assert (example.setting, example.journal.replication) == (ON_TERMS, 1)
    title = texts(figure_of(study().plot.gantt(ON_TERMS, 1)))[0].get_text()
    assert title.startswith("Replication 1 of “on terms”")


def test_summary_and_figures_never_hold_all_metrics_at_once(tmp_path: Path) -> None:
    """Memory stays flat however many replications: each reads the columns it needs."""
    own = Study(study().results)
    own.summary()
    own.activities()
    own.plot.write(tmp_path, formats=["svg"])
    assert "replications" not in vars(own)


def test_a_single_setting_is_its_own_example() -> None:
    alone = run(load(CASES / "paid_at_90_days.yaml"), replications=1, settings=[LATE])
    assert alone.example().setting == LATE


@pytest.mark.parametrize("figure", ["gantt", "payables_ageing", "payment_ages"])
def test_figures_of_a_replication_name_it(figure: str) -> None:
    shown = texts(figure_of(getattr(study().plot, figure)()))
    source = next(t.get_text() for t in shown if t.get_text().startswith("Source:"))
    assert "replication 0, the median by downtime cost of 2" in source.replace(
        "\n", " "
    )
