"""Figures as notebooks show them."""

from matplotlib.figure import Figure

from sim.workshop.pictures import picture


def test_a_notebook_is_given_the_whole_figure_as_a_picture() -> None:
    axes = Figure().subplots()
    content = picture(axes)._repr_png_()
    assert content.startswith(b"\x89PNG")
