"""``design``: the bonus plan that is best for the firm."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sim.analysis.bonus_plans import Family, Goals
from sim.analysis.plan_search import Search, Searched, lay_out
from sim.commands.analysing import Annex, Common, command, csv
from sim.commands.exits import Exit
from sim.commands.levers import values
from sim.commands.resuming import Kept, check, take
from sim.commands.telling import count
from sim.commands.terminal import draw, note, say

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sim.report.designed import Designed

FORMS = "write a:b:step or v,v, such as 30,40"
OWN = Family()


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the user asks of ``design``."""

    common: Common
    goals: Goals
    thresholds: str | None
    tops: str | None
    chargebacks: str | None
    pay: float | None

    @property
    def family(self) -> Family:
        """The plans that are to be tried."""
        return Family(
            thresholds=_values("--threshold", self.thresholds) or OWN.thresholds,
            tops=_values("--top", self.tops) or OWN.tops,
            chargebacks=_values("--chargeback", self.chargebacks) or OWN.chargebacks,
            pay=self.pay,
        )


def _values(option: str, given: str | None) -> list[float]:
    return [] if given is None else values(option, given, FORMS)


def design(request: Request) -> Exit:
    """Run what is asked, print and keep it, and return the code to end with."""
    common = request.common
    check(common.output, force=common.force, resume=common.resume)
    scenario = common.load()
    search = lay_out(scenario, request.family.plans(scenario), common.setting)
    asked = search.design(common.replications, common.seed)
    common.tell(
        f"{count(asked.replications, 'replication')} of"
        f" {count(len(search.plans), 'plan')}."
    )
    name = f"{Path(common.file).stem}-design"
    how = {"force": common.force, "resume": common.resume}
    with take(common.output, name, asked, **how) as kept, ExitStack() as stores:
        results = common.run(asked, kept.store)
        if results.stopped:
            note(f"Stopped before all plans were tried. {kept.told}")
            return Exit.STOPPED
        searched = Searched(search, results, request.goals)
        return _finish(searched, Annex(common, kept, stores))


def _finish(searched: Searched, annex: Annex) -> Exit:
    """Run the best plan on fresh replications, and present it."""
    from sim.report.designed import Designed, none_meets, plans_table

    kept, best = annex.kept, searched.best
    kept.folder.write("plans.csv", csv(plans_table(searched)))
    if best is None:
        note(none_meets(searched))
        return Exit.NOT_MET
    fresh = annex.run(searched.search.fresh(best, searched.results.design), "fresh")
    if fresh.stopped:
        note(f"Stopped. {kept.told}")
        return Exit.STOPPED
    designed = Designed(searched, best, fresh)
    _present(designed, annex.common, kept)
    annex.common.tell(f"Results are in {kept.folder.path}.")
    return Exit.DONE if designed.meets else Exit.NOT_MET


def _present(designed: "Designed", common: Common, kept: Kept) -> None:
    """Write the plan and the tables of the fresh replications, and print them."""
    from sim.commands.keeping import keep_manifest, keep_tables
    from sim.report.designed import as_yaml
    from sim.report.study import Study

    study = Study(designed.fresh)
    keep_tables(kept.folder, study)
    kept.folder.write("plan.yaml", f"settings:\n{as_yaml(designed.plan)}\n")
    kept.folder.write("comparison.csv", csv(designed.table))
    keep_manifest(kept.folder, study, command=command())
    say(designed.as_json() if common.as_json else draw(*_told(designed)))


def _told(designed: "Designed") -> Iterator["RenderableType"]:
    """Yield the plan and the table between a heading and the verdict."""
    from sim.report.designed import as_yaml

    search, fresh = designed.searched.search, designed.fresh
    yield f"{search.base.title}: the best bonus plan of {_tried(search)}"
    yield (
        f"Chosen on {count(fresh.done, 'replication')}, seed"
        f" {designed.searched.results.design.seed}; below {fresh.done:,} fresh ones,"
        f" seed {fresh.design.seed}, amounts in {search.base.currency}"
    )
    yield ""
    yield as_yaml(designed.plan)
    yield ""
    yield designed.drawn()
    yield ""
    yield designed.verdict()


def _tried(search: Search) -> str:
    return count(len(search.plans), "plan")
