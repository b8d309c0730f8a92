"""Working time and calendar time."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from math import floor

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
        self._share: list[float] = []
        self._nth: list[float] = []
        self._extend()

    def worked(self, at: Days) -> WorkDays:
        """Return the working time from the start of the job to *at*."""
        day = floor(at)
        try:
            return self._before[day] + (at - day) * self._share[day]
        except IndexError:
            self._extend()
            return self.worked(at)

    def after(self, at: Days, work: WorkDays) -> Days:
        """Return the earliest instant by which *work* days have passed since *at*."""
        if work <= 0.0:
            return at
        day = floor(at)
        try:
            target = self._before[day] + work + (at - day) * self._share[day]
            whole = floor(target)
            part = target - whole
            return self._nth[whole] + part if part else self._nth[whole - 1] + 1.0
        except IndexError:
            self._extend()
            return self.after(at, work)

    def opening(self, at: Days) -> Days:
        """Return the first working instant, *at* or later."""
        day = floor(at)
        try:
            return at if self._share[day] else self._nth[self._before[day]]
        except IndexError:
            self._extend()
            return self.opening(at)

    def opening_after(self, at: Days, work: WorkDays) -> Days:
        """Return the first working instant once *work* days have passed since *at*."""
        day = floor(at)
        try:
            target = self._before[day] + (at - day) * self._share[day]
            if work > 0.0:
                target += work
            whole = floor(target)
            return self._nth[whole] + (target - whole)
        except IndexError:
            self._extend()
            return self.opening_after(at, work)

    def shifts(self, at: Days, parts: Sequence[WorkDays]) -> list[tuple[Days, Days]]:
        """Return when each part of some work begins and ends, if it goes on from *at*.

        A part of no work takes no time.
        """
        if parts == [0.0]:
            return [(at, at)]
        target = self.worked(at)
        while target + len(parts) >= len(self._nth):
            self._extend()
        shifts, nth = [], self._nth
        whole = floor(target)
        for part in parts:
            begins = nth[whole] + (target - whole)
            target += part
            whole = floor(target)
            rest = target - whole
            shifts.append((begins, nth[whole] + rest if rest else nth[whole - 1] + 1.0))
        return shifts

    def date(self, at: Days) -> date:
        """Return the date of *at*; midnight belongs to the day that it starts."""
        return self.start_date + timedelta(days=int(at))

    def _extend(self) -> None:
        first = len(self._share)
        for day in range(first, max(2 * first, _BLOCK)):
            working = not (self._off[day % 7] or day in self._holidays)
            if working:
                self._nth.append(float(day))
            self._share.append(float(working))
            self._before.append(len(self._nth))
