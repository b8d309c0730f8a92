"""Best responses in games whose equilibria are known."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from sim.analysis.games import Pays, Profile, play, starts

Written: TypeAlias = Mapping[Profile, tuple[float, ...]]

DILEMMA: Written = {(0, 0): (2, 2), (0, 1): (0, 3), (1, 0): (3, 0), (1, 1): (1, 1)}
COORDINATION: Written = {(0, 0): (2, 1), (0, 1): (0, 0), (1, 0): (0, 0), (1, 1): (1, 2)}
PENNIES: Written = {(0, 0): (1, -1), (0, 1): (-1, 1), (1, 0): (-1, 1), (1, 1): (1, -1)}


def paying(game: Written) -> Pays:
    """The pays of a game that is written down."""
    return lambda profiles: [game[profile] for profile in profiles]


def ends(game: Written) -> list[tuple[Profile, ...]]:
    """Where best responses lead from each start."""
    return [play(start, [2, 2], paying(game)).end for start in starts([2, 2])]


def test_in_the_prisoners_dilemma_both_defect_from_every_start() -> None:
    """To defect pays 3 instead of 2, or 1 instead of 0, whatever the other does."""
    assert ends(DILEMMA) == [((1, 1),), ((1, 1),)]


def test_a_game_of_coordination_has_two_equilibria() -> None:
    """Both stay where both are: alone to leave pays nothing."""
    assert ends(COORDINATION) == [((0, 0),), ((1, 1),)]


def test_matching_pennies_never_settles() -> None:
    """
    From heads and heads: the second turns (0, 1); the first follows, the second turns
    (1, 0); the first follows, the second turns (0, 1): a cycle of two rounds.
    """
    played = play((0, 0), [2, 2], paying(PENNIES))
    assert not played.settles
    assert played.end == ((0, 1), (1, 0))


def test_of_ties_a_player_keeps_what_it_has() -> None:
    """Options 1 and 2 pay the same: who has one of them keeps it."""
    pays = paying({(0,): (0.0,), (1,): (5.0,), (2,): (5.0,)})
    assert [play((own,), [3], pays).end[0] for own in range(3)] == [(1,), (1,), (2,)]


def test_each_player_answers_what_the_one_before_has_just_done() -> None:
    """
    Three options each; the first wants 2, the second what the first has: one round,
    not two, and the second ends at 2 as well.
    """
    asked: list[Profile] = []
    grid = [(a, b) for a in range(3) for b in range(3)]
    game: Written = {(a, b): (float(a), -abs(a - b) * 1.0) for a, b in grid}

    def pays(profiles: Sequence[Profile]) -> list[tuple[float, ...]]:
        asked.extend(profiles)
        return [game[profile] for profile in profiles]

    assert play((0, 0), [3, 3], pays).end == ((2, 2),)
    assert asked[:6] == [(0, 0), (1, 0), (2, 0), (2, 0), (2, 1), (2, 2)]


def test_play_begins_at_both_ends_and_between() -> None:
    """Of one option each there is one start."""
    assert starts([3, 4]) == [(0, 0), (2, 3), (1, 1)]
    assert starts([1, 1]) == [(0, 0)]
