"""Working time and calendar time."""

from collections.abc import Collection
from datetime import date, timedelta

from sim.units import Days, WorkDays

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_BLOCK = 512


class Calendar:
    """Which days are worked, and where working time falls on them (rule T2).

    Working time is continuous over the working days. All instants are calendar days
    since `start`.
    """

    def __init__(
        self,
        start: date,
        workweek: Collection[str] = WEEKDAYS,
        holidays: Collection[date] = (),
    ) -> None:
        self.start_date = start
        self.days_a_week = len(workweek)
        self._off = [
            WEEKDAYS[(start.weekday() + i) % 7] not in workweek for i in range(7)
        ]
        self._holidays = frozenset((day - start).days for day in holidays)
        self._before = [0]
        self._working: list[bool] = []
        self._nth: list[int] = []
        self._extend()

    def worked(self, at: Days) -> WorkDays:
        """Return the working time from the start of the job to *at*."""
        day = int(at)
        while day >= len(self._working):
            self._extend()
        return self._before[day] + (at - day if self._working[day] else 0.0)

    def after(self, at: Days, work: WorkDays) -> Days:
        """Return the earliest instant by which *work* days have passed since *at*."""
        if work <= 0.0:
            return at
        day = int(at)
        while day >= len(self._working):
            self._extend()
        target = self._before[day] + work + (at - day if self._working[day] else 0.0)
        whole = int(target)
        part = target - whole
        while whole >= len(self._nth):
            self._extend()
        return self._nth[whole] + part if part else self._nth[whole - 1] + 1.0

    def opening(self, at: Days) -> Days:
        """Return the first working instant, *at* or later."""
        day = int(at)
        while day >= len(self._working):
            self._extend()
        if self._working[day]:
            return at
        while self._before[day] >= len(self._nth):
            self._extend()
        return float(self._nth[self._before[day]])

    def date(self, at: Days) -> date:
        """Return the date of *at*; midnight belongs to the day that it starts."""
        return self.start_date + timedelta(days=int(at))

    def _extend(self) -> None:
        first = len(self._working)
        for day in range(first, first + _BLOCK):
            working = not (self._off[day % 7] or day in self._holidays)
            if working:
                self._nth.append(day)
            self._working.append(working)
            self._before.append(len(self._nth))
