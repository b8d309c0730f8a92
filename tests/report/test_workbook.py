"""A workbook holds every replication, and totals that follow from them."""

import re
import subprocess
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
import openpyxl
import pytest

from sim.experiment.folder import WriteError
from sim.metrics import METRICS
from sim.report.bridge import span
from sim.report.number_formats import money_format, scaled_format
from sim.report.study import Study
from sim.report.workbook import sheets, write
from tests.report.decks import RISKY, alone, hard, needs_office, small, told

STUDIES = {"small": small, "hard": hard, "alone": alone}
OF_ROWS = ("Inputs", "Summary", "Differences", "Replications", "Trace")


def written(study: Study, path: Path) -> bytes:
    """Write a workbook and return its bytes."""
    write(told(study), path)
    return path.read_bytes()


@cache
def made(name: str) -> bytes:
    """Return the workbook of a study."""
    with TemporaryDirectory() as folder:
        return written(STUDIES[name](), Path(folder) / "book.xlsx")


def book(name: str, *, values: bool = False) -> Any:
    """Return a workbook with its formulas, or with their values."""
    return openpyxl.load_workbook(BytesIO(made(name)), data_only=values)


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a sheet under its headings."""
    return list(sheet.iter_rows(min_row=2, values_only=True))


def formulas(name: str) -> dict[tuple[str, str], str]:
    """Return the formulas by sheet and cell."""
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book(name)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    assert written(small(), tmp_path / "again.xlsx") == made("small")


def test_every_replication_is_there() -> None:
    study = small()
    found = rows(book("small", values=True)["Replications"])
    assert [row[1:3] for row in found] == list(
        study.replications[["setting", "replication"]].itertuples(index=False)
    )
    numbers = np.array([[np.nan if c is None else c for c in r[3:]] for r in found])
    expected = study.results.metrics.reshape(-1, len(METRICS))
    np.testing.assert_allclose(numbers.astype(float), expected)


def test_every_event_of_the_traced_replication_is_there() -> None:
    example = small().example()
    found = rows(book("small")["Trace"])
    assert len(found) == len(list(example.journal))
    assert [row[0] for row in found] == list(range(1, len(found) + 1))
    assert f"replication {example.journal.replication} of" in str(
        dict(r[:2] for r in rows(book("small")["Read me"]))["Trace"]
    )


def test_headings_stay_in_view_and_rows_are_filtered() -> None:
    for name in OF_ROWS:
        sheet = book("small")[name]
        assert sheet.freeze_panes[1:] == "2"
        assert sheet.auto_filter.ref is not None
        assert sheet.column_dimensions["B"].width > 3


def test_money_days_and_shares_have_their_formats() -> None:
    sheet = book("small")["Summary"]
    formats = {row[1].value: row[3].number_format for row in sheet.iter_rows(min_row=2)}
    assert formats["Firm value"] == '"$"#,##0;-"$"#,##0'
    assert formats["Slip"] == "#,##0.0"
    assert formats["Meets the planned finish"] == "0%"


def test_judgement_is_marked_and_sources_are_told() -> None:
    found = {row[0].value: row for row in book("hard")["Inputs"].iter_rows(min_row=2)}
    sourced = found["suppliers.plant.lead_time"]
    judged = found["materials.mix.unit_price"]
    assert [cell.value for cell in sourced[2:]] == ["source", "=1+1"]
    assert judged[2].value == "assumption"
    assert judged[0].fill.fgColor.rgb != sourced[0].fill.fgColor.rgb


def test_text_that_looks_like_a_formula_stays_text() -> None:
    """Names of settings, and a source, that begin with = + - @."""
    seen = set()
    for sheet in book("hard"):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if isinstance(cell.value, str) and cell.value in RISKY:
                seen.add(cell.value)
                assert cell.data_type != "f"
                heading = cell.row == 1
                assert heading or cell.quotePrefix
    assert seen == set(RISKY)


def test_firm_value_is_the_sum_of_its_parts() -> None:
    """Rule I5: sixteen accounts, each with its sign; revenue comes first."""
    headings = [cell.value for cell in book("small")["Replications"][1]]
    letter = openpyxl.utils.get_column_letter
    place = {heading: letter(i) for i, heading in enumerate(headings, 1)}
    formula = formulas("small")["Replications", f"{place['Firm value (USD)']}2"]
    assert formula.startswith(f"=+{place['Revenue (USD)']}2-{place['Labour (USD)']}2-")
    assert len(re.findall(r"[+-][A-Z]+2", formula)) == 16


def test_a_mean_is_a_formula_over_the_replications() -> None:
    found = [f for (sheet, _), f in formulas("small").items() if sheet == "Summary"]
    assert found[0] == (
        "=AVERAGEIFS(Replications!$D$2:$D$13,Replications!$A$2:$A$13,1)"
    )


@needs_office
@pytest.mark.parametrize("name", ["small", "hard"])
def test_an_office_program_computes_what_we_say(tmp_path: Path, name: str) -> None:
    """Without our values it must work all of them out."""
    bare = tmp_path / "bare.xlsx"
    with (
        ZipFile(BytesIO(made(name))) as old,
        ZipFile(bare, "w", ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, re.sub(rb"</f><v>[^<]*</v>", b"</f>", content))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(tmp_path / "computed"),
            str(bare),
        ],
        check=True,
        capture_output=True,
    )
    computed = openpyxl.load_workbook(tmp_path / "computed/bare.xlsx", data_only=True)
    ours = book(name, values=True)
    for sheet, cell in formulas(name):
        expected = ours[sheet][cell].value
        found = computed[sheet][cell].value
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-6), (sheet, cell)


@pytest.mark.parametrize(("name", "count"), [("small", 4), ("hard", 18), ("alone", 3)])
def test_charts_are_native(name: str, count: int) -> None:
    """Waterfall, cost parts, two S-curves; with nine settings eight panels each."""
    with ZipFile(BytesIO(made(name))) as parts:
        charts = [n for n in parts.namelist() if n.startswith("xl/charts/chart")]
    assert len(charts) == count


def test_many_rows_give_the_same_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each row is then written and forgotten."""
    monkeypatch.setattr(sheets, "MANY_ROWS", 0)
    content = written(small(), tmp_path / "many.xlsx")
    assert content != made("small")
    many = openpyxl.load_workbook(BytesIO(content))
    for sheet in book("small"):
        assert rows(many[sheet.title]) == rows(sheet)


