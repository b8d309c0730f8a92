"""``workshop``: a folder with all that a teacher hands out and needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sim.commands.exits import Exit
from sim.commands.terminal import note, say
from sim.experiment.folder import RunFolder, claim, write_whole, writing

if TYPE_CHECKING:
    from sim.report.explorer.exploration import Exploration
    from sim.report.study import Study
    from sim.workshop.story import Story

REPLICATIONS = 100
"""How many jobs of each setting the guide and the slides tell of."""
POSITIONS = 40
"""How many jobs the explorer page tells of at each position of its sliders."""
SLIDES = "debrief.pptx"
NO_SLIDES = (
    "There are no slides: python-pptx is not installed; install it with"
    ' pip install "crosspurpose[decks]", and write the folder again with --force'
)


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the user asks of ``workshop``."""

    output: Path
    force: bool


def workshop(request: Request) -> Exit:
    """Write the folder, say what is in it, and return the code to end with."""
    from sim.workshop.story import Story

    folder = claim(request.output, "workshop", force=request.force)
    study, explored = _simulated(), _explored()
    if study.results.stopped or explored.results.stopped:
        folder.give_up()
        note("Stopped: nothing was written.")
        return Exit.STOPPED
    _write(folder, Story(study), explored)
    say(f"The workshop is in {folder.path}; begin with {folder.path / 'guide.md'}.")
    return Exit.DONE


def _simulated() -> "Study":
    """Run the story, for the numbers that the guide and the slides tell."""
    from sim.commands.progress import progress
    from sim.experiment import runner
    from sim.experiment.design import design
    from sim.experiment.pool import cores
    from sim.report.study import Study
    from sim.scenario import load
    from sim.workshop.story import SCENARIO

    asked = design(load(SCENARIO), settings=(), replications=REPLICATIONS, seed=None)
    with progress(asked.replications, 0, quiet=False) as advance:
        return Study(runner.run(asked, advance, jobs=cores()))


def _explored() -> "Exploration":
    """Run the story at each position of the sliders."""
    from sim.commands.progress import progress
    from sim.experiment.pool import cores
    from sim.report.explorer.exploration import explore
    from sim.scenario import load
    from sim.workshop.story import SCENARIO

    with progress(POSITIONS, 0, quiet=False) as advance:
        return explore(load(SCENARIO), POSITIONS, jobs=cores(), advance=advance)


def _write(folder: RunFolder, story: "Story", explored: "Exploration") -> None:
    from sim.report.explorer.render import page
    from sim.workshop import notebooks, papers

    folder.fill("students", _filled_with(notebooks.for_students()))
    folder.fill("solutions", _filled_with(notebooks.with_solutions()))
    folder.write("guide.md", papers.guide(story))
    folder.write("handout.html", papers.handout(story))
    folder.write("explorer.html", page(explored))
    _write_slides(folder, story)


def _filled_with(texts: Mapping[str, str]) -> Callable[[Path], None]:
    """Return what writes *texts* to a folder, each to the file of its name."""

    def fill(folder: Path) -> None:
        for name, text in texts.items():
            write_whole(folder / name, text)

    return fill


def _write_slides(folder: RunFolder, story: "Story") -> None:
    """Write the slides, or say what to install."""
    if find_spec("pptx") is None:
        note(NO_SLIDES)
        return
    from sim.workshop.slides import deck

    path = folder.path / SLIDES
    part = path.with_name(f".{SLIDES}.part")
    with writing(path):
        part.write_bytes(deck(story))
        part.replace(path)
