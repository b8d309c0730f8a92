"""The accounts lead from the gain of accounts payable to the firm's loss."""

import pytest

from sim.summary import gain_and_loss
from tests.summary.tables import ACCOUNTS, by_hand, drawn


def test_gain_bonus_and_loss_are_paired_means() -> None:
    """Yield +30 and +50: 40. Bonus +10 and +20: 15. Firm value -100 and -300: 200."""
    table = by_hand(
        {
            "on terms": {"cash_yield": [1.0, 2.0], "firm_value": [500.0, 700.0]},
            "late": {
                "cash_yield": [31.0, 52.0],
                "bonus_accounts_payable": [10.0, 20.0],
                "firm_value": [400.0, 400.0],
            },
        }
    )
    accounts = gain_and_loss(table, "late", "on terms")
    assert (accounts.gain, accounts.bonus, accounts.loss) == (40.0, 15.0, 200.0)


def test_lines_add_up_to_the_change_in_firm_value() -> None:
    accounts = gain_and_loss(drawn(["a", "b"], 50), "b", "a")
    total = sum(line.amount for line in accounts.lines.values())
    assert total == pytest.approx(accounts.change.amount, abs=1e-6)
    assert accounts.change.amount != 0


@pytest.mark.parametrize("account", ACCOUNTS)
def test_each_account_enters_with_its_sign(account: str) -> None:
    """Income that rises by 5 adds 5 to the firm value, a cost takes 5 (rule I5)."""
    table = by_hand({"a": {account: [1.0, 1.0]}, "b": {account: [6.0, 6.0]}})
    line = gain_and_loss(table, "b", "a").lines[account]
    expected = 5.0 * ACCOUNTS[account]
    assert (line.amount, line.low, line.high) == (expected, expected, expected)


def test_an_account_without_a_value_counts_as_nothing() -> None:
    """A margin of 7 is lost in one setting, the other has no repeat work to lose."""
    table = by_hand(
        {
            "a": {"lost_repeat_margin": [None, None], "firm_value": [9.0, 9.0]},
            "b": {"lost_repeat_margin": [7.0, 7.0], "firm_value": [2.0, 2.0]},
        }
    )
    accounts = gain_and_loss(table, "b", "a")
    assert accounts.lines["lost_repeat_margin"].amount == -7.0
    assert accounts.loss == 7.0


def test_a_setting_that_was_not_run_is_refused() -> None:
    with pytest.raises(ValueError, match="no replication of setting 'c'; known: a, b"):
        gain_and_loss(drawn(["a", "b"], 2), "c", "a")
