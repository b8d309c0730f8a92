"""How single values are written: in a file, by people, and in a message."""

import re
from collections.abc import Callable, Mapping
from typing import Any

GROUPED = re.compile(r"(\d{1,3}(?:[ ,'_]\d{3})+|\d+)(\.\d+)?")
MONEY = re.compile(r"[$€£]|\b[A-Z]{3}\b")


def told(value: Any) -> str:
    """Return how *value* is named in a message."""
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing (null)"
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value[:40]}'" if isinstance(value, str) else str(value)


def told_for_number(value: Any) -> str:
    """Return how *value* is named where a number is wanted, and what it may mean."""
    meant = plain_number(value) if isinstance(value, str) else None
    return told(value) + (f"; write {meant}" if meant else "")


def plain_number(text: str) -> str | None:
    """Return the number that *text* means, as YAML takes it; ``None`` if it is none.

    >>> plain_number("$500,000"), plain_number("5 %"), plain_number("soon")
    ('500000', '0.05', None)
    """
    bare = MONEY.sub("", text).strip()
    sign = "-" if bare.startswith("-") else ""
    number = bare.lstrip("+-").removesuffix("%").strip()
    if not GROUPED.fullmatch(number):
        return None
    plain = re.sub(r"[ ,'_]", "", number)
    return sign + (f"{float(plain) / 100:.10g}" if bare.endswith("%") else plain)


def _whole_number(text: str) -> int:
    digits = text.replace("_", "").lower()
    based = digits.lstrip("+-").startswith(("0x", "0o", "0b"))
    return int(digits, 0 if based else 10)


def _number(text: str) -> float:
    digits = text.replace("_", "").lower()
    return float(digits.replace(".inf", "inf").replace(".nan", "nan"))


def _truth(text: str) -> bool:
    return {"true": True, "false": False}[text.lower()]


SCALARS: dict[str, Callable[[str], Any]] = {
    "str": str,
    "timestamp": str,
    "int": _whole_number,
    "float": _number,
    "bool": _truth,
    "null": lambda _: None,
}
"""How a value is read, by the kind that YAML takes it for."""
