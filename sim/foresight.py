"""What every replication draws for certain, worked out in one go."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np

from sim.scenario import Law
from sim.scenario.bell_laws import Pert, pert_quantiles
from sim.streams import WIDTH, Name, Streams, spelled
from sim.units import Days, instant, instants

Drawn: TypeAlias = Mapping[tuple[Name, int], Days]
"""What has been drawn, by the name of its stream and which of its numbers it took."""


class Ticket(NamedTuple):
    """A draw to come: its stream, which number of it, and its law.

    Without a law the number is left as it is.
    """

    name: Name
    word: int
    law: Law | None


class Foresight:
    """The draws that are certain to come; a beta-PERT law is dear to invert by one."""

    def __init__(self, tickets: Sequence[Ticket]) -> None:
        streams = dict.fromkeys(ticket.name for ticket in tickets)
        self._names = [spelled(name) for name in streams]
        rows = {name: row for row, name in enumerate(streams)}
        places = [WIDTH * rows[ticket.name] + ticket.word for ticket in tickets]
        perts = [n for n, t in enumerate(tickets) if isinstance(t.law, Pert)]
        self._perts = [tickets[n][:2] for n in perts]
        self._pert_places = np.array([places[n] for n in perts], int)
        shapes = [law.shape for n in perts if isinstance(law := tickets[n].law, Pert)]
        self._shapes = np.array(shapes).reshape(-1, 4).T
        others = [n for n, t in enumerate(tickets) if not isinstance(t.law, Pert)]
        self._others = [tickets[n] for n in others]
        self._other_places = np.array([places[n] for n in others], int)

    def draw(self, streams: Streams) -> Drawn:
        """Return what a replication draws."""
        shares = streams.table(self._names).ravel()
        low, width, first, second = self._shapes
        found = pert_quantiles(low, width, first, second, shares[self._pert_places])
        drawn = dict(zip(self._perts, instants(found), strict=True))
        rest = shares[self._other_places].tolist()
        for (name, word, law), share in zip(self._others, rest, strict=True):
            drawn[name, word] = share if law is None else instant(law.quantile(share))
        return drawn


@lru_cache(maxsize=64)
def foresee(tickets: tuple[Ticket, ...]) -> Foresight:
    """Return the foresight of *tickets*: settings that draw the same share one."""
    return Foresight(tickets)


@lru_cache(maxsize=4)
def draw(foresight: Foresight, seed: int, replication: int) -> Drawn:
    """Return what a replication draws: the same in one setting as in the next (R1)."""
    return foresight.draw(Streams(seed, replication))
