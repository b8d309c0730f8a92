"""The page as its readers meet it: in a real browser, wide, narrow and on paper."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, sync_playwright

from tests.report.pages import HOSTILE, page_of

CHROMIUM = shutil.which("chromium")
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium: apt-get install chromium"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the page with markup in its names lies."""
    file: Path = tmp_path_factory.mktemp("page") / "report.html"
    file.write_text(page_of(HOSTILE, ()))
    return file.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page, opened wide."""
    page = browser.new_page(viewport=WIDE)
    page.goto(address)
    yield page
    page.close()


def column(table: Locator, number: int) -> list[str]:
    """Return what the cells of one column say, from top to bottom."""
    return table.locator(f"tbody tr > :nth-child({number})").all_inner_texts()


def too_wide(page: Page) -> bool:
    """Whether the page has to be moved sideways to be read."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth"
            " > document.documentElement.clientWidth"
        )
    )


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_it_opens_without_a_complaint_or_a_request(
    browser: Browser, address: str, size: ViewportSize, script: bool
) -> None:
    """All figures are drawn, nothing is asked of the network, all fits the width."""
    context = browser.new_context(viewport=size, java_script_enabled=script)
    page, said, asked = context.new_page(), list[str](), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    boxes = [figure.bounding_box() for figure in page.locator("figure svg").all()]
    assert len(boxes) >= 6
    assert all(box and box["width"] > 300 and box["height"] > 100 for box in boxes)
    assert (said, asked) == ([], [address])
    assert not too_wide(page)
    assert page.title().startswith("<script>")
    context.close()


def test_a_column_is_sorted_by_keyboard(page: Page) -> None:
    """Enter sorts upwards by number, not by text; again, downwards."""
    table = page.locator("table[data-sortable]").nth(1)
    head = table.locator("thead th").nth(1)
    values = "cells => cells.map(cell => Number(cell.dataset.value))"
    cells = table.locator("tbody tr > :nth-child(2)")
    before = cells.evaluate_all(values)
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert cells.evaluate_all(values) == sorted(before)
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert cells.evaluate_all(values) == sorted(before, reverse=True)


def test_what_has_no_value_stays_at_the_end(page: Page) -> None:
    """The reference has no difference of its own, whichever way it is sorted."""
    table = page.locator("table[data-sortable]").nth(1)
    for _ in range(2):
        table.locator("thead th button").nth(2).press("Enter")
        assert column(table, 3)[-1] == "reference"


def test_words_are_sorted_as_words(page: Page) -> None:
    table = page.locator("table[data-sortable]").first
    button = table.locator("thead th button").first
    button.press("Space")
    rising = column(table, 1)
    button.press("Space")
    assert column(table, 1) == rising[::-1] != rising


def test_without_script_there_is_no_button(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("button").count() == 0
    assert page.locator("details[open]").count() == 0
    page.locator("summary").press("Enter")
    assert page.locator("details[open]").count() == 1
    context.close()


def test_the_keyboard_reaches_the_answer_first_and_shows_where_it_is(
    page: Page,
) -> None:
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the answer"
    page.keyboard.press("Tab")
    outline = page.locator(":focus").evaluate("e => getComputedStyle(e).outlineStyle")
    assert outline == "solid"


CONTRAST = """
() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((c) => c / 255)
      .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (parts(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.querySelectorAll("main *, header *, footer *")]
    .filter((e) => !e.closest("svg") && e.textContent.trim())
    .map((e) => [light(getComputedStyle(e).color), light(behind(e))])
    .map(([a, b]) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
}
"""


def test_words_stand_out_from_what_is_behind_them(page: Page) -> None:
    """The contrast of WCAG 2 for normal text is 4.5."""
    assert min(page.evaluate(CONTRAST)) >= 4.5


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints(page: Page, paper: str) -> None:
    """Nothing is wider than the paper, and what only a screen needs is left out."""
    page.emulate_media(media="print")
    millimetres = {"A4": 210, "Letter": 215.9}[paper] - 28
    page.set_viewport_size({"width": int(millimetres / 25.4 * 96), "height": 900})
    assert not too_wide(page)
    wide = "e => [...e].filter(x => x.scrollWidth > x.clientWidth + 1).length"
    assert page.locator(".scroll").evaluate_all(wide) == 0
    assert not page.locator("nav").is_visible()
    assert page.pdf(format=paper).startswith(b"%PDF")
