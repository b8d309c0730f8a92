"""The executive alone with an account and a yard (rules E2, E3)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from simpy import Environment

from sim.agents.executive import Executive
from sim.documents import Invoice
from sim.places import Account, Yard
from sim.records import (
    CrewResumed,
    CrewStopped,
    CrewSupplied,
    EmergencyPaid,
    Escalated,
    Record,
    Reformed,
    Reminded,
)
from sim.scenario import Executive as Terms
from sim.scenario import Reform
from sim.scenario.laws import Fixed
from tests.agents.papers import account, invoice, journal, quote

STOPPED = CrewStopped(0, "dig", ("sand",), 0)
RESUMED = CrewResumed(0, CrewSupplied(0, STOPPED, ()), None)


@dataclass
class Head:
    """An executive who acts 4 days after a call; money clears 2 days later."""

    account: Account = field(default_factory=account)
    reform: Reform | None = None
    env: Environment = field(default_factory=Environment)
    paid: list[tuple[float, list[int]]] = field(default_factory=list)
    reformed: list[tuple[float, str]] = field(default_factory=list)
    drawn: list[tuple[str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.journal = journal()
        self.yard = Yard(env=self.env, stock={"sand": 0.0}, alarm=lambda: None)
        self.executive = Executive(
            env=self.env,
            journal=self.journal,
            terms=Terms(
                escalation_takes=Fixed(4), emergency_clearing=2, reform=self.reform
            ),
            accounts={"pit": self.account},
            yard=self.yard,
            draw_escalation=self.draw,
            pay_now=self.pay,
            reform=lambda name, _: self.reformed.append((self.env.now, name)),
            by_credit_hold=lambda _: True,
        )

    def draw(self, supplier: str, number: int) -> float:
        """Note which call of which supplier it is for."""
        self.drawn.append((supplier, number))
        return 4.0

    def pay(
        self, _: Account, invoices: Sequence[Invoice], clears_at: float, why: Record
    ) -> None:
        """Note what is to be paid, and when it clears."""
        assert isinstance(why, EmergencyPaid)
        self.paid.append((clears_at, [paper.number for paper in invoices]))

    def days(self, kind: type[Record]) -> list[float]:
        """Return the days of a kind of record."""
        return [fact.at for fact in self.journal.of(kind)]


def test_escalations_follow_each_other_while_a_crew_stands() -> None:
    """
    Day 0  a crew stands, and the account is on hold: called
    day 4  ordered: the invoice due at 5, past due as the money clears at 6
    day 6  the escalation is over; the crew still stands: called; and so at 12
    """
    head = Head(account=account(invoice(due=5), invoice(number=2, due=6)))
    head.account.held = "age"
    head.yard.wait([("sand", 1)], STOPPED)
    head.executive.look_around()
    head.executive.look_around()
    head.env.run(until=13)
    assert head.days(Escalated) == [0, 6, 12]
    assert head.drawn == [("pit", 1), ("pit", 2), ("pit", 3)]
    assert head.paid[:1] == [(6, [1])]
    cents = [fact.cents for fact in head.journal.of(EmergencyPaid)]
    assert cents[0] == 100


def test_no_call_while_a_release_is_agreed() -> None:
    head = Head()
    head.account.held, head.account.releasing = "age", True
    head.yard.wait([("sand", 1)], STOPPED)
    head.executive.look_around()
    head.env.run(until=13)
    assert head.days(Escalated) == []


def test_call_for_a_prepayment_pays_it() -> None:
    """7.00 asked for, and no hold; nothing is past due."""
    head = Head()
    head.account.asked[9] = quote(700, number=9, prepaid=True)
    head.yard.wait([("sand", 1)], STOPPED)
    head.executive.look_around()
    head.env.run(until=5)
    assert [fact.cents for fact in head.journal.of(EmergencyPaid)] == [700]


def test_warning_to_the_site_is_a_call() -> None:
    """Only a reminder to the site is; during one escalation the next is not."""
    head = Head()
    paper = invoice(due=5)
    head.executive.hear_warning(Reminded(0, "pit", paper, 10, to_site=False))
    assert head.days(Escalated) == []
    for _ in range(2):
        head.executive.hear_warning(Reminded(0, "pit", paper, 20, to_site=True))
    assert head.days(Escalated) == [0]


def test_reform_comes_once_after_the_last_of_its_stoppages() -> None:
    """The second stoppage ends at 5, the reform comes at 8; a third changes nothing."""
    head = Head(reform=Reform(after_stoppages=2, takes=3, to="other"))
    for day in (1, 5, 6):
        head.env.run(until=day)
        head.executive.note_resumed(RESUMED)
    head.env.run(until=99)
    assert head.reformed == [(8, "other")]
    assert head.days(Reformed) == [8]


def test_without_reform_none_comes() -> None:
    head = Head()
    head.executive.note_resumed(RESUMED)
    head.env.run(until=99)
    assert head.reformed == []
