"""What is allowed, but a practitioner would want to be told."""

from collections.abc import Callable

import pytest

from sim.scenario import Scenario

Load = Callable[..., Scenario]


def test_a_sound_scenario_has_no_warnings(changed: Load) -> None:
    assert changed().warnings == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "limit: 900",
            "limit: 249",
            "9:52: suppliers.quarry.credit.limit: is below one lot of gravel for dig, "
            "which costs 250: it waits until nothing else is owed",
        ),
        (
            "{gang: {",
            "{b: {}, gang: {",
            "4:9: crews.b: no activity uses it",
        ),
        (
            "supplier: quarry, ",
            "",
            "9:13: suppliers.quarry: no material uses it",
        ),
        (
            ", materials: {gravel: 5}",
            "",
            "8:13: materials.gravel: no activity uses it",
        ),
        (
            "approval: 2",
            "exempt: [quarry, quarry]",
            "10:37: accounts_payable.exempt: names quarry twice",
        ),
        (
            "reminders: [10]",
            "warns_site: true",
            "9:69: suppliers.quarry.credit.warns_site: has no effect: the supplier "
            "writes no reminders",
        ),
        (
            "policy: fixed, ",
            "",
            "12:61: settings.late.accounts_payable.payment_age: has no effect under "
            "policy on_terms; write fixed",
        ),
        (
            "",
            "project: {liquidated_damages: {per_day: 4}}",
            "13:31: project.liquidated_damages: are never due: there is no "
            "contract_finish to be late for",
        ),
    ],
)
def test_a_warning_is_told_once(changed: Load, old: str, new: str, said: str) -> None:
    assert changed(old, new).warnings == (f"a.yaml:{said}",)


@pytest.mark.parametrize(("days", "warned"), [(10, False), (20, True)])
def test_a_lot_is_what_its_cover_uses(
    changed: Load, days: int, *, warned: bool
) -> None:
    """5 t at 50 in 10 days: 5 days' cover is a lot of 125; 20 days' is all, 250."""
    cover = 5 if days == 10 else 20
    scenario = changed(
        "unit_price: 50",
        f"unit_price: 50, order: {{cover_workdays: {cover}}}",
        ["suppliers.quarry.credit.limit=200"],
    )
    assert bool(scenario.warnings) is warned


def test_what_one_setting_uses_is_used(changed: Load) -> None:
    new = "plan: {activities: {dig: {materials: null}}}"
    assert changed("plan: {}", new).warnings == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("limit: 900", "limit: 250"),
        ("limit: 900", "limit: 900, warns_site: true"),
        ("", "project: {contract_finish: 2026-01-05}\ncalendar: {start: 2026-01-05}\n"),
        ("", "vary: {crews.gang.labour: [1000, 1000]}\n"),
    ],
    ids=["a lot at the limit", "a last reminder", "one day", "no span"],
)
def test_what_just_fits_is_no_matter(changed: Load, old: str, new: str) -> None:
    assert changed(old, new).warnings == ()


def test_what_a_setting_adds_and_does_not_use_is_told(changed: Load) -> None:
    scenario = changed(
        "policy: fixed, payment_age: 90}}", "approval: 1}, crews: {b: {}}}"
    )
    assert scenario.warnings == (
        "a.yaml:12:70: settings.late.crews.b: no activity uses it",
    )
