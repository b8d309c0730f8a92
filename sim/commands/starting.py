"""``new`` and ``schema``: a scenario to start from, and what editors know of it."""

import json
from pathlib import Path

from sim.commands.terminal import say
from sim.experiment.design import pick
from sim.experiment.folder import WriteError, write_whole
from sim.scenario import schema
from sim.scenario.lookup import SHIPPED, shipped

SCHEMA = "scenario.schema.json"
"""The file, beside a scenario, by which editors complete and check it."""
FIRST_LINE = f"# yaml-language-server: $schema={SCHEMA}\n"


def copy(name: str, output: Path) -> None:
    """Copy the shipped scenario *name* to *output*, which must not exist yet.

    A schema for editors is written beside it, unless there is one already.
    """
    file = f"{pick(shipped(), name, kind='starter scenario')}.yaml"
    source = next(folder / file for folder in SHIPPED if (folder / file).is_file())
    if output.exists():
        raise WriteError(f"{output} exists already: name another file with -o")
    write_whole(output, FIRST_LINE + source.read_text(encoding="utf-8"))
    beside = output.with_name(SCHEMA)
    if not beside.exists():
        write_whole(beside, f"{schema_as_json()}\n")
    say(
        f"{output} is yours, with {beside} for editors; next: crosspurpose run {output}"
    )


def schema_as_json() -> str:
    """Return the JSON Schema of the scenario file."""
    return json.dumps(schema(), indent=2)
