"""A table under a slider, and what is shown where there are no sliders."""

import sys

import pandas as pd
import pytest

from sim.workshop.sliders import browse

AGES = pd.DataFrame({"bonus": [0, 7500]}, index=pd.Index([30, 50], name="age"))


def test_without_ipywidgets_the_whole_table_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    assert browse(AGES) is AGES


def test_the_slider_goes_over_the_index() -> None:
    pytest.importorskip("ipywidgets", reason='pip install "crosspurpose[notebooks]"')
    slider, _ = browse(AGES).children  # type: ignore[attr-defined]
    assert (slider.description, list(slider.options)) == ("age", [30, 50])


def test_the_slider_shows_one_row() -> None:
    pytest.importorskip("ipywidgets", reason='pip install "crosspurpose[notebooks]"')
    shown = browse(AGES)
    pd.testing.assert_frame_equal(shown.f(50), AGES.loc[[50]])  # type: ignore[attr-defined]
