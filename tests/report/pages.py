"""Pages to test: of small runs, one with markup in all its names."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

from sim.api import run
from sim.report.page.render import page
from sim.report.study import Study
from sim.report.subject import Subject
from sim.scenario import load
from tests.experiment.conftest import TEXT

MANIFEST = {
    "command": "crosspurpose run small.yaml",
    "scenario_sha256": "0" * 64,
    "versions": {"crosspurpose": "0.1.0", "python": "3.11"},
}
TITLE = "<script>document.title = 'taken'</script> & co"
LATE, SUPPLIER = '<img src="x"> late', "<b>plant"
HOSTILE = (
    TEXT.replace("A small job", f'"{TITLE}"')
    .replace("  late:", f"  '{LATE}':")
    .replace("supplier: plant", f'supplier: "{SUPPLIER}"')
    .replace("  plant:", f'  "{SUPPLIER}":')
)


def study_of(text: str, settings: tuple[str, ...] = ()) -> Study:
    """Return three replications of a scenario."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "small.yaml"
        file.write_text(text)
        return run(load(file), replications=3, settings=settings or None)


@cache
def page_of(text: str = HOSTILE, settings: tuple[str, ...] = ()) -> str:
    """Return the page of a small run, told of the first setting but the reference."""
    study = study_of(text, settings)
    return page(Subject(study, study.results.design.settings[-1], 0, MANIFEST))


class Parts(HTMLParser):
    """The elements of a page, with their attributes, in order."""

    VOID = ("meta", "link", "br", "img", "input")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def of(self, *tags: str) -> list[dict[str, str | None]]:
        """Return the attributes of the elements of some kinds."""
        return [attributes for tag, attributes in self.elements if tag in tags]
