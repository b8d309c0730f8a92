"""``--set path=value`` on the command line, and ``vary`` in a notebook."""

from collections.abc import Callable
from pathlib import Path
from pickle import dumps, loads

import numpy as np
import pytest

from sim.scenario import Place, Scenario, ScenarioError, load, vary
from sim.scenario.bell_laws import Pert
from sim.scenario.laws import Fixed

Load = Callable[..., Scenario]
Complain = Callable[..., list[str]]


def test_an_option_changes_what_all_settings_derive_from(changed: Load) -> None:
    scenario = changed(sets=["suppliers.quarry.credit.limit=7", "crews.gang.gangs=2"])
    for setting in scenario.settings.values():
        credit = setting.suppliers["quarry"].credit
        assert credit is not None
        assert (credit.limit, setting.crews["gang"].gangs) == (7, 2)


def test_an_option_can_change_one_setting(changed: Load) -> None:
    scenario = changed(sets=["settings.late.accounts_payable.payment_age=30"])
    late = scenario.settings["late"].accounts_payable
    plan = scenario.settings["plan"].accounts_payable
    assert late is not None
    assert plan is not None
    assert (late.payment_age, plan.payment_age) == (30, None)


def test_names_in_a_path_may_have_spaces(changed: Load) -> None:
    scenario = changed(
        "plan: {}", "pay on terms: {}", ["settings.pay on terms.executive="]
    )
    assert scenario.settings["pay on terms"].executive is None
    assert scenario.settings["late"].executive is not None


def test_a_value_is_read_as_yaml(changed: Load) -> None:
    sets = [
        "activities.dig.duration={low: 1, likely: 2, high: 4}",
        "suppliers.quarry.credit.reminders=[3, 1]",
        "experiment.replications=1e2",
        "title='Job: 2'",
    ]
    scenario = changed(sets=sets)
    assert (scenario.experiment.replications, scenario.title) == (100, "Job: 2")
    plan = scenario.settings["plan"]
    assert plan.activities["dig"].duration == Pert(1.0, 2.0, 4.0)
    credit = plan.suppliers["quarry"].credit
    assert credit is not None
    assert credit.reminders == (1, 3)


def test_text_that_yaml_takes_for_a_mapping_needs_quotes(complaints: Complain) -> None:
    assert complaints(sets=["title=Job: 2"]) == [
        "--set no. 1, character 7: title: must be text, not a mapping; put it in "
        "quotes if it is text"
    ]


def test_null_removes_a_key_and_a_setting(changed: Load) -> None:
    scenario = changed(sets=["executive=null", "settings.late="])
    assert scenario.settings["plan"].executive is None
    assert list(scenario.settings) == ["plan"]


def test_part_of_a_distribution_can_be_set(changed: Load) -> None:
    scenario = changed(sets=["activities.pave.duration.likely=3"])
    law = scenario.settings["plan"].activities["pave"].duration
    assert law == Pert(1.0, 3.0, 4.0)


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("nonsense", "10: nonsense: must be path=value"),
        (
            "acounts_payable.policy=fixed",
            "24: acounts_payable.policy: there is no key acounts_payable; "
            "did you mean accounts_payable?",
        ),
        (
            "suppliers.quary.lead_time=4",
            "27: suppliers.quary.lead_time: there is no name quary in suppliers; "
            "did you mean quarry?",
        ),
        (
            "settings.lat.executive=",
            "24: settings.lat.executive: there is no name lat in settings; "
            "did you mean late?",
        ),
        (
            "activities.dig.duration.likely=4",
            "32: activities.dig.duration.likely: activities.dig.duration is a single "
            "value and has no key likely; set it whole",
        ),
        ("=3", "2: there is no key (empty)"),
        ("extends=a.yaml", "9: extends: there is no key extends"),
        ("title=", "7: title: is required, and must not be removed"),
        (
            "crews.gang.labour={a: !!int x}",
            "23: crews.gang.labour.a: x is no int",
        ),
    ],
)
def test_a_wrong_option_is_told(complaints: Complain, option: str, said: str) -> None:
    assert complaints(sets=[option]) == [f"--set no. 1, character {said}"]


def test_wrong_options_and_the_files_mistakes_are_told_together(
    complaints: Complain,
) -> None:
    found = complaints("gang: {", "gang: {x: 1, ", ["title=5", "foo=6", "bar"])
    assert found == [
        "--set no. 1, character 7: title: must be text, not 5; put it in quotes if it "
        "is text",
        "--set no. 2, character 5: foo: there is no key foo",
        "--set no. 3, character 5: bar: must be path=value",
        "a.yaml:4:16: crews.gang.x: unknown key; known: gangs, labour, equipment, "
        "standby, remobilisation, booking",
    ]


def test_vary_leaves_the_scenario_as_it_was(changed: Load) -> None:
    scenario = changed()
    varied = vary(scenario, {"suppliers.quarry.lead_time": 9, "title": "Other"})
    assert varied.settings["late"].suppliers["quarry"].lead_time == Fixed(9.0)
    assert scenario.settings["late"].suppliers["quarry"].lead_time == Fixed(3.0)
    assert (varied.title, scenario.title) == ("Other", "A small job")


def test_vary_takes_numbers_of_numpy(changed: Load) -> None:
    varied = vary(
        changed(),
        {
            "accounts_payable.longest_payment_age": np.int64(60),
            "suppliers.quarry.lead_time": {"mean": np.float64(2), "sd": 1},
            "suppliers.quarry.credit.reminders": np.array([1.5, 3.0]),
        },
    )
    plan = varied.settings["plan"]
    assert plan.accounts_payable is not None
    assert plan.accounts_payable.longest_payment_age == 60
    credit = plan.suppliers["quarry"].credit
    assert credit is not None
    assert credit.reminders == (1.5, 3)


def test_vary_says_what_is_wrong(changed: Load) -> None:
    with pytest.raises(ScenarioError) as caught:
        vary(changed(), {"title": "x", "crews.gang.labour": -1, "crew": {}})
    assert [str(mistake) for mistake in caught.value.mistakes] == [
        "vary no. 2: crews.gang.labour: must be at least 0, not -1",
        "vary no. 3: crew: there is no key crew; did you mean crews?",
    ]


def test_each_value_knows_where_it_comes_from(changed: Load) -> None:
    scenario = changed(sets=["crews.gang.gangs=2"])
    assert scenario.provenance["crews.gang.labour"] == Place("a.yaml", 4, 24)
    assert scenario.provenance["crews.gang.gangs"] == Place("--set", 1, 18)
    varied = vary(scenario, {"crews.gang.labour": 5})
    assert varied.provenance["crews.gang.labour"] == Place("vary", 1, 1)


def test_a_scenario_goes_to_another_process(changed: Load) -> None:
    scenario = changed(sets=["crews.gang.gangs=2"])
    sent = loads(dumps(scenario))
    assert sent.settings == scenario.settings
    assert sent.provenance == scenario.provenance


def test_the_resolved_file_loads_to_the_same_settings(changed: Load) -> None:
    scenario = changed(
        "plan: {}",
        "plan: {accounts_payable: {believes: null}, executive: null}",
        ["suppliers.quarry.transit=2"],
    )
    resolved = scenario.resolved()
    assert resolved["settings"]["plan"]["executive"] is None
    assert "extends" not in resolved
    Path("again.yaml").write_text(repr(resolved).replace("None", "null"))
    assert load("again.yaml").settings == scenario.settings
