"""The site keeps its order, and neither material nor time is lost (rules S, J3, J5)."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import ceil

import pytest
from hypothesis import given

from sim.journal import Journal
from sim.metrics import measure
from sim.model import _Replication
from sim.records import (
    ActivityFinished,
    ActivityStarted,
    CrewResumed,
    CrewStopped,
    CrewSupplied,
    Delivered,
    OrderPlaced,
)
from tests.laws.dice import Tree
from tests.laws.journals import jobs, journals, law
from tests.laws.scenarios import scenarios
from tests.laws.site import spans, stood, work_done


def replications(tree: Tree) -> list[_Replication]:
    """Return the settings' replications once they have run, with their yards."""
    run = [_Replication(job, 1, 0) for job in jobs(tree).values()]
    for replication in run:
        replication.run()
    return run


def set_aside(journal: Journal) -> list[str]:
    """Return the activities whose crew is on its way back to what it drew (rule S3)."""
    back = [fact.supplied.stopped.activity for fact in journal.of(CrewResumed)]
    supplied = [fact.stopped.activity for fact in journal.of(CrewSupplied)]
    return [*(Counter(supplied) - Counter(back))]


def drawn_from_yard(replication: _Replication) -> dict[str, float]:
    """Return what the portions begun have drawn of each material (rule S2)."""
    used: defaultdict[str, float] = defaultdict(float)
    site, aside = replication.site, set_aside(replication.journal)
    for work in replication.job.works:
        days = site.days[work.place] or 0.0
        begun = ceil(site.worked_on(work.place) - 1e-9) + (work.name in aside)
        whole = site.finished_at[work.place] is not None or begun >= days > 0
        share = 1.0 if whole else begun / (days or 1.0)
        for material, quantity in work.materials:
            used[material] += quantity * share
    return used


def added(needs: Iterable[tuple[str, float]]) -> defaultdict[str, float]:
    """Return how much of each material some needs or orders are in all."""
    total: defaultdict[str, float] = defaultdict(float)
    for material, quantity in needs:
        total[material] += quantity
    return total


def most_at_once(times: list[tuple[float, float]]) -> int:
    """Return how many of some times overlap at most; what ends makes room at once."""
    some = [(start, end) for start, end in times if end > start]
    moves = sorted([*((s, 1) for s, _ in some), *((e, -1) for _, e in some)])
    level = highest = 0
    for _, move in moves:
        level += move
        highest = max(highest, level)
    return highest


@law
@given(scenarios())
def test_what_was_delivered_is_used_or_in_the_yard(tree: Tree) -> None:
    """Rule J3, to a millionth of a unit a draw (rule S2).

    A portion draws as it begins; at the very end one may be about to begin.
    """
    for replication in replications(tree):
        used = drawn_from_yard(replication)
        come = dict.fromkeys(used, 0.0)
        for fact in replication.journal.of(Delivered):
            come[fact.order.material] += fact.order.quantity
        for material, quantity in used.items():
            opening = replication.setting.materials[material].opening_stock
            left = replication.yard.stock[material]
            assert opening + come[material] == pytest.approx(quantity + left, abs=2e-5)


@law
@given(scenarios())
def test_what_was_ordered_is_delivered_or_on_order(tree: Tree) -> None:
    for replication in replications(tree):
        journal = replication.journal
        ordered = [fact.order.number for fact in journal.of(OrderPlaced)]
        come = [fact.order.number for fact in journal.of(Delivered)]
        waiting = [n for orders in replication.yard.on_order.values() for n in orders]
        assert sorted(come + waiting) == ordered


@law
@given(scenarios())
def test_a_finished_job_has_called_off_what_it_needed_and_no_more(tree: Tree) -> None:
    """Each lot once; the opening stock reduces what is called off (rule F2)."""
    for journal in journals(tree).values():
        orders = [fact.order for fact in journal.of(OrderPlaced)]
        assert len({(o.activity, o.material, o.lot) for o in orders}) == len(orders)
        called = added((order.material, order.quantity) for order in orders)
        needed = added(need for work in journal.job.works for need in work.materials)
        for material, quantity in needed.items():
            stock = journal.job.setting.materials[material].opening_stock
            most = max(quantity - stock, 0.0)
            least = most if journal.finished else 0.0
            assert least - 1e-6 <= called[material] <= most + 1e-6


