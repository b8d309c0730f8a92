"""Runs the chunks of an experiment that are still missing, and keeps each."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress

from sim.experiment.chunks import Span, missing
from sim.experiment.design import Design
from sim.experiment.identity import Identity
from sim.experiment.pool import run_beside, run_here
from sim.experiment.results import Results
from sim.experiment.stopping import Watch
from sim.experiment.store import Store
from sim.experiment.worker import Chunk


def run(
    design: Design,
    advance: Callable[[int], None] = lambda _: None,
    *,
    store: Store | None = None,
    jobs: int = 1,
    cluster: str | None = None,
    precision: float | None = None,
) -> Results:
    """Run what *store* lacks of *design*, and tell *advance* of each chunk's size.

    All settings of a replication are run together, so that an experiment which the
    user interrupts keeps whole pairs. The results are those of the first replications
    that are finished without a gap; the store keeps the others too. With a *precision*
    they end at the first look that finds it.
    """
    kept = store or Store.create(None, Identity.of(design))
    watch = Watch(design, kept, precision)
    settings = len(design.settings)
    spans = missing(design.replications, kept.finished(), settings)
    spans = [] if watch.ends() else spans
    running = _chunks(design, spans, jobs, cluster)
    with suppress(KeyboardInterrupt), closing(running) as chunks:
        for chunk in chunks:
            kept.keep(chunk)
            advance(chunk.span.size)
            if watch.ends():
                break
    return watch.enough or Results.read(design, kept)


def _chunks(
    design: Design, spans: Sequence[Span], jobs: int, cluster: str | None
) -> Generator[Chunk, None, None]:
    """Run chunks on a *cluster*, or by as many workers as there is work for."""
    if cluster is not None and spans:
        from sim.experiment.cluster import run_on_cluster

        return run_on_cluster(design, spans, cluster)
    workers = min(jobs, len(spans))
    if workers > 1:
        return run_beside(design, spans, workers)
    return run_here(design, spans)
