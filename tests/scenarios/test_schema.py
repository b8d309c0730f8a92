"""The JSON Schema takes what the program takes, and refuses what an editor can."""

from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sim.scenario import Scenario, schema

Load = Callable[..., Scenario]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    made = schema()
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


def test_a_good_file_is_good(validator: Draft202012Validator, changed: Load) -> None:
    validator.validate(changed().resolved())


@pytest.mark.parametrize(
    "part",
    [
        {"extends": "base.yaml", "title": "Only a title"},
        {"settings": {"late": None, "plan": {"executive": None, "crews": {"a": None}}}},
        {"settings": {"late": {"suppliers": {"quarry": {"lead_time": None}}}}},
        {"activities": {"a": {"after": ["b"]}, "b": {"after": {"c": 3, "d": None}}}},
        {
            "activities": {
                "a": {
                    "duration": {"law": "triangular", "low": 1, "likely": 2, "high": 3}
                }
            }
        },
        {"suppliers": {"q": {"lead_time": {"values": [1, 2]}}}},
        {"project": {"contract_finish": "2026-05-01", "liquidated_damages": None}},
        {
            "accounts_payable": {
                "believes": {"hold_cost": "none"},
                "scorecard": {"dpo": None},
            }
        },
        {"accounts_payable": {"scorecard": {"dpo": [[1, 2], [3, 4]]}}},
        {"vary": {"crews.a.labour": [1, 2]}, "sources": {"crews.a.labour": "a quote"}},
    ],
)
def test_a_part_of_a_file_is_good(validator: Draft202012Validator, part: Any) -> None:
    """A file may extend another, so that nothing is required of it."""
    validator.validate(part)


@pytest.mark.parametrize(
    "part",
    [
        {"titel": "x"},
        {"crosspurpose": 2},
        {"crews": {"a": {"labor": 1}}},
        {"crews": {"a.b": {}}},
        {"crews": {"": {}}},
        {"crews": {"a": {"labour": -1}}},
        {"crews": {"a": {"labour": "1"}}},
        {"crews": {"a": {"gangs": 0}}},
        {"crews": {"a": {"standby": {"labour_share": 2}}}},
        {"activities": {"a": {"after": "b"}}},
        {"activities": {"a": {"duration": {"low": 1, "likely": 2}}}},
        {"activities": {"a": {"duration": {"law": "normal", "low": 1, "high": 2}}}},
        {"accounts_payable": {"policy": "fixd"}},
        {"accounts_payable": {"scorecard": {"dop": [[1, 2]]}}},
        {"accounts_payable": {"scorecard": {"dpo": []}}},
        {"calendar": {"workweek": []}},
        {"calendar": {"workweek": ["monday"]}},
        {"settings": {"late": {"title": "x"}}},
        {"vary": {"crews.a.labour": [1]}},
    ],
)
def test_a_bad_part_is_bad(validator: Draft202012Validator, part: Any) -> None:
    assert not validator.is_valid(part)


def test_every_key_is_described() -> None:
    """With its unit or kind; a block is described by what it is for."""
    made = schema()
    sections = {"the file": made, **made["$defs"]}
    bare = [
        f"{name}.{key}"
        for name, section in sections.items()
        for key, found in section["properties"].items()
        if "description" not in found and "$ref" not in str(found)
    ]
    assert bare == []
    assert all("description" in section for section in made["$defs"].values())
