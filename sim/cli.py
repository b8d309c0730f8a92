"""The command line: what each command takes. What it does is in ``sim.commands``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from sim.commands import terminal
from sim.version import __version__

app = typer.Typer(
    name="crosspurpose",
    help="Simulate what a project pays when each department does what it is paid for.",
    epilog="Exit codes: 0 done; 1 a fault of the program; 2 wrong command line; 3 the "
    "scenario or folder is wrong; 4 done, but not to the precision that was asked for; "
    "5 cannot write; 130 stopped, what is done is kept.",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

File = Annotated[
    str, typer.Argument(metavar="FILE", help="A scenario file, or the name of one.")
]
Sets = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="PATH=VALUE", help="Change one value; may be repeated."
    ),
]
Seed = Annotated[
    int | None, typer.Option(metavar="N", help="Seed, instead of the scenario's own.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def main() -> None:
    """Run the command line; whatever goes wrong ends in a message and a code."""
    terminal.prepare()
    try:
        app()
    except Exception as error:
        from sim.commands.exits import explain

        sys.exit(explain(error))


def _tell_version(wanted: bool) -> None:  # noqa: FBT001
    if wanted:
        terminal.say(f"crosspurpose {__version__}")
        raise typer.Exit


def _share(text: str) -> float:
    """Return the share that ``5%`` or ``0.05`` stands for."""
    number = text.strip().removesuffix("%")
    try:
        share = float(number) / (1 if number == text.strip() else 100)
    except ValueError:
        share = 0.0
    if not 0 < share < 1:
        raise typer.BadParameter(f"{text} is no share such as 5% or 0.05")
    return share


@app.callback()
def crosspurpose(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_tell_version, is_eager=True, help="Tell the version."
        ),
    ] = False,
) -> None:
    """Simulate what a project pays when each department does what it is paid for."""


@app.command()
def new(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The scenario to copy.")
    ] = "first_invoice",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where to; NAME.yaml."),
    ] = None,
) -> None:
    """Copy a starter scenario, to make it your own, with a schema for editors."""
    from sim.commands import starting

    starting.copy(name, output or Path(f"{name}.yaml"))


@app.command()
def check(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Scenario files, or names.")
    ],
) -> None:
    """Say everything that is wrong with scenario files, at once."""
    from sim.commands import checking

    raise typer.Exit(checking.check(files))


@app.command()
def show(file: File, *, sets: Sets = None) -> None:
    """Show each value with the place it comes from, and the plan."""
    from sim.commands import showing

    showing.show(file, sets or ())


@app.command()
def run(
    file: File,
    *,
    replications: Annotated[
        int | None,
        typer.Option(
            "-n",
            "--replications",
            metavar="N",
            min=1,
            help="How many, instead of the scenario's own number.",
        ),
    ] = None,
    precision: Annotated[
        float | None,
        typer.Option(
            metavar="P",
            parser=_share,
            help="Run until downtime cost, slip and firm value, and their differences, "
            "are known to P of their mean, such as 5%, or to half a day or 0.1% of "
            "the contract value.",
        ),
    ] = None,
    at_most: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, help="Replications at most with --precision; 10,000."
        ),
    ] = None,
    seed: Seed = None,
    setting: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Run this setting only; may be repeated."),
    ] = None,
    sets: Sets = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "-j", "--jobs", metavar="N", min=1, help="How many cores to use; all."
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Run on the Dask cluster at ADDRESS."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="DIR", help="Results; runs/<file name>-<time>."
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the run that DIR holds.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the results that DIR holds.")
    ] = False,
    as_json: AsJson = False,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="Print the results, nothing else.")
    ] = False,
) -> None:
    """Run all settings on common random numbers, and compare them."""
    from sim.commands import running

    request = running.Request(
        file=file,
        sets=tuple(sets or ()),
        settings=tuple(setting or ()),
        replications=replications,
        precision=precision,
        at_most=at_most,
        seed=seed,
        jobs=jobs,
        cluster=cluster,
        output=output,
        force=force,
        resume=resume,
        as_json=as_json,
        quiet=quiet,
    )
    raise typer.Exit(running.run(request))


@app.command()
def attribute(
    file: File,
    *,
    own: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="The setting of the departments' own goals; by default that in which"
            " most of them differ from the reference.",
        ),
    ] = None,
    replications: Annotated[
        int | None,
        typer.Option("-n", "--replications", metavar="N", min=1, help="How many."),
    ] = None,
    seed: Seed = None,
    sets: Sets = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "-j", "--jobs", metavar="N", min=1, help="How many cores to use; all."
        ),
    ] = None,
    as_json: AsJson = False,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="Print the results, nothing else.")
    ] = False,
) -> None:
    """Say which department causes how much of the loss by own goals."""
    from sim.commands import attributing

    code = attributing.attribute(
        file,
        tuple(sets or ()),
        own=own,
        replications=replications,
        seed=seed,
        jobs=jobs,
        as_json=as_json,
        quiet=quiet,
    )
    raise typer.Exit(code)


@app.command()
def compare(
    folders: Annotated[
        list[Path], typer.Argument(metavar="DIR...", help="Folders of finished runs.")
    ],
    *,
    as_json: AsJson = False,
) -> None:
    """Compare the settings of finished runs, paired where their luck is the same."""
    from sim.commands import comparing

    comparing.compare(folders, as_json=as_json)


@app.command()
def plot(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder of a finished run.")
    ],
    kinds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="KIND",
            help="finish, downtime, cost-parts, waterfall, criticality, gantt, ageing,"
            " payment-ages, s-curve; by default all that the run can show.",
        ),
    ] = None,
    *,
    metric: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Of which to draw the s-curve; repeatable."),
    ] = None,
    setting: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Of which to draw waterfall and one replication; by default that in"
            " which the firm loses most.",
        ),
    ] = None,
    replication: Annotated[
        str,
        typer.Option(
            metavar="WHICH",
            help="median, p80 or worst by the setting's downtime cost, or a number.",
        ),
    ] = "median",
    formats: Annotated[
        str, typer.Option("--format", metavar="LIST", help="Of png, svg, pdf.")
    ] = "png,svg",
    style: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="A matplotlib style file: its colours and font."
        ),
    ] = None,
    names: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Other names to show, as YAML or CSV."),
    ] = None,
    currency: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Label amounts so; nothing is converted."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="DIR", help="Where to; DIR/figures."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace figures that are there.")
    ] = False,
) -> None:
    """Draw the figures of a finished run anew, without running it."""
    from sim.commands import plotting

    request = plotting.Request(
        folder=folder,
        kinds=tuple(kinds or ()),
        metrics=tuple(metric or ()),
        setting=setting,
        replication=replication,
        formats=formats,
        style=style,
        names=names,
        currency=currency,
        output=output,
        force=force,
    )
    raise typer.Exit(plotting.plot(request))


@app.command()
def trace(
    file: File,
    *,
    setting: Annotated[
        str | None,
        typer.Option(metavar="S", help="The setting to tell; the reference."),
    ] = None,
    replication: Annotated[
        int, typer.Option(metavar="I", min=0, help="Which, counted from 0.")
    ] = 0,
    seed: Seed = None,
    sets: Sets = None,
    csv: Annotated[
        bool, typer.Option("--csv", help="Give the events as a table instead.")
    ] = False,
) -> None:
    """Tell one replication as a dated story, cause by cause."""
    from sim.commands import tracing

    tracing.trace(
        file, sets or (), setting=setting, replication=replication, seed=seed, csv=csv
    )


@app.command()
def report(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder of a finished run.")
    ],
    *,
    setting: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Tell most of this setting, instead of the costliest.",
        ),
    ] = None,
    replication: Annotated[
        str,
        typer.Option(
            metavar="WHICH",
            help="Tell median, p80 or worst by downtime cost, or a number.",
        ),
    ] = "median",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="DIR/report.html."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the file if it exists.")
    ] = False,
) -> None:
    """Tell a finished run on one HTML page, to read, to print, to send."""
    from sim.commands import reporting

    request = reporting.Request(
        folder=folder,
        setting=setting,
        replication=replication,
        output=output,
        force=force,
    )
    reporting.report(request)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the scenario file, for editors."""
    from sim.commands import starting

    terminal.say(starting.schema_as_json())
