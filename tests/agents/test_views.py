"""What accounts payable may see when it chooses (rule I3)."""

import pytest

from sim.choice import Belief
from sim.job import Job
from sim.model import prepare
from sim.scenario import AccountsPayable
from sim.views import belief, expected_stop, informed_cost, outlook, purchases
from tests.stories.telling import scenario

JOB = """
calendar: {workweek: [mon, tue, wed, thu, fri]}
project:
  contract_finish: {days_after_plan: 0}
  overhead_per_day: 100
  liquidated_damages: {per_day: 50}
crews:
  diggers: {gangs: 2, labour: 100, equipment: 60}
  pavers: {labour: 1000}
  others: {labour: 10000}
activities:
  dig: {crew: diggers, duration: 20, materials: {sand: 10}}
  dig on: {crew: diggers, after: [dig], duration: 5, materials: {sand: 10}}
  pave: {crew: pavers, after: [dig on], duration: 5, materials: {sand: 10, stone: 4}}
  paint: {crew: others, after: [pave], duration: 5, materials: {paint: 7}}
materials:
  sand: {unit: t, supplier: pit, unit_price: 10, opening_stock: 5}
  stone: {unit: t, supplier: pit, unit_price: 100}
  paint: {unit: l, unit_price: 3}
suppliers:
  pit:
    lead_time: {low: 2, high: 4}
    transit: 1
    terms: {net_days: 20, discount: 0.02, discount_days: 8, late_fee_per_month: 0.01}
    credit: {release_takes: {mean: 2}}
  unused: {lead_time: 9}
accounts_payable:
  approval: {low: 1, high: 5}
  payment_run: {every: 10, clearing: 2}
  exempt: [unused]
  longest_payment_age: 99
  period: 70
  believes: {hold_cost: %s}
treasury: {cash_yield_rate: 0.04}
executive: {escalation_takes: {low: 3, high: 5}, emergency_clearing: 1}
"""


def job(hold_cost: object = "informed") -> Job:
    """Return the job, with a belief on what a hold costs."""
    return prepare(scenario(JOB % hold_cost), "only")


def payables(it: Job) -> AccountsPayable:
    """Return its accounts payable."""
    policy = it.setting.accounts_payable
    assert policy is not None
    return policy


def test_expected_stop_is_of_means() -> None:
    """4 to be heard, 1 to clear, 2 to be released, 3 to be processed, 1 in transit."""
    assert expected_stop(job(), "pit") == 11
    assert expected_stop(job(), "unused") == 4 + 1 + 0 + 9 + 0


def test_nobody_expects_a_stop_where_nobody_escalates() -> None:
    text = (JOB % "informed").replace("executive:", "sources: {}\n#")
    it = prepare(scenario(text), "only")
    assert expected_stop(it, "pit") == 0
    assert informed_cost(it, "pit") == (0, 0)


def test_informed_cost_is_of_all_gangs_that_use_the_material() -> None:
    """
    Two gangs of diggers at 100 + 30 and one of pavers at 1,000: 1,260 a work day, for
    11 days of which five in seven are worked; beside it overhead and damages, 150 a
    day. The others use nothing of the pit's.
    """
    downtime, delay = informed_cost(job(), "pit")
    assert downtime == pytest.approx(1260 * 11 * 5 / 7)
    assert delay == 150 * 11
    assert informed_cost(job(), "unused")[0] == 0


def test_no_damages_are_feared_where_none_can_be_due() -> None:
    """Without a contract finish a hold delays at the overhead alone."""
    text = (JOB % "informed").replace("contract_finish: {days_after_plan: 0}", "")
    it = prepare(scenario(text), "only")
    assert informed_cost(it, "pit")[1] == 100 * 11


@pytest.mark.parametrize(("believed", "cost"), [("none", 0), (700, 700), (0, 0)])
def test_hold_cost_is_as_believed(believed: object, cost: float) -> None:
    """A number is the downtime; of a delay it says nothing."""
    it = job(believed)
    known = purchases(it, payables(it), {"pit": 20, "unused": 30})
    assert (known[0].hold_cost, known[0].delay_cost) == (cost, 0)


def test_purchases_are_those_planned_in_a_period() -> None:
    """
    25 t of sand (5 of 30 are there) and 4 of stone: 650; planned finish: 35 work days,
    which end on day 47 (a Friday night): 650 x 70 / 47.
    """
    it = job()
    assert it.plan.finish == 47
    pit, unused = purchases(it, payables(it), {"pit": 15, "unused": 30})
    assert pit.amount == pytest.approx(650 * 70 / 47)
    assert pit.net_days == 15
    terms = [pit.discount, pit.discount_days, pit.late_fee_per_month]
    assert terms == [0.02, 8, 0.01]
    assert [known.exempt for known in (pit, unused)] == [False, True]
    assert unused.amount == 0


def test_outlook_is_on_its_own_desk() -> None:
    """Soonest: three days of approval on average and two of clearing."""
    it = job()
    desk = outlook(it, payables(it))
    assert desk == (10, 5, 0.04, 99)


def test_belief_is_given_until_a_hold_teaches_better() -> None:
    it = payables(job())
    assert belief(it, None, 12) == Belief(45, 15, 12)
    assert belief(it, 21.5, 21) == Belief(21.5, 1, 21)
