"""A name stands for a file here, or for one that comes with the program."""

from pathlib import Path

import pytest

from sim.scenario import ScenarioError, find, lookup, shipped


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ship two scenarios."""
    folder = tmp_path / "shop"
    folder.mkdir()
    for name in ("first_invoice", "unpaid_supplier"):
        (folder / f"{name}.yaml").touch()
    monkeypatch.setattr(lookup, "SHIPPED", (tmp_path / "none", folder))
    return folder


def test_shipped_scenarios_are_listed_by_name(shop: Path) -> None:
    assert shop.is_dir()
    assert shipped() == ["first_invoice", "unpaid_supplier"]


def test_a_name_stands_for_the_shipped_file(shop: Path) -> None:
    expected = shop / "first_invoice.yaml"
    assert find("first_invoice") == expected
    assert find("first_invoice.yaml") == expected


def test_the_folders_scenarios_win_over_the_shipped(shop: Path) -> None:
    assert shop.is_dir()
    Path("scenarios").mkdir()
    mine = Path("scenarios/first_invoice.yaml")
    mine.touch()
    assert find("first_invoice") == mine


def test_a_path_that_exists_wins(shop: Path) -> None:
    assert shop.is_dir()
    Path("first_invoice").touch()
    assert find("first_invoice") == Path("first_invoice")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "first_invioce",
            "there is no such scenario file; did you mean first_invoice?",
        ),
        ("x", "there is no such scenario file; known: first_invoice, unpaid_supplier"),
        ("shop", "is a folder; name a scenario file"),
        ("", "is a folder; name a scenario file"),
        (
            "a" * 5000,
            "there is no such scenario file; known: first_invoice, unpaid_supplier",
        ),
        (
            "a\0b",
            "there is no such scenario file; known: first_invoice, unpaid_supplier",
        ),
    ],
)
def test_a_name_without_a_file_is_told(shop: Path, name: str, said: str) -> None:
    assert shop.is_dir()
    with pytest.raises(ScenarioError) as caught:
        find(name)
    assert caught.value.mistakes[0].text == said
