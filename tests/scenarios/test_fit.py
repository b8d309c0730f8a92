"""The parts of a scenario must fit together: names, circles, policies, paths."""

from collections.abc import Callable

import pytest

Complain = Callable[..., list[str]]
AP = "accounts_payable: {approval: 2"

TOGETHER = [
    (
        "crew: gang, d",
        "crew: gong, d",
        "6:15: activities.dig.crew: there is no crew gong; did you mean gang?",
    ),
    (
        "[dig]",
        "[dog]",
        "7:30: activities.pave.after: there is no activity dog; did you mean dig?",
    ),
    (
        "[dig]",
        "{dog: 1}",
        "7:30: activities.pave.after.dog: there is no activity dog; did you mean dig?",
    ),
    (
        "[dig]",
        "[pave]",
        "7:29: activities.pave.after: goes round in a circle: pave -> pave; break it",
    ),
    (
        "dig: {",
        "dig: {after: [pave], ",
        "6:16: activities.dig.after: goes round in a circle: dig -> pave -> dig; "
        "break it",
    ),
    (
        "gravel: 5",
        "gravle: 5",
        "6:47: activities.dig.materials.gravle: there is no material gravle; did you "
        "mean gravel?",
    ),
    (
        "supplier: quarry",
        "supplier: quary",
        "8:41: materials.gravel.supplier: there is no supplier quary; did you mean "
        "quarry?",
    ),
    (
        AP,
        f"{AP}, exempt: [quary]",
        "10:42: accounts_payable.exempt: there is no supplier quary; did you mean "
        "quarry?",
    ),
    (
        AP,
        f"{AP}, policy: scorecard",
        "10:41: accounts_payable.policy: policy scorecard needs scorecard, which is "
        "missing",
    ),
    (
        ", payment_age: 90",
        "",
        "12:56: settings.late.accounts_payable.policy: policy fixed needs "
        "payment_age, which is missing",
    ),
    (
        "escalation_takes: 5",
        "escalation_takes: 5, reform: {after_stoppages: 1, takes: 3, to: plam}",
        "11:77: executive.reform.to: there is no setting plam; did you mean plan?",
    ),
    (
        "plan: {}",
        "a.b: {}",
        "12:12: settings.a.b: a name must be printable, not empty, and have no dot",
    ),
    (
        "quarry: {l",
        "q.: {l",
        "9:13: suppliers.q.: a name must not have a dot: dots part the names of a path",
    ),
]
ADDED = [
    ("reference: lat", "13:12: reference: there is no setting lat; did you mean late?"),
    (
        "sources: {suppliers.quary.lead_time: a quote}",
        "13:11: sources.suppliers.quary.lead_time: leads nowhere: there is no quary; "
        "did you mean quarry?",
    ),
    (
        "vary: {accounts_payable.policy: [1, 2]}",
        "13:8: vary.accounts_payable.policy: cannot be varied: it is neither a "
        "number nor a distribution",
    ),
    (
        "vary: {suppliers.quarry.lead_time: [5, 2]}",
        "13:36: vary.suppliers.quarry.lead_time: must be [low, high], but 5 is above 2",
    ),
    (
        "calendar: {workweek: []}",
        "13:22: calendar.workweek: a week needs at least one working day, of mon to "
        "sun",
    ),
    (
        "calendar: {workweek: [mon, tues]}",
        "13:28: calendar.workweek: must be mon, tue, wed, thu, fri, sat or sun, not "
        "'tues'; did you mean tue?",
    ),
    (
        "calendar: {start: 2026-02-30}",
        "13:19: calendar.start: there is no date 2026-02-30: day is out of range for "
        "month",
    ),
    (
        "calendar: {holidays: [May]}",
        "13:23: calendar.holidays: must be a date such as 2026-03-02, not 'May'",
    ),
    (
        "project: {contract_finish: 15}",
        "13:28: project.contract_finish: must be {days_after_plan: a number} or a "
        "date, not 15",
    ),
    (
        "project: {contract_finish: 2026-01-04}\ncalendar: {start: 2026-01-05}",
        "13:28: project.contract_finish: 2026-01-04 is before the start 2026-01-05",
    ),
    (
        "extends: nosuch.yaml",
        "13:10: extends: nosuch.yaml: there is no such scenario file",
    ),
    (
        "extends: a.yaml",
        "13:10: extends: a.yaml extends this file in turn; break the circle",
    ),
    (
        "treasury: {<<: 5}",
        "13:12: treasury: merge keys (<<) are not read; write the keys out",
    ),
    (
        "treasury: &x [*x]",
        "13:11: treasury: an alias (*) that repeats itself without end",
    ),
    (
        "sources: !!python/object:os.system x",
        "13:10: sources: the tag !!python/object:os.system is not allowed; a "
        "scenario is plain data",
    ),
    ("treasury:\n\topening_cash: 1", "14:1: a tab cannot indent YAML; use spaces"),
    (
        "treasury: {opening_cash: [",
        "14:1: is not valid YAML: expected the node content, but found '<stream end>'",
    ),
    ("---\na: 1", "13:1: holds a second document (---); a scenario is one document"),
]


@pytest.mark.parametrize(("old", "new", "said"), TOGETHER)
def test_parts_that_do_not_fit_are_told(
    complaints: Complain, old: str, new: str, said: str
) -> None:
    assert f"a.yaml:{said}" in complaints(old, new)


@pytest.mark.parametrize(("new", "said"), ADDED)
def test_a_line_too_many_is_told(complaints: Complain, new: str, said: str) -> None:
    assert complaints("", f"{new}\n") == [f"a.yaml:{said}"]


@pytest.mark.parametrize(
    "path",
    [
        "suppliers.quarry.lead_time",
        "suppliers.quarry.transit",
        "activities.pave.duration.likely",
        "project.contract_finish.days_after_plan",
        "settings.late.accounts_payable.payment_age",
        "activities.dig.materials.gravel",
        "accounts_payable.believes.hold_cost",
    ],
)
def test_a_figure_can_have_a_source_and_a_span(
    changed: Callable[..., object], path: str
) -> None:
    """Also one that is not given, but has a default."""
    changed("", f"sources: {{{path}: a quote}}\nvary: {{{path}: [1, 2]}}\n")
