"""What ``run`` prints."""

from typing import TYPE_CHECKING

from sim.commands.terminal import draw
from sim.report import comparison, dates
from sim.report.outline import count_of_sources
from sim.report.study import Study

if TYPE_CHECKING:
    from rich.console import RenderableType


def tell(study: Study) -> str:
    """Return the tables of the settings between a heading and a closing line."""
    currency = study.results.design.scenario.currency
    summary = study.summarised
    parts: list[RenderableType] = [_heading(study), ""]
    parts += [comparison.of_site(summary, currency), ""]
    parts += [comparison.of_firm(summary, currency), ""]
    parts += [comparison.of_chances(summary), ""]
    parts += comparison.unfinished(summary)
    parts.append(_closing(study))
    return draw(*parts)


def _heading(study: Study) -> str:
    design = study.results.design
    scenario = design.scenario
    start = scenario.settings[scenario.reference].calendar.start
    replications = count(study.results.done, "replication")
    settings = count(len(design.settings), "setting")
    return (
        f"{scenario.title}\n"
        f"{replications} of {settings}, seed {design.seed}, amounts in"
        f" {scenario.currency}\n"
        f"Planned finish: {dates.planned(start, study.planned_finish)}\n"
        f"{count_of_sources(scenario)}"
    )


def _closing(study: Study) -> str:
    accounts = study.gain_and_loss()
    if accounts is None:
        return f"Nothing to compare: it takes “{study.reference}” and another setting."
    return comparison.closing(accounts, study.results.design.scenario.currency)


def count(number: int, noun: str) -> str:
    """Return a number of things in words, such as ``1,000 replications``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
