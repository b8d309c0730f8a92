"""The page as text: the template filled in, everything in it escaped."""

from sim.report.page.content import Content
from sim.report.style import TOGETHER
from sim.report.subject import Subject


def _together(value: object) -> object:
    """Keep a number with its percent sign, or a currency with its amount."""
    if type(value) is not str:
        return value
    return TOGETHER.sub("\N{NO-BREAK SPACE}", value)


def page(subject: Subject) -> str:
    """Return the page of a finished run, the same text for the same run."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("sim.report.page", "parts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.finalize = _together
    return environment.get_template("page.html").render(run=Content(subject))
