"""Scenarios and journals told in other names; what happens in them stays the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from sim.job import make_ready
from sim.journal import Journal
from sim.records import Record
from sim.report.names import Names
from sim.report.renamed_tree import renamed_path, renamed_tree
from sim.scenario import (
    AccountsPayable,
    Activity,
    Executive,
    Material,
    Scenario,
    Setting,
)

KIND_OF = {
    "setting": "settings",
    "activity": "activities",
    "material": "materials",
    "short": "materials",
    "supplier": "suppliers",
    "option": "suppliers",
}
"""The kind of name that a field of a record or a paper holds."""


@dataclass(frozen=True)
class Renaming:
    """The names to use instead."""

    names: Names

    def scenario(self, scenario: Scenario) -> Scenario:
        """Return *scenario* in these names."""
        told = {
            "crosspurpose": 1,
            "title": self.names.title or scenario.title,
            "reference": self.names.call("settings", scenario.reference),
            "settings": {
                self.names.call("settings", name): self._setting(setting)
                for name, setting in scenario.settings.items()
            },
            "sources": {
                renamed_path(path, self.names): source
                for path, source in scenario.sources.items()
            },
        }
        tree = renamed_tree(scenario.tree, self.names)
        return Scenario.of(tree, **(dict(scenario) | told))

    def journal(self, journal: Journal) -> Journal:
        """Return *journal* in these names, each record still known by its own."""
        job = journal.job
        policies = {
            self.names.call("settings", name): self._payables(policy)
            for name, policy in job.policies.items()
        }
        known: dict[int, Any] = {}
        given = self._setting(job.given)
        chosen = tuple(self._fact(fact, known) for fact in job.chosen)
        told = Journal(make_ready(self._setting(job.setting), policies, given, chosen))
        told.replication = journal.replication
        told.ledger = journal.ledger
        for fact in journal:
            told.record(cast("Record", self._fact(fact, known)))
        return told

    def _fact(self, fact: Any, known: dict[int, Any]) -> Any:
        """Return a record or a paper, the same one wherever it is referred to."""
        if id(fact) not in known:
            values = zip(fact._fields, fact, strict=True)
            known[id(fact)] = type(fact)(*(self._value(*v, known) for v in values))
        return known[id(fact)]

    def _value(self, field: str, value: Any, known: dict[int, Any]) -> Any:
        if isinstance(value, str):
            return self.names.call(KIND_OF.get(field, ""), value)
        if hasattr(value, "_fields"):
            return self._fact(value, known)
        if isinstance(value, tuple):
            return tuple(self._value(field, part, known) for part in value)
        return value

    def _setting(self, setting: Setting) -> Setting:
        return setting.model_copy(
            update={
                "name": self.names.call("settings", setting.name),
                "crews": self._called("crews", setting.crews),
                "activities": {
                    name: self._activity(activity)
                    for name, activity in self._called(
                        "activities", setting.activities
                    ).items()
                },
                "materials": {
                    name: self._material(material)
                    for name, material in self._called(
                        "materials", setting.materials
                    ).items()
                },
                "suppliers": self._called("suppliers", setting.suppliers),
                "accounts_payable": self._payables(setting.accounts_payable),
                "executive": self._executive(setting.executive),
            }
        )

    def _called(self, kind: str, things: Mapping[str, Any]) -> dict[str, Any]:
        return {self.names.call(kind, name): thing for name, thing in things.items()}

    def _activity(self, activity: Activity) -> Activity:
        return activity.model_copy(
            update={
                "crew": self._maybe("crews", activity.crew),
                "after": self._called("activities", activity.after),
                "materials": self._called("materials", activity.materials),
            }
        )

    def _material(self, material: Material) -> Material:
        supplier = self._maybe("suppliers", material.supplier)
        quotes = self._called("suppliers", material.quotes)
        return material.model_copy(update={"supplier": supplier, "quotes": quotes})

    def _payables(self, payables: AccountsPayable | None) -> AccountsPayable | None:
        if payables is None:
            return None
        exempt = tuple(self.names.call("suppliers", name) for name in payables.exempt)
        return payables.model_copy(update={"exempt": exempt})

    def _executive(self, executive: Executive | None) -> Executive | None:
        if executive is None or executive.reform is None:
            return executive
        to = self.names.call("settings", executive.reform.to)
        reform = executive.reform.model_copy(update={"to": to})
        return executive.model_copy(update={"reform": reform})

    def _maybe(self, kind: str, name: str | None) -> str | None:
        return None if name is None else self.names.call(kind, name)
