"""Means, percentiles, paired differences, with their intervals."""

from sim.summary.accounts import GainAndLoss, Line, gain_and_loss
from sim.summary.summary import Summary, summarise, summarise_columns

__all__ = [
    "GainAndLoss",
    "Line",
    "Summary",
    "gain_and_loss",
    "summarise",
    "summarise_columns",
]
