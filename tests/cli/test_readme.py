"""What the README shows is what the program does."""

import re
import shlex
from pathlib import Path

import pytest

from sim.scenario import load
from tests.cli.conftest import ROOT, Command

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return the README's code blocks in a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def shown(command: str) -> str:
    """Return what the README shows below a command."""
    (block,) = [text for text in blocks("console") if text.startswith(f"$ {command}")]
    return block.partition("\n")[2]


def test_the_scenario_in_one_page_is_good(tmp_path: Path) -> None:
    (text,) = blocks("yaml")
    path = tmp_path / "small.yaml"
    path.write_text(text, encoding="utf-8")
    scenario = load(path)
    assert scenario.warnings == ()
    assert list(scenario.settings) == ["pay on terms", "paid to extend"]


def test_the_stoppage_shown_is_one_of_the_story_told(crosspurpose: Command) -> None:
    (command,) = [text for text in blocks("console") if "trace" in text]
    words = shlex.split(command.removeprefix("$ crosspurpose "))
    (paragraph,) = blocks("text")
    assert paragraph in crosspurpose(*words).stdout


@pytest.mark.parametrize("text", blocks("python"), ids=["study", "interface"])
def test_the_python_shown_runs(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With 3 replications instead of hundreds, and one hold age instead of six."""
    monkeypatch.chdir(ROOT)
    fewer = re.sub(r"(replications=|ages\), )\d00", r"\g<1>3", text)
    assert fewer != text
    exec(fewer.replace("range(20, 46, 5)", "(30,)"), {})


@pytest.mark.slow
def test_the_table_shown_is_the_one_printed(crosspurpose: Command) -> None:
    """A thousand replications of seven settings: the main job, a minute or two."""
    command = "crosspurpose run unpaid_supplier"
    assert crosspurpose("run", "unpaid_supplier").stdout == shown(command)
