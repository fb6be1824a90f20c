"""ЮKassa's own OpenAPI document as the judge of every answer."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from openapi_schema_validator import OAS30Validator

DOCUMENT = Path(__file__).parent / "yookassa-openapi.yaml"
Json = dict[str, Any]


def check_component(name: str, value: object) -> None:
    """Raises jsonschema's ValidationError where the value does not fit the component."""
    _validator({"$ref": f"#/components/schemas/{name}"}).validate(value)


def check_answer(method: str, path: str, status: int, value: object) -> None:
    """The answer of `method path` fits what the document promises for the status.

    Statuses the document leaves out (and 500, whose schema there is that of 429) carry a plain Error.
    """
    promised = _operation(path)[method.lower()]["responses"].get(str(status))
    if promised is None or status == 500:
        check_component("Error", value)
        return
    if "$ref" in promised:
        promised = _document()["components"]["responses"][promised["$ref"].rpartition("/")[2]]
    _validator(promised["content"]["application/json"]["schema"]).validate(value)


def _operation(path: str) -> Json:
    for template, operations in _document()["paths"].items():
        if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", template), path):
            found: Json = operations
            return found
    raise LookupError(path)


def _validator(schema: Json) -> Any:
    # References are looked up from the root of the schema, so the components stand in it.
    rooted = {"allOf": [schema], "components": _document()["components"]}
    return OAS30Validator(rooted, format_checker=OAS30Validator.FORMAT_CHECKER)


@cache
def _document() -> Json:
    document: Json = yaml.load(DOCUMENT.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    _name_variants(document, document)
    return document


def _name_variants(node: Any, document: Json) -> None:
    """The document says which schema a `type` means beside the base schema only: say it at the choice too."""
    if isinstance(node, list):
        for child in node:
            _name_variants(child, document)
    if isinstance(node, dict):
        if "oneOf" in node and "mapping" not in node.get("discriminator", {"mapping": {}}):
            node["discriminator"]["mapping"] = _mapping(node["oneOf"][0]["$ref"], document)
        for child in list(node.values()):
            _name_variants(child, document)


def _mapping(reference: str, document: Json) -> Json:
    schema = document["components"]["schemas"][reference.rpartition("/")[2]]
    while "mapping" not in schema.get("discriminator", {}):
        if "allOf" not in schema:
            return {}
        base = schema["allOf"][0]["$ref"].rpartition("/")[2]
        schema = document["components"]["schemas"][base]
    mapping: Json = schema["discriminator"]["mapping"]
    return mapping
