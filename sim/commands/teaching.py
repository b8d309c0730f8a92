"""The lines of ``explore`` and ``workshop``: what a class is given."""

from pathlib import Path
from typing import Annotated

import typer

from sim.commands import options as of


def explore(
    file: of.File,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Where to; NAME-explorer.html."
        ),
    ] = None,
    replications: Annotated[
        int | None,
        typer.Option(
            "-n",
            "--replications",
            metavar="N",
            min=1,
            help="How many at each position of the sliders; 80.",
        ),
    ] = None,
    seed: of.Seed = None,
    sets: of.Sets = None,
    jobs: of.Jobs = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the file if it exists.")
    ] = False,
) -> None:
    """Make a page with sliders for a workshop: pay later, see what it does."""
    from sim.commands import exploring

    request = exploring.Request(
        file=file,
        sets=tuple(sets or ()),
        output=output,
        replications=replications,
        seed=seed,
        jobs=jobs,
        force=force,
    )
    raise typer.Exit(exploring.explore(request))


def workshop(
    *,
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="DIR", help="Where to; workshop."),
    ] = Path("workshop"),
    force: Annotated[
        bool, typer.Option("--force", help="Replace what DIR holds of a workshop.")
    ] = False,
) -> None:
    """Write what a class needs: notebooks, guide, handout, slides."""
    from sim.commands import workshop as workshops

    raise typer.Exit(workshops.workshop(workshops.Request(output=output, force=force)))
