"""The stock in the yard over time."""

from sim.journal import Journal
from sim.report.levels import Steps, steps
from sim.stock import movements


def stock_levels(journal: Journal) -> dict[str, Steps]:
    """Return the stock of each material that is bought, over time (rules S2, F3)."""
    moved = movements(journal)
    return {
        name: steps(((m.at, m.quantity) for m in moved if m.material == name), end)
        for end in [journal.horizon]
        for name, material in journal.job.setting.materials.items()
        if material.supplier is not None
    }
