"""The gangs of a crew."""

from dataclasses import dataclass, field
from heapq import heappop, heappush

from simpy import Environment, Event

from sim.places.turns import GANGS_ASSIGNED, at
from sim.units import Days


@dataclass(kw_only=True, eq=False)
class Gangs:
    """The gangs of a crew: what became ready first goes first (rule S1)."""

    env: Environment
    free: int
    on_site: int = 0
    last_on_site: Days = -1.0
    queue: list[tuple[Days, int, Event]] = field(default_factory=list)
    called: bool = False

    def claim(self, place: int) -> Event:
        """Return the event that a gang is free for the activity at *place*."""
        claim = Event(self.env)
        heappush(self.queue, (self.env.now, place, claim))
        self._call()
        return claim

    def give_back(self) -> None:
        """Free a gang."""
        self.free += 1
        self._call()

    def seen_since(self, since: Days) -> bool:
        """Return whether the crew has worked or stood here since then (rule S4)."""
        return self.on_site > 0 or self.last_on_site > since

    def leave_site(self) -> None:
        """Note that a gang worked or stood here until now."""
        self.on_site -= 1
        self.last_on_site = self.env.now

    def _call(self) -> None:
        if not self.called and self.queue and self.free:
            self.called = True
            at(self.env, self.env.now, GANGS_ASSIGNED, self._assign)

    def _assign(self) -> None:
        self.called = False
        while self.free and self.queue:
            self.free -= 1
            heappop(self.queue)[2].succeed()
