"""``check``: say everything that is wrong with scenario files."""

from collections.abc import Sequence

from sim.commands.exits import Exit
from sim.commands.terminal import note, say
from sim.scenario import Scenario, ScenarioError, load


def check(files: Sequence[str]) -> Exit:
    """Check each of *files*, and return the code to end with."""
    good = [_check(file) for file in files]
    return Exit.DONE if all(good) else Exit.SCENARIO


def _check(file: str) -> bool:
    """Say what is wrong with *file*, or what is in it; return whether it is good."""
    try:
        scenario = load(file)
    except ScenarioError as error:
        note(str(error))
        return False
    for warning in scenario.warnings:
        note(f"warning: {warning}")
    say(f"{file}: good, {_contents(scenario)}")
    return True


def _contents(scenario: Scenario) -> str:
    reference = scenario.settings[scenario.reference]
    parts = [
        (len(scenario.settings), "setting"),
        (len(reference.activities), "activity"),
        (len(reference.crews), "crew"),
        (len(reference.materials), "material"),
        (len(reference.suppliers), "supplier"),
    ]
    return ", ".join(_count(number, noun) for number, noun in parts if number)


def _count(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return (
        f"{number} {noun.removesuffix('y') + 'ies' if noun[-1] == 'y' else noun + 's'}"
    )
