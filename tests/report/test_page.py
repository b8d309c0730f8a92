"""The page as text: whole, escaped, self-contained, with a sound structure."""

from itertools import pairwise

import pytest

from sim.model import prepare, replicate
from sim.report.page.drawings import inline
from sim.report.page.told import lines, story_of
from sim.scenario import load
from sim.spells import spells
from tests.experiment.conftest import TEXT
from tests.report.pages import HOSTILE, LATE, SUPPLIER, TITLE, Parts, page_of

ONE = (TEXT, ("on terms",))
WITHOUT_REFERENCE = (TEXT, ("late", "bonus"))
PAGES = [(HOSTILE, ()), ONE, WITHOUT_REFERENCE]


@pytest.fixture(params=PAGES, ids=["markup in names", "one setting", "no reference"])
def parts(request: pytest.FixtureRequest) -> Parts:
    """The parts of one page."""
    return Parts(page_of(*request.param))


def test_every_element_is_closed(parts: Parts) -> None:
    assert parts.open == []


def test_headings_begin_with_one_h1_and_skip_no_level(parts: Parts) -> None:
    levels = [int(tag[1]) for tag, _ in parts.elements if tag in {"h1", "h2", "h3"}]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_ids_are_unique_and_every_link_leads_to_one(parts: Parts) -> None:
    ids = [a["id"] for _, a in parts.elements if "id" in a]
    assert len(ids) == len(set(ids))
    links = {a.get("href") or a.get("xlink:href") or "" for a in parts.of("a", "use")}
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_tables_have_captions_and_heads_with_scope(parts: Parts) -> None:
    assert len(parts.of("caption")) == len(parts.of("table"))
    assert {a.get("scope") for a in parts.of("th")} == {"col", "row"}


def test_figures_say_what_they_show(parts: Parts) -> None:
    figures = parts.of("svg")
    assert len(figures) == len(parts.of("figure")) >= 5
    assert all(a["role"] == "img" and a["aria-label"] for a in figures)


def test_landmarks_are_there_once(parts: Parts) -> None:
    for tag in ("header", "nav", "main", "footer"):
        assert len(parts.of(tag)) == 1


def test_nothing_comes_from_elsewhere(parts: Parts) -> None:
    for _, attributes in parts.elements:
        for name in ("src", "href", "xlink:href", "action"):
            assert (attributes.get(name) or "#").startswith(("#", "data:,"))


def test_names_with_markup_are_text() -> None:
    """The only script is that of the sort; names reach the reader as they are."""
    parts = Parts(page_of(*PAGES[0]))
    assert len(parts.of("script")) == 1
    assert not parts.of("img", "b")
    told = "".join(parts.text)
    assert all(name in told for name in (TITLE, LATE, SUPPLIER))


def test_alone_a_setting_is_compared_with_nothing() -> None:
    told = "".join(Parts(page_of(*ONE)).text)
    assert "There is nothing to compare here" in told
    assert "No other setting was run" in told


def test_ids_of_a_figure_are_its_own() -> None:
    document = (
        '<?xml version="1.0"?><svg width="9pt" viewBox="0 0 9 9"><metadata>x</metadata>'
        '<style>*{fill: red}</style><g id="a"/><use xlink:href="#a"/>'
        '<path clip-path="url(#a)"/></svg>'
    )
    drawn = inline(document, "fig", 'a "b" < \\1 % c')
    assert '<g id="figure-fig-a"/>' in drawn
    assert '"#figure-fig-a"' in drawn
    assert "url(#figure-fig-a)" in drawn
    assert "#figure-fig *{fill: red}" in drawn
    assert 'aria-label="a &quot;b&quot; &lt; \\1 % c"' in drawn
    assert "metadata" not in drawn
    assert drawn.startswith("<svg")


def test_broken_lines_of_a_story_are_joined() -> None:
    paragraph = (
        "1 May 2026. Stoppage 1: crew x\nstands idle;\n  because order 4 came on\n"
        "    3 May;\n    because it was late.\n  3 May: order 4 arrives."
    )
    assert list(lines(paragraph)) == [
        (0, "1 May 2026. Stoppage 1: crew x stands idle;"),
        (1, "because order 4 came on 3 May;"),
        (2, "because it was late."),
        (1, "3 May: order 4 arrives."),
    ]


def test_the_costliest_stoppage_is_the_longest_by_hold() -> None:
    """In replication 6 another is longer, but for lead time: 8.9 and 7.0 days."""
    scenario = load("unpaid_supplier")
    job = prepare(scenario, "paid to extend payables")
    journal = replicate(job, seed=scenario.experiment.seed, replication=6)
    worst = max(spells(journal), key=lambda spell: spell.credit_hold)
    assert worst.days < max(spell.days for spell in spells(journal))
    told = story_of(journal, scenario, scenario.experiment.seed)
    assert f"Idle {worst.days:.2f} work days" in told.costliest[-1].text
    assert told.costliest in told.paragraphs
