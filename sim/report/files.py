"""The files of a figure: PNG and SVG, the same bytes for the same figure."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.report.style import our_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS: dict[str, dict[str, str | None]] = {
    "png": {"Software": None},
    "svg": {"Date": None},
}
"""Each format with the metadata that would make two equal figures differ."""
DOTS_PER_INCH = 150
DIGITS = 6
"""To how many digits of the page a panel has its place."""
COMPRESSED = {"compress_level": 4}
"""Half the time of the usual level, for files a tenth larger."""


def write_all(axes: Axes, path: Path) -> list[Path]:
    """Write the figure of *axes* to *path* in every format, and return the files."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    with our_style():
        _lay_out(figure)
        return [
            _write(_print(figure, form), path.with_name(f"{path.name}.{form}"))
            for form in FORMATS
        ]


def png(axes: Axes) -> bytes:
    """Return the figure of *axes* as a PNG."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    with our_style():
        _lay_out(figure)
        return _print(figure, "png")


def _lay_out(figure: Figure) -> None:
    """Put everything in its place, once for all formats.

    The solver of the layout differs in the last bits from one time to the next; the
    files must not.
    """
    from matplotlib.transforms import Bbox

    figure.set_dpi(DOTS_PER_INCH)
    layout = figure.get_layout_engine()
    if layout is None:
        return
    layout.execute(figure)
    figure.set_layout_engine("none")
    for axes in figure.axes:
        place = axes.get_position()
        axes.set_position(Bbox(place.get_points().round(DIGITS)))


def _print(figure: Figure, form: str) -> bytes:
    """Return the figure as a file; `savefig` would draw it twice."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    image = BytesIO()
    if form == "png":
        print_png: Any = FigureCanvasAgg(figure).print_png
        print_png(image, metadata=FORMATS[form], pil_kwargs=COMPRESSED)
    else:
        print_svg: Any = FigureCanvasSVG(figure).print_svg
        print_svg(image, metadata=FORMATS[form])
    return image.getvalue()


def _write(image: bytes, path: Path) -> Path:
    """Write an image whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(image)
    return part.replace(path)
