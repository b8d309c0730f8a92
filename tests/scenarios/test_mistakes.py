"""Every mistake says where it is, what is wrong, what is allowed, and the remedy."""

from collections.abc import Callable

import pytest

Complain = Callable[..., list[str]]
PAVE = "low: 1, likely: 2, high: 4"
ALLOWED = (
    "a number, {low, likely, high}, {p50, p90}, {mean, sd}, {low, high}, {mean} "
    "or {values: [...]}"
)

KEYS = [
    ("crosspurpose: 1", "crosspurpose: 2", "1:15: crosspurpose: must be 1, not 2"),
    (
        "crosspurpose: 1",
        "crosspurpose: true",
        "1:15: crosspurpose: must be 1, a whole number",
    ),
    (
        "labour: 1000",
        "labor: 1",
        "4:16: crews.gang.labor: unknown key; did you mean labour?",
    ),
    (
        "labour: 1000",
        "labour: 1, labour: 2",
        "4:27: crews.gang.labour: is given twice, first in line 4; keep one",
    ),
    ("duration: 10, ", "", "6:3: activities.dig.duration: is required, and is missing"),
    (
        "approval: 2",
        "scorecard: {dop: [[1, 2]]}",
        "10:32: accounts_payable.scorecard.dop: unknown key; did you mean dpo?",
    ),
    (
        "plan: {}",
        "plan: {suppliers: {quarry: {lead_time: null}}}",
        "12:40: settings.plan.suppliers.quarry.lead_time: "
        "is required, and must not be removed",
    ),
    (
        "plan: {}",
        "plan: {supliers: null}",
        "12:19: settings.plan.supliers: unknown key; did you mean suppliers?",
    ),
    (
        "plan: {}",
        "plan: {suppliers: {quary: null}}",
        "12:31: settings.plan.suppliers.quary: null removes a name, and there is no "
        "quary: write {}; did you mean quarry?",
    ),
    (
        "plan: {}",
        "plan: ",
        "12:12: settings.plan: null removes a name, and there is no plan: write {}",
    ),
]
VALUES = [
    (
        "labour: 1000",
        "labour: -1",
        "4:24: crews.gang.labour: must be at least 0, not -1",
    ),
    (
        "labour: 1000",
        "labour: true",
        "4:24: crews.gang.labour: must be a number, not true",
    ),
    (
        "labour: 1000",
        "labour: '9'",
        "4:24: crews.gang.labour: must be a number, not '9'; write 9",
    ),
    (
        "labour: 1000",
        "labour: .inf",
        "4:24: crews.gang.labour: must be a finite number, not inf",
    ),
    (
        "labour: 1000",
        "gangs: 1.5",
        "4:23: crews.gang.gangs: must be a whole number, not 1.5",
    ),
    ("labour: 1000", "gangs: 0", "4:23: crews.gang.gangs: must be at least 1, not 0"),
    (
        "labour: 1000",
        "standby: {labour_share: 50}",
        "4:40: crews.gang.standby.labour_share: must be at most 1, not 50",
    ),
    ("{labour: 1000}", "5", "4:15: crews.gang: must be a mapping of keys, not 5"),
    (
        "approval: 2",
        "payment_run: {every: 0}",
        "10:41: accounts_payable.payment_run.every: must be above 0, not 0",
    ),
    (
        "unit: t",
        "unit: 5",
        "8:28: materials.gravel.unit: must be text, not 5; put it in quotes if it is "
        "text",
    ),
    ("unit: t", "unit: ''", "8:28: materials.gravel.unit: must not be empty"),
    (
        "limit: 900",
        "warns_site: 1",
        "9:57: suppliers.quarry.credit.warns_site: must be true or false, not 1",
    ),
    (
        "[10]",
        "10",
        "9:68: suppliers.quarry.credit.reminders: must be a list in [ ], not 10",
    ),
    (
        "approval: 2",
        "policy: fixd",
        "10:28: accounts_payable.policy: must be on_terms, discount, fixed or "
        "scorecard, not 'fixd'; did you mean fixed?",
    ),
    (
        "{hold_after_past_due: {sd: 5}}",
        "{hold_cost: nothing}",
        "10:55: accounts_payable.believes.hold_cost: must be none, a number or "
        "informed, not 'nothing'",
    ),
    (
        "{hold_after_past_due: {sd: 5}}",
        "{hold_cost: -1}",
        "10:55: accounts_payable.believes.hold_cost: must be at least 0, not -1",
    ),
    (
        "after: [dig]",
        "after: dig",
        "7:29: activities.pave.after: must be [names] or {name: lag in work days}, "
        "not 'dig'",
    ),
    (
        "after: [dig]",
        "after: [dig, dig]",
        "7:29: activities.pave.after: names an activity twice; keep one",
    ),
    (
        "plan: {}",
        "plan: 5",
        "12:18: settings.plan: must be a mapping of what it changes, not 5",
    ),
]
LAWS = [
    (
        "low 3 is above likely 2; write low <= likely",
        "low: 3, likely: 2, high: 4",
        52,
        ".low",
    ),
    (
        "likely 5 is above high 4; write likely <= high",
        "low: 3, likely: 5, high: 4",
        63,
        ".likely",
    ),
    ("unknown key; did you mean likely?", "low: 1, likly: 2, high: 4", 62, ".likly"),
    ("p50 4 is above p90 2; write p50 <= p90", "p50: 4, p90: 2", 52, ".p50"),
    ("the p50 of a lognormal must be above 0", "p50: 0, p90: 2", 52, ".p50"),
    ("must be at least 0, not -2", "mean: 4, sd: -2", 60, ".sd"),
    ("must be a finite number, not nan", "mean: .nan, sd: 2", 53, ".mean"),
    ("must be a number, not true", "low: true, high: 2", 52, ".low"),
    (
        "the law empirical takes {values: [...]}, at least one number",
        "values: []",
        46,
        "",
    ),
    ("must be a number, not 'a'", "values: [a]", 55, ".values"),
    (
        "there is no law 'pret'; did you mean pert?",
        "law: pret, low: 1, high: 2",
        52,
        ".law",
    ),
    ("the law normal takes {mean, sd}, not {low}", "law: normal, low: 1", 46, ""),
    (
        "the law lognormal takes {p50, p90} or {mean, sd}, not {mean}",
        "law: lognormal, mean: 1",
        46,
        "",
    ),
    (f"{{low, mean}} is no distribution; write {ALLOWED}", "low: 1, mean: 3", 46, ""),
]


