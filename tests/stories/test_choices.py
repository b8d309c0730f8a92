"""What accounts payable chooses, and when (rule I3)."""

import pytest

from sim.choice import Belief, Outlook, Purchases, choose
from sim.records import CreditHeld, PaymentAgeChosen
from tests.stories.telling import tell_case

Curve = list[tuple[float, float]]
SHARES = (0.12, 0.28, 0.34, 0.10, 0.13, 0.03)
HOLD_COSTS = (210e3, 260e3, 300e3, 180e3, 220e3, 150e3)
DPO: Curve = [(35, 0), (50, 6000), (75, 20000)]


def ages(scorecard: dict[str, Curve], costs: tuple[float, ...]) -> tuple[int, ...]:
    """Return the ages chosen for the six suppliers, 30 where they are the terms."""
    known = [
        (Purchases(share, 30, 0, 0, 0, cost, 0, exempt=False), Belief(45, 15, 0))
        for share, cost in zip(SHARES, costs, strict=True)
    ]
    choice = choose(scorecard, known, Outlook(0, 0, 0, 120))
    return tuple(30 if age is None else age for age in choice.ages)


def test_paid_for_dpo_alone_stretches_all_to_the_best_paid_age() -> None:
    """The curve ends at 75; without its last point it is flat above 50."""
    costs = (0.0,) * 6
    assert ages({"dpo": DPO}, costs) == (75,) * 6
    assert ages({"dpo": DPO[:2]}, costs) == (50,) * 6
    assert ages({}, costs) == (30,) * 6
    assert ages({"dpo": [(0, 0), (100, 0)]}, costs) == (30,) * 6


@pytest.mark.parametrize(
    ("a_unit", "chosen"),
    [
        pytest.param(0.02, (120, 83, 65, 59, 60, 49), id="too small: one given up"),
        pytest.param(0.05, (50, 56, 57, 49, 50, 42), id="just before the hold"),
        pytest.param(0.1, (42, 46, 47, 42, 42, 35), id="earlier"),
        pytest.param(0.2, (30,) * 6, id="terms"),
    ],
)
def test_chargeback_for_downtime_shortens_the_age(
    a_unit: float, chosen: tuple[int, ...]
) -> None:
    """
    The larger the chargeback the younger; large suppliers are stretched further than
    small ones that can stop the site as well.
    """
    charge: Curve = [(0, 0), (5e6, -5e6 * a_unit)]
    scorecard = {"dpo": DPO, "downtime_cost_credit_hold": charge}
    assert ages(scorecard, HOLD_COSTS) == chosen


def chosen(*changes: str) -> list[tuple[float, float, float | None]]:
    """Return day, age and expected pay of each choice of a scorecard."""
    policy = "settings.at 90 days.accounts_payable={policy: scorecard}"
    journal = tell_case("paid_at_90_days", "at 90 days", policy, *changes)
    return [(f.at, f.age, f.expected_pay) for f in journal.of(PaymentAgeChosen)]


CARD = (
    "accounts_payable.scorecard={dpo: [[0, 0], [100, 1000]], "
    "downtime_cost_credit_hold: [[0, 0], [1000000, -1000000]]}"
)
BELIEVES = (
    "accounts_payable.believes="
    "{hold_cost: 100000, hold_after_past_due: {mean: 20, sd: 0}}"
)


def test_hold_teaches_to_pay_sooner() -> None:
    """
    Paid 10 for each day of DPO, and charged for downtime; a hold, believed to come 20
    days past due, would cost 100,000. Age 49 is safe, and results in 45.5: 455.

    The hold comes 10 days past due, at 42. Now Normal(10, 1) is believed, cut off at
    the 9 days passed: age 39 is safe, and results in 35.5: 355. The period ends at 91.
    """
    patience = "suppliers.readymix.credit.hold_after_past_due=10"
    assert chosen(CARD, BELIEVES, patience)[:2] == [(0, 49, 455), (42, 39, 355)]


def test_choice_is_repeated_with_each_period() -> None:
    """Paid for DPO alone, up to 50: age 54 is the first to result in 50 or more."""
    card = "accounts_payable.scorecard={dpo: [[0, 0], [50, 500]]}"
    days = [at for at, _, _ in chosen(card, "accounts_payable.period=40")]
    assert days == [0, 40, 80]
    assert {age for _, age, _ in chosen(card)} == {54}


def test_days_passed_without_a_hold_teach_patience() -> None:
    """
    Believed are 20 days past due, sd 5. Age 32 results in a DPO of 28.5, worth 285; a
    hold within 2 days has the chance F(-3.6) - F(-4) = 0.000127, worth 12.74. One day
    more would cost 18 for 10. At 91 an invoice is 2 days past due at that very instant,
    before holds are tested: 1 whole day has passed without one, which leaves a chance
    of F(-3.6) - F(-3.8) = 0.0000868, worth 8.68.
    """
    never = "suppliers.readymix.credit.hold_after_past_due=null"
    spread = BELIEVES.replace("sd: 0", "sd: 5")
    assert chosen(CARD, spread, never) == [(0, 32, 272.26), (91, 32, 276.32)]


def test_fixed_policy_expects_no_pay() -> None:
    journal = tell_case("paid_at_90_days", "at 90 days")
    assert [f.expected_pay for f in journal.of(PaymentAgeChosen)] == [None]
    assert len(journal.of(CreditHeld)) == 2
