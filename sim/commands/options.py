"""The options that the commands take, each with its help."""

from pathlib import Path
from typing import Annotated

import typer


def share(text: str) -> float:
    """Return the share that ``5%`` or ``0.05`` stands for."""
    number = text.strip().removesuffix("%")
    try:
        share = float(number) / (1 if number == text.strip() else 100)
    except ValueError:
        share = 0.0
    if not 0 < share < 1:
        raise typer.BadParameter(f"{text} is no share such as 5% or 0.05")
    return share


# --- of several commands ------------------------------------------------------------

File = Annotated[
    str,
    typer.Argument(metavar="FILE", help="A scenario file, or the name of one."),
]
Sets = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="PATH=VALUE", help="Change one value; may be repeated."
    ),
]
Seed = Annotated[
    int | None,
    typer.Option(metavar="N", help="Seed, instead of the scenario's own."),
]
AsJson = Annotated[
    bool,
    typer.Option("--json", help="Print one JSON object."),
]

# --- of new and check ---------------------------------------------------------------
Starter = Annotated[
    str,
    typer.Argument(metavar="NAME", help="The scenario to copy."),
]
NewFile = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Where to; NAME.yaml."),
]
Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Scenario files, or names."),
]

# --- of run and compare -------------------------------------------------------------
Replications = Annotated[
    int | None,
    typer.Option(
        "-n",
        "--replications",
        metavar="N",
        min=1,
        help="How many, instead of the scenario's own number.",
    ),
]
Precision = Annotated[
    float | None,
    typer.Option(
        metavar="P",
        parser=share,
        help="Run until downtime cost, slip and firm value, and their differences, are"
        " known to P of their mean, such as 5%, or to half a day or 0.1% of the"
        " contract value.",
    ),
]
AtMost = Annotated[
    int | None,
    typer.Option(
        metavar="N", min=1, help="Replications at most with --precision; 10,000."
    ),
]
OnlySettings = Annotated[
    list[str] | None,
    typer.Option(
        "--setting", metavar="NAME", help="Run this setting only; may be repeated."
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "-j", "--jobs", metavar="N", min=1, help="How many cores to use; all."
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Run on the Dask cluster at ADDRESS."),
]
NewFolder = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="DIR", help="Results; runs/<file name>-<time>."
    ),
]
Resume = Annotated[
    bool,
    typer.Option("--resume", help="Go on with the run that DIR holds."),
]
ForceRun = Annotated[
    bool,
    typer.Option("--force", help="Replace the results that DIR holds."),
]
Quiet = Annotated[
    bool,
    typer.Option("-q", "--quiet", help="Print the results, nothing else."),
]
Folders = Annotated[
    list[Path],
    typer.Argument(metavar="DIR...", help="Folders of finished runs."),
]

# --- of trace -----------------------------------------------------------------------
ToldSetting = Annotated[
    str | None,
    typer.Option("--setting", metavar="S", help="The setting to tell; the reference."),
]
Number = Annotated[
    int,
    typer.Option("--replication", metavar="I", min=0, help="Which, counted from 0."),
]
AsCsv = Annotated[
    bool,
    typer.Option("--csv", help="Give the events as a table instead."),
]
