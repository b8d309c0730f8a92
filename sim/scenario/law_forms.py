"""How a distribution is written in a file: the forms of rule R3."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from typing import Any

from sim.scenario.bell_laws import Lognormal, Normal, Pert
from sim.scenario.laws import (
    Empirical,
    Exponential,
    Fixed,
    Law,
    Triangular,
    Uniform,
)
from sim.scenario.mistakes import did_you_mean
from sim.scenario.scalars import told, told_for_number

Numbers = Mapping[str, float]


class LawError(ValueError):
    """A distribution that cannot be; *key* names the part that is wrong."""

    def __init__(self, text: str, key: str = "") -> None:
        super().__init__(text)
        self.key = key


@dataclass(frozen=True)
class Form:
    """One way to write a law: its name, its keys, and how to make it of them."""

    law: str
    keys: tuple[str, ...]
    make: Callable[[Numbers], Law]
    shorthand: bool = True


def _three(kind: Callable[[float, float, float], Law]) -> Callable[[Numbers], Law]:
    def make(given: Numbers) -> Law:
        low, likely, high = given["low"], given["likely"], given["high"]
        _rising(given, "low", "likely", "high")
        return Fixed(low) if low == high else kind(low, likely, high)

    return make


def _uniform(given: Numbers) -> Law:
    low, high = given["low"], given["high"]
    _rising(given, "low", "high")
    return Fixed(low) if low == high else Uniform(low, high)


def _percentiles(given: Numbers) -> Law:
    p50, p90 = given["p50"], given["p90"]
    _rising(given, "p50", "p90")
    if p50 == p90:
        return Fixed(p50)
    _above_zero(given, "p50")
    return Lognormal.from_percentiles(p50, p90)


def _moments(given: Numbers) -> Law:
    if given["sd"] == 0:
        return Fixed(given["mean"])
    _above_zero(given, "mean")
    return Lognormal.from_moments(given["mean"], given["sd"])


def _normal(given: Numbers) -> Law:
    mean, sd = given["mean"], given["sd"]
    return Fixed(mean) if sd == 0 else Normal(mean, sd)


def _exponential(given: Numbers) -> Law:
    mean = given["mean"]
    return Fixed(mean) if mean == 0 else Exponential(mean)


FORMS = (
    Form("pert", ("low", "likely", "high"), _three(Pert)),
    Form("triangular", ("low", "likely", "high"), _three(Triangular), shorthand=False),
    Form("lognormal", ("p50", "p90"), _percentiles),
    Form("lognormal", ("mean", "sd"), _moments, shorthand=False),
    Form("normal", ("mean", "sd"), _normal),
    Form("uniform", ("low", "high"), _uniform),
    Form("exponential", ("mean",), _exponential),
)
LAW_NAMES = (*dict.fromkeys(form.law for form in FORMS), "empirical")
LAW_KEYS = ("low", "likely", "high", "p50", "p90", "mean", "sd", "values", "law")
ALLOWED = (
    "a number, {low, likely, high}, {p50, p90}, {mean, sd}, {low, high}, {mean} "
    "or {values: [...]}"
)


def read_law(written: Any) -> Law:
    """Return the law that is *written* in a file.

    Raises
    ------
    LawError
        If there is no such law.
    """
    if isinstance(written, Law):
        return written
    if isinstance(written, Mapping):
        return _read_mapping(written)
    if isinstance(written, bool | str | list | tuple) or written is None:
        raise LawError(f"must be {ALLOWED}, not {told_for_number(written)}")
    return Fixed(_number(written, ""))


def _read_mapping(written: Mapping[str, Any]) -> Law:
    for key in written:
        if key not in LAW_KEYS:
            raise LawError(f"unknown key{did_you_mean(key, LAW_KEYS)}", key)
    name = _law_name(written)
    keys = [key for key in written if key != "law"]
    if name == "empirical" or (name is None and keys == ["values"]):
        return _empirical(written, keys)
    form = _form(name, keys)
    return form.make({key: _number(written[key], key) for key in keys})


def _law_name(written: Mapping[str, Any]) -> str | None:
    name = written.get("law")
    if "law" in written and name not in LAW_NAMES:
        hint = did_you_mean(str(name), LAW_NAMES)
        raise LawError(f"there is no law {told(name)}{hint}", "law")
    return name


def _form(name: str | None, keys: list[str]) -> Form:
    """Return the form with these *keys*."""
    forms = [
        form for form in FORMS if form.law == name or (form.shorthand and not name)
    ]
    for form in forms:
        if set(form.keys) == set(keys):
            return form
    given = f"{{{', '.join(keys)}}}"
    if name is None:
        raise LawError(f"{given} is no distribution; write {ALLOWED}")
    takes = " or ".join(f"{{{', '.join(form.keys)}}}" for form in forms)
    raise LawError(f"the law {name} takes {takes}, not {given}")


def _empirical(written: Mapping[str, Any], keys: list[str]) -> Law:
    values = written.get("values")
    if keys != ["values"] or not isinstance(values, list | tuple) or not values:
        raise LawError("the law empirical takes {values: [...]}, at least one number")
    numbers = sorted(_number(value, "values") for value in values)
    return Fixed(numbers[0]) if numbers[0] == numbers[-1] else Empirical(tuple(numbers))


def _number(value: Any, key: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise LawError(f"must be a number, not {told_for_number(value)}", key)
    if not isfinite(value):
        raise LawError(f"must be a finite number, not {value}", key)
    if value < 0:
        raise LawError(f"must be at least 0, not {value:g}", key)
    return float(value)


def _rising(given: Numbers, *keys: str) -> None:
    for lower, upper in pairwise(keys):
        if given[lower] > given[upper]:
            text = f"{lower} {given[lower]:g} is above {upper} {given[upper]:g}"
            raise LawError(f"{text}; write {lower} <= {upper}", lower)


def _above_zero(given: Numbers, key: str) -> None:
    if given[key] <= 0:
        raise LawError(f"the {key} of a lognormal must be above 0", key)
