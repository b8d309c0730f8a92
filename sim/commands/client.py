"""The lines of ``plot`` and ``report``: what a client is shown of a finished run."""

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[
    Path,
    typer.Argument(metavar="DIR", help="The folder of a finished run."),
]
Setting = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Of which most is told; by default that in which the firm loses most.",
    ),
]
Replication = Annotated[
    str,
    typer.Option(
        metavar="WHICH",
        help="The one to tell: median, p80 or worst by the setting's downtime cost,"
        " or a number.",
    ),
]
NamesFile = Annotated[
    Path | None,
    typer.Option(
        "--names", metavar="FILE", help="Other names to show, as YAML or CSV."
    ),
]
Currency = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Label amounts so; nothing is converted."),
]
Kinds = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="KIND",
        help="finish, downtime, cost-parts, waterfall, criticality, gantt, ageing,"
        " payment-ages, s-curve; by default all that the run can show.",
    ),
]
Metrics = Annotated[
    list[str] | None,
    typer.Option(
        "--metric", metavar="NAME", help="Of which to draw the s-curve; repeatable."
    ),
]
Formats = Annotated[
    str,
    typer.Option("--format", metavar="LIST", help="Of png, svg, pdf."),
]
Style = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="A matplotlib style file: its colours and font."),
]
Figures = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="DIR", help="Where to; DIR/figures."),
]
ForceFigures = Annotated[
    bool,
    typer.Option("--force", help="Replace figures that are there."),
]
Pptx = Annotated[
    bool,
    typer.Option("--pptx", help="Write slides, report.pptx, instead of the page."),
]
Xlsx = Annotated[
    bool,
    typer.Option("--xlsx", help="Write a workbook, report.xlsx, instead of the page."),
]
Template = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="A PowerPoint file whose layouts and theme the slides take.",
    ),
]
Document = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Where to; DIR/report.html."),
]
ForceDocument = Annotated[
    bool,
    typer.Option("--force", help="Replace the file if it exists."),
]


def plot(
    folder: Folder,
    kinds: Kinds = None,
    *,
    metric: Metrics = None,
    setting: Setting = None,
    replication: Replication = "median",
    formats: Formats = "png,svg",
    style: Style = None,
    names: NamesFile = None,
    currency: Currency = None,
    output: Figures = None,
    force: ForceFigures = False,
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


def report(
    folder: Folder,
    *,
    pptx: Pptx = False,
    xlsx: Xlsx = False,
    template: Template = None,
    setting: Setting = None,
    replication: Replication = "median",
    names: NamesFile = None,
    currency: Currency = None,
    output: Document = None,
    force: ForceDocument = False,
) -> None:
    """Tell a finished run on one HTML page, or as slides, or in a workbook."""
    from sim.commands import reporting

    request = reporting.Request(
        folder=folder,
        pptx=pptx,
        xlsx=xlsx,
        template=template,
        setting=setting,
        replication=replication,
        names=names,
        currency=currency,
        output=output,
        force=force,
    )
    reporting.report(request)
