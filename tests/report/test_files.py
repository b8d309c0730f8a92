"""Figures are written as files, the same for the same table."""

import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import pytest
from PIL import Image

from sim.report.figures import Facts, source_line, write_figures
from tests.summary.tables import drawn

FACTS = Facts(title="The story", currency="USD", reference="a", seed=7)
FILES = [
    "downtime_cost_s_curve.png",
    "downtime_cost_s_curve.svg",
    "waterfall.png",
    "waterfall.svg",
]


def test_both_figures_are_written_in_both_formats(tmp_path: Path) -> None:
    written = write_figures(drawn(["a", "b"], 10), FACTS, tmp_path / "figures")
    assert [path.name for path in written] == FILES
    assert sorted(p.name for p in (tmp_path / "figures").iterdir()) == FILES
    with Image.open(written[0]) as image:
        assert image.format == "PNG"


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    """Also if the reader's own matplotlib settings are others."""
    table = drawn(["a", "b"], 10)
    first = write_figures(table, FACTS, tmp_path / "first")
    with mpl.rc_context({"axes.facecolor": "yellow", "xtick.direction": "in"}):
        second = write_figures(table, FACTS, tmp_path / "second")
    for one, other in zip(first, second, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_without_the_reference_there_is_no_waterfall(tmp_path: Path) -> None:
    written = write_figures(drawn(["b", "c"], 10), FACTS, tmp_path)
    assert [path.name for path in written] == FILES[:2]


def test_the_waterfall_is_of_the_setting_where_the_firm_loses_most(
    tmp_path: Path,
) -> None:
    """Each further setting has more downtime, so the last loses most."""
    *_, svg = write_figures(drawn(["a", "b", "c", "d"], 200), FACTS, tmp_path)
    assert "“d” against “a”" in svg.read_text()


def test_of_no_replications_there_are_no_figures(tmp_path: Path) -> None:
    """A run may be stopped before its first replication has ended."""
    assert write_figures(drawn(["a", "b"], 1).iloc[:0], FACTS, tmp_path) == []


@pytest.mark.parametrize(
    ("n", "line"),
    [
        (1, "Source: The story; 1 replication; seed 7."),
        (1200, "Source: The story; 1,200 replications; seed 7."),
    ],
)
def test_the_source_line_counts_replications(n: int, line: str) -> None:
    assert source_line(drawn(["a", "b"], n), FACTS) == line


def test_a_failed_write_leaves_no_half_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path, __: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="No space left"):
        write_figures(drawn(["a", "b"], 2), FACTS, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_importing_the_figures_loads_no_heavy_library() -> None:
    """What `--help` and `check` import must not cost a second."""
    code = (
        "import sys, sim.report.figures, sim.summary;"
        "print({'matplotlib', 'pandas', 'scipy'} & set(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "set()"
