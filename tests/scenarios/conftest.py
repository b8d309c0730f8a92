"""A small scenario, and a way to load a change of it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from sim.scenario import Scenario, ScenarioError, load, lookup

BASE = """\
crosspurpose: 1
title: A small job
currency: USD
crews: {gang: {labour: 1000}}
activities:
  dig: {crew: gang, duration: 10, materials: {gravel: 5}}
  pave: {crew: gang, after: [dig], duration: {low: 1, likely: 2, high: 4}}
materials: {gravel: {unit: t, supplier: quarry, unit_price: 50}}
suppliers: {quarry: {lead_time: 3, credit: {limit: 900, reminders: [10]}}}
accounts_payable: {approval: 2, believes: {hold_after_past_due: {sd: 5}}}
executive: {escalation_takes: 5}
settings: {plan: {}, late: {accounts_payable: {policy: fixed, payment_age: 90}}}
"""
Load = Callable[..., Scenario]
Complain = Callable[..., list[str]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, without shipped scenarios, for plain messages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(lookup, "SHIPPED", ())
    return tmp_path


@pytest.fixture
def base() -> str:
    """Return the text of the small scenario."""
    return BASE


@pytest.fixture
def changed() -> Load:
    """Load the small scenario with one text put for another."""

    def load_changed(
        old: str = "", new: str = "", sets: Sequence[str] = ()
    ) -> Scenario:
        assert old in BASE
        text = BASE.replace(old, new, 1) if old else BASE + new
        Path("a.yaml").write_text(text, encoding="utf-8")
        return load("a.yaml", sets)

    return load_changed


@pytest.fixture
def complaints(changed: Load) -> Complain:
    """Return what is said of the small scenario with one text put for another."""

    def complain(old: str = "", new: str = "", sets: Sequence[str] = ()) -> list[str]:
        with pytest.raises(ScenarioError) as caught:
            changed(old, new, sets)
        assert str(caught.value) == "\n".join(map(str, caught.value.mistakes))
        return [str(mistake) for mistake in caught.value.mistakes]

    return complain
