"""``--precision``: what is said of it in the end."""

from sim.experiment.results import Results
from sim.experiment.stopping import Estimate, needed
from sim.report.words import name, value


def met(results: Results, precision: float) -> str:
    """Say that the results are precise enough."""
    return f"Precise to {100 * precision:g} % after {results.done:,} replications."


def not_met(results: Results, worst: Estimate, precision: float) -> str:
    """Say what is not precise enough, and how many replications it would take."""
    currency = results.design.scenario.currency
    mean, half_width, bound = (
        value(amount, worst.metric, currency)
        for amount in (worst.mean, worst.half_width, worst.bound)
    )
    return (
        f"Not precise to {100 * precision:g} % after {results.done:,} replications:"
        f" {_what(worst)} is {mean} ± {half_width}, and ± {bound} would do."
        f" {_remedy(results, worst)}"
    )


def _what(worst: Estimate) -> str:
    metric, of = name(worst.metric).lower(), f"“{worst.setting}”"
    if worst.against is None:
        return f"the mean {metric} of {of}"
    return f"the mean difference in {metric} of {of} from “{worst.against}”"


def _remedy(results: Results, worst: Estimate) -> str:
    number = needed(results, worst)
    if number is None:
        return "No number of replications would do: give the project a contract_value."
    more = number - results.done
    return f"About {more:,} more would be needed: --at-most {number} --resume."
