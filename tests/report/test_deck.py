"""A deck has one message a slide, and charts whose data can be edited."""

import subprocess
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pptx
import pytest

from sim.experiment.design import DesignError
from sim.report import findings
from sim.report.curves import curves_of
from sim.report.deck import deck
from sim.report.deck.boxes import height_of
from sim.report.deck.columns import add_waterfall
from sim.report.deck.headlines import of_firm
from sim.report.deck.templates import canvas
from sim.report.stairs import staircase
from sim.report.study import Study
from sim.report.style import looks
from sim.summary import gain_and_loss
from tests.report.decks import SOURCE, alone, hard, needs_office, small, told
from tests.summary.tables import by_hand

STUDIES = {"small": small, "hard": hard, "alone": alone}


@cache
def made(name: str) -> bytes:
    """Return the deck of a study."""
    return deck(told(STUDIES[name]()))


def slides(content: bytes) -> list[Any]:
    """Return the slides of a deck."""
    return list(pptx.Presentation(BytesIO(content)).slides)


def titles(content: bytes) -> list[str]:
    """Return the titles of the slides."""
    return [slide.shapes.title.text_frame.text for slide in slides(content)]


def charts(content: bytes) -> list[Any]:
    """Return the charts of all slides in order."""
    return [s.chart for slide in slides(content) for s in slide.shapes if s.has_chart]


def test_the_same_run_gives_the_same_bytes() -> None:
    assert deck(told(small())) == made("small")


@pytest.mark.parametrize("name", STUDIES)
def test_every_slide_has_a_message_and_says_how_to_read_it(name: str) -> None:
    for slide in slides(made(name)):
        assert slide.shapes.title.text_frame.text
        assert slide.notes_slide.notes_text_frame.text


def test_titles_are_the_findings() -> None:
    accounts = small().gain_and_loss()
    assert accounts is not None
    said = titles(made("small"))
    assert findings.of_waterfall(accounts, "USD") in said
    assert said[0] == "A small job"
    assert said[-1].startswith("Back-up")


@pytest.mark.parametrize(
    ("means", "title"),
    [
        (
            {"a": 2e5, "b": -3e5, "c": 1e5},
            "The job leaves the firm most under “a” ($200k) and least under “b”"
            " (-$300k)",
        ),
        ({"a": 2e5, "b": 2e5}, "The job leaves the firm $200k in every setting"),
        ({"a": 2e5}, "The job leaves the firm $200k under “a”"),
    ],
    ids=["differ", "alike", "alone"],
)
def test_the_headline_follows_from_the_means(
    means: dict[str, float], title: str
) -> None:
    assert of_firm(means, "USD") == title


def test_alone_there_is_nothing_to_compare() -> None:
    assert not any("against" in title for title in titles(made("alone")))
    assert len(charts(made("alone"))) == 3


def test_columns_of_the_waterfall_stand_where_the_one_before_ends() -> None:
    """Up or down from one level to the next, the last column being the whole."""
    waterfall = charts(made("small"))[0].plots[0]
    series = {s.name: list(s.values) for s in waterfall.series}
    base = series.pop("Base (no fill)")
    change = series.pop("Change in firm value")
    level = 0.0
    for place in range(len(base) - 1):
        drawn = sum(values[place] for values in series.values())
        ends = {round(base[place], 6), round(base[place] + drawn, 6)}
        assert round(level, 6) in ends
        level = (ends - {round(level, 6)}).pop()
    assert level == pytest.approx(change[-1])
    accounts = small().gain_and_loss()
    assert accounts is not None
    assert change[-1] == pytest.approx(accounts.change.amount)


def test_a_rise_below_nothing_hangs_under_it() -> None:
    """Yield -20; crews stand idle for 15 less, so up to -5; overhead 8 less, to +3."""
    table = by_hand(
        {
            "on terms": {"downtime_cost": [15.0], "overhead": [8.0]},
            "late": {"cash_yield": [-20.0], "firm_value": [3.0]},
        }
    )
    accounts = gain_and_loss(table, "late", "on terms")
    slides, look = canvas(None), looks(["on terms", "late"], "on terms")["late"]
    page = slides.add("Waterfall", "Notes")
    add_waterfall(page.slide, page.body, accounts, "USD", look=look, alt="Waterfall")
    (chart,) = (s.chart for s in page.slide.shapes if s.has_chart)
    assert {s.name: list(s.values) for s in chart.plots[0].series} == {
        "Base (no fill)": [0, -5, 0, 0],
        "Rise": [0, 0, 3, 0],
        "Rise below 0": [0, -15, -5, 0],
        "Fall below 0": [-20, 0, 0, 0],
        "Change in firm value": [0, 0, 0, 3],
    }


def test_the_base_of_the_waterfall_is_not_seen() -> None:
    base = charts(made("small"))[0].plots[0].series[0]
    assert base.name == "Base (no fill)"
    assert base._element.xpath("c:spPr/a:noFill")


def test_a_curve_has_the_colour_of_its_setting() -> None:
    curves = charts(made("small"))[2].plots[0].series
    given = looks(small().results.design.settings, "on terms")
    for curve in list(curves)[:3]:
        drawn = str(curve.format.line.color.rgb)
        assert f"#{drawn}" == given[curve.name].colour.upper()


