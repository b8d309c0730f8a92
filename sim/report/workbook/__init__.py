"""A finished run as a workbook: inputs, every replication, live totals, charts."""

from sim.report.workbook.sheets import write

__all__ = ["write"]
