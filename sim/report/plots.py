"""The figures of a study."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sim.report import figures
from sim.report.examples import Example
from sim.report.figures import Facts, example_line, source_line
from sim.report.finish import Finish

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
        )

    @property
    def source(self) -> str:
        """Where the numbers come from."""
        return source_line(self.study.table, self.facts)

    def s_curve(self, metric: str = "downtime_cost") -> "Axes":
        """Draw how likely each setting stays below a value of *metric*.

        Of ``finish_days`` it marks the planned and the contract finish.
        """
        facts = self.facts
        return figures.s_curve(
            self.study.table,
            facts.reference,
            facts.currency,
            metric,
            finishes=facts.finishes,
            source=self.source,
        )

    def cost_parts(self) -> "Axes":
        """Draw what each setting costs the firm beyond its plan, part by part."""
        facts, table = self.facts, self.study.table
        return figures.cost_bars(
            table, facts.reference, facts.currency, source=self.source
        )

    def waterfall(self, setting: str) -> "Axes":
        """Draw how AP's gain under *setting* becomes the firm's loss."""
        return figures.waterfall(
            self.study.table,
            setting,
            self.facts.reference,
            self.facts.currency,
            source=self.source,
        )

    def gantt(
        self, setting: str | None = None, replication: int | None = None
    ) -> "Axes":
        """Draw one replication: plan, work, stops, holds, stock, unpaid invoices."""
        example = self.study.example(setting, replication)
        return figures.gantt(
            example.journal, self.facts.currency, source=self._source_of(example)
        )

    def payables_ageing(
        self, setting: str | None = None, replication: int | None = None
    ) -> "Axes":
        """Draw the unpaid invoices of one replication by how long they are past due."""
        example = self.study.example(setting, replication)
        return figures.payables_ageing(
            example.journal, self.facts.currency, source=self._source_of(example)
        )

    def payment_ages(self, replication: int | None = None) -> "Axes | None":
        """Draw the ages that accounts payable chose in one replication, by setting.

        Where every supplier is always paid on terms there is nothing to draw.
        """
        example = self.study.example(replication=replication)
        journals = example.journals.values()
        source = self._source_of(example)
        return figures.payment_ages(journals, example.setting, source=source)

    def write(self, folder: Path) -> None:
        """Write the figures of a run folder as PNG and SVG."""
        table, facts = self.study.table, self.facts
        figures.write_figures(table, facts, folder, self.study.example())

    def _source_of(self, example: Example) -> str:
        return example_line(self.study.table, self.facts, example)
