"""The same luck for the same names, whatever else there is (rules R1, R2)."""

from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import run
from sys import executable
from typing import Any

import pytest
from hypothesis import given, settings

from sim.documents import PurchaseOrder
from sim.journal import Journal
from sim.model import replicate
from sim.records import (
    ActivityFinished,
    ActivityStarted,
    CrewResumed,
    CrewStopped,
    Delivered,
    EmergencyPaid,
    Invoiced,
    OrderAccepted,
    OrderHeld,
    ReleaseAgreed,
)
from tests.laws.dice import Dice, Tree
from tests.laws.journals import happened, jobs, journals, law, told
from tests.laws.scenarios import BLOCKS, LARGEST, drawn, scenarios

ROOT = Path(__file__).parents[2]
NEW = "new"
OTHER_HASHES = """
from tests.laws.journals import journals, told
from tests.laws.scenarios import BLOCKS, LARGEST, POLICIES, drawn
for seed in range(6):
    for name, journal in journals(drawn(seed, LARGEST, [*BLOCKS], POLICIES)).items():
        print(name, told(journal), journal.ledger.postings)
"""


def durations(journal: Journal) -> dict[str, float]:
    """Return the drawn duration of each activity that began."""
    return {fact.activity: fact.days for fact in journal.of(ActivityStarted)}


def _key(order: PurchaseOrder) -> tuple[str, str, int]:
    return order.activity, order.material, order.lot


def lead_times(journal: Journal) -> dict[tuple[str, str, int], float]:
    """Return from acceptance to delivery, of orders that nothing held meanwhile."""
    begun = {fact.order.number: fact.at for fact in journal.of(OrderAccepted)}
    docked = {f.order.number for f in journal.of(OrderHeld) if f.where == "at the dock"}
    return {
        _key(fact.order): fact.at - begun[fact.order.number]
        for fact in journal.of(Delivered)
        if fact.order.number not in docked
    }


def matches(journal: Journal) -> dict[tuple[str, str, int], float]:
    """Return how long each invoice took to be payable, its dispute included."""
    return {
        _key(fact.invoice.order): fact.invoice.payable_at - fact.at
        for fact in journal.of(Invoiced)
    }


def returns(journal: Journal) -> dict[tuple[str, int], float]:
    """Return how long each crew that had left took to come back, by activity."""
    found: dict[tuple[str, int], float] = {}
    for fact in journal.of(CrewResumed):
        if fact.left is not None:
            name = fact.left.stopped.activity
            number = sum(1 for activity, _ in found if activity == name)
            found[name, number] = fact.at - fact.supplied.at
    return found


def releases(journal: Journal) -> dict[tuple[str, int], float]:
    """Return how long each release took, by supplier and number."""
    found: dict[tuple[str, int], float] = {}
    for fact in journal.of(ReleaseAgreed):
        number = sum(1 for supplier, _ in found if supplier == fact.supplier)
        found[fact.supplier, number] = fact.releases_at - fact.at
    return found


def escalations(journal: Journal) -> dict[tuple[str, int], float]:
    """Return how long each escalation took to a payment, by supplier and number."""
    found: dict[tuple[str, int], float] = {}
    for fact in journal.of(EmergencyPaid):
        number = sum(1 for supplier, _ in found if supplier == fact.supplier)
        assert fact.cause is not None
        found[fact.supplier, number] = fact.at - fact.cause.at
    return found


def agree(
    draw: Callable[[Journal], Mapping[Any, float]], one: Journal, other: Journal
) -> bool:
    """Return whether two say the same of all that both know, to the nano-day."""
    first, second = draw(one), draw(other)
    return all(
        first[key] == pytest.approx(second[key], abs=4e-9)
        for key in first.keys() & second.keys()
    )


@law
@given(scenarios())
def test_the_same_arguments_give_the_same_journal(tree: Tree) -> None:
    """Bit for bit: records, causes and ledger."""
    for first, second in zip(
        journals(tree).values(), journals(tree).values(), strict=True
    ):
        assert told(first) == told(second)
        assert first.ledger.postings == second.ledger.postings


@law
@given(scenarios())
def test_a_replication_is_the_same_alone_or_among_others(tree: Tree) -> None:
    """One job serves all its replications, and remembers nothing that matters."""
    for job, alone in zip(
        jobs(tree).values(), journals(tree, replication=3).values(), strict=True
    ):
        among = [replicate(job, seed=1, replication=i) for i in (0, 5, 3, 3)]
        assert told(among[2]) == told(among[3]) == told(alone)
        assert among[2].ledger.postings == alone.ledger.postings


