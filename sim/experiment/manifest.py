"""Which program, versions, seed and machine a run came from."""

import os
import platform
from hashlib import sha256
from importlib.metadata import version
from time import strftime

from sim.experiment.results import Results
from sim.version import __version__

LIBRARIES = ("simpy", "numpy", "pandas", "scipy", "pydantic")


def manifest(
    results: Results, *, command: str, scenario_text: str
) -> dict[str, object]:
    """Return what must be known to repeat *results*, as plain data."""
    own = {"crosspurpose": __version__, "python": platform.python_version()}
    return {
        "command": command,
        "scenario": results.design.scenario.title,
        "scenario_sha256": sha256(scenario_text.encode()).hexdigest(),
        "settings": list(results.design.settings),
        "reference": results.design.scenario.reference,
        "replications": results.done,
        "replications_asked": results.design.replications,
        "seed": results.design.seed,
        "finished_at": strftime("%Y-%m-%dT%H:%M:%S%z"),
        "versions": own | {name: version(name) for name in LIBRARIES},
        "machine": {"platform": platform.platform(), "processors": os.cpu_count()},
    }
