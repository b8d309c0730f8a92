"""The bars of criticality, drawn of a table that is given."""

from collections.abc import Mapping

import pandas as pd
import pytest
from matplotlib.patches import Rectangle

from sim.report.criticality import criticality
from sim.summary.activities import ACTIVITY_COLUMNS
from tests.report.cases import LONG, REFERENCE, WIDE, settings
from tests.report.layout import faults, figure_of, texts

Shares = Mapping[str, Mapping[str, float]]
"""Criticality by setting and activity."""


def table(shares: Shares) -> pd.DataFrame:
    """Return the table of criticality, each with an interval of 5 % either way."""
    rows = [
        (setting, activity, share, max(share - 0.05, 0.0), min(share + 0.05, 1.0))
        for setting, of in shares.items()
        for activity, share in of.items()
    ]
    return pd.DataFrame(rows, columns=ACTIVITY_COLUMNS[:5])


def title(shares: Shares) -> str:
    """Return the title of the figure."""
    figure = figure_of(criticality(table(shares), "a"))
    words = texts(figure)[0].get_text().replace("\n", " ")
    return words.replace("\N{NO-BREAK SPACE}", " ")


def many(names: list[str], activities: int, name: str) -> pd.DataFrame:
    """Return settings with many activities of different criticality."""
    shares = {f"{name} {i}": (i * 7 % 11) / 10 for i in range(activities)}
    return table(dict.fromkeys(names, shares))


@pytest.mark.parametrize(
    ("ours", "words"),
    [
        ({"dig": 0.9, "pour": 0.2}, "“pour” is critical in 80 % of replications under"
         " “a”, in 20 % under “b”"),
        ({"dig": 0.92, "pour": 0.72}, "“pour” is critical in 80 % of replications under"
         " “a”, in 72 % under “b” (may be chance)"),
        ({"dig": 0.9, "pour": 0.8}, "2 of 2 activities are critical in at least half of"
         " the replications, in every setting"),
    ],
    ids=["apart", "intervals meet", "alike"],
)  # fmt: skip
def test_the_title_says_what_changes_most(ours: dict[str, float], words: str) -> None:
    assert title({"a": {"dig": 0.9, "pour": 0.8}, "b": ours}) == words


def test_the_title_of_one_setting_counts_its_activities() -> None:
    assert title({"a": {"dig": 1.0, "pour": 0.4}}) == (
        "1 of 2 activities is critical in at least half of the replications, under “a”"
    )


def test_the_bars_are_the_shares_in_the_order_of_the_table() -> None:
    axes = criticality(table({"a": {"dig": 0.3, "rest": 0.0, "pour": 0.8}}), "a")
    bars = [bar for bar in axes.patches if isinstance(bar, Rectangle)]
    assert [bar.get_width() for bar in bars] == [0.3, 0.8]
    assert [t.get_text() for t in axes.get_yticklabels()] == ["dig", "pour"]
    source = texts(figure_of(axes))[1].get_text().replace("\n", " ")
    assert source.endswith("1 activity is critical more rarely, or never.")


def test_of_many_activities_the_twenty_most_critical_are_shown() -> None:
    shares = {f"{i}": i / 30 for i in range(30)}
    axes = criticality(table({"a": shares}), "a")
    shown = [t.get_text() for t in axes.get_yticklabels()]
    assert shown == [f"{i}" for i in range(10, 30)]


@pytest.mark.parametrize(
    "of",
    [
        many(settings(1), 2, "dig"),
        many(settings(2), 61, LONG),
        many(settings(9, LONG), 5, WIDE),
        many(settings(9), 30, "dig"),
        table({"a": {"dig": 0.0}}),
    ],
    ids=["one", "two of many", "nine long names", "nine", "never critical"],
)
def test_texts_keep_apart(of: pd.DataFrame) -> None:
    source = f"Source: {LONG} and {LONG}; 1,000 replications; seed 20261124."
    assert faults(figure_of(criticality(of, REFERENCE, source=source))) == []
