"""The store keeps chunks for good, and says when it is damaged."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sim.experiment.chunks import Span
from sim.experiment.errors import StoreError
from sim.experiment.folder import WriteError
from sim.experiment.identity import Identity
from sim.experiment.store import Store
from sim.experiment.worker import Chunk, DecisionRow, pack
from tests.experiment.test_folder import full_disk

COLUMNS = ("slip_days", "dpo", "firm_value")
SETTINGS = ("a", "b")


@pytest.fixture
def identity() -> Identity:
    scenario = {"crews": {"gang": 1}, "settings": {"a": {}, "b": {}}}
    return Identity(scenario, SETTINGS, COLUMNS, 7, {"crosspurpose": "1"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "results.sqlite"


@pytest.fixture
def filled(path: Path, identity: Identity) -> Path:
    """A store on disk with 60 replications in three chunks."""
    store = Store.create(path, identity)
    for first in (40, 0, 20):
        store.keep(chunk(first))
    store.close()
    return path


def chunk(first: int, size: int = 20) -> Chunk:
    """Return a chunk of which each number tells its replication."""
    numbers = np.arange(first, first + size, dtype=float)
    layers = [
        [numbers, numbers / 3, -numbers],
        [numbers + 0.5, numbers * np.nan, 0 * numbers],
    ]
    decided = [DecisionRow("a", int(n), 1.5, "quarry", 60.0, None) for n in numbers]
    return Chunk(Span(first, size), np.array(layers).swapaxes(1, 2), pack(decided))


def test_a_column_comes_back_bit_for_bit_whatever_the_order_of_chunks(
    filled: Path, identity: Identity
) -> None:
    store = Store.open(filled, identity)
    ours, theirs = store.column("dpo", Span(0, 60))
    assert ours.tobytes() == (np.arange(60) / 3).tobytes()
    assert np.isnan(theirs).all()


def test_a_span_may_begin_and_end_within_chunks(
    filled: Path, identity: Identity
) -> None:
    store = Store.open(filled, identity)
    rows = store.rows(Span(15, 30), identity.columns)
    assert rows.shape == (2, 30, 3)
    assert list(rows[0, :, 0]) == list(range(15, 45))
    assert [row.replication for row in store.decisions(Span(19, 3))] == [19, 20, 21]


def test_a_larger_chunk_takes_the_place_of_a_smaller_one(identity: Identity) -> None:
    store = Store.create(None, identity)
    store.keep(chunk(0, 5))
    store.keep(chunk(0, 20))
    assert store.finished() == {0: 20}
    assert store.column("slip_days", Span(0, 20)).shape == (2, 20)


def test_a_chunk_that_does_not_fit_on_the_disk_is_not_there(
    filled: Path, identity: Identity
) -> None:
    store = Store.open(filled, identity)
    with full_disk(), pytest.raises(WriteError, match=r"cannot write .*results\.sql"):
        store.keep(chunk(60))
    store.close()
    again = Store.open(filled, identity)
    assert list(again.finished()) == [0, 20, 40]


def test_two_runs_cannot_write_to_one_store(filled: Path, identity: Identity) -> None:
    """Neither to go on nor to begin anew; what the first one keeps stays."""
    first = Store.open(filled, identity)
    for take in (Store.open, Store.create):
        with pytest.raises(WriteError, match="another run writes to"):
            take(filled, identity)
    first.close()
    assert len(Store.open(filled, identity).finished()) == 3


def test_a_new_store_takes_the_place_of_an_old_or_damaged_one(
    filled: Path, identity: Identity
) -> None:
    Store.create(filled, identity).close()
    assert Store.open(filled, identity).finished() == {}
    filled.write_bytes(b"rubbish" * 1000)
    Store.create(filled, identity).close()
    assert Store.open(filled, identity).finished() == {}


def execute(statement: str) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        db = sqlite3.connect(path)
        with db:
            db.execute(statement)
        db.close()

    return damage


def overwrite(path: Path) -> None:
    """Change one byte within a block: the value 1 of the first column."""
    data = bytearray(path.read_bytes())
    place = data.index(np.array([0.0, 1.0, 2.0]).tobytes()) + 15
    data[place] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"rubbish" + path.read_bytes()[7:]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.write_bytes(path.read_bytes()[:-512]),
        overwrite,
        execute("DROP TABLE blocks"),
        execute("DROP TABLE study"),
        execute("DELETE FROM blocks WHERE name = 'dpo' AND first = 20"),
        execute("DELETE FROM chunks WHERE first = 20"),
        execute("UPDATE chunks SET replications = 10 WHERE first = 40"),
        execute("UPDATE blocks SET first = first + 1 WHERE name = 'dpo'"),
        execute("UPDATE blocks SET data = zeroblob(8) WHERE name = 'decisions'"),
        execute("UPDATE study SET value = '2' WHERE name = 'format'"),
    ],
    ids=[
        *("magic", "empty", "half", "end", "a bit", "no blocks", "no study"),
        *("a block gone", "a chunk gone", "size", "moved", "decisions", "format"),
    ],
)
def test_a_damaged_store_is_said_to_be_in_one_line(
    filled: Path, identity: Identity, damage: Callable[[Path], object]
) -> None:
    damage(filled)
    with pytest.raises(StoreError) as raised:
        Store.open(filled, identity)
    told = str(raised.value)
    assert told.startswith(f"{filled} is ")
    assert told.endswith("begin anew with --force")
    assert "\n" not in told


def test_a_folder_without_a_store_holds_no_run(path: Path, identity: Identity) -> None:
    with pytest.raises(StoreError, match="holds no run to go on with"):
        Store.open(path, identity)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"seed": 8}, "its seed is 7, not 8"),
        ({"versions": {"crosspurpose": "2"}}, "made by crosspurpose 1, not 2"),
        ({"settings": ("a",)}, "its settings are a, b, not a"),
        ({"columns": COLUMNS[:2]}, "its columns"),
        (
            {"scenario": {"crews": {}, "settings": {"a": {}, "b": {}}}},
            "its scenario differs in crews",
        ),
    ],
)
def test_another_run_is_not_gone_on_with(
    filled: Path, identity: Identity, change: dict[str, object], told: str
) -> None:
    other = replace(identity, **change)  # type: ignore[arg-type]
    with pytest.raises(StoreError, match="holds another run") as raised:
        Store.open(filled, other)
    assert told in str(raised.value)
    assert len(Store.open(filled, identity).finished()) == 3
