"""Figures are written as files, the same for the same table."""

import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import pytest
from PIL import Image

from sim.model import prepare, replicate
from sim.report.examples import Example, median_replication
from sim.report.figures import Facts, example_line, source_line
from sim.report.kinds import Subject, write_figures
from sim.scenario import load
from sim.summary.columns import reader
from tests.report.told import CASES, LATE, first
from tests.summary.tables import by_hand, drawn

FACTS = Facts(title="The story", currency="USD", reference="a", seed=7)
OF_SETTINGS = ["finish_s_curve", "downtime_cost_s_curve", "cost_parts", "waterfall"]
OF_EXAMPLE = ["gantt", "payables_ageing", "payment_ages"]


def files(names: list[str]) -> list[str]:
    """Return the files of figures."""
    return [f"{name}.{form}" for name in names for form in ("png", "svg")]


FILES = files(OF_SETTINGS)


def subject(settings: str = "ab", n: int = 10) -> Subject:
    """Return drawn replications of settings with names of one letter."""
    return Subject(reader(drawn(list(settings), n)), FACTS)


def test_the_figures_are_written_in_both_formats(tmp_path: Path) -> None:
    written = write_figures(subject(), tmp_path / "figures").files
    assert [path.name for path in written] == FILES
    assert sorted(p.name for p in (tmp_path / "figures").iterdir()) == sorted(FILES)
    with Image.open(written[0]) as image:
        assert image.format == "PNG"


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    """Also if the reader's own matplotlib settings are others."""
    forms = ["pdf", "png", "svg"]
    first = write_figures(subject(), tmp_path / "first", formats=forms).files
    with mpl.rc_context({"axes.facecolor": "yellow", "xtick.direction": "in"}):
        second = write_figures(subject(), tmp_path / "second", formats=forms).files
    assert {path.suffix for path in first} == {".pdf", ".png", ".svg"}
    for one, other in zip(first, second, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_an_example_has_figures_of_its_own(tmp_path: Path) -> None:
    journal = first(load(CASES / "paid_at_90_days.yaml"), LATE)
    example = Example(LATE, {LATE: journal})
    told = Subject(reader(drawn(["a", LATE], 2)), FACTS, lambda: example)
    written = write_figures(told, tmp_path).files
    assert [p.name for p in written] == files([*OF_SETTINGS, *OF_EXAMPLE])
    svg = (tmp_path / "gantt.svg").read_text()
    assert "replication 0" in svg
    again = write_figures(told, tmp_path / "again").files
    for one, other in zip(written, again, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_the_example_line_says_which_replication_and_why() -> None:
    """Of the costs 0, 3 and 5 the one in the middle is of replication 1."""
    table = by_hand({LATE: {"downtime_cost": [5.0, 3.0, 0.0]}})
    scenario = load(CASES / "paid_at_90_days.yaml")
    job = prepare(scenario, LATE)
    lines = [
        example_line(
            table, FACTS, Example(LATE, {LATE: replicate(job, seed=1, replication=i)})
        )
        for i in (0, 1)
    ]
    assert lines == [
        "Source: The story; replication 0, the worst by downtime cost of 3"
        f" under “{LATE}”; seed 7.",
        "Source: The story; replication 1, the median by downtime cost of 3"
        f" under “{LATE}”; seed 7.",
    ]


def test_without_the_reference_there_is_no_waterfall(tmp_path: Path) -> None:
    written = write_figures(subject("bc"), tmp_path)
    assert [path.name for path in written.files] == FILES[:-2]
    assert (
        written.left_out["waterfall"] == "it takes “a” and a setting to compare with it"
    )


def test_the_waterfall_is_of_the_setting_where_the_firm_loses_most(
    tmp_path: Path,
) -> None:
    """Each further setting has more downtime, so the last loses most."""
    *_, svg = write_figures(subject("abcd", 200), tmp_path).files
    assert "“d” against “a”" in svg.read_text()


@pytest.mark.parametrize(
    ("n", "line"),
    [
        (1, "Source: The story; 1 replication; seed 7."),
        (1200, "Source: The story; 1,200 replications; seed 7."),
    ],
)
def test_the_source_line_counts_replications(n: int, line: str) -> None:
    assert source_line(drawn(["a", "b"], n), FACTS) == line


@pytest.mark.parametrize(
    ("costs", "replication"),
    [([7.0], 0), ([9.0, 1.0, 5.0], 2), ([9.0, 1.0, 5.0, 4.0], 3), ([0.0, 0.0, 0.0], 1)],
    ids=["one", "odd", "even", "alike"],
)
def test_the_median_replication_is_one_in_the_middle(
    costs: list[float], replication: int
) -> None:
    """Of four it is the cheaper of the two in the middle; of equal ones the middle."""
    table = by_hand({"a": {"downtime_cost": [0.0]}, "b": {"downtime_cost": costs}})
    assert median_replication(table, "b") == replication


def test_a_failed_write_leaves_no_half_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path, __: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="No space left"):
        write_figures(subject(), tmp_path)
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
