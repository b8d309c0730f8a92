"""One replication of a scenario: built, connected, run."""

from collections.abc import Mapping, Sequence
from functools import partial

from simpy import AllOf, Environment, Event
from simpy.events import ProcessGenerator

from sim.agents.credit import CreditManager
from sim.agents.crew import Crew
from sim.agents.customer import Customer
from sim.agents.executive import Executive
from sim.agents.foreman import Foreman
from sim.agents.payables import Creditor, Payables
from sim.agents.payables_manager import PayablesManager
from sim.agents.project_manager import Accelerator, due_at
from sim.agents.supplier import Supplier
from sim.agents.treasury import Rates, Treasury
from sim.choice import ON_HOLDS, Belief, Choice, choose
from sim.departments import arrange
from sim.documents import Invoice, Quote
from sim.forecast import Forecast
from sim.foresight import draw
from sim.job import Job, Work
from sim.journal import Journal
from sim.luck import Luck
from sim.metrics import period_kpis
from sim.places import REPLICATION_ENDS, Account, Gangs, Goals, Site, Yard, at
from sim.records import (
    CrewResumed,
    LeftOpen,
    Record,
    Reminded,
    ReplicationEnded,
    StillShort,
)
from sim.scenario import PaymentRun, Scenario
from sim.settlement import (
    accrue,
    book_interest,
    pay_departments,
    settle_with_customer,
)
from sim.spells import resumed_spell
from sim.units import Days, to_cents
from sim.views import outlook, purchases


def prepare(scenario: Scenario, setting: str) -> Job:
    """Return a setting of *scenario* made ready: the same for all replications."""
    policies = {name: s.accounts_payable for name, s in scenario.settings.items()}
    return arrange(scenario.settings[setting], policies)


def replicate(job: Job, *, seed: int, replication: int) -> Journal:
    """Return the journal of one replication: same arguments, same journal (rule R2)."""
    return _Replication(job, seed, replication).run()


