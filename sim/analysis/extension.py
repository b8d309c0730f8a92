"""The safe extension: how far a lever may go before the firm pays for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sim.analysis.cliff import Cliff, between, find
from sim.analysis.grids import Grid
from sim.analysis.swept import Run, Swept
from sim.experiment.design import DesignError

SHARE = 0.001
"""Of the contract value: what is still safe to lose, where the user does not say."""
FEWEST = 2
LOSS = "firm_value"
"""Added cost is the loss of firm value: it alone counts all that a lever moves."""


@dataclass(frozen=True)
class SafeExtension:
    """The greatest value of a lever that costs the firm less than a limit.

    Attributes
    ----------
    path
        The lever.
    at
        The other lever and its value, where there are two.
    limit
        The upper end of the 95 % interval of the firm's loss against the reference
        stays below it.
    value
        The safe extension; None if no value is safe.
    bound
        The upper end there.
    first, lowest
        The first value that was tried, and the lowest from which on all are safe, up
        to `value`.
    unsafe, unsafe_bound
        The next value that was tried, which is not safe, and its upper end; None if
        it is safe up to the end of the grid.
    """

    path: str
    at: tuple[str, float] | None
    limit: float
    value: float | None
    bound: float | None
    first: float
    lowest: float | None
    unsafe: float | None
    unsafe_bound: float | None

    @property
    def beyond(self) -> bool:
        """Whether the grid ends before it stops being safe."""
        return self.value is not None and self.unsafe is None


def default_limit(grid: Grid) -> float:
    """Return a thousandth of the contract value of the reference.

    Raises
    ------
    DesignError
        If there is no contract value.
    """
    of = grid.base.settings[grid.reference].project.contract_value
    if not of:
        raise DesignError(
            "the project has no contract_value of which a share could be the limit;"
            " say with --safe-below how much may be lost"
        )
    return SHARE * of


def refine(swept: Swept, limit: float, run: Run) -> Swept:
    """Return it with points between the last safe value and the first unsafe one.

    Each is run on the same luck, halfway, until they are neighbours: whole numbers
    where the grid has whole numbers, else a thirty-second of its step apart.

    Raises
    ------
    DesignError
        If one replication tells nothing of an interval.
    """
    if swept.results.done < FEWEST:
        raise DesignError("an interval takes 2 replications or more; ask for them (-n)")
    for other in _others(swept):
        while (value := _next(swept, other, limit)) is not None:
            swept = swept.with_point((value, *other), run)
            if swept.added[-1][1].stopped:
                return swept
    return swept


def safe_extensions(swept: Swept, limit: float) -> list[SafeExtension]:
    """Return the safe extension of the first lever, for each value of the second."""
    return [_read(swept, other, limit) for other in _others(swept)]


def _others(swept: Swept) -> Iterator[tuple[float, ...]]:
    """Yield the values of the second lever; nothing, once, if there is none."""
    if len(swept.grid.paths) == 1:
        yield ()
    else:
        yield from ((value,) for value in swept.grid.values(1))


def _next(swept: Swept, other: tuple[float, ...], limit: float) -> float | None:
    values = swept.grid.values()
    step = max((b - a for a, b in pairwise(values)), default=0.0)
    whole = all(value.is_integer() for value in values)
    return between(_cliff(swept, other, limit), step, whole=whole)


def _cliff(swept: Swept, other: tuple[float, ...], limit: float) -> Cliff:
    return find(_bounds(swept, other), limit)


def _read(swept: Swept, other: tuple[float, ...], limit: float) -> SafeExtension:
    bounds, cliff = _bounds(swept, other), _cliff(swept, other, limit)
    return SafeExtension(
        path=swept.grid.paths[0],
        at=(swept.grid.paths[1], other[0]) if other else None,
        limit=limit,
        value=cliff.safe,
        bound=None if cliff.safe is None else bounds[cliff.safe],
        first=min(bounds),
        lowest=cliff.lowest,
        unsafe=cliff.unsafe,
        unsafe_bound=None if cliff.unsafe is None else bounds[cliff.unsafe],
    )


def _bounds(swept: Swept, other: tuple[float, ...]) -> dict[float, float]:
    """Return the upper end of the interval of the firm's loss, by value."""
    of = swept.summary.differences
    losses = -of[of["metric"] == LOSS].set_index("setting")["low"]
    return {
        point[0]: float(losses[name])
        for name, point in swept.points.items()
        if point[1:] == other
    }