@law
@given(scenarios())
def test_settings_share_their_luck(tree: Tree) -> None:
    """Common random numbers: what both settings draw is the same number."""
    one, other = journals(tree).values()
    for draw in (durations, lead_times, returns, releases, escalations):
        assert agree(draw, one, other)


def test_a_setting_alone_is_as_among_others() -> None:
    """What a reform goes to must be there; the rest of the settings does not matter."""
    tree = drawn(11, LARGEST, ["project", "customer"], ["scorecard"])
    alone = {**tree, "settings": {"other": tree["settings"]["other"]}}
    assert told(journals(alone)["other"]) == told(journals(tree)["other"])


def test_nothing_depends_on_the_hashes_of_a_process() -> None:
    """The bytes of six large scenarios, in processes with other hashes of strings."""
    one, other = (_other_process(hash_seed) for hash_seed in ("0", "4242"))
    assert one == other
    assert len(one) > 10_000


def _other_process(hash_seed: str) -> bytes:
    env = {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    command = [executable, "-c", OTHER_HASHES]
    return run(command, cwd=ROOT, env=env, capture_output=True, check=True).stdout


def with_more(tree: Tree, dice: Dice) -> Tree:
    """Put a crew, an activity, a material and a supplier of their own before all."""
    crew = {"labour": dice.money(900)}
    activity = {"crew": NEW, "duration": dice.law(1, 9), "materials": {NEW: 20.0}}
    material = {"unit": "t", "unit_price": 30.0, "supplier": NEW}
    supplier = {"lead_time": dice.law(0, 5)}
    more = {"crews": crew, "activities": activity, "materials": material}
    return {
        **tree,
        **{
            kind: {NEW: made, **tree[kind]}
            for kind, made in {**more, "suppliers": supplier}.items()
        },
    }


def known(journal: Journal, until: float) -> list[object]:
    """Return what happened by then on the site and with suppliers, but for the new."""
    new = {f"'{NEW}'", f"material='{NEW}'", f"supplier='{NEW}'"}
    kinds = ActivityStarted, CrewStopped, ActivityFinished, Delivered, ReleaseAgreed
    return [
        _unnumbered(fact)
        for fact in happened(journal, *kinds)
        if not any(word in str(fact) for word in new) and float(str(fact[1])) < until
    ]


def _unnumbered(fact: tuple[object, ...]) -> str:
    """Return a fact without the number of an order, which counts all orders."""
    head, found, tail = str(fact).partition("PurchaseOrder(number=")
    return head + found + tail.partition(",")[2]


@law
@given(scenarios("on_terms", "discount", "fixed"))
def test_what_is_added_moves_no_other_draw(tree: Tree) -> None:
    """An activity with its own crew and supplier, put first, leaves all else as it was.

    But for reform, which counts the stoppages of all.
    """
    tree = {key: part for key, part in tree.items() if key != "executive"}
    pairs = zip(
        journals(tree).values(),
        journals(with_more(tree, Dice.of(1))).values(),
        strict=True,
    )
    for without, more in pairs:
        until = min(without.horizon, more.horizon)
        assert known(without, until) == known(more, until)
        for draw in (durations, lead_times, matches, returns, releases):
            assert agree(draw, without, more)


@pytest.mark.parametrize("draw", [returns, releases, escalations])
def test_each_time_it_is_drawn_anew(
    draw: Callable[[Journal], Mapping[Any, float]],
) -> None:
    """The second return, release and escalation take another time than the first.

    In forty large scenarios, to the hundred-thousandth of a day.
    """
    again = 0
    for seed in range(40):
        tree = drawn(seed, LARGEST, [*BLOCKS], ["fixed"])
        chance = {"low": 1, "high": 4}
        tree["executive"] = {"escalation_takes": chance}
        for terms in tree["suppliers"].values():
            terms["credit"] = {"hold_after_past_due": 1, "release_takes": chance}
        for crew in tree["crews"].values():
            way = {"after_workdays": 0.5, "cost": 1, "takes": chance}
            crew["remobilisation"] = way
        for journal in journals(tree).values():
            times = draw(journal)
            assert len({round(days, 5) for days in times.values()}) == len(times)
            again += any(number > 0 for _, number in times)
    assert again > 3


@settings(law, max_examples=15)
@given(scenarios())
def test_replications_differ(tree: Tree) -> None:
    """Another replication, and another seed, are other luck, where there is any."""
    tree["activities"]["chance"] = {"duration": {"low": 1, "high": 2}}
    tree = {**tree, "project": {}}
    drawn_days = {
        durations(journals(tree, seed, replication)["other"])["chance"]
        for seed, replication in ((1, 0), (1, 1), (2, 0), (2, 1))
    }
    assert len(drawn_days) == 4
