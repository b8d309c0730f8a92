"""``respond``: where pay leads the departments, and what that costs the firm."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count as numbers
from pathlib import Path
from typing import TYPE_CHECKING

from sim.analysis.response import Answer, answer, play_settings
from sim.commands.analysing import Annex, Common, command, csv, figure
from sim.commands.exits import Exit
from sim.commands.levers import values
from sim.commands.resuming import Kept, check, take
from sim.commands.telling import count
from sim.commands.terminal import draw, note, say
from sim.experiment.design import Design, design

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sim.analysis.swept import Run
    from sim.experiment.results import Results
    from sim.report.answered import Response
    from sim.scenario import Scenario

AGES = "write a:b:step or v,v, such as --ages 30:90:10"


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the user asks of ``respond``."""

    common: Common
    settings: tuple[str, ...]
    ages: str | None


class StoppedError(Exception):
    """The user stopped a run on which the next ones depend."""


def respond(request: Request) -> Exit:
    """Run what is asked, print and keep it, and return the code to end with."""
    common = request.common
    check(common.output, force=common.force, resume=common.resume)
    scenario, ages = common.load(), _ages(request)
    playing = tuple(play_settings(scenario, request.settings, ages))
    asked = design(
        scenario,
        settings=(scenario.reference, *playing),
        replications=common.replications,
        seed=common.seed,
    )
    name = f"{Path(common.file).stem}-respond"
    how = {"force": common.force, "resume": common.resume}
    with take(common.output, name, asked, **how) as kept, ExitStack() as stores:
        run = _numbered(Annex(common, kept, stores))
        try:
            results = _whole(common.run(asked, kept.store))
            answers = _answers(request, scenario, playing, run)
        except StoppedError:
            note(f"Stopped before all departments had answered. {kept.told}")
            return Exit.STOPPED
        _present(common, answers, results, kept)
        common.tell(f"Results are in {kept.folder.path}.")
        return Exit.DONE


def _ages(request: Request) -> list[float]:
    return [] if request.ages is None else values("--ages", request.ages, AGES)


def _numbered(annex: Annex) -> "Run":
    """Return what runs one experiment after the other, each in a store of its own."""
    turn = numbers(1)

    def run(asked: Design) -> "Results":
        return _whole(annex.run(asked, f"{next(turn):04}"))

    return run


def _whole(results: "Results") -> "Results":
    """Return the results of an experiment that was not stopped."""
    if results.stopped:
        raise StoppedError
    return results


def _answers(
    request: Request, scenario: "Scenario", playing: tuple[str, ...], run: "Run"
) -> list[Answer]:
    common, found = request.common, []
    for setting in playing:
        common.tell(f"“{setting}”: each department answers the others.")
        found.append(
            answer(
                scenario,
                setting,
                run,
                ages=_ages(request),
                replications=common.replications,
                seed=common.seed,
            )
        )
    return found


def _present(
    common: Common, answers: list[Answer], results: "Results", kept: Kept
) -> None:
    """Write the tables and the figure to the folder, and print them."""
    from sim.commands.keeping import keep_manifest, keep_tables
    from sim.report.answered import Response
    from sim.report.study import Study

    found, study = Response(answers, results.done, results.design.seed), Study(results)
    keep_tables(kept.folder, study)
    kept.folder.write("responses.csv", csv(found.ends()))
    kept.folder.write("profiles.csv", csv(found.profiles()))
    kept.folder.fill("figures", figure(found.plot, "response"))
    keep_manifest(kept.folder, study, command=command())
    say(found.as_json() if common.as_json else draw(*_told(found)))


def _told(found: "Response") -> Iterator["RenderableType"]:
    """Yield the tables between a heading and what is said of them."""
    from sim.report import response_words as words

    scenario = found.answers[0].game.scenario
    yield f"{scenario.title}: where each department does what pays it best"
    yield (
        f"{count(found.replications, 'replication')}, seed {found.seed}, amounts in"
        f" {scenario.currency}"
    )
    yield ""
    yield words.of_ends(found.ends(), scenario.currency)
    yield ""
    yield words.of_pays(found.answers, scenario.currency)
    yield ""
    for of in found.answers:
        yield from words.sentences(of)
    yield f"{words.headline(found.ends(), scenario.currency)}."
