"""The guide, the handout and the slides of a story that was simulated four times."""

import re
import shutil
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from pptx import Presentation

from sim.experiment import runner
from sim.experiment.design import design
from sim.report.study import Study
from sim.scenario import load
from sim.workshop import papers, slides
from sim.workshop.story import EXEMPT, EXTEND, SCENARIO, Story

CHROMIUM = shutil.which("chromium")
OUTWARD = re.compile(r"(?:src|href)=|https?://|@import|url\(", re.IGNORECASE)


@cache
def story() -> Story:
    """Return the story, told by four jobs of each setting."""
    asked = design(load(SCENARIO), settings=(), replications=4, seed=None)
    return Story(Study(runner.run(asked)))


def test_the_plan_fills_ninety_minutes_without_a_gap() -> None:
    plan = re.findall(r"^\| (\d+) \| (\d+) \| \d ", papers.guide(story()), re.M)
    minute = 0
    for begins, lasts in plan:
        assert int(begins) == minute
        minute += int(lasts)
    assert minute == 90


def test_each_step_of_the_plan_is_told_with_the_same_minutes() -> None:
    text = papers.guide(story())
    plan = re.findall(r"^\| \d+ \| (\d+) \| (\d) ", text, re.M)
    told = re.findall(r"^### (\d) .*\((\d+) minutes\)$", text, re.M)
    assert told == [(step, minutes) for minutes, step in plan]


def test_the_guide_tells_what_was_simulated() -> None:
    """The loss is the mean paired difference; so are the changes in its table."""
    text, told = papers.guide(story()), story()
    differences = told.study.differences().set_index(["setting", "metric"])["mean"]
    loss = -differences[EXTEND, "firm_value"]
    assert f"the firm lost {told.short(loss)}" in text
    gain = differences[EXEMPT, "firm_value"]
    assert f"| {EXEMPT} | +{told.short(gain)} |" in text
    assert "4 simulated jobs" in text


def test_the_guide_ends_with_goals_that_may_stay() -> None:
    assert "Payables goals may stay, once their" in papers.guide(story())


def test_the_handout_holds_the_facts_and_not_the_lesson() -> None:
    """6 million in the bank, 7,500 at 50 days; nothing of what was simulated."""
    text, told = papers.handout(story()), story()
    assert "$6,000,000" in text
    assert "$7,500 at 50 days" in text
    assert told.loss not in text
    assert "firm lost" not in text


def test_the_handout_needs_no_network() -> None:
    assert not OUTWARD.search(papers.handout(story()))


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium")
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_handout_prints_on_one_page(paper: str, tmp_path: Path) -> None:
    file = tmp_path / "handout.html"
    file.write_text(papers.handout(story()), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.goto(file.as_uri())
        printed = page.pdf(format=paper)
        browser.close()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_the_slides_lead_from_the_question_to_ones_own_firm() -> None:
    shown = Presentation(BytesIO(slides.deck(story()))).slides
    titles = [slide.shapes.title.text_frame.text for slide in shown]
    assert titles[0] == "Who stopped the site?"
    assert f"the firm loses {story().loss}" in titles[2]
    assert titles[-1] == "And in your own firm?"
    assert all(slide.notes_slide.notes_text_frame.text for slide in shown)


def test_the_slides_end_the_story_with_its_numbers() -> None:
    shown = Presentation(BytesIO(slides.deck(story()))).slides
    texts = [
        shape.text_frame.text
        for slide in shown
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    ending = next(text for text in texts if "Payables goals may stay" in text)
    assert f"{story().change(EXEMPT)} against paying on terms" in ending


def test_the_same_story_gives_the_same_slides() -> None:
    assert slides.deck(story()) == slides.deck(story())
