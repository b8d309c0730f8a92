"""The tables that are hardest to draw."""

import pandas as pd

from tests.summary.tables import drawn

LONG = "accounts payable paid for days payable, charged for downtime"
WIDE = "W" * 59
REFERENCE = "pay on terms"


def settings(count: int, name: str = "setting") -> list[str]:
    """Return the reference and *count* - 1 other names."""
    return [REFERENCE, *(f"{name} {i}" for i in range(1, count))]


def without_stoppage() -> pd.DataFrame:
    """Return a table in which nothing ever stops."""
    return drawn(settings(2), 50).assign(downtime_cost=0.0, stoppages=0.0)


def identical() -> pd.DataFrame:
    """Return a table in which two settings do the same."""
    first = drawn([REFERENCE], 50)
    return pd.concat([first, first.assign(setting="the same")], ignore_index=True)


def one_in_a_hundred() -> pd.DataFrame:
    """Return a table in which one replication costs a thousand times the others."""
    table = drawn(settings(3), 100)
    return table.assign(
        downtime_cost=table["downtime_cost"].where(table.index > 0, 1e9)
    )


CASES = {
    "one setting": drawn([REFERENCE], 50),
    "two settings": drawn(settings(2), 50),
    "five settings": drawn(settings(5), 50),
    "seven settings": drawn(settings(7), 20),
    "nine settings": drawn(settings(9), 20),
    "one replication": drawn(settings(3), 1),
    "no stoppage": without_stoppage(),
    "two curves alike": identical(),
    "long names": drawn(settings(5, LONG), 50),
    "nine long names": drawn(settings(9, LONG), 20),
    "names without a space": drawn(settings(3, WIDE), 50),
    "dollars in names": drawn(settings(3, "$5 or $10"), 50),
    "a thousand millions": drawn(settings(3), 50, scale=1e9),
    "one of a thousand millions": one_in_a_hundred(),
    "reference not run": drawn(["a", "b"], 50),
}
