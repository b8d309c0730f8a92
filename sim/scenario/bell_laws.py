"""The distributions of rule R3 that are shaped like a bell."""

from dataclasses import dataclass
from functools import cache, cached_property
from math import exp, log, sqrt
from statistics import NormalDist
from typing import Any

from sim.scenario.laws import HALF, Law

STANDARD = NormalDist()
Z90 = STANDARD.inv_cdf(0.9)


@dataclass(frozen=True)
class Pert(Law):
    """Beta-PERT: a beta distribution whose mean weighs the likely value by four."""

    low: float
    mode: float
    high: float

    @property
    def likely(self) -> float:
        """The most likely value."""
        return self.mode

    @property
    def mean(self) -> float:
        """The mean of the draws."""
        return (self.low + 4 * self.mode + self.high) / 6

    @cached_property
    def shape(self) -> tuple[float, float, float, float]:
        """The least value, the width, and the two exponents of the beta law."""
        width = self.high - self.low
        return (
            self.low,
            width,
            1 + 4 * (self.mode - self.low) / width,
            1 + 4 * (self.high - self.mode) / width,
        )

    def quantile(self, u: float) -> float:
        """Return the value that a share *u* of draws stays below."""
        return float(pert_quantiles(*self.shape, u))


def pert_quantiles(low: Any, width: Any, first: Any, second: Any, shares: Any) -> Any:
    """Return the quantiles at *shares* of beta-PERT laws, given by their `shape`."""
    return low + width * _inverse_beta()(first, second, shares)


@dataclass(frozen=True)
class Lognormal(Law):
    """The logarithm of the value is normal, with standard deviation *sigma*."""

    p50: float
    sigma: float

    @classmethod
    def from_percentiles(cls, p50: float, p90: float) -> "Lognormal":
        """Return the law with these two percentiles."""
        return cls(p50, log(p90 / p50) / Z90)

    @classmethod
    def from_moments(cls, mean: float, sd: float) -> "Lognormal":
        """Return the law with this mean and standard deviation."""
        variance = log(1 + (sd / mean) ** 2)
        return cls(mean * exp(-variance / 2), sqrt(variance))

    @property
    def likely(self) -> float:
        """The median."""
        return self.p50

    @property
    def mean(self) -> float:
        """The mean of the draws."""
        return self.p50 * exp(self.sigma**2 / 2)

    def quantile(self, u: float) -> float:
        """Return the value that a share *u* of draws stays below."""
        return self.p50 * exp(self.sigma * STANDARD.inv_cdf(u))


@dataclass(frozen=True)
class Normal(Law):
    """A normal distribution without what lies below 0."""

    centre: float
    sd: float

    @cached_property
    def _below(self) -> float:
        """The share that is cut off."""
        return STANDARD.cdf(-self.centre / self.sd)

    @property
    def mean(self) -> float:
        """The mean of the draws, above *centre* because the lowest are cut off."""
        density = STANDARD.pdf(self.centre / self.sd)
        return self.centre + self.sd * density / (1 - self._below)

    def quantile(self, u: float) -> float:
        """Return the value that a share *u* of draws stays below."""
        kept = 1 - self._below
        # Each half is read from its own tail, where floats are dense.
        if u < HALF:
            z = STANDARD.inv_cdf(self._below + u * kept)
        else:
            z = -STANDARD.inv_cdf((1 - u) * kept)
        return max(0.0, self.centre + self.sd * z)


@cache
def _inverse_beta() -> Any:
    """Load scipy only when a beta-PERT is first drawn from."""
    from scipy.special import betaincinv

    return betaincinv
