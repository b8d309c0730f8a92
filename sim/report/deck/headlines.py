"""Titles of slides that say what their table shows."""

from collections.abc import Mapping

from sim.report.money import short


def of_firm(means: Mapping[str, float], currency: str) -> str:
    """Say where the firm keeps most and where least, by mean firm value."""
    written = {setting: short(mean, currency) for setting, mean in means.items()}
    if len(set(written.values())) == 1:
        setting, words = next(iter(written.items()))
        where = "in every setting" if len(means) > 1 else f"under “{setting}”"
        return f"The job leaves the firm {words} {where}"
    most, least = max(means, key=means.__getitem__), min(means, key=means.__getitem__)
    return (
        f"The job leaves the firm most under “{most}” ({written[most]}) and least"
        f" under “{least}” ({written[least]})"
    )
