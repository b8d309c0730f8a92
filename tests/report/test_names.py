"""Other names for what is in a scenario, and a study told in them."""

from pathlib import Path

import pytest

from sim.api import run
from sim.model import prepare
from sim.report.names import Names, read_names
from sim.report.renamed import Renamed
from sim.report.renaming import Renaming
from sim.report.stock import stock_levels
from sim.report.story import tell
from sim.scenario import Scenario, ScenarioError, load, vary
from sim.spells import spells
from tests.report.layout import figure_of, texts
from tests.report.told import CASES, LATE, ON_TERMS, first

YAML = """\
title: A job
settings: {on terms: A, at 90 days: B}
activities: {pour: Activity 1}
crews: {gang: team}
materials: {concrete: mix}
suppliers: {readymix: Supplier 1}
"""
CSV = """\
kind,name,shown
title,,A job
settings,on terms,A
settings,at 90 days,B
activities,pour,Activity 1
crews,gang,team
materials,concrete,mix
suppliers,readymix,Supplier 1
"""
OWN = ("on terms", "at 90 days", "pour", "gang", "concrete", "readymix")


def scenario() -> Scenario:
    """Return the hand case."""
    return load(CASES / "paid_at_90_days.yaml")


def read(folder: Path, text: str, name: str = "names.yaml") -> Names:
    """Return the names in a file of this text."""
    (folder / name).write_text(text)
    return read_names(folder / name, scenario())


def test_yaml_and_a_table_say_the_same(tmp_path: Path) -> None:
    names = read(tmp_path, YAML)
    assert names.title == "A job"
    assert names.call("suppliers", "readymix") == "Supplier 1"
    assert names.call("suppliers", "another") == "another"
    assert read(tmp_path, CSV, "names.csv") == names


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("suppliers: {readymx: X}", "1:13: suppliers: there is no 'readymx'; did you"),
        ("crews: {trades: X}", "1:9: crews: there is no 'trades'; known: gang"),
        (
            "supplier: {readymix: X}",
            "1:1: supplier: unknown kind of name; did you mean",
        ),
        ("suppliers: {readymix: 5}", "1:23: suppliers.readymix: must be text"),
        ("suppliers: X", "1:12: suppliers: must be a mapping"),
        ("[a]", "1:1: must be a mapping of title, settings"),
        ("settings: {on terms: at 90 days}", "'at 90 days' is the name of another"),
        ("settings: {on terms: X, at 90 days: X}", "'X' is the name of another too"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    tmp_path: Path, text: str, wrong: str
) -> None:
    with pytest.raises(ScenarioError) as error:
        read(tmp_path, text)
    assert wrong in str(error.value)


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as error:
        read(tmp_path, "crews: {a: A, b: B}\ncolours: {}")
    assert len(error.value.mistakes) == 3


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("name,shown\n", "1:1: the first line must be kind,name,shown"),
        ("kind,name,shown\ncrews,gang\n", "2:1: must have 3 cells"),
        ("kind,name,shown\ncrews,gang,A\ncrews,gang,B\n", "3:1: crews.gang: is given"),
    ],
)
def test_a_table_that_is_wrong_says_where(
    tmp_path: Path, text: str, wrong: str
) -> None:
    with pytest.raises(ScenarioError) as error:
        read(tmp_path, text, "names.csv")
    assert wrong in str(error.value)


def test_two_names_may_change_places(tmp_path: Path) -> None:
    names = read(tmp_path, f"settings: {{{ON_TERMS}: {LATE}, {LATE}: {ON_TERMS}}}")
    assert names.setting(LATE) == ON_TERMS


def test_a_renamed_journal_tells_the_same_in_other_names(tmp_path: Path) -> None:
    renaming = Renaming(read(tmp_path, YAML))
    own = first(scenario(), LATE)
    told = renaming.journal(own)
    assert [len(fact) for fact in told] == [len(fact) for fact in own]
    words = tell(told, renaming.scenario(scenario()))
    assert not [name for name in OWN if name in words]
    assert "Supplier 1 put the account on hold" in " ".join(words.split())
    assert [s.days for s in spells(told)] == [s.days for s in spells(own)]
    assert stock_levels(told)["mix"] == stock_levels(own)["concrete"]


def test_a_renamed_scenario_has_the_same_plan(tmp_path: Path) -> None:
    renamed = Renaming(read(tmp_path, YAML)).scenario(scenario())
    assert (renamed.title, renamed.reference) == ("A job", "A")
    job, own = prepare(renamed, "B"), prepare(scenario(), LATE)
    assert job.plan == own.plan
    assert job.works[0].crew == "team"
    assert job.setting.materials["mix"].supplier == "Supplier 1"


@pytest.mark.parametrize("figure", ["gantt", "payment_ages", "cost_parts", "s_curve"])
def test_no_figure_of_a_renamed_study_shows_a_name_of_the_file(
    tmp_path: Path, figure: str
) -> None:
    names = read(tmp_path, YAML)
    study = Renamed(run(scenario(), replications=2), names, currency="EUR")
    shown = " ".join(
        t.get_text() for t in texts(figure_of(getattr(study.plot, figure)()))
    )
    assert not [name for name in OWN[1:] if name in shown]
    assert "B" in shown.split() or "“B”" in shown


def test_a_renamed_study_keeps_its_numbers_and_its_luck(tmp_path: Path) -> None:
    """The luck of a supplier hangs on its name, so it is drawn under its own."""
    chance = vary(scenario(), {"suppliers.readymix.lead_time": {"mean": 8}})
    own = run(chance, replications=2)
    renamed = Renamed(own, read(tmp_path, YAML))
    assert list(renamed.decisions["supplier"].unique()) == ["Supplier 1"]
    ours = renamed.replications.drop(columns="setting")
    assert ours.equals(own.replications.drop(columns="setting"))
    assert (
        renamed.example("B", 1).journal.horizon == own.example(LATE, 1).journal.horizon
    )
