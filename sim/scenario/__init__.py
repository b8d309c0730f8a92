"""Every number a replication needs: the file, checked and frozen."""

from sim.scenario.contract import (
    Calendar,
    DaysAfterPlan,
    LiquidatedDamages,
    Project,
)
from sim.scenario.departments import (
    Acceleration,
    Department,
    MaterialsManagement,
    Procurement,
    ProjectManager,
    Sales,
    Slip,
)
from sim.scenario.file import Experiment, Parts, Scenario, Setting
from sim.scenario.firm import (
    Customer,
    Executive,
    ProgressPayments,
    Reform,
    RepeatContract,
    Satisfaction,
    Treasury,
)
from sim.scenario.incentives import (
    KPIS,
    AccountsPayable,
    Belief,
    Beliefs,
    Dispute,
    PaymentRun,
)
from sim.scenario.json_schema import schema
from sim.scenario.laws import Law
from sim.scenario.loading import load, vary
from sim.scenario.lookup import find, shipped
from sim.scenario.mistakes import Mistake, Place, ScenarioError
from sim.scenario.site import (
    Activity,
    Booking,
    Crew,
    Material,
    OrderPolicy,
    Remobilisation,
    Standby,
)
from sim.scenario.trade import AfterHold, Credit, Supplier, Terms

__all__ = [
    "KPIS",
    "Acceleration",
    "AccountsPayable",
    "Activity",
    "AfterHold",
    "Belief",
    "Beliefs",
    "Booking",
    "Calendar",
    "Credit",
    "Crew",
    "Customer",
    "DaysAfterPlan",
    "Department",
    "Dispute",
    "Executive",
    "Experiment",
    "Law",
    "LiquidatedDamages",
    "Material",
    "MaterialsManagement",
    "Mistake",
    "OrderPolicy",
    "Parts",
    "PaymentRun",
    "Place",
    "Procurement",
    "ProgressPayments",
    "Project",
    "ProjectManager",
    "Reform",
    "Remobilisation",
    "RepeatContract",
    "Sales",
    "Satisfaction",
    "Scenario",
    "ScenarioError",
    "Setting",
    "Slip",
    "Standby",
    "Supplier",
    "Terms",
    "Treasury",
    "find",
    "load",
    "schema",
    "shipped",
    "vary",
]
