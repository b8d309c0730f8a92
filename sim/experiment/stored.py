"""The tables of a run folder, read back as they were written."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from itertools import product
from math import isnan, nan
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sim.experiment.folder import whole
from sim.experiment.results import Results
from sim.experiment.worker import DecisionRow
from sim.metrics import METRICS
from sim.summary.activities import ACTIVITY_COLUMNS, ActivityRow, Criticality

Row: TypeAlias = Mapping[str, str | None]
WORDS = {"true": 1.0, "false": 0.0, "": nan}
KEYS = ("setting", "replication")


class FolderError(Exception):
    """A folder that does not hold a finished run, and why."""


def text_of(file: Path) -> str:
    """Return the text of a file of a run folder."""
    try:
        return file.read_bytes().decode()
    except OSError as error:
        reason = f"{file.name} cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        reason = f"{file.name} is damaged: it is no text"
    raise FolderError(f"{file.parent} holds no finished run: {reason}")


def write_replications(file: Path, results: Results) -> None:
    """Write a row per setting and replication, and a column per metric, to *file*.

    What has no value is an empty cell (rule J6). The table is never in memory as a
    whole.
    """
    with whole(file) as text:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([*KEYS, *METRICS])
        for setting, first, rows in results.parts():
            writer.writerows(
                [setting, number, *map(_cell, METRICS, row)]
                for number, row in enumerate(rows.tolist(), first)
            )


def _cell(metric: str, value: float) -> float | str:
    if isnan(value):
        return ""
    return ("false", "true")[int(value)] if metric == "finished" else value


def metrics_of(
    file: Path, settings: Sequence[str], replications: int
) -> NDArray[np.float64]:
    """Return the metrics by setting, replication and metric; NaN for an empty cell."""
    rows = _rows(file, (*KEYS, *METRICS))
    expected = [(s, str(i)) for s, i in product(settings, range(replications))]
    if [tuple(row[key] for key in KEYS) for row in rows] != expected:
        raise _damaged(
            file,
            f"it does not hold {replications} replications of each setting in"
            " manifest.json",
        )
    metrics = [[_number(file, row, name) for name in METRICS] for row in rows]
    return np.array(metrics).reshape(len(settings), replications, len(METRICS))


def decisions_of(file: Path) -> Iterator[DecisionRow]:
    """Yield the choices of accounts payable."""
    for row in _rows(file, DecisionRow._fields):
        pay = _number(file, row, "expected_pay")
        yield DecisionRow(
            setting=str(row["setting"]),
            replication=int(_number(file, row, "replication")),
            day=_number(file, row, "day"),
            supplier=str(row["supplier"]),
            age=_number(file, row, "age"),
            expected_pay=None if isnan(pay) else pay,
        )


def activities_of(file: Path) -> Iterator[ActivityRow]:
    """Yield what is said of each activity of each setting."""
    for row in _rows(file, ACTIVITY_COLUMNS):
        told = Criticality(*(_number(file, row, name) for name in Criticality._fields))
        yield str(row["setting"]), str(row["activity"]), *told


def _rows(file: Path, columns: Sequence[str]) -> list[Row]:
    reader = csv.DictReader(StringIO(text_of(file), newline=""))
    missing = [name for name in columns if name not in (reader.fieldnames or ())]
    if missing:
        raise _damaged(file, f"it lacks the column {missing[0]}")
    return list(reader)


def _number(file: Path, row: Row, name: str) -> float:
    cell = row[name]
    try:
        return WORDS[cell] if cell in WORDS else float(cell or "none")
    except ValueError:
        told = "nothing" if cell is None else repr(cell)
        raise _damaged(file, f"{told} is no number for {name}") from None


def _damaged(file: Path, why: str) -> FolderError:
    return FolderError(f"{file.parent}: {file.name} is damaged: {why}")