def test_a_curve_is_a_staircase() -> None:
    """Of 2 and 6, half stay at or below 2, and all at or below 6."""
    table = by_hand({"a": {"downtime_cost": [6.0, 2.0]}})
    (curve,) = curves_of(table, "a", "downtime_cost")
    points = [(0, 0), (2, 0), (2, 0.5), (6, 0.5), (6, 1), (8, 1)]
    assert staircase(curve, (0.0, 8.0)) == points


def test_a_curve_ends_at_all_replications() -> None:
    """Its steps are as high as the share of replications: quarters, of four."""
    curve = charts(made("small"))[3].plots[0].series[0]
    shares = list(curve.values)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert set(shares) <= {0, 0.25, 0.5, 0.75, 1}


def test_the_data_of_a_chart_can_be_edited() -> None:
    for chart in charts(made("small")):
        blob = chart.part.chart_workbook.xlsx_part.blob
        sheet = openpyxl.load_workbook(BytesIO(blob)).active
        names = {cell.value for row in sheet.iter_rows() for cell in row}
        assert chart.plots[0].series[0].name in names


@pytest.mark.parametrize("name", STUDIES)
def test_nothing_leaves_its_slide(name: str) -> None:
    presentation = pptx.Presentation(BytesIO(made(name)))
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= presentation.slide_width
            assert shape.top + shape.height <= presentation.slide_height


@pytest.mark.parametrize("name", STUDIES)
def test_titles_and_cells_fit_their_boxes(name: str) -> None:
    for slide in slides(made(name)):
        title = slide.shapes.title
        size = title.text_frame.paragraphs[0].font.size.pt
        text, width = title.text_frame.text, title.width.inches - 0.2
        assert height_of(text, width, size, "bold") <= title.height.inches
        for table in (shape.table for shape in slide.shapes if shape.has_table):
            rows = zip(table.rows, range(len(table.rows)), strict=True)
            for row, place in rows:
                for column, width in enumerate(table.columns):
                    cell = table.cell(place, column)
                    size = cell.text_frame.paragraphs[0].font.size.pt
                    needed = height_of(cell.text, width.width.inches - 0.16, size)
                    assert needed <= row.height.inches


@pytest.mark.parametrize("name", STUDIES)
def test_tables_do_not_reach_into_the_source_line(name: str) -> None:
    for slide in slides(made(name)):
        tables = [s for s in slide.shapes if s.has_table]
        lines = [s for s in slide.shapes if s.shape_type == 17]  # a text box
        for table, line in ((t, s) for t in tables for s in lines):
            assert table.top + table.height <= line.top + 1


def test_long_sources_are_told_whole() -> None:
    cells = [
        row.cells[3].text
        for slide in slides(made("hard"))
        for shape in slide.shapes
        if shape.has_table and len(shape.table.columns) == 4
        for row in list(shape.table.rows)[1:]
    ]
    assert "".join(SOURCE.split()) in "".join("".join(cells).split())


def test_a_stopped_run_says_so() -> None:
    results = alone().results
    study = Study(replace(results, done=1))
    opening = slides(deck(told(study)))[0]
    said = opening.placeholders[1].text
    assert "1 replication; seed 7" in said
    assert "stopped early: 2 were asked for" in said


@pytest.fixture
def client(tmp_path: Path) -> Path:
    """A client's template of 4:3 with an example slide."""
    presentation = pptx.Presentation()
    example = presentation.slides.add_slide(presentation.slide_layouts[1])
    example.shapes.title.text_frame.text = "Example"
    presentation.slide_layouts[5].name = "Client's own"
    presentation.save(str(tmp_path / "client.pptx"))
    return tmp_path / "client.pptx"


def test_a_template_gives_layouts_and_size_and_loses_its_examples(client: Path) -> None:
    content = deck(told(alone()), client)
    presentation = pptx.Presentation(BytesIO(content))
    assert presentation.slide_width.inches == 10
    assert presentation.slides[1].slide_layout.name == "Client's own"
    assert "Example" not in titles(content)
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= presentation.slide_width
            assert shape.top + shape.height <= presentation.slide_height


def test_a_template_without_a_title_is_refused(client: Path) -> None:
    presentation = pptx.Presentation(str(client))
    for layout in list(presentation.slide_layouts):
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type in (1, 3):  # a title
                shape.element.getparent().remove(shape.element)
    presentation.save(str(client))
    with pytest.raises(DesignError, match="none of its layouts has a title"):
        deck(told(alone()), client)


def test_a_template_without_room_is_refused(client: Path) -> None:
    presentation = pptx.Presentation(str(client))
    presentation.slide_height = presentation.slide_height // 2
    presentation.save(str(client))
    with pytest.raises(DesignError, match="it lacks a layout with a title on top"):
        deck(told(alone()), client)


@pytest.mark.parametrize("name", ["none.pptx", "text.pptx"])
def test_what_is_no_template_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "text.pptx").write_text("no presentation")
    why = "there is no such template" if name == "none.pptx" else "no PowerPoint file"
    with pytest.raises(DesignError, match=why):
        deck(told(alone()), tmp_path / name)


@needs_office
def test_an_office_program_shows_every_slide(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(made("alone"))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "deck.pptx"),
        ],
        check=True,
        capture_output=True,
    )
    pages = (tmp_path / "deck.pdf").read_bytes().count(b"/Type/Page\n")
    pages += (tmp_path / "deck.pdf").read_bytes().count(b"/Type/Page/")
    assert pages == len(slides(made("alone")))
