"""``--over PATH=a:b:step`` and ``--over PATH=v1,v2,v3``: the values of levers."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from sim.analysis.grids import MOST_POINTS
from sim.experiment.design import DesignError

FORMS = (
    "write PATH=a:b:step, such as accounts_payable.payment_age=30:90:10, or PATH=v,v"
)


def read(options: Sequence[str]) -> dict[str, list[float]]:
    """Return the values of each lever by its path.

    Raises
    ------
    DesignError
        If an option is of another form, or gives no values.
    """
    levers: dict[str, list[float]] = {}
    for option in options:
        path, equals, given = option.rpartition("=")
        if not equals or not path.strip():
            raise DesignError(f"--over {option}: {FORMS}")
        if path.strip() in levers:
            raise DesignError(f"--over {path.strip()} is given twice: give it once")
        levers[path.strip()] = values(f"--over {option}", given)
    return levers


def values(option: str, given: str, forms: str = FORMS) -> list[float]:
    """Return the values of a range or of a list; a mistake names the *option*."""
    if ":" not in given:
        return [float(_number(option, part)) for part in given.split(",")]
    parts = [_number(option, part) for part in given.split(":")]
    if len(parts) != len(("a", "b", "step")):
        raise DesignError(f"{option}: {forms}")
    return _range(option, *parts)


def _range(option: str, first: Decimal, last: Decimal, step: Decimal) -> list[float]:
    """Return the values from *first* to *last*, exact in decimals."""
    if step <= 0 or last < first:
        raise DesignError(
            f"{option}: a range rises from its first to its last value by a"
            " step above 0"
        )
    count = int((last - first) / step) + 1
    if count > MOST_POINTS:
        raise DesignError(
            f"{option}: that is {count:,} values; at most {MOST_POINTS} points:"
            " take a larger step"
        )
    return [float(first + place * step) for place in range(count)]


def _number(option: str, text: str) -> Decimal:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise DesignError(f"{option}: {text.strip() or '(empty)'} is no number")
    return number