@pytest.mark.parametrize(("old", "new", "said"), [*KEYS, *VALUES])
def test_a_mistake_within_a_part_is_told_once(
    complaints: Complain, old: str, new: str, said: str
) -> None:
    """Two settings inherit what the file says; the mistake has one place."""
    assert complaints(old, new) == [f"a.yaml:{said}"]


@pytest.mark.parametrize(("said", "new", "column", "key"), LAWS)
def test_an_impossible_distribution_is_told(
    complaints: Complain, said: str, new: str, column: int, key: str
) -> None:
    path = f"activities.pave.duration{key}"
    assert complaints(PAVE, new) == [f"a.yaml:7:{column}: {path}: {said}"]


def test_all_mistakes_are_told_at_once(complaints: Complain) -> None:
    """Seven kinds in one line, two of them in one value; in the order of the file."""
    new = "dig: {crew: gnag, duration: -3, duration: 4, foo: 1, materials: {y: z}}"
    found = complaints("dig: {crew: gang, duration: 10, materials: {gravel: 5}}", new)
    assert [mistake.split(": ", 2)[1:] for mistake in found] == [
        ["activities.dig.crew", "there is no crew gnag; did you mean gang?"],
        ["activities.dig.duration", "must be at least 0, not -3"],
        ["activities.dig.duration", "is given twice, first in line 6; keep one"],
        ["activities.dig.foo", "unknown key; known: crew, after, duration, materials"],
        ["activities.dig.materials.y", "there is no material y; known: gravel"],
        ["activities.dig.materials.y", "must be a number, not 'z'"],
    ]


