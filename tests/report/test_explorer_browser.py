"""The explorer as a class meets it: in a real browser, by keyboard, on any screen."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.report.explorers import (
    MARKED,
    document_of,
    explorer_of,
    lengthened,
)
from tests.report.test_page_browser import CONTRAST

CHROMIUM = shutil.which("chromium")
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}
PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}
FIGURES = ("pay", "waterfall", "idle", "curve", "gantt")

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
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pages lie."""
    return tmp_path_factory.mktemp("explorer")


def address_of(folder: Path, text: str, name: str) -> str:
    """Return where a page lies that was written just now."""
    file = folder / f"{name}.html"
    file.write_text(text)
    return file.as_uri()


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """The page of the small job, opened wide."""
    page = browser.new_page(viewport=WIDE)
    page.goto(address_of(folder, explorer_of(), "small"))
    yield page
    page.close()


def place(steer: str = "age", at: int = 0, hold: int = 0) -> Any:
    """Return what the data say of a position."""
    return document_of()["positions"][steer][at][hold]


def says(page: Page, name: str) -> str:
    """Return the text of an element."""
    return page.locator(f"#{name}").inner_text()


def tiles(page: Page) -> list[str]:
    """Return the four figures that are shown."""
    return [says(page, f"tile-{number}") for number in range(4)]


def ends_of(page: Page, kind: str) -> tuple[float, float]:
    """Return where the last bar of a kind begins and ends, in pixels."""
    bar = page.locator(kind).last
    x, width = (float(bar.get_attribute(name) or 0) for name in ("x", "width"))
    return x, x + width


def width_of(page: Page, kind: str) -> float:
    """Return the width in pixels of the first bar of a kind."""
    return float(page.locator(kind).first.get_attribute("width") or 0)


