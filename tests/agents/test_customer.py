"""The customer alone: certificates of what was earned (rule E4)."""

from simpy import Environment

from sim.agents.customer import Customer
from sim.documents import Certificate
from sim.scenario import ProgressPayments
from tests.agents.papers import journal


def test_work_is_certified_at_regular_intervals() -> None:
    """
    1,000.00 earned evenly over 80 days, certified every 30: 375, 375 and the rest, 250,
    at 90; a tenth is retained. The certificate of 120 is of nothing.
    """
    env = Environment()
    booked: list[Certificate] = []
    customer = Customer(
        env=env,
        journal=journal(),
        terms=ProgressPayments(every=30, pays_after=35, retention=0.1),
        contract_value=1000,
        earned=lambda: min(env.now / 80, 1.0),
        book=booked.append,
    )
    env.process(customer.certify())
    env.run(until=121)
    assert booked == [
        Certificate(1, 30, 37500, 3750, 65),
        Certificate(2, 60, 37500, 3750, 95),
        Certificate(3, 90, 25000, 2500, 125),
        Certificate(4, 120, 0, 0, 155),
    ]
    assert (customer.certified, customer.retained) == (100_000, 10_000)
