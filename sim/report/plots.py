"""The figures of a study."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sim.report.figures import Facts
from sim.report.files import USUAL
from sim.report.finish import Finish
from sim.report.kinds import (
    KINDS,
    Kind,
    NotShown,
    Subject,
    Written,
    of_metric,
    write_figures,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.report.study import Study


@dataclass(frozen=True)
class Plots:
    """The figures of a study; each returns matplotlib axes.

    Those of one replication are by default of the setting in which the firm loses
    most, and of its median replication by downtime cost.
    """

    study: "Study"

    @property
    def facts(self) -> Facts:
        """What the figures say of the scenario."""
        design = self.study.results.design
        return Facts(
            title=design.scenario.title,
            currency=design.scenario.currency,
            reference=design.scenario.reference,
            seed=design.seed,
            finishes={name: Finish.of(job) for name, job in self.study.jobs.items()},
            settings=tuple(design.scenario.settings),
        )

    @property
    def source(self) -> str:
        """Where the numbers come from."""
        return self.subject().source

    def s_curve(self, metric: str = "downtime_cost") -> "Axes":
        """Draw how likely each setting stays below a value of *metric*.

        Of ``finish_days`` it marks the planned and the contract finish.
        """
        return of_metric(metric).draw(self.subject())

    def cost_parts(self) -> "Axes":
        """Draw what each setting costs the firm beyond its plan, part by part."""
        return KINDS["cost-parts"].draw(self.subject())

    def waterfall(self, setting: str) -> "Axes":
        """Draw how AP's gain under *setting* becomes the firm's loss."""
        return KINDS["waterfall"].draw(self.subject(setting))

    def gantt(
        self, setting: str | None = None, replication: int | None = None
    ) -> "Axes":
        """Draw one replication: plan, work, stops, holds, stock, unpaid invoices."""
        return KINDS["gantt"].draw(self.subject(setting, replication))

    def payables_ageing(
        self, setting: str | None = None, replication: int | None = None
    ) -> "Axes":
        """Draw the unpaid invoices of one replication by how long they are past due."""
        return KINDS["ageing"].draw(self.subject(setting, replication))

    def payment_ages(self, replication: int | None = None) -> "Axes | None":
        """Draw the ages that accounts payable chose in one replication, by setting.

        Where every supplier is always paid on terms there is nothing to draw.
        """
        try:
            return KINDS["payment-ages"].draw(self.subject(None, replication))
        except NotShown:
            return None

    def write(
        self,
        folder: Path,
        kinds: Mapping[str, Kind] | None = None,
        formats: Collection[str] = USUAL,
    ) -> Written:
        """Write figures, by default of every kind, as PNG and SVG."""
        return write_figures(self.subject(), folder, kinds, formats)

    def subject(
        self, setting: str | None = None, replication: int | None = None
    ) -> Subject:
        """Return what the figures are drawn of."""
        return Subject(
            read=self.study.results.table,
            facts=self.facts,
            tell=lambda: self.study.example(setting, replication),
            setting=setting,
            activities=self.study.activities(),
        )
