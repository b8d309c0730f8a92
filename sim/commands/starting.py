"""``new``: copy a starter scenario."""

from pathlib import Path

from sim.commands.terminal import say
from sim.experiment.design import pick
from sim.experiment.folder import WriteError, write_whole
from sim.scenario.lookup import SHIPPED, shipped


def copy(name: str, output: Path) -> None:
    """Copy the shipped scenario *name* to *output*, which must not exist yet."""
    file = f"{pick(shipped(), name, kind='starter scenario')}.yaml"
    source = next(folder / file for folder in SHIPPED if (folder / file).is_file())
    if output.exists():
        raise WriteError(f"{output} exists already: name another file with -o")
    write_whole(output, source.read_text(encoding="utf-8"))
    say(f"{output} is yours; next: crosspurpose run {output}")