@law
@given(scenarios())
def test_worked_and_idle_days_fill_each_activity(tree: Tree) -> None:
    """Per activity finish - start = duration + idle, in working time (rule J3)."""
    for journal in journals(tree).values():
        done = work_done(journal)
        days = {fact.activity: fact.days for fact in journal.of(ActivityStarted)}
        activities = journal.job.setting.activities
        for fact in journal.of(ActivityFinished):
            if activities[fact.activity].crew is not None:
                assert done[fact.activity] == pytest.approx(days[fact.activity])


@law
@given(scenarios())
def test_a_crew_is_never_at_more_activities_than_it_has_gangs(tree: Tree) -> None:
    """So worked + idle + off = elapsed x gangs, with none of them below 0 (rule J3)."""
    for journal in journals(tree).values():
        setting, times = journal.job.setting, spans(journal)
        for name, crew in setting.crews.items():
            own = [n for n, a in setting.activities.items() if a.crew == name]
            assert most_at_once([times[n] for n in own if n in times]) <= crew.gangs
        assert all(days >= -1e-9 for days in work_done(journal).values())


@law
@given(scenarios())
def test_an_activity_waits_for_its_predecessors_and_their_lags(tree: Tree) -> None:
    for journal in journals(tree).values():
        times, ends = spans(journal), {}
        for fact in journal.of(ActivityFinished):
            ends[fact.activity] = fact.at
        for name, activity in journal.job.setting.activities.items():
            if name in times:
                for before, lag in activity.after.items():
                    over = journal.job.calendar.after(ends[before], lag)
                    assert times[name][0] >= over - 1e-9


@law
@given(scenarios())
def test_work_begins_in_working_time(tree: Tree) -> None:
    """On a working day; only a milestone may fall on another (rule T2).

    A trade that lost its booking too comes when work is done (rule S4).
    """
    for crew in tree["crews"].values():
        crew["booking"] = {
            "tolerance_workdays": 0,
            "comes_after": {"low": 1, "high": 9},
        }
    tree["calendar"] = {"workweek": ["mon", "wed", "thu"]}
    for journal in journals(tree).values():
        opening = journal.job.calendar.opening
        for fact in journal.of(ActivityStarted):
            assert fact.days == 0 or fact.at == opening(fact.at)


@law
@given(scenarios())
def test_only_crews_stand_idle(tree: Tree) -> None:
    for journal in journals(tree).values():
        activities = journal.job.setting.activities
        for fact in journal.of(CrewStopped):
            assert activities[fact.activity].crew is not None
            assert fact.short


@law
@given(scenarios())
def test_idle_days_by_cause_add_up(tree: Tree) -> None:
    """Rule J5; and they are the days that the records of the site show."""
    for journal in journals(tree).values():
        metrics = {name: value or 0.0 for name, value in measure(journal).items()}
        hold, lead = metrics["idle_days_credit_hold"], metrics["idle_days_lead_time"]
        assert metrics["idle_days"] == pytest.approx(hold + lead, abs=1e-8)
        assert metrics["idle_days"] == pytest.approx(sum(stood(journal).values()))
        assert min(hold, lead) >= 0


@law
@given(scenarios())
def test_the_parts_by_credit_hold_are_parts(tree: Tree) -> None:
    """Without a hold, nothing is put down to one."""
    for journal in journals(tree).values():
        metrics = {name: value or 0.0 for name, value in measure(journal).items()}
        assert 0 <= metrics["downtime_cost_credit_hold"] <= metrics["downtime_cost"]
        assert 0 <= metrics["stoppages_credit_hold"] <= metrics["stoppages"]
        held = any(fact.held_days for fact in journal.of(Delivered))
        if journal.finished and not held:
            assert metrics["idle_days_credit_hold"] == 0
            assert metrics["downtime_cost_credit_hold"] == 0


@law
@given(scenarios())
def test_a_replication_ends_at_the_last_finish_or_when_the_time_is_up(
    tree: Tree,
) -> None:
    """Rule J4: unfinished, it counts as the time at which it was given up."""
    for journal in journals(tree).values():
        metrics, ends = measure(journal), journal.of(ActivityFinished)
        finished = len(ends) == len(journal.job.works)
        last: float = max((fact.at for fact in ends), default=0.0)
        given = journal.job.setting.project.give_up_after
        up = 10 * journal.job.plan.finish + 365 if given is None else given
        end = last if finished else up
        assert end <= up + 1e-9
        assert metrics["finished"] == finished
        assert metrics["finish_days"] == pytest.approx(end, abs=1e-9)


def test_overlaps_are_counted() -> None:
    """Two of [0, 2], [1, 3], [2, 4] at once; what lasts no time takes no gang."""
    assert most_at_once([(0, 2), (1, 3), (2, 4), (1, 1)]) == 2
