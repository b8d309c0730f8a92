"""The whole of a scenario file, and a scenario as the simulator takes it."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PrivateAttr

from sim.scenario.contract import Calendar, Project
from sim.scenario.departments import (
    MaterialsManagement,
    Procurement,
    ProjectManager,
    Sales,
)
from sim.scenario.firm import Customer, Executive, Treasury
from sim.scenario.incentives import AccountsPayable
from sim.scenario.kinds import Amount, Count, Name, Section, Seed, Words, wrong
from sim.scenario.mistakes import Place
from sim.scenario.site import Activity, Crew, Material
from sim.scenario.trade import Supplier
from sim.scenario.tree import Node, dotted, plain


class Parts(Section):
    """What a setting may change: everything that is simulated."""

    calendar: Calendar = Field(Calendar(), description="Which days are worked.")
    project: Project = Field(Project(), description="The contract.")
    crews: dict[Name, Crew] = Field({}, description="Who works, by name.")
    activities: dict[Name, Activity] = Field(
        min_length=1, description="What is done, by name."
    )
    materials: dict[Name, Material] = Field({}, description="What is used, by name.")
    suppliers: dict[Name, Supplier] = Field({}, description="Who delivers, by name.")
    accounts_payable: AccountsPayable | None = Field(
        None, description="Default none: every invoice clears on its due date."
    )
    procurement: Procurement | None = Field(
        None, description="Default none: suppliers are as the file names them."
    )
    materials_management: MaterialsManagement | None = Field(
        None, description="Default none: each material is called off as it says."
    )
    sales: Sales | None = Field(
        None, description="Default none: the contract is as the file says."
    )
    project_manager: ProjectManager | None = Field(
        None, description="Default none: nobody buys acceleration."
    )
    treasury: Treasury | None = Field(
        None, description="The firm's cash; default none: it is not counted."
    )
    executive: Executive | None = Field(
        None, description="Default none: nobody escalates."
    )
    customer: Customer | None = Field(None, description="Who the work is for.")


class Setting(Parts):
    """One arrangement of incentives, resolved: a whole scenario of its own."""

    name: str


class Experiment(Section):
    """How much is simulated."""

    replications: Count = Field(
        1000, description="Replications of each setting; default 1000."
    )
    seed: Seed = Field(1, description="A whole number; default 1.")


def _span(value: Any) -> Any:
    if not isinstance(value, list | tuple) or len(value) != len(("low", "high")):
        raise wrong("must be [low, high], two numbers")
    return value


def _low_first(span: tuple[float, float]) -> tuple[float, float]:
    low, high = span
    if low > high:
        raise wrong(f"must be [low, high], but {low:g} is above {high:g}")
    return span


Span = Annotated[
    tuple[Amount, Amount], BeforeValidator(_span), AfterValidator(_low_first)
]


def _version(value: Any) -> Any:
    if value is True or isinstance(value, float):
        raise wrong("must be 1, a whole number")
    return value


Version = Annotated[Literal[1], BeforeValidator(_version)]


class Header(Section):
    """What a file says beside what is simulated."""

    crosspurpose: Version = Field(description="The version of the format: 1.")
    title: Words = Field(description="What the scenario is called.")
    currency: Words = Field(description="The currency of all money, such as USD.")
    reference: str | None = Field(
        None,
        description="The setting that others are compared with; default the first.",
    )
    sources: dict[str, Words] = Field(
        {}, description="Where figures come from: {path: source}."
    )
    vary: dict[str, Span] = Field(
        {}, description="Low and high of figures for the tornado: {path: [low, high]}."
    )
    experiment: Experiment = Field(Experiment(), description="How much is simulated.")


class ScenarioFile(Parts, Header):
    """Every key that a file may have; for editors and for messages."""

    extends: str = Field(description="The scenario file that this one changes.")
    settings: dict[Name, Parts] = Field(
        min_length=1,
        description="Arrangements to compare, by name; {} changes nothing.",
    )


class Scenario(Section):
    """A file that was read, checked and resolved."""

    title: str
    currency: str
    settings: dict[str, Setting]
    reference: str
    sources: dict[str, str]
    vary: dict[str, tuple[float, float]]
    experiment: Experiment
    warnings: tuple[str, ...] = ()
    _tree: Node = PrivateAttr()

    @classmethod
    def of(cls, tree: Node, **fields: Any) -> "Scenario":
        """Return a scenario that remembers the *tree* it was made of."""
        fields.pop("crosspurpose")
        fields["reference"] = fields["reference"] or next(iter(fields["settings"]))
        scenario = cls(**fields)
        scenario._tree = tree
        return scenario

    @property
    def tree(self) -> Node:
        """The resolved file with the place of every value."""
        return self._tree

    def resolved(self) -> dict[str, Any]:
        """Return the file after ``extends`` and ``--set``, as plain data."""
        resolved: dict[str, Any] = plain(self._tree)
        return resolved

    @property
    def provenance(self) -> Mapping[str, Place]:
        """Where each value of the resolved file stands, by path."""
        return dict(_places(self._tree, ""))


def _places(node: Node, path: str) -> list[tuple[str, Place]]:
    """List the places of *node* and of all below it."""
    below = [
        pair
        for key, child in node.branches.items()
        for pair in _places(child, dotted(path, key))
    ]
    return [(path, node.place), *below] if path else below
