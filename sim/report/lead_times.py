"""How the foreman ordered, and how long the supplier took."""

from sim.records import OrderPlaced
from sim.report.department_words import chosen_for
from sim.report.papers import Papers
from sim.report.speech import Speech, lasting, shown
from sim.spells import held_days
from sim.units import Days


def ordering(papers: Papers, order: int, needed_at: Days, speech: Speech) -> str:
    """Return when an order was called off, for when, and how long it took.

    Parameters
    ----------
    needed_at
        When a crew came to stand for it.
    """
    placed = papers.placed[order]
    supplier, material = placed.order.supplier, placed.order.material
    terms = speech.job.setting.suppliers[supplier]
    safety = speech.job.setting.materials[material].order.safety_days
    expected = shown(terms.lead_time.likely + terms.transit)
    return (
        f"the foreman called it off on {speech.day(placed.at)}, for use at"
        f" {placed.order.activity} on {speech.day(placed.needed_at)}"
        f"{_too_late(placed, needed_at)}{chosen_for(placed)}, and {supplier}"
        f" {_took(papers, placed)} ({expected} expected, {shown(safety)} to spare)"
    )


def without_holds(papers: Papers, order: int) -> Days:
    """Return when an order would have come but for holds, or would still be out."""
    delivered = papers.delivered.get(order)
    if delivered is not None:
        return delivered.at - delivered.held_days
    return papers.journal.horizon - held_days(papers.journal, order)


def _too_late(placed: OrderPlaced, needed_at: Days) -> str:
    """Return how long after its need an order was reckoned with, if it was."""
    days = placed.needed_at - needed_at
    return f", but it was needed {lasting(days)} sooner" if days >= 1 else ""


def _took(papers: Papers, placed: OrderPlaced) -> str:
    number = placed.order.number
    took = lasting(without_holds(papers, number) - placed.at)
    but = " without them" if number in papers.waits else ""
    if number in papers.delivered:
        return f"took {took}{but}"
    return f"had not delivered it after {took}{but}"