def too_wide(page: Page) -> bool:
    """Whether the page has to be moved sideways to be read."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth"
            " > document.documentElement.clientWidth"
        )
    )


def press(page: Page, name: str, key: str, times: int = 1) -> None:
    """Press a key so many times on a slider."""
    for _ in range(times):
        page.locator(f"#{name}").press(key)


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize(
    "size", [WIDE, NARROW, PROJECTOR], ids=["wide", "narrow", "projector"]
)
def test_it_opens_without_a_complaint_or_a_request(
    browser: Browser, folder: Path, size: ViewportSize, large: bool
) -> None:
    """Names with markup, from disk: all is drawn, and all fits the width."""
    address = address_of(folder, explorer_of(MARKED), "marked")
    page, said, asked = browser.new_page(viewport=size), list[str](), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.locator("#large").set_checked(large)
    press(page, "age", "End")
    assert page.title().startswith("<script>")
    boxes = [page.locator(f"#{name}").bounding_box() for name in FIGURES]
    assert all(box and box["width"] > 300 and box["height"] > 50 for box in boxes)
    assert not too_wide(page)
    assert (said, asked) == ([], [address])
    page.close()


def test_it_begins_at_the_terms_and_the_suppliers_own_patience(page: Page) -> None:
    """Suppliers of the small job hold at 10 days past due, the first place."""
    assert says(page, "age-at") == "30 days old"
    assert says(page, "hold-at") == "10 days past due"
    assert tiles(page) == [words for words, _ in place()["tiles"]]


def test_each_slider_moves_the_figures_to_the_values_in_the_data(page: Page) -> None:
    """By keyboard: to the right, to the end, and by the other one."""
    steps = [("age", "ArrowRight", (1, 0)), ("age", "End", (7, 0))]
    steps += [("hold", "ArrowRight", (7, 1)), ("age", "ArrowLeft", (6, 1))]
    shown = [tiles(page)]
    for slider, key, (at, hold) in steps:
        press(page, slider, key)
        here = place("age", at, hold)
        assert tiles(page) == [words for words, _ in here["tiles"]]
        assert says(page, "words") == here["words"]
        for name in FIGURES:
            text = page.locator(f"#{name}-says").text_content()
            assert text == here["says"][name]
        shown.append(tiles(page))
    assert len({str(each) for each in shown}) == 4  # the last two are alike


def test_bars_are_as_long_as_the_data_say(page: Page) -> None:
    """The width of a bar over its value is the same at two positions."""
    ratios = []
    for key, at in (("End", 7), ("ArrowLeft", 6)):
        press(page, "age", key)
        here = place("age", at)
        change = abs(here["waterfall"][-1][0])
        ratios.append(
            [
                width_of(page, "#idle rect.hold") / here["idle"]["hold"],
                width_of(page, "#waterfall rect.total") / change,
            ]
        )
    assert ratios[0] == pytest.approx(ratios[1], rel=1e-3)


def test_a_bar_begins_where_the_one_before_ends(page: Page) -> None:
    """Lead time after credit hold; the whole change ends with the last account."""
    press(page, "age", "End")
    _, held = ends_of(page, "#idle rect.hold >> nth=0")
    late, _ = ends_of(page, "#idle rect.lead >> nth=0")
    assert late == pytest.approx(held)
    last, _ = ends_of(page, "#waterfall rect.down")
    change, _ = ends_of(page, "#waterfall rect.total")
    assert last == pytest.approx(change, abs=1)


def test_the_gantt_shows_each_hold_and_each_stop(page: Page) -> None:
    """A band behind and a bar for each hold; a hatched bar for each idle spell."""
    press(page, "age", "End")
    drawn = place("age", 7)["gantt"]
    assert len(drawn["holds"]) > 0
    for kind in ("band", "held"):
        assert page.locator(f"#gantt rect.{kind}").count() == len(drawn["holds"])
    idle = page.locator("#gantt rect.hold, #gantt rect.lead").count()
    assert idle == len(drawn["idle"]) > 0


def test_the_curve_rises_once_a_replication(page: Page) -> None:
    """Three replications: three steps up, and P50 and P80 marked."""
    path = page.locator("#curve path.ours").get_attribute("d") or ""
    assert path.count("V") == 3
    assert page.locator("#curve circle.ours").count() == 2


def test_accounts_payable_decides_when_it_is_asked_to(page: Page) -> None:
    """By keyboard: another slider comes, and the figures are those of its choice."""
    page.locator("input[value=age]").press("ArrowDown")
    assert not page.locator("#lever-age").is_visible()
    assert page.locator("#lever-share").is_visible()
    assert says(page, "words") == place("share", 0)["words"]
    press(page, "share", "End")
    assert says(page, "share-at") == "20\N{NO-BREAK SPACE}%"
    assert tiles(page) == [words for words, _ in place("share", 4)["tiles"]]


def test_numbers_are_said_to_those_who_do_not_see_them(page: Page) -> None:
    """The sentence is live, a slider says its value, a figure has words."""
    press(page, "age", "End")
    assert page.locator("#words").get_attribute("aria-live") == "polite"
    slider = page.locator("#age")
    assert slider.get_attribute("aria-valuetext") == "79 days old"
    for name in FIGURES:
        words = place("age", 7)["says"][name]
        figure = page.locator(f"#{name}[role=img]")
        named = (figure.get_attribute("aria-labelledby") or "").split()
        text = [page.locator(f"#{each}").text_content() or "" for each in named]
        assert text[1] == words
        assert all(text)


def test_predict_first_hides_the_answer_until_a_guess_is_made(page: Page) -> None:
    """Nothing of it is to be seen or heard; then both are, guess and answer."""
    press(page, "age", "End")
    page.locator("#predict").press("Space")
    here = place("age", 7)
    for hidden in ("#tiles", "#figures", "#verdict"):
        assert not page.locator(hidden).is_visible()
    assert says(page, "words") == "Make your guess; then you see what happens."
    assert here["tiles"][3][0] not in page.locator("body").inner_text()
    page.locator("#guess-size").fill("50")
    page.locator("#guess-size").press("Enter")
    verdict = f"Your guess: it loses $50k. {here['answer']}"
    assert page.locator(":focus").inner_text() == verdict
    assert tiles(page) == [words for words, _ in here["tiles"]]
    assert page.locator("#figures").is_visible()


def test_what_was_guessed_stays_open_and_all_else_closed(page: Page) -> None:
    """One point of eight is known; at another place the question comes again."""
    page.locator("#predict").check()
    page.locator("#guess-size").fill("0")
    page.locator("#guess button").click()
    assert page.locator("#pay circle.earned").count() == 1
    assert page.locator("#pay polyline").count() == 0
    press(page, "age", "ArrowRight")
    assert page.locator("#guess").is_visible()
    assert not page.locator("#figures").is_visible()
    press(page, "age", "ArrowLeft")
    assert page.locator("#figures").is_visible()
    page.locator("#predict").uncheck()
    assert page.locator("#pay circle.earned").count() == 8


def test_no_guess_is_no_answer(page: Page) -> None:
    page.locator("#predict").check()
    page.locator("#guess button").click()
    assert not page.locator("#figures").is_visible()


def test_large_text_is_half_as_large_again(page: Page) -> None:
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    kinds = ("#words", "#gantt text", "#tile-0")
    before = [page.locator(kind).first.evaluate(size) for kind in kinds]
    page.locator("#large").press("Space")
    after = [page.locator(kind).first.evaluate(size) for kind in kinds]
    assert after == pytest.approx([1.5 * each for each in before])


def test_figures_follow_the_width_of_the_window(page: Page) -> None:
    page.set_viewport_size(NARROW)
    page.wait_for_function(
        "document.getElementById('gantt').viewBox.baseVal.width < 390"
    )
    assert not too_wide(page)


REDRAWS = """
() => [...Array(30).keys()].map((turn) => {
  const slider = document.getElementById(turn % 2 ? "age" : "hold");
  const begun = performance.now();
  slider.value = (turn * 3) % 5;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.getBoundingClientRect();
  return performance.now() - begun;
})
"""


def test_a_redraw_takes_less_than_50_ms(browser: Browser, folder: Path) -> None:
    """Of 61 activities, as many as the office building has, with layout."""
    page = browser.new_page(viewport=WIDE)
    page.goto(address_of(folder, lengthened(explorer_of(), 61), "long"))
    assert page.locator("#gantt rect.plan").count() == 61
    assert median(page.evaluate(REDRAWS)) < 50
    page.close()


def test_words_stand_out_from_what_is_behind_them(page: Page) -> None:
    """The contrast of WCAG 2 for normal text is 4.5, in the answer and the question."""
    page.locator("#predict").check()
    assert min(page.evaluate(CONTRAST)) >= 4.5
    page.locator("#predict").uncheck()
    assert min(page.evaluate(CONTRAST)) >= 4.5
