"""A job as SimPy's textbook has it: Store, Container, Resource, and no accounts.

It does what `projects.supplied` does as long as everything comes in time.
"""

from collections.abc import Iterator
from functools import partial
from itertools import repeat
from operator import is_

from simpy import AllOf, Container, Environment, FilterStore, Resource, Store
from simpy.events import ProcessGenerator

from sim.job import Job, Work
from sim.plan import Lot

EVERY, FIRST, CLEARING, NET_DAYS, LEAD_TIME = 7, 4, 0, 30, 5


class Textbook:
    """The job, its suppliers and its payment runs."""

    def __init__(self, job: Job) -> None:
        self.env = env = Environment()
        self.crews = {
            name: Resource(env, crew.gangs) for name, crew in job.setting.crews.items()
        }
        self.stock = {name: Container(env) for name in job.setting.materials}
        self.orders = {name: Store(env) for name in job.setting.materials}
        self.invoices = FilterStore(env)
        self.cash = Container(env, init=1e9)
        self.finished = [env.event() for _ in job.works]
        for material in self.orders:
            env.process(self.supply(material))
        for lot, ahead in zip(job.lots, job.ahead, strict=True):
            env.process(self.call_off(lot, lot.needed_at - ahead))
        for work in job.works:
            env.process(self.perform(work))
        env.process(self.run_payments())

    def run(self) -> float:
        """Run to the finish, and return its day."""
        self.env.run(until=AllOf(self.env, self.finished))
        return self.env.now

    def call_off(self, lot: Lot, when: float) -> ProcessGenerator:
        """Order a lot when its time has come."""
        yield self.env.timeout(max(when, 0))
        yield self.orders[lot.material].put(lot)

    def supply(self, material: str) -> ProcessGenerator:
        """Take orders, and work on them side by side."""
        while True:
            lot = yield self.orders[material].get()
            self.env.process(self.deliver(lot))

    def deliver(self, lot: Lot) -> ProcessGenerator:
        """Deliver a lot, and bill it."""
        yield self.env.timeout(LEAD_TIME)
        yield self.stock[lot.material].put(lot.quantity)
        yield self.invoices.put((self.env.now + NET_DAYS, 100 * lot.quantity))

    def perform(self, work: Work) -> ProcessGenerator:
        """Wait for what comes before and a gang, then draw and work day by day."""
        yield AllOf(self.env, [self.finished[before] for before, _ in work.after])
        ((material, quantity),) = work.materials
        with self.crews[work.crew or ""].request() as gang:
            yield gang
            for part in self._parts(work, quantity):
                yield self.stock[material].get(part)
                yield self.env.timeout(1)
        self.finished[work.place].succeed()

    def run_payments(self) -> ProcessGenerator:
        """Pay at each run what falls due before the next."""
        yield self.env.timeout(FIRST)
        while True:
            by = self.env.now + CLEARING + EVERY
            due = [invoice for invoice in self.invoices.items if invoice[0] < by]
            for invoice in due:
                yield self.invoices.get(partial(is_, invoice))
                self.env.process(self.clear(invoice[1]))
            yield self.env.timeout(EVERY)

    def clear(self, amount: float) -> ProcessGenerator:
        """Have an amount leave the bank."""
        yield self.env.timeout(CLEARING)
        yield self.cash.get(amount)

    @staticmethod
    def _parts(work: Work, quantity: float) -> Iterator[float]:
        days = int(work.likely)
        return repeat(quantity / days, days)
