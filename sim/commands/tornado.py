"""``tornado``: which inputs matter."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sim.analysis.global_effects import GloballyMeasured, GlobalPlan, lay_out_globally
from sim.analysis.pairs import compared, metric_named
from sim.analysis.tornado import Measured, Plan, lay_out
from sim.commands.analysing import Common, command, csv, figure
from sim.commands.exits import Exit
from sim.commands.resuming import Kept, check, take
from sim.commands.telling import count
from sim.commands.terminal import draw, note, say
from sim.experiment.design import Design, DesignError

if TYPE_CHECKING:
    from sim.experiment.results import Results
    from sim.report.tornados import GlobalTornado, Tornado

POINTS, REPLICATIONS = 32, 10
"""With --global, where the user does not say."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the user asks of ``tornado``."""

    common: Common
    metric: str
    against: str | None
    together: bool
    points: int | None


def tornado(request: Request) -> Exit:
    """Run what is asked, print and keep it, and return the code to end with."""
    common = request.common
    check(common.output, force=common.force, resume=common.resume)
    if request.points is not None and not request.together:
        raise DesignError("--points is for --global; without it each input has two")
    metric = metric_named(request.metric)
    plan = _plan(request)
    for path in plan.left_out:
        common.tell(f"warning: {path} is left out: “{plan.compared.setting}” has none")
    number = common.replications or (REPLICATIONS if request.together else None)
    asked = plan.pairs.design(number, common.seed)
    _tell_cost(common, asked)
    return _run(replace(request, metric=metric), plan, asked)


def _plan(request: Request) -> Plan | GlobalPlan:
    scenario = request.common.load()
    of = compared(scenario, request.common.setting, request.against)
    if request.together:
        return lay_out_globally(
            scenario, of, request.points or POINTS, request.common.seed
        )
    return lay_out(scenario, of)


def _tell_cost(common: Common, asked: Design) -> None:
    """Say how much is to be run before it begins."""
    settings, runs = len(asked.settings), len(asked.settings) * asked.replications
    common.tell(
        f"{count(asked.replications, 'replication')} of {settings:,} combinations of"
        f" inputs and settings: {runs:,} runs."
    )


def _run(request: Request, plan: Plan | GlobalPlan, asked: Design) -> Exit:
    common = request.common
    name = f"{Path(common.file).stem}-tornado"
    how = {"force": common.force, "resume": common.resume}
    with take(common.output, name, asked, **how) as kept:
        results = common.run(asked, kept.store)
        if not results.done:
            note("Stopped before the first replications were finished.")
            return Exit.STOPPED
        _present(request, _measured(plan, results, request.metric), kept)
        if results.stopped:
            note(f"Stopped. {kept.told}")
            return Exit.STOPPED
        common.tell(f"Results are in {kept.folder.path}.")
        return Exit.DONE


def _measured(
    plan: Plan | GlobalPlan, results: "Results", metric: str
) -> "Tornado | GlobalTornado":
    from sim.report.tornados import GlobalTornado, Tornado

    if isinstance(plan, GlobalPlan):
        return GlobalTornado(GloballyMeasured(plan, results, metric))
    return Tornado(Measured(plan, results, metric))


def _present(request: Request, found: "Tornado | GlobalTornado", kept: Kept) -> None:
    """Write the table and the figure to the folder, and print them."""
    name = "global" if request.together else "tornado"
    kept.folder.write(f"{name}.csv", csv(found.table()))
    kept.folder.fill("figures", figure(found.plot, name))
    if not request.together:
        _keep_run(found.measured.results, kept)
    say(found.as_json() if request.common.as_json else _tell(found))


def _keep_run(results: "Results", kept: Kept) -> None:
    from sim.commands.keeping import keep_manifest, keep_tables
    from sim.report.study import Study

    study = Study(results)
    keep_tables(kept.folder, study)
    keep_manifest(kept.folder, study, command=command())


def _tell(found: "Tornado | GlobalTornado") -> str:
    """Return the table between a heading and the finding."""
    from sim.report import tornado_table, tornado_words
    from sim.report.tornados import Tornado

    measured, currency = found.measured, found.measured.plan.base.currency
    metric, table = measured.metric, found.table()
    of = (table, metric, currency, measured.plan.compared.against)
    if isinstance(found, Tornado):
        shown = tornado_table.of_inputs(table, metric, currency)
        told = [tornado_words.headline(*of)]
    else:
        shown = tornado_table.of_indices(table, currency)
        told = [tornado_words.global_headline(*of)]
        told.append(tornado_words.of_noise(found.noise, measured.results.done))
    return draw(*_heading(found), "", shown, "", *told)


def _heading(found: "Tornado | GlobalTornado") -> list[str]:
    from sim.report.tornado_words import measured

    of, results = found.measured, found.measured.results
    compared = of.plan.compared
    return [
        f"{of.plan.base.title}, “{compared.setting}”:"
        f" {measured(of.metric, compared.against)}",
        f"{count(results.done, 'replication')}, seed {results.design.seed}, amounts in"
        f" {of.plan.base.currency}",
    ]
