"""The commands that vary what a scenario says: ``sweep`` and ``tornado``."""

from typing import Annotated

import typer

from sim.commands import options as of


def sweep(
    file: of.File,
    *,
    over: Annotated[
        list[str],
        typer.Option(
            metavar="PATH=a:b:step",
            help="A lever and its values, also PATH=v,v,v; one or two levers.",
        ),
    ],
    setting: Annotated[
        str | None,
        typer.Option(
            metavar="S", help="Of which the value is varied; a copy of the reference."
        ),
    ] = None,
    safe_below: Annotated[
        float | None,
        typer.Option(
            metavar="MONEY",
            help="What the firm may lose; a thousandth of the contract value.",
        ),
    ] = None,
    replications: of.Replications = None,
    seed: of.Seed = None,
    sets: of.Sets = None,
    jobs: of.Jobs = None,
    output: of.NewFolder = None,
    resume: of.Resume = False,
    force: of.ForceRun = False,
    as_json: of.AsJson = False,
    quiet: of.Quiet = False,
) -> None:
    """Vary one or two levers, and find how far the first may go safely."""
    from sim.commands import analysing, sweeping

    common = analysing.Common(
        file=file,
        sets=tuple(sets or ()),
        setting=setting,
        replications=replications,
        seed=seed,
        jobs=jobs,
        output=output,
        force=force,
        resume=resume,
        as_json=as_json,
        quiet=quiet,
    )
    request = sweeping.Request(common=common, over=tuple(over), safe_below=safe_below)
    raise typer.Exit(sweeping.sweep(request))


def tornado(
    file: of.File,
    *,
    metric: Annotated[
        str, typer.Option(metavar="NAME", help="What is measured.")
    ] = "firm_value",
    setting: Annotated[
        str | None,
        typer.Option(metavar="S", help="Of which setting; the reference."),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            metavar="S",
            help="Against which setting with the same inputs, or none; the reference.",
        ),
    ] = None,
    together: Annotated[
        bool,
        typer.Option("--global", help="Vary all at once: total Sobol indices."),
    ] = False,
    points: Annotated[
        int | None,
        typer.Option(metavar="N", help="With --global: a power of two; 32."),
    ] = None,
    replications: Annotated[
        int | None,
        typer.Option(
            "-n",
            "--replications",
            metavar="N",
            min=1,
            help="Instead of the scenario's own number; with --global 10.",
        ),
    ] = None,
    seed: of.Seed = None,
    sets: of.Sets = None,
    jobs: of.Jobs = None,
    output: of.NewFolder = None,
    resume: of.Resume = False,
    force: of.ForceRun = False,
    as_json: of.AsJson = False,
    quiet: of.Quiet = False,
) -> None:
    """Find which inputs matter: the low and high of each under vary."""
    from sim.commands import analysing, tornado

    common = analysing.Common(
        file=file,
        sets=tuple(sets or ()),
        setting=setting,
        replications=replications,
        seed=seed,
        jobs=jobs,
        output=output,
        force=force,
        resume=resume,
        as_json=as_json,
        quiet=quiet,
    )
    request = tornado.Request(
        common=common, metric=metric, against=against, together=together, points=points
    )
    raise typer.Exit(tornado.tornado(request))
