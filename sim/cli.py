"""The command line: what each command takes. What it does is in ``sim.commands``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from sim.commands import client, playing, teaching, terminal, varying
from sim.commands import options as of
from sim.version import __version__

app = typer.Typer(
    name="crosspurpose",
    help="Simulate what a project pays when each department does what it is paid for.",
    epilog="Exit codes: 0 done; 1 a fault of the program; 2 wrong command line; 3 the "
    "scenario or folder is wrong; 4 done, but short of the precision or goal asked; "
    "5 cannot write; 130 stopped, what is done is kept.",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command line; whatever goes wrong ends in a message and a code."""
    terminal.prepare()
    try:
        app()
    except KeyboardInterrupt:
        from sim.commands.exits import Exit

        sys.exit(Exit.STOPPED)
    except Exception as error:
        from sim.commands.exits import explain

        sys.exit(explain(error))


def _tell_version(wanted: bool) -> None:  # noqa: FBT001
    if wanted:
        terminal.say(f"crosspurpose {__version__}")
        raise typer.Exit


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
def new(name: of.Starter = "first_invoice", output: of.NewFile = None) -> None:
    """Copy a starter scenario, to make it your own, with a schema for editors."""
    from sim.commands import starting

    starting.copy(name, output or Path(f"{name}.yaml"))


@app.command()
def check(files: of.Files) -> None:
    """Say everything that is wrong with scenario files, at once."""
    from sim.commands import checking

    raise typer.Exit(checking.check(files))


@app.command()
def show(file: of.File, *, sets: of.Sets = None) -> None:
    """Show each value with the place it comes from, and the plan."""
    from sim.commands import showing

    showing.show(file, sets or ())


@app.command()
def run(
    file: of.File,
    *,
    replications: of.Replications = None,
    precision: of.Precision = None,
    at_most: of.AtMost = None,
    seed: of.Seed = None,
    setting: of.OnlySettings = None,
    sets: of.Sets = None,
    jobs: of.Jobs = None,
    cluster: of.Cluster = None,
    output: of.NewFolder = None,
    resume: of.Resume = False,
    force: of.ForceRun = False,
    as_json: of.AsJson = False,
    quiet: of.Quiet = False,
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


app.command()(varying.sweep)
app.command()(varying.tornado)
app.command()(playing.attribute)
app.command()(playing.respond)
app.command()(playing.design)


@app.command()
def compare(folders: of.Folders, *, as_json: of.AsJson = False) -> None:
    """Compare the settings of finished runs, paired where their luck is the same."""
    from sim.commands import comparing

    comparing.compare(folders, as_json=as_json)


app.command()(client.plot)


@app.command()
def trace(
    file: of.File,
    *,
    setting: of.ToldSetting = None,
    replication: of.Number = 0,
    seed: of.Seed = None,
    sets: of.Sets = None,
    csv: of.AsCsv = False,
) -> None:
    """Tell one replication as a dated story, cause by cause."""
    from sim.commands import tracing

    tracing.trace(
        file, sets or (), setting=setting, replication=replication, seed=seed, csv=csv
    )


app.command()(client.report)


app.command()(teaching.explore)
app.command()(teaching.workshop)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the scenario file, for editors."""
    from sim.commands import starting

    terminal.say(starting.schema_as_json())
