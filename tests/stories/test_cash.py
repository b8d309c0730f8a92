"""When money moves, and what is in hand (rule E1)."""

import pytest

from sim.journal import Journal
from sim.units import to_cents
from tests.stories.telling import metrics, tell


def cash(journal: Journal) -> dict[float, float]:
    """Return the cash in hand after each instant at which it moved."""
    return {at: cents / 100 for at, cents in journal.ledger.cash()}


FOUR_DAYS = """
project: {contract_value: 200000, overhead_per_day: 1000}
crews: {gang: {labour: 10000, equipment: 5000}}
activities: {dig: {crew: gang, duration: 4}}
accounts_payable: {payment_run: {every: 3, first: 3, clearing: 1}}
treasury: {opening_cash: 10000, cash_yield_rate: 0.365, overdraft_rate: 0.73}
customer: {progress_payments: {every: 2, pays_after: 1.5, retention: 0.1}}
"""


def test_cash_account_day_by_day() -> None:
    """
    Wages and plant, 15,000, at the end of each day. The run of 3 sends three days of
    overhead, out at 4; the fourth day's stays open. Certificates at 2 and 4 (once the
    work has ended): 100,000 each; 90,000 come at 3.5; those of 5.5 stay open; the
    retention of both, 20,000, is paid at the finish.

    Interest: 10,000 a day at 0.1 %, then 5,000, 20,000 and half of 35,000 overdrawn at
    0.2 %, half of 55,000 at 0.1 %: 10 - 10 - 40 - 35 + 27.50 = -47.50, booked at the
    finish; 57,000 - 47.50. The opening cash alone had earned 4 x 10 = 40.
    """
    journal = tell(FOUR_DAYS)
    assert cash(journal) == {
        0: 10_000,
        1: -5000,
        2: -20_000,
        3: -35_000,
        3.5: 55_000,
        4: 56_952.50,
    }
    names = "lowest_cash", "cash_yield", "overhead", "revenue", "firm_value"
    assert metrics(journal, *names) == {
        "lowest_cash": -35_000,
        "cash_yield": -87.50,
        "overhead": 4000,
        "revenue": 200_000,
        "firm_value": 200_000 - 60_000 - 4000 - 87.50,
    }


def test_without_progress_payments_all_is_paid_at_the_finish() -> None:
    """10,000 - 60,000 - 3,000 + 200,000, less interest on 5, 20, 35 thousand: 120."""
    text = FOUR_DAYS.replace("customer:", "customer: {} #")
    assert cash(tell(text))[4] == 147_000 + 10 - 120


WITHOUT_RUNS = """
project: {overhead_per_day: 10, contract_value: 900, contract_finish: %s,
          liquidated_damages: {per_day: 20, cap: 0.1}}
crews: {gang: {labour: 100%s}}
activities: {dig: {crew: gang, duration: 2, materials: {sand: 2}}}
materials: {sand: {unit: t, supplier: pit, unit_price: 50, order: {safety_days: 0}}}
suppliers: {pit: {lead_time: 3, terms: {net_days: 1}}}
treasury: {opening_cash: 1000}
"""
IN_TIME = "{days_after_plan: 3}"


def test_standby_is_paid_as_the_spell_ends() -> None:
    """
    Idle 0-3: 300 at 3. Work 3-5. The sand is invoiced at 3 and, without accounts
    payable, clears as it falls due, at 4. The contract price comes at the finish, 5.
    The first run of overhead would be that of day 7.
    """
    levels = cash(tell(WITHOUT_RUNS % (IN_TIME, "")))
    assert levels == {0: 1000, 3: 700, 4: 500, 5: 1300}


def test_way_back_is_paid_as_the_spell_ends() -> None:
    """
    Gone at 1, supplied at 3, back at 5: 100 of standby and 250 at 5. Work 5-7; overhead
    of 70 clears on day 7. Finish two days after the contract's (2 + 3): damages 2 x 20.
    """
    away = ", remobilisation: {after_workdays: 1, cost: 250, takes: 2}"
    levels = cash(tell(WITHOUT_RUNS % (IN_TIME, away)))
    at_finish = 450 - 100 - 70 - 40 + 900
    assert levels == {0: 1000, 4: 900, 5: 550, 6: 450, 7: at_finish}


@pytest.mark.parametrize(
    ("days_after_plan", "damages"), [(3, 0), (2, 20), (1.5, 30), (-3, 90)]
)
def test_damages_run_up_to_their_cap(days_after_plan: float, damages: float) -> None:
    """Planned 2, finished 5; 20 a day late, at most a tenth of 900."""
    text = WITHOUT_RUNS % (f"{{days_after_plan: {days_after_plan}}}", "")
    journal = tell(text)
    names = "damages", "late_days", "delay_cost"
    late = 3 - days_after_plan
    expected = [damages, late, damages + 30]
    assert list(metrics(journal, *names).values()) == expected
    assert cash(journal)[5] == 1300 - damages


PAID_IN_RUNS = """
crews: {gang: {labour: 0}}
activities: {dig: {crew: gang, duration: 20, materials: {sand: 20}}}
materials: {sand: {unit: t, supplier: pit, unit_price: 50, order: {safety_days: 0,
                   cover_workdays: 20}}}
suppliers: {pit: {lead_time: 0, terms: {net_days: 6, %s}}}
accounts_payable: {policy: fixed, payment_age: %s, payment_run: {every: 1, first: 0}}
treasury: {opening_cash: 2000}
"""


def test_discount_and_late_fee_move_with_the_payment() -> None:
    """
    An invoice of 1,000 on day 0: paid at 5 it costs 980; at 9, three days past due, it
    costs 1,000 + 1,000 x 0.03 x 3 / 30.
    """
    early = tell(PAID_IN_RUNS % ("discount: 0.02, discount_days: 5", 5))
    late = tell(PAID_IN_RUNS % ("late_fee_per_month: 0.03", 9))
    assert cash(early) == {0: 2000, 5: 1020}
    assert cash(late) == {0: 2000, 9: 997}


def test_bonus_is_paid_at_the_end_of_a_period() -> None:
    """On time: 70 a period of 8 days; nothing is paid in the others, so no value."""
    card = "  period: 8\n  scorecard: {on_time: [[0, 0], [1, 70]]}\n"
    text = (PAID_IN_RUNS % ("", 6)).replace("treasury", f"  #\n{card}treasury")
    text = text.replace("accounts_payable: {policy: fixed, ", "accounts_payable:\n  ")
    text = text.replace("payment_age: 6, ", "policy: fixed\n  payment_age: 6\n  ")
    text = text.replace("first: 0}}\n", "first: 0}\n")
    assert cash(tell(text)) == {0: 2000, 6: 1000, 8: 930}


def test_without_a_treasury_cash_is_not_counted() -> None:
    text = FOUR_DAYS.replace("treasury:", "sources: {}\n#")
    assert metrics(tell(text), "lowest_cash", "cash_yield") == {
        "lowest_cash": None,
        "cash_yield": 0,
    }


def test_firm_value_is_what_was_earned_less_what_was_spent() -> None:
    """With all paid by the finish, cash has grown by the firm value."""
    journal = tell(WITHOUT_RUNS % (IN_TIME, ""))
    grown = journal.ledger.cash()[-1][1] - to_cents(1000)
    open_overhead = 5 * 10
    value = metrics(journal, "firm_value")["firm_value"]
    assert value == grown / 100 - open_overhead
