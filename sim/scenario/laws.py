"""What a distribution of rule R3 can do, and the plainer ones."""

from dataclasses import dataclass
from math import ceil, log, sqrt
from statistics import fmean, median

HALF = 0.5


class Law:
    """How a number varies from draw to draw."""

    @property
    def fixed(self) -> bool:
        """Whether every draw is the same."""
        return False

    @property
    def likely(self) -> float:
        """The value that the plan counts on (rule F1); here the median."""
        return self.quantile(HALF)

    @property
    def mean(self) -> float:
        """The mean of the draws."""
        raise NotImplementedError

    def quantile(self, u: float) -> float:
        """Return the value that a share *u* of draws stays below, for 0 < u < 1."""
        raise NotImplementedError


@dataclass(frozen=True)
class Fixed(Law):
    """Always the same value."""

    value: float

    @property
    def fixed(self) -> bool:
        """Whether every draw is the same."""
        return True

    @property
    def mean(self) -> float:
        """The value."""
        return self.value

    def quantile(self, u: float) -> float:  # noqa: ARG002
        """Return the value."""
        return self.value


@dataclass(frozen=True)
class Triangular(Law):
    """Straight lines up to the likely value and down from it."""

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
        return (self.low + self.mode + self.high) / 3

    def quantile(self, u: float) -> float:
        """Return the value that a share *u* of draws stays below."""
        width = self.high - self.low
        if u * width < self.mode - self.low:
            return self.low + sqrt(u * width * (self.mode - self.low))
        return self.high - sqrt((1 - u) * width * (self.high - self.mode))


@dataclass(frozen=True)
class Uniform(Law):
    """All values between two bounds are equally likely."""

    low: float
    high: float

    @property
    def mean(self) -> float:
        """The mean of the draws."""
        return (self.low + self.high) / 2

    def quantile(self, u: float) -> float:
        """Return the value that a share *u* of draws stays below."""
        return self.low + (self.high - self.low) * u


@dataclass(frozen=True)
class Exponential(Law):
    """Memoryless, as the time to the next of many independent accidents."""

    average: float

    @property
    def mean(self) -> float:
        """The mean of the draws."""
        return self.average

    def quantile(self, u: float) -> float:
        """Return the value that a share *u* of draws stays below."""
        return -self.average * log(1 - u)


@dataclass(frozen=True)
class Empirical(Law):
    """Values that were observed, each as likely as the others; in rising order."""

    values: tuple[float, ...]

    @property
    def likely(self) -> float:
        """The median of the values."""
        return median(self.values)

    @property
    def mean(self) -> float:
        """The mean of the values."""
        return fmean(self.values)

    def quantile(self, u: float) -> float:
        """Return the least value that a share *u* of the values does not exceed."""
        return self.values[max(0, ceil(u * len(self.values)) - 1)]
