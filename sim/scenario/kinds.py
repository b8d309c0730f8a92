"""The kinds of value that a scenario is made of."""

from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from sim.scenario.law_forms import FORMS, LAW_NAMES, LawError, read_law
from sim.scenario.laws import Law
from sim.scenario.scalars import told, told_for_number


class Section(BaseModel):
    """A part of a scenario: immutable, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def wrong(text: str, key: str = "") -> PydanticCustomError:
    """Return the error that says *text*, of the part *key* of a value."""
    # The braces of a template are pydantic's; ours go in as a value.
    return PydanticCustomError("wrong", "{text}", {"text": text, "key": key})


def _law(written: Any) -> Law:
    try:
        return read_law(written)
    except LawError as error:
        raise wrong(str(error), error.key) from error


def _whole(value: Any) -> Any:
    """Take 90.0 for 90."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def read_date(value: Any) -> date:
    """Return the date that is written as 2026-03-02."""
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, str) and len(value) == len("2026-03-02"):
            return date.fromisoformat(value)
    except ValueError as error:
        raise wrong(f"there is no date {value}: {error}") from error
    raise wrong(f"must be a date such as 2026-03-02, not {told(value)}")


def read_number(value: Any, key: str) -> float:
    """Return *value* if it is a finite number; *key* names it in its mapping."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise wrong(f"must be a number, not {told_for_number(value)}", key)
    if not isfinite(value):
        raise wrong(f"must be a finite number, not {value}", key)
    return float(value)


def _name(name: str) -> str:
    if not name.strip():
        raise wrong("a name must not be empty")
    if "." in name:
        raise wrong("a name must not have a dot: dots part the names of a path")
    if not name.isprintable():
        raise wrong("a name must be printable, on one line")
    return name


def _words(text: str) -> str:
    if not text.strip():
        raise wrong("must not be empty")
    return text


Amount = Annotated[float, Field(strict=True, allow_inf_nan=False)]
"""Any finite number."""
NotNegative = Annotated[Amount, Field(ge=0)]
Positive = Annotated[Amount, Field(gt=0)]
Share = Annotated[Amount, Field(ge=0, le=1)]
"""A share of something, 0 to 1."""
Count = Annotated[int, Field(strict=True, ge=1), BeforeValidator(_whole)]
"""A whole number from 1."""
Seed = Annotated[int, Field(strict=True, ge=0), BeforeValidator(_whole)]
Switch = Annotated[bool, Field(strict=True)]
Words = Annotated[str, Field(strict=True), AfterValidator(_words)]
Name = Annotated[
    str,
    Field(strict=True),
    AfterValidator(_name),
    WithJsonSchema({"type": "string", "pattern": r"^[^.]*[^.\s][^.]*$"}),
]
Day = Annotated[
    date,
    PlainValidator(read_date),
    WithJsonSchema({"type": "string", "format": "date"}),
]
NUMBER = {"type": "number", "minimum": 0}
VALUES = {"type": "array", "items": NUMBER, "minItems": 1}


def _form_schema(keys: Mapping[str, Any], laws: list[str], *, named: bool) -> Any:
    return {
        "type": "object",
        "properties": {**keys, "law": {"enum": laws}},
        "required": [*keys, "law"] if named else [*keys],
        "additionalProperties": False,
    }


def _law_schema() -> dict[str, Any]:
    """Return the JSON Schema of all forms of rule R3."""
    short = [form for form in FORMS if form.shorthand]
    forms: list[Any] = [NUMBER]
    for form in short:
        same = [other.law for other in FORMS if other.keys == form.keys]
        keys = dict.fromkeys(form.keys, NUMBER)
        forms.append(_form_schema(keys, same, named=False))
    forms.append(_form_schema({"values": VALUES}, [LAW_NAMES[-1]], named=False))
    return {"anyOf": forms}


Dist = Annotated[Law, PlainValidator(_law), WithJsonSchema(_law_schema())]
"""A distribution, in any form of rule R3."""
