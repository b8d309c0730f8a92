"""Which program, versions, seed and machine a run came from."""

import os
import platform
from hashlib import sha256
from importlib.metadata import version
from io import StringIO
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


def resolved(results: Results) -> str:
    """Return the scenario of *results* as a file that gives the same results again."""
    from ruamel.yaml import YAML

    from sim.scenario import vary

    design = results.design
    repeated = vary(
        design.scenario,
        {"experiment.replications": results.done, "experiment.seed": design.seed},
    )
    yaml, text = YAML(), StringIO()
    yaml.default_flow_style = None  # innermost lists and mappings on one line
    yaml.width = 100
    yaml.dump(repeated.resolved(), text)
    return text.getvalue()
