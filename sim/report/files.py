"""The files of a figure: PNG, SVG, PDF, the same bytes for the same figure."""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.report.style import our_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backend_bases import FigureCanvasBase
    from matplotlib.figure import Figure

FORMATS: dict[str, dict[str, str | None]] = {
    "png": {"Software": None},
    "svg": {"Date": None},
    "pdf": {"CreationDate": None},
}
"""Each format with the metadata that would make two equal figures differ."""
USUAL = ("png", "svg")
DOTS_PER_INCH = 150
DIGITS = 6
"""To how many digits of the page a panel has its place."""
COMPRESSED = {"compress_level": 4}
"""Half the time of the usual level, for files a tenth larger."""


def files_of(path: Path, formats: Collection[str] = USUAL) -> list[Path]:
    """Return the files of a figure at *path*, one for each of some formats."""
    return [path.with_name(f"{path.name}.{form}") for form in formats]


def write_all(axes: Axes, path: Path, formats: Collection[str] = USUAL) -> list[Path]:
    """Write the figure of *axes* to *path* in some formats, and return the files."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    with our_style():
        _lay_out(figure)
        return [
            _write(_print(figure, form), file)
            for form, file in zip(formats, files_of(path, formats), strict=True)
        ]


def svg(axes: Axes) -> str:
    """Return the figure of *axes* as SVG."""
    return _image(axes, "svg").decode()


def png(axes: Axes) -> bytes:
    """Return the figure of *axes* as a PNG."""
    return _image(axes, "png")


def _image(axes: Axes, form: str) -> bytes:
    figure = axes.get_figure(root=True)
    assert figure is not None
    with our_style():
        _lay_out(figure)
        return _print(figure, form)


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
    image = BytesIO()
    canvas: Any = _canvas(figure, form)
    more = {"pil_kwargs": COMPRESSED} if form == "png" else {}
    figure.set_dpi(DOTS_PER_INCH)
    getattr(canvas, f"print_{form}")(image, metadata=FORMATS[form], **more)
    return image.getvalue()


def _canvas(figure: Figure, form: str) -> FigureCanvasBase:
    """Return the canvas that prints a format."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_pdf import FigureCanvasPdf
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    canvases = {"png": FigureCanvasAgg, "svg": FigureCanvasSVG, "pdf": FigureCanvasPdf}
    return canvases[form](figure)


def _write(image: bytes, path: Path) -> Path:
    """Write an image whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(image)
    return part.replace(path)
