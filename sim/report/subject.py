"""What a page, a deck or a workbook is of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sim.report.study import Study


@dataclass(frozen=True)
class Subject:
    """A run, and the setting and replication of which most is told."""

    study: Study
    setting: str
    replication: int
    manifest: Mapping[str, Any]

    @property
    def version(self) -> str:
        """The version of the program that made the run."""
        return str(self.manifest["versions"]["crosspurpose"])
