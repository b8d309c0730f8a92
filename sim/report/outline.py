"""A scenario as it was resolved: each value, where it stands, who says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from textwrap import wrap
from typing import Any

from sim.scenario import Scenario

ASSUMPTION = "assumption"
NOT_FIGURES = {"crosspurpose", "settings", "sources", "vary", "experiment", "calendar"}
WIDTH, FLOW_WIDTH, COMMENT_COLUMN = 100, 56, 56


def outline(scenario: Scenario) -> str:
    """Return *scenario* as YAML, with the place and the source of each value beside it.

    What does not fit beside a value stands above it; there is no list of sources. It
    ends with how many figures have a source; the others stand as assumptions.
    """
    tree = {k: v for k, v in scenario.resolved().items() if k != "sources"}
    lines = _Outline(scenario).of(tree)
    return "\n".join([*lines, "", count_of_sources(scenario)])


def count_of_sources(scenario: Scenario) -> str:
    """Say how many figures of *scenario* have a source.

    One whose source begins with "assumption" has none, and neither has one that is not
    named.
    """
    paths = list(figures(scenario.resolved()))
    known = [p for p in paths if not assumed(source_of(scenario.sources, p))]
    return (
        f"{len(known)} of {len(paths)} figures have a source; the others are"
        " assumptions."
    )


@dataclass(frozen=True)
class _Outline:
    scenario: Scenario

    @cached_property
    def places(self) -> dict[str, str]:
        """The file and line of each value, by path."""
        return {path: place.of_line for path, place in self.scenario.provenance.items()}

    def of(self, tree: Mapping[str, Any], above: str = "") -> Iterator[str]:
        """Write *tree* line by line; *above* is the path that leads to it."""
        indent = "  " * (above.count(".") + bool(above))
        for key, value in tree.items():
            path = f"{above}.{key}" if above else key
            start = f"{indent}{flow(key)}:"
            if self._fits_a_line(value, path):
                yield from self._explained(f"{start} {flow(value)}", path, indent)
            else:
                yield from _comment(self._source(path), indent)
                yield start
                yield from self.of(value, path)

    def _explained(self, line: str, path: str, indent: str) -> Iterator[str]:
        """Write *line* with its place and source beside it, or above it."""
        place, source = self.places[path], self._source(path)
        start = line.ljust(COMMENT_COLUMN) + "  # "
        both = f"{place}, {source}" if source else place
        if len(start + both) <= WIDTH:
            yield start + both
        elif len(start + place) <= WIDTH:
            yield from _comment(source, indent)
            yield start + place
        else:
            yield from _comment(both, indent)
            yield line

    def _fits_a_line(self, value: object, path: str) -> bool:
        """Whether one place and one source can stand beside all of *value*."""
        if not isinstance(value, Mapping):
            return True
        below = [f"{path}.{key}" for key in value]
        return (
            not any(isinstance(item, Mapping) for item in value.values())
            and all(self.places[p] == self.places[path] for p in below)
            and not any(map(self._source, below))
            and len(flow(value)) < FLOW_WIDTH
        )

    def _source(self, path: str) -> str:
        """Return the source of *path*; in a setting, of what only settings say."""
        sources = self.scenario.sources
        of_settings, _, within = path.partition(".")
        bare = within.partition(".")[2]
        if of_settings == "settings" and bare not in self.places:
            return sources.get(path) or sources.get(bare, "")
        return sources.get(path, "")


def _comment(text: str, indent: str) -> list[str]:
    """Return *text* as comment lines."""
    start = f"{indent}# "
    return wrap(text, WIDTH, initial_indent=start, subsequent_indent=start)


def assumed(source: str) -> bool:
    """Decide whether a *source* calls a figure an assumption, or says nothing."""
    return not source or source.lower().startswith(ASSUMPTION)


def source_of(sources: Mapping[str, str], path: str) -> str:
    """Return the source of the value at *path*, or of what it is part of, if any."""
    keys = path.split(".")
    above = (".".join(keys[:end]) for end in range(len(keys), 0, -1))
    return next((sources[path] for path in above if path in sources), "")


def figures(tree: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """Return the path of each figure: of each number, list and distribution."""
    for key, value in tree.items():
        path = f"{above}.{key}" if above else key
        if path in NOT_FIGURES:
            continue
        if isinstance(value, Mapping):
            yield from figures(value, path)
        elif isinstance(value, int | float | list) and not isinstance(value, bool):
            yield path


def flow(value: object) -> str:
    """Return *value* as YAML on one line."""
    from ruamel.yaml import YAML

    yaml, text = YAML(), StringIO()
    yaml.default_flow_style = True
    yaml.width = 10_000
    yaml.dump(value, text)
    return text.getvalue().removesuffix("...\n").strip()
