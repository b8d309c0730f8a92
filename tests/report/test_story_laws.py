"""What holds for the story of every setting of every drawn case."""

import re

from sim.records import CreditHeld, CrewSupplied, HoldNarrowed, OrderHeld
from tests.report.told import Told, drawn

ENDS = re.compile(
    r"because (its policy |its scorecard |every invoice is paid on its due date"
    r"|the foreman called )"
)


def links(story: Told) -> list[tuple[int, str]]:
    """Return every link of every chain, with its depth."""
    found = []
    for line in story.text.splitlines():
        match = re.match(r"( +)(?:and )?(because .*)", line)
        if match:
            found.append((len(match[1]) // 2, match[2]))
    return found


def test_every_stoppage_is_told_once() -> None:
    for story in drawn():
        numbers = re.findall(r"^\d.*?\. Stoppage (\d+):", story.text, re.M)
        told = [int(number) for number in numbers]
        assert told == list(range(1, int(story.metrics["stoppages"] or 0) + 1)), (
            story.name
        )


def test_idle_days_add_up() -> None:
    """Each is told to two digits after the point."""
    for story in drawn():
        idle = re.findall(r"^  Idle ([\d.,]+) work", story.text, re.M)
        total = sum(float(days.replace(",", "")) for days in idle)
        assert (
            abs(total - (story.metrics["idle_days"] or 0.0)) <= 0.005 * len(idle) + 1e-9
        )


def test_costs_of_downtime_add_up() -> None:
    """Each is told to whole units, or to cents."""
    for story in drawn():
        stoppages = story.text.rpartition("\n\n")[0]
        costs = re.findall(r"downtime\s+cost\s+\$([\d.,]*\d)", stoppages)
        told = sum(float(cost.replace(",", "")) for cost in costs)
        count = int(story.metrics["stoppages"] or 0)
        assert len(costs) == count
        assert abs(told - (story.metrics["downtime_cost"] or 0.0)) <= 0.5 * count + 1e-6


def test_every_chain_ends_at_a_choice_a_policy_or_the_foreman() -> None:
    """A link is the last of its branch where the next is not deeper."""
    for story in drawn():
        chain = links(story)
        depths = [depth for depth, _ in chain] + [0]
        for (depth, words), following in zip(chain, depths[1:], strict=True):
            if following <= depth:
                assert ENDS.match(words), (story.name, words)


def test_no_chain_skips_a_link() -> None:
    """A link is at most one deeper than the link before it; a chain starts at one."""
    for story in drawn():
        before = 0
        for depth, words in links(story):
            assert depth <= before + 1, (story.name, words)
            before = depth


def test_every_stoppage_has_a_chain() -> None:
    for story in drawn():
        for paragraph in story.text.split("\n\n"):
            if ". Stoppage " in paragraph:
                assert "\n  because " in paragraph, (story.name, paragraph)


def test_a_hold_that_went_on_for_what_did_not_fit_is_told() -> None:
    """Told wherever an order that completed a draw was held after a release in part."""
    in_part = "let go only what fitted the limit"
    for story in drawn():
        text = " ".join(story.text.split())
        held = {
            fact.order.number
            for fact in story.journal.of(OrderHeld)
            if isinstance(fact.cause, HoldNarrowed)
        }
        for supplied in story.journal.of(CrewSupplied):
            for delivered in supplied.deliveries:
                if delivered.order.number in held:
                    start = text.index(f"because order {delivered.order.number} (")
                    assert in_part in text[start : start + 400], story.name


def test_a_hold_by_limit_that_became_one_by_age_is_told() -> None:
    """In one drawn case at least it stopped a crew."""
    told = [story for story in drawn() if "became one by age" in story.text]
    assert told
    for story in told:
        assert any(held.converted for held in story.journal.of(CreditHeld))


def test_every_credit_hold_is_told() -> None:
    """A hold is told with the stoppage of an order that it held, or on its own."""
    for story in drawn():
        text = " ".join(story.text.split())
        alone = text.count("; no crew stood for it, ")
        with_stoppages = set(
            re.findall(
                r"because (\S+) put the account on hold on ([^;]*);|"
                r"because after its hold of (.*?) (\S+) wanted|"
                r"because on (.*?) its hold by limit",
                text,
            )
        )
        assert alone <= (story.metrics["credit_holds"] or 0)
        assert alone + len(with_stoppages) >= (story.metrics["credit_holds"] or 0)
