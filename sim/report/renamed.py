"""A study told in other names, or with another sign for its currency."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from sim.experiment.results import Results
from sim.journal import Journal
from sim.report.names import Names
from sim.report.renaming import Renaming
from sim.report.study import Study
from sim.summary.activities import ActivityRow


class Renamed(Study):
    """A study in other names.

    Its numbers are those of the *study*, whose replications are told again in its own
    names (the luck of a supplier hangs on its name, rule R1) and then renamed. The
    *currency* is only what amounts are labelled with: nothing is converted.
    """

    def __init__(
        self, study: Study, names: Names, *, currency: str | None = None
    ) -> None:
        self.original = study
        self.renaming = Renaming(names)
        super().__init__(self._renamed(study.results, currency))

    def replay(self, setting: str, replication: int) -> Journal:
        """Return what happened in a replication of *setting*, renamed."""
        own = self.original.replay(self._own[setting], replication)
        return self.renaming.journal(own)

    @cached_property
    def _own(self) -> dict[str, str]:
        """The settings' own names by those they are called by."""
        return {self._call(name): name for name in self.original.jobs}

    def _call(self, setting: str) -> str:
        return self.renaming.names.call("settings", setting)

    def _renamed(self, results: Results, currency: str | None) -> Results:
        design = results.design
        scenario = self.renaming.scenario(design.scenario)
        label = currency or scenario.currency
        scenario = scenario.model_copy(update={"currency": label})
        settings = tuple(map(self._call, design.settings))
        supplier = self.renaming.names.shown.get("suppliers", {})
        decided = [
            row._replace(
                setting=self._call(row.setting),
                supplier=supplier.get(row.supplier, row.supplier),
            )
            for row in results.decided
        ]
        design = replace(design, scenario=scenario, settings=settings)
        told = [*self._renamed_activities(results)]
        return Results.of(
            design, results.planned_finish, results.metrics, decided, told
        )

    def _renamed_activities(self, results: Results) -> Iterator[ActivityRow]:
        call = self.renaming.names.call
        for row in results.activities().itertuples(index=False, name=None):
            setting, name, *told = row
            yield self._call(setting), call("activities", name), *told
