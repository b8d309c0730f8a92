"""``attribute``: the loss by own goals, shared among the departments."""

import json
from collections.abc import Iterator
from math import isnan
from typing import TYPE_CHECKING, Any

from sim.analysis.attribution import Attribution, Game, game
from sim.commands.exits import Exit
from sim.commands.terminal import draw, note, say
from sim.report.department_words import NAMES
from sim.report.money import digits, short
from sim.report.speech import listed, sentence
from sim.report.tables import table
from sim.scenario import load

if TYPE_CHECKING:
    from rich.table import Table

    from sim.experiment.results import Results
    from sim.summary.statistics import Comparison

INTERVAL = "95 % interval"


def attribute(
    file: str,
    sets: tuple[str, ...],
    *,
    own: str | None,
    replications: int | None,
    seed: int | None,
    jobs: int | None,
    as_json: bool,
    quiet: bool,
) -> Exit:
    """Run every arrangement of goals, and say who causes the loss."""
    scenario = load(file, sets)
    asked = game(scenario, own=own, replications=replications, seed=seed)
    results = _run(asked, jobs, quiet=quiet)
    if not results.done:
        note("Stopped before the first replications were finished: nothing to show.")
        return Exit.STOPPED
    found = Attribution(asked, results)
    say(json.dumps(_plain(found), indent=2) if as_json else _told(found, results.done))
    if results.stopped:
        note(f"Stopped: these are the first {results.done:,} replications.")
    return Exit.STOPPED if results.stopped else Exit.DONE


def _run(asked: Game, jobs: int | None, *, quiet: bool) -> "Results":
    from sim.commands.progress import progress
    from sim.experiment import runner
    from sim.experiment.pool import cores

    with progress(asked.design.replications, 0, quiet=quiet) as advance:
        return runner.run(asked.design, advance, jobs=jobs or cores())


def _told(found: Attribution, done: int) -> str:
    asked = found.game
    scenario = asked.design.scenario
    heading = (
        f"{scenario.title}: {len(asked.design.settings)} arrangements of goals between"
        f" “{asked.aligned}” and “{asked.own}”, {done:,} replications each, seed"
        f" {asked.design.seed}. Losses in firm value, {scenario.currency}."
    )
    parts: list[Table | str] = [heading, "", _shares(found, scenario.currency)]
    if found.interactions:
        parts += ["", _pairs(found, scenario.currency)]
    return draw(*parts, "", *_reforms(found, scenario.currency))


def _shares(found: Attribution, currency: str) -> "Table":
    rows = [
        [
            _name(name),
            *_amount(value, currency),
            short(found.alone[name].mean, currency),
        ]
        for name, value in found.values.items()
    ]
    total = ["All together", *_amount(found.total, currency), ""]
    headings = ["Department", "Its part of the loss", INTERVAL, "Alone on its own goal"]
    return table(headings, [*rows, total], gives_way=headings[:1])


def _pairs(found: Attribution, currency: str) -> "Table":
    """Return what pairs lose beyond what each does alone, the most first."""
    pairs = sorted(found.interactions.items(), key=lambda pair: -abs(pair[1].mean))
    rows = [
        [sentence(f"{NAMES[one]} with {NAMES[other]}")[:-1], *_amount(value, currency)]
        for (one, other), value in pairs
    ]
    headings = ["Pair", "Loses beyond each alone", INTERVAL]
    return table(headings, rows, gives_way=headings[:1])


def _reforms(found: Attribution, currency: str) -> Iterator[str]:
    """Say which change of goals helps most, and which would come next."""
    first, gain = found.reforms[0]
    if gain <= 0:
        yield "From all on their own goals no single change of goals helps the firm."
        return
    yield (
        f"The single change that helps most: the firm's goal for {NAMES[first]}, which"
        f" saves {short(gain, currency)}."
    )
    steps = [f"{NAMES[name]} ({short(g, currency)})" for name, g in found.reforms]
    yield f"Best order of reform: {listed(steps)}."


def _name(department: str) -> str:
    return sentence(NAMES[department])[:-1]


def _amount(value: "Comparison", currency: str) -> list[str]:
    decimals = digits(value.low, value.high, currency)
    low, high = (short(v, currency, decimals=decimals) for v in (value.low, value.high))
    return [short(value.mean, currency, decimals=decimals), f"{low} to {high}"]


def _plain(found: Attribution) -> dict[str, Any]:
    asked = found.game
    return {
        "scenario": asked.design.scenario.title,
        "aligned": asked.aligned,
        "own": asked.own,
        "replications": found.losses.shape[1],
        "seed": asked.design.seed,
        "total": _ends(found.total),
        "values": {name: _ends(value) for name, value in found.values.items()},
        "alone": {name: _ends(value) for name, value in found.alone.items()},
        "interactions": [
            {"departments": list(pair), **_ends(value)}
            for pair, value in found.interactions.items()
        ],
        "reforms": [{"department": n, "saves": gain} for n, gain in found.reforms],
    }


def _ends(value: "Comparison") -> dict[str, float | None]:
    ends = {"mean": value.mean, "low": value.low, "high": value.high}
    return {key: None if isnan(end) else end for key, end in ends.items()}
