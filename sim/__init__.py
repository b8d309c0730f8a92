"""What it costs a project when each department does what it is paid for."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.api import (
        GlobalTornado,
        Simulation,
        Study,
        Sweep,
        Tornado,
        global_tornado,
        load,
        run,
        simulate,
        sweep,
        tornado,
        vary,
    )

__all__ = [
    "GlobalTornado",
    "Simulation",
    "Study",
    "Sweep",
    "Tornado",
    "global_tornado",
    "load",
    "run",
    "simulate",
    "sweep",
    "tornado",
    "vary",
]


def __getattr__(name: str) -> object:
    """Load the interface when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'sim' has no attribute {name!r}")
    return getattr(import_module("sim.api"), name)


def __dir__() -> list[str]:
    """List what the interface offers."""
    return __all__
