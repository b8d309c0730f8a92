"""What changes what: files that extend, settings, options and null."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.scenario import Scenario, ScenarioError, load
from sim.scenario.bell_laws import Normal, Pert
from sim.scenario.laws import Fixed, Uniform

Load = Callable[..., Scenario]


def extend(text: str, base: str, name: str = "a.yaml") -> Scenario:
    """Load a file of *text* that extends one of *base*."""
    Path(name).write_text(base, encoding="utf-8")
    Path("b.yaml").write_text(f"extends: {name}\n{text}", encoding="utf-8")
    return load("b.yaml")


def test_mappings_merge_key_by_key(base: str) -> None:
    scenario = extend("suppliers: {quarry: {transit: 2, credit: {limit: 7}}}", base)
    quarry = scenario.settings["plan"].suppliers["quarry"]
    assert quarry.lead_time == Fixed(3.0)
    assert quarry.transit == 2
    assert quarry.credit is not None
    assert (quarry.credit.limit, quarry.credit.reminders) == (7, (10,))


def test_lists_replace_whole(base: str) -> None:
    scenario = extend("suppliers: {quarry: {credit: {reminders: [1, 2]}}}", base)
    credit = scenario.settings["plan"].suppliers["quarry"].credit
    assert credit is not None
    assert credit.reminders == (1, 2)


def test_a_distribution_replaces_whole(base: str) -> None:
    """Were it merged, {low, high} over {low, likely, high} would stay a PERT."""
    scenario = extend("activities: {pave: {duration: {low: 2, high: 3}}}", base)
    assert scenario.settings["plan"].activities["pave"].duration == Uniform(2.0, 3.0)


def test_beliefs_merge_though_they_look_like_a_distribution(base: str) -> None:
    """They are two keys of their own, each with its default."""
    scenario = extend(
        "accounts_payable: {believes: {hold_after_past_due: {mean: 30}}}", base
    )
    payables = scenario.settings["plan"].accounts_payable
    assert payables is not None
    belief = payables.believes.hold_after_past_due
    assert (belief.mean, belief.sd) == (30, 5)


def test_a_pay_curve_replaces_whole_and_other_kpis_stay(base: str) -> None:
    base = base.replace("approval: 2", "scorecard: {dpo: [[1, 2]], on_time: [[0, 1]]}")
    scenario = extend("accounts_payable: {scorecard: {dpo: [[5, 6], [7, 8]]}}", base)
    payables = scenario.settings["plan"].accounts_payable
    assert payables is not None
    assert payables.scorecard == {"dpo": ((5, 6), (7, 8)), "on_time": ((0, 1),)}


def test_a_contract_finish_replaces_whole(base: str) -> None:
    base += "project: {contract_finish: {days_after_plan: 5}, overhead_per_day: 4}\n"
    scenario = extend("project: {contract_finish: 2026-09-01}", base)
    project = scenario.settings["plan"].project
    assert str(project.contract_finish) == "2026-09-01"
    assert project.overhead_per_day == 4


def test_lags_merge_by_name_and_a_list_replaces_them(base: str) -> None:
    base = base.replace("after: [dig]", "after: {dig: 3}")
    base = base.replace("activities:", "activities:\n  clear: {duration: 1}")
    both = extend("activities: {pave: {after: {clear: 2}}}", base)
    assert both.settings["plan"].activities["pave"].after == {"dig": 3, "clear": 2}
    one = extend("activities: {pave: {after: [clear]}}", base)
    assert one.settings["plan"].activities["pave"].after == {"clear": 0}


def test_null_removes_a_key_so_that_its_default_holds(base: str) -> None:
    scenario = extend("suppliers: {quarry: {credit: null}}\nexecutive: null", base)
    assert scenario.settings["plan"].suppliers["quarry"].credit is None
    assert scenario.settings["plan"].executive is None


def test_a_setting_changes_only_itself(changed: Load) -> None:
    scenario = changed("plan: {}", "plan: {executive: null, crews: {gang: {gangs: 2}}}")
    plan, late = scenario.settings["plan"], scenario.settings["late"]
    assert (plan.executive, plan.crews["gang"].gangs) == (None, 2)
    assert late.executive is not None
    assert late.crews["gang"].gangs == 1
    assert plan.crews["gang"].labour == 1000


def test_null_in_a_setting_removes_from_the_base_even_where_files_extend(
    base: str,
) -> None:
    """The child's null must not only undo the parent's setting: the key goes."""
    base = base.replace(
        "plan: {}", "plan: {accounts_payable: {payment_run: {every: 9}}}"
    )
    base = base.replace("approval: 2", "payment_run: {every: 5}")
    scenario = extend("settings: {plan: {accounts_payable: {payment_run: null}}}", base)
    payables = scenario.settings["plan"].accounts_payable
    assert payables is not None
    assert payables.payment_run.every == 7


def test_null_removes_a_whole_setting_of_the_extended_file(base: str) -> None:
    scenario = extend("settings: {late: null}", base)
    assert list(scenario.settings) == ["plan"]


def test_activities_keep_their_order_and_new_ones_come_last(base: str) -> None:
    scenario = extend("activities: {mow: {duration: 1}, dig: {duration: 2}}", base)
    assert list(scenario.settings["plan"].activities) == ["dig", "pave", "mow"]


def test_a_mistake_is_told_in_the_file_that_holds_it(base: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        extend("titel: x\n", base.replace("labour: 1000", "labour: -1"))
    assert str(caught.value) == (
        "a.yaml:4:24: crews.gang.labour: must be at least 0, not -1\n"
        "b.yaml:2:1: titel: unknown key; did you mean title?"
    )


def test_files_that_extend_each_other_are_refused(base: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        extend("title: x\n", f"{base}extends: b.yaml\n")
    assert str(caught.value) == (
        "a.yaml:13:10: extends: b.yaml extends this file in turn; break the circle"
    )


def test_a_file_is_extended_from_its_own_folder(base: str) -> None:
    Path("deep").mkdir()
    Path("deep/a.yaml").write_text(base, encoding="utf-8")
    Path("deep/b.yaml").write_text("extends: a\ntitle: Deep\n", encoding="utf-8")
    scenario = load("deep/b.yaml")
    assert scenario.title == "Deep"
    assert str(scenario.provenance["title"]) == "deep/b.yaml:2:8"
    assert str(scenario.provenance["crews.gang.labour"]) == "deep/a.yaml:4:24"


def test_what_the_file_lacks_each_setting_may_give(base: str) -> None:
    """No setting is left with policy fixed and no age, so nothing is wrong."""
    base = base.replace("approval: 2", "policy: fixed")
    text = "settings: {plan: {accounts_payable: {payment_age: 30}}}"
    payables = extend(text, base).settings["plan"].accounts_payable
    assert payables is not None
    assert (payables.policy, payables.payment_age) == ("fixed", 30)


def test_laws_of_a_setting_are_read_anew(changed: Load) -> None:
    scenario = changed(
        "plan: {}", "plan: {suppliers: {quarry: {lead_time: {mean: 3, sd: 1}}}}"
    )
    assert scenario.settings["plan"].suppliers["quarry"].lead_time == Normal(3.0, 1.0)
    assert scenario.settings["late"].activities["pave"].duration == Pert(1.0, 2.0, 4.0)
