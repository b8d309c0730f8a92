"""What the program says, and the code it ends with, when something goes wrong."""

from enum import IntEnum

from sim.commands.terminal import note
from sim.experiment.folder import WriteError


class Exit(IntEnum):
    """The codes that the program ends with."""

    DONE = 0
    FAULT = 1
    COMMAND_LINE = 2
    SCENARIO = 3
    NOT_MET = 4
    CANNOT_WRITE = 5
    STOPPED = 130


def explain(error: Exception) -> Exit:
    """Say on standard error what went wrong, and return the code to end with."""
    from sim.experiment.design import DesignError
    from sim.experiment.errors import WorkerError
    from sim.experiment.stored import FolderError
    from sim.scenario import ScenarioError

    kinds = {
        ScenarioError: Exit.SCENARIO,
        FolderError: Exit.SCENARIO,
        WriteError: Exit.CANNOT_WRITE,
        DesignError: Exit.COMMAND_LINE,
        WorkerError: Exit.FAULT,
    }
    for kind, code in kinds.items():
        if isinstance(error, kind):
            note("\n".join([str(error), *getattr(error, "__notes__", ())]))
            return code
    return _own_up(error)


def _own_up(error: Exception) -> Exit:
    import traceback

    note("".join(traceback.format_exception(error)).rstrip())
    note(
        "crosspurpose: this is a fault of the program, not of the scenario;"
        " please report it with the lines above"
    )
    return Exit.FAULT
