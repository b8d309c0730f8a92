"""The JSON Schema of the scenario file, for completion and checks in editors."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import WithDefaultSchema

from sim.scenario.file import ScenarioFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NULL = {"type": "null"}


class _Generate(GenerateJsonSchema):
    """Leaves defaults to the descriptions, which tell their units too."""

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario file.

    Nothing is required, since a file may extend another and a setting changes only
    what it names; null removes a key.
    """
    made = ScenarioFile.model_json_schema(schema_generator=_Generate)
    sections = [made, *made["$defs"].values()]
    for section in sections:
        _loosen(section)
    made["title"] = "Scenario of crosspurpose"
    return {"$schema": DIALECT, **made}


def _loosen(section: dict[str, Any]) -> None:
    """Let every key of *section* be left out, or be null."""
    section.pop("required", None)
    for key, found in section.get("properties", {}).items():
        section["properties"][key] = _or_null(found)


def _or_null(found: dict[str, Any]) -> dict[str, Any]:
    """Return the schema *found*, or null; names within it may be null too."""
    about = {key: found[key] for key in ("description",) if key in found}
    told = {"title", "description"}
    allowed = {key: value for key, value in found.items() if key not in told}
    options = allowed.pop("anyOf", None) or [allowed]
    options = [_names_or_null(option) for option in options if option != NULL]
    return {**about, "anyOf": [*options, NULL]}


def _names_or_null(option: dict[str, Any]) -> dict[str, Any]:
    """Let null remove a name, and show which names are free."""
    option = dict(option)
    option.pop("minProperties", None)
    patterns: dict[str, Any] = option.pop("patternProperties", {})
    for pattern, below in patterns.items():
        option["propertyNames"] = {"pattern": pattern}
        option["additionalProperties"] = below
    below = option.get("additionalProperties")
    if isinstance(below, dict):
        option["additionalProperties"] = {"anyOf": [below, NULL]}
    return option
