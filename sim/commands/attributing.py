"""``attribute``: which department causes how much of the loss."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sim.analysis.arrangements import Arrangements, lay_out
from sim.analysis.attribution import Attributed
from sim.commands.analysing import Common, command, csv, figure
from sim.commands.exits import Exit
from sim.commands.resuming import Kept, check, take
from sim.commands.telling import count
from sim.commands.terminal import draw, note, say

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sim.report.attributed import Attribution


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the user asks of ``attribute``."""

    common: Common
    own: str | None
    aligned: str | None


def attribute(request: Request) -> Exit:
    """Run what is asked, print and keep it, and return the code to end with."""
    common = request.common
    check(common.output, force=common.force, resume=common.resume)
    arrangements = lay_out(common.load(), request.own, request.aligned)
    asked = arrangements.design(common.replications, common.seed)
    common.tell(
        f"{count(asked.replications, 'replication')} of {len(asked.settings)}"
        " arrangements of goals."
    )
    name = f"{Path(common.file).stem}-attribute"
    how = {"force": common.force, "resume": common.resume}
    with take(common.output, name, asked, **how) as kept:
        results = common.run(asked, kept.store)
        if not results.done:
            note("Stopped before the first replications were finished.")
            return Exit.STOPPED
        _present(common, arrangements, Attributed(arrangements, results), kept)
        if results.stopped:
            note(f"Stopped. {kept.told}")
            return Exit.STOPPED
        common.tell(f"Results are in {kept.folder.path}.")
        return Exit.DONE


def _present(
    common: Common, arrangements: Arrangements, attributed: Attributed, kept: Kept
) -> None:
    """Write the tables and the figure to the folder, and print them."""
    from sim.commands.keeping import keep_manifest, keep_tables
    from sim.report.attributed import Attribution
    from sim.report.study import Study

    found, study = Attribution(attributed), Study(attributed.results)
    keep_tables(kept.folder, study)
    kept.folder.write("attribution.csv", csv(found.table()))
    if len(arrangements.departments) > 1:
        kept.folder.write("interactions.csv", csv(found.interactions()))
    kept.folder.write("reforms.csv", csv(found.reforms()))
    kept.folder.fill("figures", figure(found.plot, "shapley"))
    keep_manifest(kept.folder, study, command=command())
    say(found.as_json() if common.as_json else draw(*_told(found)))


def _told(found: "Attribution") -> Iterator["RenderableType"]:
    """Yield the tables between a heading and the findings."""
    from sim.report import attribution_tables, attribution_words

    attributed = found.attributed
    of, results, total = attributed.arrangements, attributed.results, attributed.total
    currency = of.base.currency
    yield f"{of.base.title}: who causes the loss of “{of.own}” against “{of.aligned}”"
    yield (
        f"{count(results.done, 'replication')} of {count(len(of.names), 'arrangement')}"
        f" of goals, seed {results.design.seed}, amounts in {currency}"
    )
    yield ""
    yield attribution_tables.of_departments(found.table(), total, currency)
    yield ""
    if len(of.departments) > 1:
        yield attribution_tables.of_pairs(found.interactions(), currency)
        yield ""
    yield attribution_words.loss(total, of.own, of.aligned, currency)
    yield attribution_words.first_reform(found.table(), of.own, currency)
    yield attribution_words.order(found.reforms(), currency)
