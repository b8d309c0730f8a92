"""Every idle day can be traced to what led to it (rule J1)."""

from sim.journal import chain
from sim.records import (
    BonusPaid,
    CrewResumed,
    CrewStopped,
    Delivered,
    EmergencyPaid,
    PaymentAgeChosen,
)
from tests.stories.telling import tell_case


def words(name: str) -> list[str]:
    """Return the kinds of record that a chain is expected to hold."""
    return name.split(" < ")


def kinds(fact: object) -> list[str]:
    """Return the kinds of record that led to a fact."""
    return [type(link).__name__ for link in chain(fact)]  # type: ignore[arg-type]


def test_idle_crew_is_traced_to_the_choice_of_accounts_payable() -> None:
    """The stop of 72: order held at 67, account held at 62, age 90 chosen at 0."""
    stopped = tell_case("paid_at_90_days", "at 90 days").of(CrewStopped)[1]
    links = chain(stopped)
    story = "CrewStopped < OrderHeld < CreditHeld < PaymentAgeChosen < PolicySet"
    assert kinds(stopped) == words(story)
    assert [link.at for link in links] == [72, 67, 62, 0, 0]


def test_stop_for_lead_time_is_traced_to_the_order() -> None:
    stopped = tell_case("paid_at_90_days", "on terms").of(CrewStopped)[0]
    assert kinds(stopped) == words("CrewStopped < OrderAccepted < OrderPlaced")


def test_end_of_a_stop_is_traced_to_the_delivery_and_what_delayed_it() -> None:
    resumed = tell_case("paid_at_90_days", "at 90 days").of(CrewResumed)[1]
    story = (
        "CrewResumed < CrewSupplied < Delivered < OrderHeld < CreditHeld "
        "< PaymentAgeChosen < PolicySet"
    )
    assert kinds(resumed) == words(story)


def test_emergency_payment_is_traced_to_the_stop() -> None:
    paid = tell_case("paid_at_90_days", "at 90 days").of(EmergencyPaid)[0]
    assert kinds(paid)[:3] == words("EmergencyPaid < Escalated < CrewStopped")


def test_choice_is_traced_to_the_scorecard_that_pays_for_it() -> None:
    """
    Paid for DPO, 100 a day up to 80. Age 84 is the first that pays it all, as an
    invoice leaves half a run interval, 3.5 days, before its age: DPO 80.5.
    """
    card = "accounts_payable.scorecard={dpo: [[0, 0], [80, 8000]]}"
    policy = "settings.at 90 days.accounts_payable={policy: scorecard}"
    journal = tell_case("paid_at_90_days", "at 90 days", card, policy)
    choice = journal.of(PaymentAgeChosen)[0]
    assert kinds(choice) == words("PaymentAgeChosen < PolicySet")
    (pay,) = choice.pays
    assert (pay.kpi, pay.value, pay.pay, pay.slope) == ("dpo", 80.5, 8000, 100)
    assert choice.expected_pay == 8000
    assert kinds(journal.of(BonusPaid)[0]) == words("BonusPaid < PolicySet")


def test_delivery_on_time_is_traced_to_its_order() -> None:
    delivered = tell_case("paid_at_90_days", "on terms").of(Delivered)[3]
    assert kinds(delivered) == words("Delivered < OrderPlaced")
