"""What ``sweep`` and ``tornado`` have in common: what they take, and how they run."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sim.commands.resuming import Kept
from sim.commands.terminal import note
from sim.experiment.design import Design
from sim.experiment.folder import writing
from sim.scenario import Scenario, load

if TYPE_CHECKING:
    from pandas import DataFrame

    from sim.experiment.results import Results
    from sim.experiment.store import Store


ADDED = "added"
"""The folder of what is run beyond the experiment that was asked for."""


@dataclass(frozen=True, kw_only=True)
class Common:
    """What the user may ask of any analysis."""

    file: str
    sets: tuple[str, ...]
    setting: str | None
    replications: int | None
    seed: int | None
    jobs: int | None
    output: Path | None
    force: bool
    resume: bool
    as_json: bool
    quiet: bool

    def tell(self, text: str) -> None:
        """Say what is no result, unless the user wants quiet."""
        if not self.quiet:
            note(text)

    def load(self) -> Scenario:
        """Read the scenario, and say what is odd about it."""
        scenario = load(self.file, self.sets)
        for warning in scenario.warnings:
            self.tell(f"warning: {warning}")
        return scenario

    def run(self, design: Design, store: "Store") -> "Results":
        """Run what *store* lacks of *design*, and show how far it is."""
        from sim.commands.progress import progress
        from sim.experiment import runner
        from sim.experiment.pool import cores

        total, kept = design.replications, sum(store.finished().values())
        with progress(total, min(kept, total), quiet=self.quiet) as advance:
            return runner.run(design, advance, store=store, jobs=self.jobs or cores())


@dataclass(frozen=True)
class Annex:
    """Runs what is found out to be needed, each into a store of its own."""

    common: Common
    kept: Kept
    open_stores: ExitStack

    def __call__(self, design: Design) -> "Results":
        """Run *design*, or go on with it."""
        return self.run(design, ", ".join(design.settings).replace("/", "."))

    def run(self, design: Design, name: str) -> "Results":
        """Run *design*, or go on with it, in the store of that *name*."""
        from sim.experiment.identity import Identity
        from sim.experiment.store import Store

        path = self.kept.folder.path / ADDED / f"{name}.sqlite"
        with writing(path):
            path.parent.mkdir(exist_ok=True)
        identity = Identity.of(design)
        goes_on = self.common.resume and path.exists()
        store = Store.open(path, identity) if goes_on else Store.create(path, identity)
        self.open_stores.callback(store.close)
        return self.common.run(design, store)


def command() -> str:
    """Return the command line as it was given."""
    return " ".join(["crosspurpose", *sys.argv[1:]])


def csv(table: "DataFrame") -> str:
    """Return *table* as text; what has no value is an empty cell (rule J6)."""
    return table.to_csv(index=False, lineterminator="\n")


def figure(draw: Callable[[], object], name: str) -> Callable[[Path], object]:
    """Return what writes the figure that *draw* gives into a folder."""
    from sim.report.files import write_all

    return lambda folder: write_all(draw(), folder / name)  # type: ignore[arg-type]
