"""What accounts payable takes over in a reform (rule E3)."""

from sim.job import GOALS, Job
from sim.model import prepare
from sim.scenario import PaymentRun
from sim.scenario.laws import Fixed
from tests.stories.telling import scenario

JOB = """
activities: {dig: {duration: 1, materials: {sand: 1}}}
materials: {sand: {unit: t, supplier: pit, unit_price: 1}}
suppliers: {pit: {lead_time: 1}}
settings:
  own:
    accounts_payable: {approval: 3, payment_run: {every: 5}, policy: on_terms}
  other:
    accounts_payable:
      approval: 9
      payment_run: {every: 30}
      policy: scorecard
      payment_age: 60
      longest_payment_age: 99
      exempt: [pit]
      period: 45
      scorecard: {dpo: [[0, 0], [9, 9]]}
      believes: {hold_cost: 7}
  nobody: {}
"""


def job(setting: str) -> Job:
    """Return a setting made ready."""
    return prepare(scenario(JOB), setting)


def test_goals_are_taken_over_and_the_desk_stays() -> None:
    """Approval and payment runs are no goals: 3 and 5 stay."""
    own, other = (job(name).setting.accounts_payable for name in ("own", "other"))
    new = job("own").goals("other")
    assert own is not None
    assert other is not None
    assert new is not None
    assert (new.approval, new.payment_run) == (own.approval, own.payment_run)
    assert {name: getattr(new, name) for name in GOALS} == {
        name: getattr(other, name) for name in GOALS
    }
    assert set(GOALS) == {
        *("policy", "payment_age", "longest_payment_age", "exempt"),
        *("period", "scorecard", "believes"),
    }


def test_own_goals_are_its_own() -> None:
    assert job("own").goals("own") == job("own").setting.accounts_payable


def test_without_a_department_there_are_no_goals_of_its_own() -> None:
    assert job("own").goals("nobody") is None


def test_goals_taken_over_bring_no_desk_with_them() -> None:
    """Runs, approval and disputes stay as they are: here those of no department."""
    taken, other = (job(name).goals("other") for name in ("nobody", "other"))
    assert taken is not None
    assert other is not None
    assert {name: getattr(taken, name) for name in GOALS} == {
        name: getattr(other, name) for name in GOALS
    }
    assert taken.payment_run == PaymentRun()
    assert taken.approval == Fixed(0)
