"""Which keys a scenario has, and what may stand there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from sim.scenario.contract import DaysAfterPlan
from sim.scenario.law_forms import LAW_KEYS
from sim.scenario.laws import Law

WHOLE: Mapping[Any, tuple[str, ...]] = {
    Law: LAW_KEYS,
    DaysAfterPlan: ("days_after_plan",),
}
"""What is replaced whole when files are merged, and the keys it may have."""


@dataclass(frozen=True)
class Shape:
    """What may stand at one path.

    Parameters
    ----------
    keys : tuple of str
        The keys it may have, where they are fixed.
    named : bool
        Whether its keys are names that the file gives.
    whole : bool
        Whether another file replaces it whole.
    number : bool
        Whether a number may stand there.
    """

    keys: tuple[str, ...] = ()
    named: bool = False
    whole: bool = True
    number: bool = False
    below: Any = None

    def step(self, key: str) -> "Shape | None":
        """Return the shape of *key*, or None if there is no such key."""
        if self.named:
            return shape_of(self.below)
        if key not in self.keys:
            return None
        if self.below is None:
            return Shape(number=self.whole and key != "law")
        if isinstance(self.below, Shape):
            return self.below
        return shape_of(self.below.model_fields[key].annotation)


def shape_of(annotation: Any) -> Shape:
    """Return the shape that a type *annotation* allows."""
    kinds = list(_kinds(annotation))
    for kind in kinds:
        if kind in WHOLE:
            return Shape(keys=WHOLE[kind], number=kind is Law)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return Shape(keys=tuple(kind.model_fields), whole=False, below=kind)
        if get_origin(kind) is dict:
            return _mapping(*get_args(kind))
    return Shape(number=float in kinds or int in kinds)


def _mapping(key: Any, value: Any) -> Shape:
    if get_origin(key) is Literal:
        return Shape(keys=get_args(key), whole=False, below=CURVE)
    return Shape(named=True, whole=False, below=value)


def _kinds(annotation: Any) -> list[Any]:
    """Return the types that *annotation* is made of."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _kinds(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [kind for part in get_args(annotation) for kind in _kinds(part)]
    return [] if annotation in (NoneType, date) else [annotation]


POINT = Shape(keys=("kpi", "pay"))
"""A point of a pay curve, in a path that leads to one of its two numbers."""
CURVE = Shape(keys=tuple(str(number) for number in range(1, 100)), below=POINT)
"""A pay curve; its points are counted from 1."""
LEAF = Shape()
"""What has no keys."""
