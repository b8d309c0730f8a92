"""Slides of a finished run: one message each, with charts that can be edited."""

from sim.report.deck.slides import deck

__all__ = ["deck"]
