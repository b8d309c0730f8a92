"""What the departments chose and earned, as it is told."""

from sim.report.department_words import choices
from sim.report.events import events
from sim.report.story import tell as story_of
from tests.stories.telling import scenario, tell
from tests.stories.test_departments import BOUGHT, LATE, bought


def told(text: str = BOUGHT) -> str:
    """Return the story of a late order, on one line."""
    journal = bought() if text is BOUGHT else tell(text)
    return " ".join(story_of(journal, scenario(text)).split())


def test_choices_of_one_department_are_told_together() -> None:
    words = (
        "Procurement buys sand from far, and expects $19.33 for it: price savings of"
        " $200 pays $20, and late deliveries of 0.67 takes $0.67."
    )
    assert words in told()


def test_a_late_order_is_laid_at_the_door_of_those_who_chose() -> None:
    words = (
        "since by scorecard procurement buys sand from far and materials management has"
        " sand called off with 0 safety days, cover of 10 work days, and far took 12"
        " days"
    )
    assert words in told()


def test_bonuses_are_told_as_they_are_paid() -> None:
    assert "Procurement earns a bonus of $" in told()
    assert "for the job: price savings of $200 pays $20" in told()


def test_acceleration_is_told_with_its_reason() -> None:
    words = (
        "The project manager has dig worked faster, as the job is forecast 5 days late."
    )
    assert words in told(LATE % 2)


def test_show_tells_choices_and_the_chance_of_winning() -> None:
    job = bought().job
    assert choices(job) == [
        "Procurement buys sand from far.",
        "Materials management has sand called off with 0 safety days, cover of 10 work"
        " days.",
    ]
    text = LATE.replace("100}", "100, contract_finish: {days_after_plan: 5}}") % 0
    journal = tell(text + "sales: {win: [[0, 0.3], [10, 0.2]]}")
    assert choices(journal.job) == ["The chance of winning the contract is 25 %."]


def test_every_fact_of_a_department_is_an_event_with_its_cause() -> None:
    rows = events(bought())
    chosen = {row["row"] for row in rows if row["event"] == "lever_chosen"}
    orders = [row for row in rows if row["event"] == "order_placed"]
    assert all(row["cause"] in chosen for row in orders)