def test_a_list_of_the_wrong_kind_is_no_empty_list(complaints: Complain) -> None:
    found = complaints("approval: 2", "scorecard: {dpo: [[1, a]]}")
    assert found == [
        "a.yaml:10:42: accounts_payable.scorecard.dpo: must be a number, not 'a'"
    ]


@pytest.mark.parametrize(
    ("curve", "said"),
    [
        (
            "[]",
            "must be a list of points [KPI value, pay], such as [[35, 0], [50, 6000]]",
        ),
        ("[[1, 2, 3]]", "each point must be a pair [KPI value, pay]"),
        (
            "[[1, 0], [1, 5]]",
            "KPI values must rise from point to point, but 1 follows 1",
        ),
    ],
)
def test_a_pay_curve_is_a_rising_list_of_points(
    complaints: Complain, curve: str, said: str
) -> None:
    found = complaints("approval: 2", f"scorecard: {{dpo: {curve}}}")
    assert found == [f"a.yaml:10:37: accounts_payable.scorecard.dpo: {said}"]


def test_a_required_key_is_told_for_each_setting_that_removes_it(
    complaints: Complain,
) -> None:
    new = "plan: {activities: null}, mend: {activities: null}"
    assert complaints("plan: {}", new) == [
        "a.yaml:12:19: settings.plan.activities: is required, and must not be removed",
        "a.yaml:12:45: settings.mend.activities: is required, and must not be removed",
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("'500,000'", "'500,000'; write 500000"),
        ("'1,234,567.50'", "'1,234,567.50'; write 1234567.50"),
        ("1 000", "'1 000'; write 1000"),
        ("$500", "'$500'; write 500"),
        ("'USD 6,200'", "'USD 6,200'; write 6200"),
        ("5 %", "'5 %'; write 0.05"),
        ("-$1'000", "'-$1'000'; write -1000"),
        ("1000 a day", "'1000 a day'"),
    ],
)
def test_a_number_as_people_write_it_is_told_as_yaml_wants_it(
    complaints: Complain, written: str, meant: str
) -> None:
    assert complaints("labour: 1000", f"labour: {written}") == [
        f"a.yaml:4:24: crews.gang.labour: must be a number, not {meant}"
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("approval: 2", "approval: '2,000'", "; write 2000"),
        ("approval: 2", "approval: {low: $2, high: 4}", "not '$2'; write 2"),
        ("gravel: 5", "gravel: '5,000'", "not '5,000'; write 5000"),
        ("labour: 1000", "gangs: '2'", "must be a whole number, not '2'; write 2"),
        (
            "hold_after_past_due: {sd: 5}",
            "hold_cost: $500",
            "must be none, a number or informed, not '$500'; write 500",
        ),
    ],
)
def test_wherever_a_number_may_stand_it_is_told(
    complaints: Complain, old: str, new: str, said: str
) -> None:
    (found,) = complaints(old, new)
    assert found.endswith(said)


def test_a_number_cut_off_at_a_comma_is_told_whole(complaints: Complain) -> None:
    """In braces YAML reads 500,000 as labour: 500 and a key 000."""
    assert complaints("labour: 1000", "labour: 500,000, gangs: 2") == [
        "a.yaml:4:28: crews.gang: a comma cuts the number off; write labour: 500000"
    ]
    assert complaints("gravel: 5", "gravel: 9,000") == [
        "a.yaml:6:57: activities.dig.materials: a comma cuts the number off; write "
        "gravel: 9000"
    ]
