"""How a story speaks of days, amounts and quantities."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from sim.documents import PurchaseOrder
from sim.job import Job
from sim.journal import Journal
from sim.records import ActivityFinished, CrewLeft, Record
from sim.report.dates import in_words
from sim.report.money import SYMBOLS, full
from sim.units import Days

_HUNDRED = 100


@dataclass(frozen=True)
class Speech:
    """The words for the figures of one job.

    Parameters
    ----------
    currency : str
        That of the scenario; without one, amounts are bare numbers.
    year : int, optional
        The year of which one speaks, which its days need not name.
    """

    journal: Journal
    currency: str = ""
    year: int | None = None

    @property
    def job(self) -> Job:
        """The job of which one speaks."""
        return self.journal.job

    def near(self, at: Days) -> "Speech":
        """Return the same words for what is told of this year."""
        return replace(self, year=self.date_at(at).year)

    def full_day(self, at: Days) -> str:
        """Return the date on which something happens."""
        return in_words(self.date_at(at))

    def date_at(self, at: Days) -> date:
        """Return the date of an instant; the end of the job belongs to its last day."""
        return self._evening(at) if at == self.journal.horizon else self._date(at)

    def date_of(self, fact: Record) -> date:
        """Return the date of a fact; work ends in the evening of its last day."""
        if isinstance(fact, ActivityFinished | CrewLeft):
            return self._evening(fact.at)
        return self.date_at(fact.at)

    def day(self, at: Days) -> str:
        """Return the date on which something happens, without the year told of."""
        return self._short(self.date_at(at))

    def day_of(self, fact: Record) -> str:
        """Return the date of a fact, without the year told of."""
        return self._short(self.date_of(fact))

    def money(self, cents: float) -> str:
        """Return an amount, without cents unless it is below 100."""
        amount = cents / 100
        whole = full(amount, self.currency)
        if abs(amount) >= _HUNDRED or round(amount, 2) == round(amount):
            return whole if self.currency else whole.replace(" ", "")
        sign = "-" if amount < 0 else ""
        return f"{sign}{self._symbol()}{abs(amount):.2f}"

    def _symbol(self) -> str:
        before = f"{self.currency} " if self.currency else ""
        return SYMBOLS.get(self.currency, before)

    def goods(self, order: PurchaseOrder) -> str:
        """Return what was ordered, such as "10 m3 of concrete"."""
        unit = self.job.setting.materials[order.material].unit
        return f"{number(order.quantity)} {unit} of {order.material}"

    def crew(self, activity: str) -> str:
        """Return who does an activity."""
        return self.job.setting.activities[activity].crew or "nobody"

    def _evening(self, at: Days) -> date:
        return self._date(max(ceil(at) - 1, 0))

    def _date(self, at: Days) -> date:
        return self.job.calendar.start_date + timedelta(days=int(at))

    def _short(self, day: date) -> str:
        return f"{day.day} {day:%B}" if day.year == self.year else in_words(day)


def number(value: float) -> str:
    """Return a number to two digits after the point, or fewer.

    >>> number(30.0), number(1234.567)
    ('30', '1,234.57')
    """
    return f"{round(value, 2):,.12g}"


def shown(days: float) -> str:
    """Return a length of time to one digit after the point, or none.

    >>> shown(25.84), shown(2.0)
    ('25.8', '2')
    """
    return f"{round(days, 1):,.12g}"


def lasting(days: float) -> str:
    """Return a length of time in calendar days.

    >>> lasting(1.0), lasting(25.84)
    ('1 day', '25.8 days')
    """
    return counted(round(days, 1), "day")


def counted(value: float, noun: str) -> str:
    """Return a number of things.

    >>> counted(1.0, "day"), counted(2.5, "work day")
    ('1 day', '2.5 work days')
    """
    shown = number(value)
    return f"{shown} {noun}" if shown == "1" else f"{shown} {noun}s"


def listed(words: list[str]) -> str:
    """Return words as a list in a sentence.

    >>> listed(["sand", "lime", "water"])
    'sand, lime and water'
    """
    *first, last = words or [""]
    return f"{', '.join(first)} and {last}" if first else last


def sentence(words: str) -> str:
    """Return words as a sentence.

    >>> sentence("the crew works again")
    'The crew works again.'
    """
    return f"{words[:1].upper()}{words[1:]}."