def test_more_rows_than_a_sheet_has_are_refused(tmp_path: Path) -> None:
    many = Study(replace(small().results, done=400_000))
    with pytest.raises(WriteError, match=r"1,200,000 rows .* holds 1,048,575 under"):
        write(replace(told(small()), study=many), tmp_path / "book.xlsx")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("start", "end", "bar"),
    [
        (0, 30, (0, 30, 0)),
        (30, 20, (20, 10, 0)),
        (20, -130, (0, 20, -130)),
        (-130, -150, (-130, 0, -20)),
        (-20, 10, (0, 10, -20)),
    ],
    ids=["up", "down", "through nothing", "below", "up through nothing"],
)
def test_a_bar_stands_on_its_base(
    start: float, end: float, bar: tuple[float, float, float]
) -> None:
    assert span(start, end) == bar


@pytest.mark.parametrize(
    ("currency", "size", "form"),
    [
        ("USD", 900, '"$"#,##0;-"$"#,##0;"$"0'),
        ("USD", 5e3, '"$"#,##0.0,"k";-"$"#,##0.0,"k";"$"0'),
        ("CHF", 5e7, '"CHF "#,##0,,"M";-"CHF "#,##0,,"M";"CHF "0'),
    ],
)
def test_amounts_on_axes_are_short(currency: str, size: float, form: str) -> None:
    assert scaled_format(currency, size) == form


def test_a_quotation_mark_in_a_currency_breaks_no_format() -> None:
    assert money_format('a"b') == '"ab "#,##0;-"ab "#,##0'