class _Replication:
    """Builds the places and the agents of one replication, and connects them."""

    def __init__(self, job: Job, seed: int, replication: int) -> None:
        self.job, self.setting = job, job.setting
        self.env = Environment()
        self.journal = Journal(job, replication)
        drawn = draw(job.foresight, seed, replication)
        self.luck = Luck(job.setting, seed, replication, drawn)
        self.done = Event(self.env)
        self._build_places()
        self.treasury = self._build_treasury()
        self.manager = self._build_manager()
        self.payables = self._build_payables()
        self.suppliers = {name: self._build_supplier(name) for name in self.accounts}
        self.executive = self._build_executive()
        self.foreman = self._build_foreman()
        self.accelerator = self._build_accelerator()
        self.customer = self._build_customer()
        self.crews = [self._build_crew(work) for work in job.works]

    def run(self) -> Journal:
        """Run to the finish, or until the time is up (rule J4)."""
        self.treasury.open(self.job.treasury.opening_cash)
        for fact in self.job.chosen:
            self.journal.record(fact)
        self.manager.take_up()
        self.manager.start_period()
        self.foreman.look_at_plan()
        self.env.process(self.payables.run_payments())
        if self.customer is not None:
            self.env.process(self.customer.certify())
        for crew in self.crews:
            self.env.process(crew.perform())
        self.env.process(self._watch_finish())
        give_up = partial(self._end, finished=False)
        at(self.env, self.job.give_up_at, REPLICATION_ENDS + 1, give_up)
        self.env.run(until=self.done)
        return self.journal

    def _watch_finish(self) -> ProcessGenerator:
        yield AllOf(self.env, self.finished)
        at(self.env, self.env.now, REPLICATION_ENDS, partial(self._end, finished=True))

    def _end(self, *, finished: bool) -> None:
        """Settle what is open, and close the books (rules E1, I5, J4)."""
        if self.done.triggered:
            return
        self.journal.record(ReplicationEnded(self.env.now, finished))
        self._record_what_is_open()
        self.manager.settle()
        earned = 1.0 if finished else self._earned()
        settle_with_customer(self.journal, self.treasury, self.customer, earned)
        accrue(self.journal, self.treasury, self.site)
        book_interest(self.journal, self.treasury)
        pay_departments(self.journal, self.treasury)
        self.done.succeed()

    def _record_what_is_open(self) -> None:
        now, record = self.env.now, self.journal.record
        for wait in self.yard.waits:
            if wait.stopped is not None:
                come = tuple(wait.completed.values())
                record(StillShort(now, wait.stopped, wait.short, come, wait.stopped))
        for account in self.accounts.values():
            for invoice in account.unsent.values():
                record(LeftOpen(now, invoice, self.payables.age_in_force(invoice)))

    # --- places ---------------------------------------------------------------------

    def _build_places(self) -> None:
        env, setting = self.env, self.setting
        stock = {name: m.opening_stock for name, m in setting.materials.items()}
        self.yard = Yard(env=env, stock=stock, alarm=self._alarm)
        self.site = Site.of(env, self.job.calendar, len(self.job.works))
        self.finished = [Event(env) for _ in self.job.works]
        self.gangs = {
            name: Gangs(env=env, free=crew.gangs)
            for name, crew in setting.crews.items()
        }
        self.accounts = {name: self._open_account(name) for name in setting.suppliers}
        self.goals = Goals(setting=setting.name, policy=setting.accounts_payable)

    def _open_account(self, name: str) -> Account:
        supplier = self.setting.suppliers[name]
        limit = supplier.credit.limit if supplier.credit else None
        return Account(
            supplier=name,
            materials=self.job.supplied_by(name),
            net_days=supplier.terms.net_days,
            limit=None if limit is None else to_cents(limit),
        )

    # --- the firm -------------------------------------------------------------------

    def _build_treasury(self) -> Treasury:
        return Treasury(
            env=self.env,
            calendar=self.job.calendar,
            ledger=self.journal.ledger,
            rates={name: self._rates(name) for name in self.setting.crews},
            overhead_per_day=self.setting.project.overhead_per_day,
        )

    def _rates(self, name: str) -> Rates:
        crew = self.setting.crews[name]
        way_back = crew.remobilisation.cost if crew.remobilisation else 0.0
        return Rates(
            labour=100 * crew.labour,
            equipment=100 * crew.equipment,
            standby=self.job.standby_cents(name),
            remobilisation=to_cents(way_back),
        )

    def _build_manager(self) -> PayablesManager:
        return PayablesManager(
            env=self.env,
            journal=self.journal,
            goals=self.goals,
            accounts=self.accounts,
            choose_ages=self._choose_ages,
            kpis=partial(period_kpis, self.journal),
            pay=self.treasury.pay_bonus,
        )

    def _build_payables(self) -> Payables:
        policy = self.setting.accounts_payable
        return Payables(
            env=self.env,
            journal=self.journal,
            goals=self.goals,
            runs=policy.payment_run if policy else PaymentRun(),
            terms={name: s.terms for name, s in self.setting.suppliers.items()},
            accounts=self.accounts,
            treasury=self.treasury,
            draw_approval=self.luck.approval,
            draw_dispute=self.luck.dispute,
            on_paid=self.manager.note_paid,
        )

    def _build_executive(self) -> Executive | None:
        terms = self.setting.executive
        if terms is None:
            return None
        return Executive(
            env=self.env,
            journal=self.journal,
            terms=terms,
            accounts=self.accounts,
            yard=self.yard,
            draw_escalation=self.luck.escalation,
            pay_now=self.payables.pay_now,
            reform=self._reform,
            by_credit_hold=lambda fact: (
                resumed_spell(self.journal, fact).credit_hold > 0
            ),
        )

    def _build_customer(self) -> Customer | None:
        customer = self.setting.customer
        if customer is None or customer.progress_payments is None:
            return None
        return Customer(
            env=self.env,
            journal=self.journal,
            terms=customer.progress_payments,
            contract_value=self.setting.project.contract_value,
            earned=self._earned,
            book=self.treasury.book_certificate,
        )

    # --- suppliers ------------------------------------------------------------------

    def _build_supplier(self, name: str) -> Supplier:
        terms, account = self.setting.suppliers[name], self.accounts[name]
        credit = CreditManager(
            env=self.env,
            journal=self.journal,
            account=account,
            terms=terms.credit,
            hold_age=self.luck.hold_age(name),
            draw_release=partial(self.luck.release, name),
            why_unpaid=partial(self.goals.decisions.get, name),
            on_age_hold=self.manager.note_hold,
            on_reminder=self._note_reminder,
            alarm=self._alarm,
        )
        supplier = Supplier(
            env=self.env,
            journal=self.journal,
            terms=terms,
            account=account,
            yard=self.yard,
            unit_prices={m: s.unit_price for m, s in self.setting.materials.items()},
            draw_lead_time=self.luck.lead_time,
            bill=self.payables.match,
            hold_by_limit=credit.hold_by_limit,
            watch=credit.watch,
            on_goods=self._note_goods,
            alarm=self._alarm,
        )
        credit.release_orders = supplier.release
        self.payables.creditors[name] = Creditor(
            credit.take_payment, supplier.take_prepayment, credit.review
        )
        return supplier

    # --- the site -------------------------------------------------------------------

    def _build_foreman(self) -> Foreman:
        sources = [self.setting.materials[lot.material] for lot in self.job.lots]
        return Foreman(
            env=self.env,
            calendar=self.job.calendar,
            journal=self.journal,
            works=self.job.works,
            lots=self.job.lots,
            ahead=self.job.ahead,
            suppliers=[material.supplier or "" for material in sources],
            because={f.material: f for f in self.job.chosen if f.material is not None},
            site=self.site,
            forecast=self._forecast(),
            send=lambda order, placed: self.suppliers[order.supplier].take_order(
                order, placed
            ),
        )

    def _build_crew(self, work: Work) -> Crew:
        luck, name = self.luck, work.name
        return Crew(
            env=self.env,
            calendar=self.job.calendar,
            journal=self.journal,
            work=work,
            planned_start=self.job.plan.starts[work.place],
            terms=self.setting.crews.get(work.crew or ""),
            gangs=self.gangs.get(work.crew or ""),
            site=self.site,
            yard=self.yard,
            finished=self.finished,
            treasury=self.treasury,
            draw_days=partial(luck.duration, name),
            draw_comes_after=partial(luck.comes_after, name),
            draw_return=partial(luck.way_back, name),
            on_start=self.foreman.note_start,
            on_resume=self._note_resumed,
            hasten=self.accelerator.hasten if self.accelerator else None,
        )

    def _build_accelerator(self) -> Accelerator | None:
        terms = self.setting.project_manager
        if terms is None or terms.threshold_days is None:
            return None
        return Accelerator(
            env=self.env,
            journal=self.journal,
            terms=terms,
            due_at=due_at(self.job),
            forecast=self._forecast().finish_of_job,
            because=self.job.chosen_by("project_manager"),
        )

    def _forecast(self) -> Forecast:
        return Forecast(
            env=self.env,
            calendar=self.job.calendar,
            works=self.job.works,
            plan=self.job.plan,
            site=self.site,
        )

    # --- connections ----------------------------------------------------------------

    def _choose_ages(
        self, setting: str, net_days: Mapping[str, Days], beliefs: Sequence[Belief]
    ) -> Choice:
        """Choose by the goals of a setting; the same question is worked out once."""
        policy = self.job.goals(setting)
        scorecard = policy.scorecard if policy else None
        if policy is None or scorecard is None:
            return Choice((None,) * len(net_days), 0, {})
        matters = beliefs if ON_HOLDS.intersection(scorecard) else ()
        key = (setting, *net_days.values(), *matters)
        if key not in self.job.choices:
            known = zip(purchases(self.job, policy, net_days), beliefs, strict=True)
            desk = outlook(self.job, policy)
            self.job.choices[key] = choose(scorecard, list(known), desk)
        return self.job.choices[key]

    def _earned(self) -> float:
        """Return the share of the contract value earned by now (rule E4)."""
        earned = 0.0
        for work in self.job.works:
            if self.site.finished_at[work.place] is not None:
                earned += work.share
            elif days := self.site.days[work.place]:
                earned += work.share * self.site.progress(work.place) / days
        return min(earned, 1.0)

    def _reform(self, setting: str, cause: Record) -> None:
        self.manager.reform(setting, self.job.goals(setting), cause)
        self.payables.note_goals()

    def _alarm(self) -> None:
        if self.executive is not None:
            self.executive.look_around()

    def _note_reminder(self, reminded: Reminded) -> None:
        if self.executive is not None:
            self.executive.hear_warning(reminded)

    def _note_resumed(self, resumed: CrewResumed) -> None:
        if self.executive is not None:
            self.executive.note_resumed(resumed)

    def _note_goods(self, quote: Quote, invoice: Invoice | None) -> None:
        self.treasury.book_goods(quote)
        if invoice is not None:
            self.payables.receive(invoice)
