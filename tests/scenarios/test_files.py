"""What is no scenario at all says so, and never runs."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sim.scenario import Place, ScenarioError, load

WRONG = [
    (b"", "a.yaml:1:1: is empty; a scenario is a mapping of keys"),
    (b"# nothing\n", "a.yaml:1:1: is empty; a scenario is a mapping of keys"),
    (b"- a\n", "a.yaml:1:1: must be a mapping of keys, such as title: A job"),
    (b"hello\n", "a.yaml:1:1: must be a mapping of keys, such as title: A job"),
    (b"\x89PNG\r\n", "a.yaml: is no text file; a scenario is YAML in UTF-8"),
    (b"a: 1\nb: \x00", "a.yaml:2:4: is no text file; a scenario is YAML in UTF-8"),
    (b"[" * 1000, "a.yaml:1:1: is nested too deeply to be a scenario"),
    (b"? [a]\n: b\n", "a.yaml:1:3: a key must be text"),
    (b"!!int x", "a.yaml:1:1: x is no int"),
    (b"a: *b", "a.yaml:1:4: is not valid YAML: found undefined alias 'b'"),
]


@pytest.mark.parametrize(("content", "said"), WRONG)
def test_a_file_that_is_no_scenario_says_why(content: bytes, said: str) -> None:
    Path("a.yaml").write_bytes(content)
    with pytest.raises(ScenarioError) as caught:
        load("a.yaml")
    assert str(caught.value) == said


def test_a_file_of_other_things_names_all_that_is_required() -> None:
    Path("a.yaml").write_text("1: 2\n")
    with pytest.raises(ScenarioError) as caught:
        load("a.yaml")
    assert [mistake.path for mistake in caught.value.mistakes] == [
        "1",
        "activities",
        "crosspurpose",
        "currency",
        "settings",
        "title",
    ]


def test_aliases_that_multiply_are_refused() -> None:
    """Ten lists of ten, six deep, are a million values in 100 bytes."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 6):
        items = ", ".join([f"*a{level - 1}"] * 10)
        lines.append(f"a{level}: &a{level} [{items}]")
    Path("a.yaml").write_text("\n".join(lines))
    with pytest.raises(ScenarioError, match="repeats itself without end"):
        load("a.yaml")


def test_a_byte_order_mark_is_passed_over(base: str) -> None:
    Path("a.yaml").write_text(base, encoding="utf-8-sig")
    assert load("a.yaml").provenance["crosspurpose"] == Place("a.yaml", 1, 15)


def test_a_tag_never_runs() -> None:
    Path("a.yaml").write_text("!!python/object/apply:os.mkdir [made]\n")
    with pytest.raises(ScenarioError, match="plain data"):
        load("a.yaml")
    assert not Path("made").exists()


WORDS = """crews activities settings dig low mean duration title { } [ ] &a *a !!int
null 1 -1 1e3 .nan ' " | > # --- ... ? <<: @ ` 2026-01-01 é true 0x_ 0o9"""
GAPS = [": ", ", ", "\n", "  ", "\n- ", "\t", "%YAML 1.1\n", "\u2028", "\ud7ff"]
PIECES = st.sampled_from([*WORDS.split(), *GAPS])
GARBAGE = st.one_of(
    st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)
).map(lambda text: text.encode("utf-8"))


@settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(GARBAGE | st.binary(max_size=40))
@example(b"a: 1e999999")
@example(b"&!{&!")
@example(b"a: " + b"9" * 5000)
def test_garbage_is_refused_and_nothing_else_happens(content: bytes) -> None:
    Path("a.yaml").write_bytes(content)
    with pytest.raises(ScenarioError) as caught:
        load("a.yaml")
    assert caught.value.mistakes


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_a_scenario_with_a_piece_of_garbage_loads_or_says_why(
    base: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(base)))
    end = data.draw(st.integers(start, min(len(base), start + 12)))
    piece = "".join(data.draw(st.lists(PIECES, max_size=4)))
    Path("a.yaml").write_text(base[:start] + piece + base[end:], encoding="utf-8")
    with suppress(ScenarioError):
        assert load("a.yaml").settings
