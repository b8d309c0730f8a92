"""What an experiment runs: which settings, how many replications, from which seed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sim.scenario import Scenario
from sim.scenario.mistakes import did_you_mean


class DesignError(ValueError):
    """An experiment that cannot be run as asked."""


@dataclass(frozen=True, kw_only=True)
class Design:
    """Settings x replications of one scenario, from one seed."""

    scenario: Scenario
    settings: tuple[str, ...]
    replications: int
    seed: int


def design(
    scenario: Scenario,
    *,
    settings: Sequence[str] = (),
    replications: int | None = None,
    seed: int | None = None,
) -> Design:
    """Return the experiment of *scenario*, changed where something is given.

    The settings stand in the order of the file; none given means all of them.
    """
    asked = [pick(scenario.settings, name) for name in settings]
    own = scenario.experiment.replications
    wanted = own if replications is None else replications
    if wanted < 1:
        raise DesignError(f"{wanted} replications: at least 1 is needed")
    return Design(
        scenario=scenario,
        settings=tuple(s for s in scenario.settings if s in asked or not asked),
        replications=wanted,
        seed=scenario.experiment.seed if seed is None else seed,
    )


def pick(names: Iterable[str], name: str, *, kind: str = "setting") -> str:
    """Return *name* if it is one of the *names* of a kind; else say which there are."""
    known = list(names)
    if name in known:
        return name
    raise DesignError(f"there is no {kind} {name!r}{did_you_mean(name, known)}")
