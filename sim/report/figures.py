"""Figures: a table in, axes out; and the files of a run folder."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from sim.report.s_curve import s_curve
from sim.report.style import our_style
from sim.report.waterfall import waterfall
from sim.summary import summarise

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

__all__ = ["Facts", "s_curve", "source_line", "waterfall", "write_figures"]

FORMATS: dict[str, dict[str, str | None]] = {
    "png": {"Software": None},
    "svg": {"Date": None},
}
"""Each format with the metadata that would make two equal figures differ."""


@dataclass(frozen=True)
class Facts:
    """What a figure says of the scenario behind it."""

    title: str
    currency: str
    reference: str
    seed: int


def write_figures(replications: DataFrame, facts: Facts, folder: Path) -> list[Path]:
    """Write the S-curve and the waterfall into *folder*, and return the files.

    The waterfall is of the setting in which the firm loses most; without the
    reference there is none. Of no replications there are no figures.
    """
    if replications.empty:
        return []
    drawn = _drawn(replications, facts)
    folder.mkdir(parents=True, exist_ok=True)
    return [
        _write(axes, folder / f"{name}.{form}")
        for name, axes in drawn.items()
        for form in FORMATS
    ]


def source_line(replications: DataFrame, facts: Facts) -> str:
    """Return where the numbers come from: scenario, replications, seed."""
    count = replications["replication"].nunique()
    noun = "replication" if count == 1 else "replications"
    return f"Source: {facts.title}; {count:,} {noun}; seed {facts.seed}."


def _drawn(replications: DataFrame, facts: Facts) -> dict[str, Axes]:
    """Draw the figures of a run folder, by file name."""
    reference, currency = facts.reference, facts.currency
    source = source_line(replications, facts)
    drawn = {
        "downtime_cost_s_curve": s_curve(
            replications, reference, currency, source=source
        )
    }
    setting = summarise(replications, reference).loses_most()
    if setting is not None:
        drawn["waterfall"] = waterfall(
            replications, setting, reference, currency, source=source
        )
    return drawn


def _write(axes: Axes, path: Path) -> Path:
    """Write the figure of *axes* whole or not at all."""
    image = BytesIO()
    with our_style():
        axes.get_figure(root=True).savefig(  # type: ignore[union-attr]
            image, format=path.suffix[1:], metadata=FORMATS[path.suffix[1:]]
        )
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(image.getvalue())
    return part.replace(path)
