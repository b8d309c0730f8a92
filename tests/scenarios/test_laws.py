"""Each distribution of rule R3 against scipy, or against its formula."""

from collections.abc import Mapping
from itertools import pairwise
from math import inf, log, sqrt
from pathlib import Path
from pickle import dumps, loads
from subprocess import run
from sys import executable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.scenario.law_forms import LawError, read_law
from sim.scenario.laws import Fixed

ROOT = Path(__file__).parents[2]
SHARES = (1e-9, 0.01, 0.25, 0.5, 0.8, 0.99, 1 - 1e-9)
SIGMA = log(9 / 4) / 1.2815515655446004
LAWS: list[tuple[dict[str, Any], Any]] = [
    ({"low": 8, "likely": 10, "high": 15}, stats.beta(1 + 8 / 7, 1 + 20 / 7, 8, 7)),
    ({"low": 0, "likely": 0, "high": 4}, stats.beta(1, 5, 0, 4)),
    (
        {"law": "triangular", "low": 8, "likely": 10, "high": 15},
        stats.triang(2 / 7, 8, 7),
    ),
    ({"law": "triangular", "low": 1, "likely": 3, "high": 3}, stats.triang(1, 1, 2)),
    ({"p50": 4, "p90": 9}, stats.lognorm(SIGMA, scale=4)),
    (
        {"law": "lognormal", "mean": 5, "sd": 3},
        stats.lognorm(sqrt(log(1.36)), scale=5 / sqrt(1.36)),
    ),
    ({"mean": 30, "sd": 5}, stats.truncnorm(-6, inf, 30, 5)),
    ({"mean": 1, "sd": 4}, stats.truncnorm(-0.25, inf, 1, 4)),
    ({"mean": 0, "sd": 2}, stats.truncnorm(0, inf, 0, 2)),
    ({"low": 2, "high": 5}, stats.uniform(2, 3)),
    ({"mean": 4}, stats.expon(scale=4)),
]


@pytest.mark.parametrize(("written", "known"), LAWS)
def test_quantiles_and_mean_are_those_of_scipy(
    written: Mapping[str, Any], known: Any
) -> None:
    law = read_law(written)
    assert [law.quantile(u) for u in SHARES] == pytest.approx(
        [known.ppf(u) for u in SHARES], rel=1e-7, abs=1e-8
    )
    assert law.mean == pytest.approx(known.mean())
    assert not law.fixed


@pytest.mark.parametrize(
    ("written", "likely"),
    [
        (7, 7),
        ({"low": 8, "likely": 10, "high": 15}, 10),
        ({"law": "triangular", "low": 8, "likely": 10, "high": 15}, 10),
        ({"p50": 10, "p90": 25}, 10),
        ({"law": "lognormal", "mean": 5, "sd": 3}, 5 / sqrt(1.36)),
        ({"low": 2, "high": 5}, 3.5),
        ({"mean": 4}, 4 * log(2)),
        ({"values": [9, 1, 2]}, 2),
        ({"values": [9, 1, 2, 4]}, 3),
    ],
)
def test_the_plan_counts_on_the_likely_value_or_the_median(
    written: Any, likely: float
) -> None:
    """Rule F1. Medians: exp(mu) = 5 / sqrt(1 + 0.6^2); 4 ln 2; the middle value."""
    assert read_law(written).likely == pytest.approx(likely, rel=1e-14)


def test_the_plan_counts_on_the_median_of_the_cut_normal() -> None:
    """Half of a normal around 0 lies above 0.6745 deviations of its upper half."""
    law = read_law({"mean": 0, "sd": 2})
    assert law.likely == pytest.approx(2 * 0.6744897501960817)
    assert law.quantile(1e-12) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    "written",
    [
        {"low": 3, "likely": 3, "high": 3},
        {"law": "triangular", "low": 3, "likely": 3, "high": 3},
        {"low": 3, "high": 3},
        {"p50": 3, "p90": 3},
        {"mean": 3, "sd": 0},
        {"law": "lognormal", "mean": 3, "sd": 0},
        {"values": [3, 3]},
        3,
    ],
)
def test_a_law_without_width_is_a_fixed_value(written: Any) -> None:
    law = read_law(written)
    assert law == Fixed(3.0)
    assert (law.fixed, law.likely, law.mean, law.quantile(0.9)) == (True, 3, 3, 3)


def test_observed_values_are_equally_likely() -> None:
    """Of four values, the first covers shares up to a quarter, and so on."""
    law = read_law({"values": [4, 1, 3, 2]})
    shares = (1e-9, 0.25, 0.2500001, 0.5, 0.75, 0.7500001, 1 - 1e-9)
    assert [law.quantile(u) for u in shares] == [1, 1, 2, 2, 3, 4, 4]
    assert law.mean == 2.5


NAMED: list[tuple[str, dict[str, Any]]] = [
    ("pert", {"low": 1, "likely": 2, "high": 5}),
    ("lognormal", {"p50": 2, "p90": 5}),
    ("normal", {"mean": 2, "sd": 5}),
    ("uniform", {"low": 2, "high": 5}),
    ("exponential", {"mean": 2}),
    ("empirical", {"values": [1, 2]}),
]


@pytest.mark.parametrize(("law", "written"), NAMED)
def test_a_named_law_is_its_shorthand(law: str, written: dict[str, Any]) -> None:
    assert read_law({"law": law, **written}) == read_law(written)


NUMBER = st.floats(0, 1e6)
SHARE = st.integers(1, 2**53 - 1).map(lambda draw: draw / 2**53)


@given(
    st.one_of(
        st.tuples(NUMBER, NUMBER, NUMBER).map(
            lambda three: dict(
                zip(("low", "likely", "high"), sorted(three), strict=True)
            )
        ),
        st.fixed_dictionaries({"mean": NUMBER, "sd": NUMBER}),
        st.fixed_dictionaries({"values": st.lists(NUMBER, min_size=1, max_size=5)}),
        st.fixed_dictionaries({"mean": NUMBER}),
    ),
    st.lists(SHARE, min_size=2, max_size=5),
)
def test_quantiles_rise_and_are_never_negative(
    written: dict[str, Any], shares: list[float]
) -> None:
    law = read_law(written)
    drawn = [law.quantile(u) for u in sorted(shares)]
    assert all(value >= 0 for value in drawn)
    assert all(after >= before * (1 - 1e-12) for before, after in pairwise(drawn))


@pytest.mark.parametrize(
    "written", [None, "four", [4], True, -1, inf, {}, {"law": "pert"}]
)
def test_what_is_no_distribution_is_refused(written: Any) -> None:
    with pytest.raises(LawError):
        read_law(written)


@pytest.mark.parametrize("written", [written for written, _ in LAWS])
def test_a_law_goes_to_another_process(written: Any) -> None:
    law = read_law(written)
    law.quantile(0.3)
    sent = loads(dumps(law))
    assert sent == law
    assert sent.quantile(0.3) == law.quantile(0.3)


def test_loading_a_scenario_does_not_load_scipy() -> None:
    """It takes a third of a second, and only draws from a beta-PERT need it."""
    code = "import sys, sim.scenario; print([m for m in sys.modules if 'scipy' in m])"
    found = run(
        [executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout == "[]\n"
