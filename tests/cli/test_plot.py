"""``plot``: the figures of a finished run, drawn anew."""

import re
from pathlib import Path

import pytest
from PIL import Image

from sim.experiment.folder import claim
from tests.cli.conftest import Command, Done, crosspurpose_in
from tests.cli.test_compare import keep

NAMES = """\
title: The client's job
settings: {on terms: A, late: B, bonus: C}
activities: {pour: Activity 1}
suppliers: {plant: Supplier 1}
materials: {mix: Material 1}
"""
OWN = ("late", "pour", "plant", "mix", "A small job")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a finished run, without figures."""
    folder = tmp_path_factory.mktemp("plot") / "done"
    keep(folder)
    return folder


@pytest.fixture
def plot(called: Command, run: Path, tmp_path: Path) -> Command:
    """The command on that run, with figures in the folder `out`."""

    def command(*args: str, **env: str) -> Done:
        return called("plot", str(run), *args, "-o", str(tmp_path / "out"), **env)

    return command


def test_all_that_the_run_can_show_is_drawn(plot: Command, tmp_path: Path) -> None:
    done = plot("--format", "svg")
    assert done.returncode == 0
    assert [Path(line).name for line in done.stdout.splitlines()] == [
        "finish_s_curve.svg",
        "downtime_cost_s_curve.svg",
        "cost_parts.svg",
        "waterfall.svg",
        "criticality.svg",
        "gantt.svg",
        "payables_ageing.svg",
        "payment_ages.svg",
    ]
    assert sorted(done.stdout.split()) == sorted(map(str, (tmp_path / "out").iterdir()))
    assert done.stderr == ""


def test_figures_go_into_the_folder_of_the_run(called: Command, run: Path) -> None:
    done = called("plot", str(run), "cost-parts", "--format", "png")
    file = run / "figures" / "cost_parts.png"
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{file}\n", "")
    with Image.open(file) as image:
        assert image.format == "PNG"


def test_a_figure_that_is_there_is_kept_without_force(
    plot: Command, tmp_path: Path
) -> None:
    """Another format of it is new."""
    file = tmp_path / "out" / "cost_parts.svg"
    plot("cost-parts", "--format", "svg")
    file.write_text("mine")
    done = plot("cost-parts", "--format", "png,svg")
    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr == (
        f"{file} exists already: name another folder with -o, or replace the figures"
        " with --force\n"
    )
    assert not file.with_suffix(".png").exists()
    assert plot("cost-parts", "--format", "pdf").returncode == 0
    assert plot("cost-parts", "--format", "svg", "--force").returncode == 0
    assert file.read_text().startswith("<?xml")


def test_the_bytes_are_the_same_each_time(
    plot: Command, run: Path, tmp_path: Path
) -> None:
    """In two processes whose sets have other orders."""
    args = ("gantt", "--format", "svg,pdf")
    plot(*args)
    crosspurpose_in(tmp_path)("plot", str(run), *args, "-o", "2", PYTHONHASHSEED="1")
    files = sorted((tmp_path / "out").iterdir())
    assert [file.name for file in files] == ["gantt.pdf", "gantt.svg"]
    for file in files:
        assert file.read_bytes() == (tmp_path / "2" / file.name).read_bytes()


def test_a_kind_that_the_run_cannot_show_ends_with_5(plot: Command) -> None:
    """The other one that was asked for is drawn all the same."""
    done = plot("waterfall", "cost-parts", "--setting", "on terms", "--format", "svg")
    assert done.returncode == 5
    assert done.stdout.endswith("cost_parts.svg\n")
    assert done.stderr.count("\n") == 1


def test_the_reference_has_no_waterfall(plot: Command) -> None:
    done = plot("waterfall", "--setting", "on terms")
    assert done.returncode == 5
    assert done.stderr == (
        "No figure waterfall: it takes “on terms” and a setting to compare with it.\n"
    )


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--replication", "worst"), "the worst by downtime cost of 4 under “bonus”"),
        (("--replication", "p80"), "the one at P80 by downtime cost of 4"),
        (("--replication", "3"), "replication 3"),
        (("--setting", "late"), "the median by downtime cost of 4 under “late”"),
    ],
)
def test_the_replication_shown_is_the_one_asked_for(
    plot: Command, tmp_path: Path, args: tuple[str, ...], words: str
) -> None:
    plot("gantt", "--format", "svg", *args)
    assert words in joined(tmp_path / "out" / "gantt.svg")


def test_other_names_and_another_currency_are_shown(
    plot: Command, tmp_path: Path
) -> None:
    """The setting is asked for by its name in the scenario."""
    (tmp_path / "names.yaml").write_text(NAMES)
    done = plot(
        "gantt", "waterfall", "--setting", "late", "--format", "svg",
        "--names", "names.yaml", "--currency", "CHF",
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr == "Amounts are labelled CHF, and not converted.\n"
    text = " ".join(joined(file) for file in (tmp_path / "out").iterdir())
    assert "“B” against “A”" in text
    assert "CHF" in text
    assert "The client's job" in text
    assert not [name for name in OWN if f"{name} " in text or f"“{name}”" in text]


def test_a_metric_has_a_curve_of_its_own(plot: Command, tmp_path: Path) -> None:
    done = plot("--metric", "dpo", "--format", "svg")
    assert done.stdout == f"{tmp_path / 'out' / 'dpo_s_curve.svg'}\n"
    assert "DPO at P80" in joined(tmp_path / "out" / "dpo_s_curve.svg")


def test_a_style_file_gives_colours(plot: Command, tmp_path: Path) -> None:
    (tmp_path / "house.mplstyle").write_text(
        "axes.prop_cycle: cycler('color', ['334455', 'ab12cd'])\n"
    )
    plot("downtime", "--style", "house.mplstyle", "--format", "svg")
    svg = (tmp_path / "out" / "downtime_cost_s_curve.svg").read_text()
    assert "#ab12cd" in svg
    assert "#0072b2" not in svg.lower()


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("gant",), 2, "there is no kind of figure 'gant'; did you mean gantt?"),
        (("s-curve",), 2, "s-curve needs --metric NAME; known: finished"),
        (("gantt", "--metric", "dpo"), 2, "--metric is for s-curve: name that too"),
        (("--metric", "dpi"), 2, "there is no metric 'dpi'; did you mean dpo?"),
        (("--format", "gif"), 2, "there is no format 'gif'; known: png, svg, pdf"),
        (("--setting", "lat"), 2, "there is no setting 'lat'; did you mean late?"),
        (("--replication", "4"), 2, "there is no replication '4': give median, p80,"),
        (("--replication", "-1"), 2, "there is no replication '-1': give median"),
        (("--names", "none.csv"), 3, "none.csv: cannot be read: No such file"),
        (("--style", "none"), 3, "none: cannot be read: No such file"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_and_nothing_is_drawn(
    plot: Command, tmp_path: Path, args: tuple[str, ...], code: int, words: str
) -> None:
    done = plot(*args)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(words)
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_run_that_is_not_finished_is_said_to_be(
    called: Command, tmp_path: Path
) -> None:
    claim(tmp_path / "half", "small").write("replications.csv", "setting")
    done = called("plot", str(tmp_path / "half"))
    assert (done.returncode, done.stdout) == (3, "")
    assert "half holds no finished run" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_folder_that_cannot_be_written_ends_with_5(
    called: Command, run: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    done = called("plot", str(run), "cost-parts", "-o", str(tmp_path / "file" / "out"))
    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr.startswith("cannot write ")


def joined(file: Path) -> str:
    """Return the texts of an SVG figure, which stand in comments, as one."""
    comments = re.findall("<!--(.*?)-->", file.read_text(), re.DOTALL)
    return " ".join(" ".join(comments).split())
