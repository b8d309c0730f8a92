"""The explorer as text: the template filled in, everything in it escaped."""

from typing import Any

from sim.report import dates
from sim.report.explorer.document import document
from sim.report.explorer.exploration import Exploration
from sim.report.explorer.positions import SPREAD
from sim.version import __version__


def page(exploration: Exploration) -> str:
    """Return the page of an exploration, the same text for the same exploration."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("sim.report.explorer", "parts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {
        "allow_nan": False,
        "separators": (",", ":"),
    }
    template = environment.get_template("explorer.html")
    return template.render(data=document(exploration), **_facts(exploration))


def _facts(exploration: Exploration) -> dict[str, Any]:
    """Return what the page says of itself."""
    results, levers = exploration.results, exploration.levers
    scenario = exploration.scenario
    start = scenario.settings[scenario.reference].calendar.start
    return {
        "title": scenario.title,
        "currency": scenario.currency,
        "reference": scenario.reference,
        "setting": levers.setting,
        "decides": bool(levers.shares),
        "done": results.done,
        "seed": results.design.seed,
        "replication": exploration.replication,
        "planned": dates.planned(start, results.planned_finish),
        "spread": SPREAD,
        "version": __version__,
    }
