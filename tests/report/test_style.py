"""One look for each setting in every figure, also in the colours of a house."""

from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.colors import same_color

from sim.report.figures import s_curve, waterfall
from sim.report.house import read_style
from sim.report.style import COLOURS, house_style, looks, our_style, text_width
from sim.scenario import ScenarioError
from tests.report.cases import LONG, REFERENCE, settings
from tests.report.layout import faults, figure_of
from tests.summary.tables import drawn

HOUSE = """\
font.family: serif
font.serif: No Such Font, DejaVu Serif
font.size: 30
figure.figsize: 2, 2
axes.prop_cycle: cycler('color', ['334455', 'aa2200', '2288cc'])
axes.edgecolor: 334455
"""


def written(folder: Path, text: str = HOUSE) -> Path:
    """Return a style file."""
    file = folder / "house.mplstyle"
    file.write_text(text)
    return file


def test_nine_settings_have_nine_looks() -> None:
    given = looks(settings(9), REFERENCE).values()
    assert len({(look.colour, str(look.dashes)) for look in given}) == 9


def test_the_look_follows_the_place_in_the_scenario_not_in_the_table() -> None:
    """Of nine settings the reference and the ninth are drawn: the eighth other one."""
    few = drawn([REFERENCE, "setting 8"], 5)
    curve = s_curve(few, REFERENCE, "USD", places=settings(9))
    colour = looks(settings(9), REFERENCE)["setting 8"].colour
    assert colour == COLOURS[4]
    assert same_color(curve.lines[2].get_color(), colour)
    bars = waterfall(few, "setting 8", REFERENCE, "USD", places=settings(9))
    assert same_color(bars.patches[-1].get_facecolor(), colour)


def test_settings_of_the_same_dashes_do_not_share_a_panel() -> None:
    """The second and the fifth other setting have the same dashes, in two colours."""
    names = [REFERENCE, "setting 2", "setting 5"]
    given = looks(settings(9), REFERENCE)
    assert given["setting 2"].dashes == given["setting 5"].dashes
    figure = figure_of(s_curve(drawn(names, 5), REFERENCE, "USD", places=settings(9)))
    assert [axes.get_title() for axes in figure.axes if axes.axison] == names[1:]


def test_a_house_gives_colours_and_font_but_no_sizes(tmp_path: Path) -> None:
    """The font that is not there is passed over."""
    style = read_style(written(tmp_path))
    with house_style(style):
        given = looks(settings(4), REFERENCE).values()
        with our_style():
            assert mpl.rcParams["font.family"] == ["DejaVu Serif"]
            assert mpl.rcParams["font.size"] == 9
            assert mpl.rcParams["axes.edgecolor"] == "#334455"
    assert [look.colour for look in given][:2] == ["#334455", "#aa2200"]
    assert len({str(look.dashes) for look in given}) == 4


def test_few_colours_of_a_house_still_give_five_dashes(tmp_path: Path) -> None:
    style = read_style(
        written(tmp_path, "axes.prop_cycle: cycler('color', ['k', 'r'])")
    )
    with house_style(style):
        given = looks(settings(5), REFERENCE).values()
    assert len({str(look.dashes) for look in given}) == 5


def test_words_are_measured_in_the_font_of_the_house(tmp_path: Path) -> None:
    ours = text_width("paid to extend payables")
    with house_style(read_style(written(tmp_path))):
        assert text_width("paid to extend payables") != ours
        table = drawn(settings(9, LONG), 5)
        axes = s_curve(table, REFERENCE, "USD", source=f"Source: {LONG} and {LONG}.")
        assert faults(figure_of(axes)) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("font.family: No Such Font", "this machine has no font No Such Font"),
        ("axes.edgecolor: no colour", "is no matplotlib style file: Key axes.edge"),
        ("axes.prop_cycle: cycler('color', ['k'])", "must have at least 2 colours"),
    ],
    ids=["font", "colour", "too few colours"],
)
def test_a_style_that_cannot_be_used_says_why(
    tmp_path: Path, text: str, wrong: str
) -> None:
    with pytest.raises(ScenarioError, match=wrong):
        read_style(written(tmp_path, text))


def test_a_style_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="cannot be read: No such file"):
        read_style(tmp_path / "none.mplstyle")
