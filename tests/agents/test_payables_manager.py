"""The payables manager alone: when he chooses, what he learns, what he is paid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from simpy import Environment

from sim.agents.payables_manager import PayablesManager
from sim.choice import Belief, Choice
from sim.places import Account, Goals
from sim.records import BonusPaid, CreditHeld, PaymentAgeChosen, Reformed
from sim.scenario import AccountsPayable
from tests.agents.papers import account, invoice, journal

CARD = {"dpo": ((0.0, 0.0), (100.0, 1000.0))}
PAID_FOR_DPO = AccountsPayable.model_validate(
    {"policy": "scorecard", "scorecard": CARD, "period": 40}
)


@dataclass
class Office:
    """A manager who believes in 45 days and is told that DPO is 30."""

    policy: AccountsPayable | None = PAID_FOR_DPO
    account: Account = field(default_factory=account)
    asked: list[Belief] = field(default_factory=list)
    paid: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.env = Environment()
        self.journal = journal()
        self.manager = PayablesManager(
            env=self.env,
            journal=self.journal,
            goals=Goals(setting="only", policy=self.policy),
            accounts={"pit": self.account},
            choose_ages=self.choose,
            kpis=lambda *_: {"dpo": 30.0},
            pay=self.paid.append,
        )
        self.manager.take_up()
        self.manager.start_period()

    def choose(
        self, _: str, net_days: Mapping[str, float], beliefs: Sequence[Belief]
    ) -> Choice:
        """Choose 60 days, and keep the belief in mind."""
        assert dict(net_days) == {"pit": self.account.net_days}
        self.asked += beliefs
        return Choice((60,), 500, {"dpo": 60.0})

    def held(self, past_due: float) -> None:
        """Tell of a hold by age now."""
        paper = invoice(due=self.env.now - past_due)
        self.account.held = "age"
        self.manager.note_hold(
            CreditHeld(self.env.now, "pit", "age", paper, None, 0, converted=False)
        )

    def chosen(self) -> list[tuple[float, float]]:
        """Return the day and age of each choice."""
        return [(fact.at, fact.age) for fact in self.journal.of(PaymentAgeChosen)]


def test_choice_at_the_start_of_each_period_and_on_each_hold() -> None:
    """Periods of 40 days: 0, 40, 80; a hold at 50."""
    office = Office()
    office.env.run(until=50)
    office.held(20)
    office.env.run(until=81)
    assert office.chosen() == [(0, 60), (40, 60), (50, 60), (80, 60)]
    assert office.journal.of(PaymentAgeChosen)[0].expected_pay == 5


def test_hold_teaches_when_the_next_comes() -> None:
    """
    Believed: 45, sd 15. Held at 20.5 days past due: then 20.5, sd 1; 20 whole days had
    passed without a hold.
    """
    office = Office()
    office.env.run(until=30)
    office.held(20.5)
    assert office.asked == [Belief(45, 15, 0), Belief(20.5, 1, 20)]


def test_hold_on_a_whole_day_was_not_passed() -> None:
    office = Office()
    office.env.run(until=30)
    office.held(20)
    assert office.asked[-1] == Belief(20, 1, 19)


def test_late_payment_without_a_hold_teaches_patience() -> None:
    """Paid 12.9 days past due, and later 7: 12 whole days passed without a hold."""
    office = Office()
    for past_due in (12.9, 7):
        office.manager.note_paid(office.account, past_due)
    office.env.run(until=41)
    assert office.asked[-1] == Belief(45, 15, 12)


def test_payment_of_a_supplier_on_hold_teaches_nothing() -> None:
    office = Office()
    office.account.held = "age"
    office.manager.note_paid(office.account, 12.9)
    office.env.run(until=41)
    assert office.asked[-1] == Belief(45, 15, 0)


def test_open_invoice_teaches_too() -> None:
    """Due at 30.5, open at 40: 9 whole days."""
    office = Office(account=account(invoice(due=30.5)))
    office.env.run(until=41)
    assert office.asked[-1] == Belief(45, 15, 9)


def test_manager_is_paid_as_a_period_ends() -> None:
    """DPO 30 pays 300 in each whole period of 40 days, and a quarter of it in 10."""
    office = Office()
    office.env.run(until=90)
    office.manager.settle()
    assert office.paid == [30_000, 30_000, 7500]
    assert [fact.at for fact in office.journal.of(BonusPaid)] == [40, 80, 90]


def test_fixed_policy_is_paid_by_its_scorecard_as_well() -> None:
    """It chooses nothing: the age is given, and no pay is expected."""
    policy = PAID_FOR_DPO.model_copy(update={"policy": "fixed", "payment_age": 75})
    office = Office(policy=policy)
    office.env.run(until=41)
    office.held(20)
    assert office.paid == [30_000]
    assert office.asked == []
    assert {fact.age for fact in office.journal.of(PaymentAgeChosen)} == {75}
    assert office.journal.of(PaymentAgeChosen)[0].expected_pay is None


def test_without_a_department_suppliers_are_paid_on_terms() -> None:
    office = Office(policy=None)
    office.env.run(until=99)
    assert office.chosen() == [(0, 30)]
    assert office.journal.of(PaymentAgeChosen)[0].on_terms
    assert office.paid == []


def test_reform_with_another_period_pays_the_running_one() -> None:
    """At 50 the second period has run 10 of 40 days; a new one of 20 days begins."""
    office = Office()
    office.env.run(until=50)
    new = PAID_FOR_DPO.model_copy(update={"period": 20.0})
    office.manager.reform("other", new, Reformed(50, "other"))
    office.env.run(until=71)
    assert [(f.at, f.days) for f in office.journal.of(BonusPaid)] == [
        (40, 40),
        (50, 10),
        (70, 20),
    ]
    assert [at for at, _ in office.chosen()] == [0, 40, 50, 70]
