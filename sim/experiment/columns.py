"""The named numbers that are kept of a replication."""

from sim.experiment.design import Design
from sim.metrics import METRICS


def activity_names(design: Design) -> tuple[str, ...]:
    """Return the activities of all settings, each once."""
    settings = [design.scenario.settings[name] for name in design.settings]
    return tuple(dict.fromkeys(name for s in settings for name in s.activities))


def columns_of(activity: str) -> tuple[str, str]:
    """Return the columns of an activity: its duration, and whether it was critical."""
    return f"days/{activity}", f"critical/{activity}"


def columns(design: Design) -> tuple[str, ...]:
    """Return the metrics, then the columns of each activity of any setting."""
    names = activity_names(design)
    return (*METRICS, *(column for name in names for column in columns_of(name)))
