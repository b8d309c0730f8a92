"""The figures of the page: inline SVG, with what they say in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from sim.report.answer import compared
from sim.report.files import svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.report.study import Study

ID = re.compile(r'(\bid="|href="#|url\(#)')
WHOLE = re.compile(r"<svg\b.*</svg>", re.DOTALL)
METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
SIZE = re.compile(r'<svg\b[^>]*?viewBox="([^"]+)"[^>]*>')
STYLE_OF_ALL = "*{"
NAMESPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
)


class Legend(NamedTuple):
    """The heading of a figure, and how it is read."""

    heading: str
    reading: str


LEGENDS = {
    "finish": Legend(
        "When the job finishes",
        "Each line rises to the share of replications that finish by a day: the further"
        " right, the later. P50 is met by half of them, P80 by four in five.",
    ),
    "downtime": Legend(
        "What idle crews cost",
        "Each line rises to the share of replications whose downtime cost (standby cost"
        " and the return of crews that had left) stays below an amount.",
    ),
    "cost-parts": Legend(
        "What each setting costs beyond the plan",
        "Mean over all replications, part by part. The difference between two bars is"
        " the difference in firm value.",
    ),
    "waterfall": Legend(
        "From the gain of accounts payable to the loss of the firm",
        "Each bar starts where the one above ends; the last is the whole change in firm"
        " value. The interest on cash is all that paying later is worth.",
    ),
    "gantt": Legend(
        "One replication, as planned and as it went",
        "Grey is the plan, colour the work, hatched the time in which a crew stood"
        " idle. Below, on the same days: accounts on hold, stock, unpaid invoices.",
    ),
    "ageing": Legend(
        "Unpaid invoices of that replication",
        "The height is what is unpaid on a day, the shades how long past due it is.",
    ),
    "ages": Legend(
        "How old invoices may become",
        "The payment ages that accounts payable chose in that replication, by setting.",
    ),
}
"""The figures in the order in which they are shown."""


@dataclass(frozen=True)
class Drawing:
    """A figure: its name, its legend, the finding of its title, and the SVG itself."""

    name: str
    legend: Legend
    finding: str
    svg: str


def drawings(study: Study, setting: str, replication: int) -> list[Drawing]:
    """Draw the figures of *study*, and of one replication of *setting*."""
    drawn = (*_of_settings(study, setting), *_of_one(study, setting, replication))
    return [_drawing(name, axes) for name, axes in drawn if axes is not None]


def _of_settings(study: Study, setting: str) -> Iterator[tuple[str, Axes | None]]:
    yield "finish", study.plot.s_curve("finish_days")
    yield "downtime", study.plot.s_curve()
    yield "cost-parts", study.plot.cost_parts()
    if compared(study, setting):
        yield "waterfall", study.plot.waterfall(setting)


def _of_one(
    study: Study, setting: str, replication: int
) -> Iterator[tuple[str, Axes | None]]:
    yield "gantt", study.plot.gantt(setting, replication)
    yield "ageing", study.plot.payables_ageing(setting, replication)
    yield "ages", study.plot.payment_ages(replication)


def _drawing(name: str, axes: Axes) -> Drawing:
    figure = axes.get_figure(root=True)
    assert figure is not None
    finding = " ".join(figure.get_suptitle().split())
    legend = LEGENDS[name]
    return Drawing(name, legend, finding, inline(svg(axes), name, finding))


def inline(document: str, name: str, alternative: str) -> str:
    """Return an SVG *document* as an image within a page.

    Its ids begin with the *name* of the figure, so that those of two figures do not
    clash, and its style is its own; what it says is said to those who do not see it.
    """
    found = WHOLE.search(document)
    assert found is not None
    drawn = ID.sub(rf"\g<1>figure-{name}-", METADATA.sub("", found.group()))
    drawn = drawn.replace(STYLE_OF_ALL, f"#figure-{name} *{{")
    label = escape(alternative)

    def opening(size: re.Match[str]) -> str:
        return (
            f'<svg {NAMESPACES} viewBox="{size[1]}" id="figure-{name}" role="img"'
            f' aria-label="{label}">'
        )

    return SIZE.sub(opening, drawn, count=1)
