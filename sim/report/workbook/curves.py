"""The sheets of the points of the S-curves."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

from sim.report import words
from sim.report.s_curve import SCurve
from sim.report.stairs import content_of, round_ends, staircase
from sim.report.study import Study
from sim.report.workbook.book import Book, Column

SHEETS = {"finish_days": "S-curve, finish", "downtime_cost": "S-curve, downtime"}


@dataclass(frozen=True)
class Drawn:
    """An S-curve, and where in its sheet the points of each line stand."""

    content: SCurve
    sheet: str
    lines: Mapping[str, tuple[int, int]]
    """The first column and the number of points of each line, by name."""

    def ranges(self, name: str) -> tuple[list[object], list[object]]:
        """Return the cells of the values and of the shares of a line."""
        column, count = self.lines[name]
        return (
            [self.sheet, 1, column, count, column],
            [self.sheet, 1, column + 1, count, column + 1],
        )


def add_curves(book: Book, study: Study) -> list[Drawn]:
    """Add the points of each S-curve, two columns a line."""
    facts = study.plot.facts
    return [
        _add(
            book,
            content_of(
                study.replications,
                facts.reference,
                facts.currency,
                metric,
                facts.finishes,
            ),
        )
        for metric in SHEETS
    ]


def _add(book: Book, content: SCurve) -> Drawn:
    ends = round_ends(content)
    lines = {c.setting: staircase(c, ends) for c in content.curves}
    marks = {m for f in content.finishes.values() for m in f.marks.items()}
    for name, day in sorted(marks):
        lines[f"{name}, day {day:g}"] = [(day, 0.0), (day, 1.0)]
    money = words.is_money(content.metric)
    columns = [
        column
        for name in lines
        for column in (
            Column(name, 18, "money" if money else "days"),
            Column("share at or below", 10, "share"),
        )
    ]
    name = SHEETS[content.metric]
    sheet = book.sheet(name, columns, frozen=0)
    for points in zip_longest(*lines.values(), fillvalue=(None, None)):
        sheet.add([cell for point in points for cell in point])
    places = {
        line: (2 * place, len(points))
        for place, (line, points) in enumerate(lines.items())
    }
    return Drawn(content, name, places)
