"""A long study needs no more memory than a short one, but for a column at a time."""

import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import environment
from tests.experiment.conftest import TEXT

CODE = """
import resource, sys
import numpy as np
from pathlib import Path
from sim.experiment.chunks import grid
from sim.experiment.columns import columns
from sim.experiment.design import design
from sim.experiment.identity import Identity
from sim.experiment.results import Results
from sim.experiment.store import Store
from sim.experiment.stored import write_replications
from sim.experiment.worker import Chunk, pack
from sim.report.study import Study
from sim.scenario import load

asked = design(load("small.yaml"), replications=int(sys.argv[1]))
store = Store.create(Path("results.sqlite"), Identity.of(asked))
store._db.execute("PRAGMA synchronous = OFF")
rng = np.random.default_rng(1)
for span in grid(asked.replications):
    rows = rng.random((len(asked.settings), span.size, len(columns(asked))))
    rows[:, :, 0] = 1
    store.keep(Chunk(span, rows, pack([])))
study = Study(Results.read(asked, store))
write_replications(Path("replications.csv"), study.results)
study.as_json(), study.gain_and_loss(), study.activities()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def megabytes(place: Path, replications: int) -> float:
    """Return the peak memory of a process that keeps and sums up a study."""
    place.mkdir()
    (place / "small.yaml").write_text(TEXT)
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(replications)],
        cwd=place,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout) / (1024**2 if sys.platform == "darwin" else 1024)


def test_twenty_thousand_replications_fit_where_a_thousand_do(tmp_path: Path) -> None:
    """The 37 metrics of 20,000 replications in three settings are 18 MB; as a table,
    with one copy of it, twice that. A column is half a MB; the accounts of two
    settings, which are read together, are 6 MB, and twice that with their copies.
    """
    short = megabytes(tmp_path / "short", 1_000)
    long = megabytes(tmp_path / "long", 20_000)
    assert long - short < 25
