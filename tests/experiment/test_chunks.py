"""The grid of chunks."""

from sim.experiment.chunks import CHUNK, grid, leading, missing


def test_the_chunks_hold_every_replication_once() -> None:
    for replications in (1, CHUNK - 1, CHUNK, CHUNK + 1, 7 * CHUNK):
        spans = list(grid(replications))
        numbers = [n for first, size in spans for n in range(first, first + size)]
        assert numbers == list(range(replications))


def test_more_replications_move_no_boundary() -> None:
    assert [s.first for s in grid(1000)][:3] == [s.first for s in grid(50)]


def test_what_is_finished_is_not_missing() -> None:
    assert missing(60, {}) == list(grid(60))
    assert [span.first for span in missing(60, {20: 20})] == [0, 40]
    assert missing(45, {0: 20, 20: 20, 40: 5}) == []


def test_a_chunk_with_too_few_is_missing() -> None:
    assert missing(60, {0: 20, 20: 20, 40: 5}) == [(40, 20)]


def test_nothing_leads_without_the_first_chunk() -> None:
    assert leading({}) == leading({20: 20}) == 0
    assert leading({0: 20, 20: 5}) == 25
