"""What the results in a store are of: scenario, settings, seed and versions."""

import json
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any

from sim.experiment.columns import columns
from sim.experiment.design import Design
from sim.scenario.file import Parts
from sim.version import __version__

LIBRARIES = ("simpy", "numpy", "scipy")
"""On what, beside Python, the bits of a replication depend."""


@dataclass(frozen=True)
class Identity:
    """What two runs must share for their replications to be the same, bit by bit."""

    scenario: dict[str, Any]
    settings: tuple[str, ...]
    columns: tuple[str, ...]
    seed: int
    versions: dict[str, str]

    @classmethod
    def of(cls, design: Design) -> "Identity":
        """Return what the results of *design* will be of."""
        resolved = design.scenario.resolved()
        parts = {name: resolved.get(name) for name in (*Parts.model_fields, "settings")}
        return cls(parts, design.settings, columns(design), design.seed, versions())

    @classmethod
    def of_text(cls, text: str) -> "Identity":
        """Return what `as_text` wrote."""
        facts = json.loads(text)
        for name in ("settings", "columns"):
            facts[name] = tuple(facts[name])
        return cls(**facts)

    def as_text(self) -> str:
        """Return it as text, to be kept."""
        return json.dumps(asdict(self))

    def differs(self, theirs: "Identity") -> str | None:
        """Say in what *theirs* is another; ``None`` if it is the same."""
        if self.seed != theirs.seed:
            return f"its seed is {theirs.seed}, not {self.seed}"
        for name, ours in self.versions.items():
            if theirs.versions.get(name) != ours:
                return f"it was made by {name} {theirs.versions.get(name)}, not {ours}"
        for name in ("settings", "columns"):
            ours, others = getattr(self, name), getattr(theirs, name)
            if ours != others:
                return f"its {name} are {', '.join(others)}, not {', '.join(ours)}"
        return self._differs_in_scenario(theirs)

    def _differs_in_scenario(self, theirs: "Identity") -> str | None:
        parts = [
            name
            for name, ours in self.scenario.items()
            if json.dumps(ours) != json.dumps(theirs.scenario.get(name))
        ]
        return f"its scenario differs in {', '.join(parts)}" if parts else None


def versions() -> dict[str, str]:
    """Return the versions on which the bits of a replication depend."""
    own = {"crosspurpose": __version__, "python": platform.python_version()}
    return own | {name: version(name) for name in LIBRARIES}
