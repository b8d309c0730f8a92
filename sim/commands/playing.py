"""The commands on what departments do to each other and to the firm."""

from typing import Annotated

import typer

from sim.commands import options as of


def attribute(
    file: of.File,
    *,
    own: Annotated[
        str | None,
        typer.Option(
            metavar="S",
            help="Where departments have their own goals; the setting that differs"
            " most.",
        ),
    ] = None,
    aligned: Annotated[
        str | None,
        typer.Option(metavar="S", help="Where they have the firm's; the reference."),
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
    """Share the loss among departments: own or firm's goal, in all arrangements."""
    from sim.commands import analysing, attributing

    common = analysing.Common(
        file=file,
        sets=tuple(sets or ()),
        setting=None,
        replications=replications,
        seed=seed,
        jobs=jobs,
        output=output,
        force=force,
        resume=resume,
        as_json=as_json,
        quiet=quiet,
    )
    request = attributing.Request(common=common, own=own, aligned=aligned)
    raise typer.Exit(attributing.attribute(request))


def respond(
    file: of.File,
    *,
    setting: of.OnlySettings = None,
    ages: Annotated[
        str | None,
        typer.Option(
            metavar="a:b:step",
            help="Payment ages that accounts payable may take; every tenth day.",
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
    """Let each department do what pays it best, and price what that costs."""
    from sim.commands import analysing, responding

    common = analysing.Common(
        file=file,
        sets=tuple(sets or ()),
        setting=None,
        replications=replications,
        seed=seed,
        jobs=jobs,
        output=output,
        force=force,
        resume=resume,
        as_json=as_json,
        quiet=quiet,
    )
    request = responding.Request(
        common=common, settings=tuple(setting or ()), ages=ages
    )
    raise typer.Exit(responding.respond(request))


def design(
    file: of.File,
    *,
    dpo_at_least: Annotated[
        float | None,
        typer.Option(metavar="DAYS", help="The payables goal: a mean DPO."),
    ] = None,
    bonus_at_most: Annotated[
        float | None,
        typer.Option(metavar="MONEY", help="The budget: a mean bonus of the job."),
    ] = None,
    threshold: Annotated[
        str | None,
        typer.Option(metavar="v,v", help="DPO at which it begins; 30,40."),
    ] = None,
    top: Annotated[
        str | None,
        typer.Option(metavar="v,v", help="DPO at which it is highest; 50,60,75."),
    ] = None,
    chargeback: Annotated[
        str | None,
        typer.Option(
            metavar="v,v", help="Share of downtime by hold taken off; 0,0.1,0.3,1."
        ),
    ] = None,
    pay: Annotated[
        float | None,
        typer.Option(
            metavar="MONEY", help="The highest bonus a period; as in the file."
        ),
    ] = None,
    setting: Annotated[
        str | None,
        typer.Option(metavar="S", help="Of which it is a copy; the reference."),
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
    """Find the bonus plan for accounts payable that is best for the firm."""
    from sim.analysis.bonus_plans import Goals
    from sim.commands import analysing, designing

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
    request = designing.Request(
        common=common,
        goals=Goals(dpo_at_least, bonus_at_most),
        thresholds=threshold,
        tops=top,
        chargebacks=chargeback,
        pay=pay,
    )
    raise typer.Exit(designing.design(request))
