"""The OpenAPI description in the reader's language, and as a page's template takes it.

The usual viewer would fetch scripts from elsewhere.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_METHODS = ("get", "post", "patch", "delete")
_SAID = ("summary", "description")


def in_words(description: Any, translate: Callable[[str], str]) -> Any:
    """Give an OpenAPI description, or a part of it, with what it says to people in other words.

    Args:
        description: what FastAPI makes of the routes: their docstrings, in English.
        translate: gives English in the reader's language.
    """
    if isinstance(description, list):
        return [in_words(part, translate) for part in description]
    if not isinstance(description, dict):
        return description
    return {
        name: translate(part) if name in _SAID and isinstance(part, str) and part else in_words(part, translate)
        for name, part in description.items()
    }


def described(openapi: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the addresses of the API in their order.

    Args:
        openapi: the description that FastAPI makes.
    """
    schemas = openapi.get("components", {}).get("schemas", {})
    return [
        {
            "path": path,
            "method": method.upper(),
            "summary": operation.get("summary", ""),
            "description": operation.get("description", ""),
            "parameters": [_parameter(one) for one in operation.get("parameters", ())],
            "body": _body(operation.get("requestBody"), schemas),
        }
        for path, operations in openapi["paths"].items()
        for method, operation in operations.items()
        if method in _METHODS
    ]


def _parameter(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": one["name"],
        "type": _type(one["schema"]),
        "needed": one.get("required", False),
        "meaning": one.get("description", ""),
    }


def _body(body: dict[str, Any] | None, schemas: dict[str, Any]) -> dict[str, Any] | None:
    if body is None:
        return None
    kind, content = next(iter(body["content"].items()))
    schema = schemas.get(content["schema"].get("$ref", "").rpartition("/")[2], content["schema"])
    needed = schema.get("required", ())
    fields = [
        {"name": name, "type": _type(value), "needed": name in needed, "meaning": value.get("description", "")}
        for name, value in schema.get("properties", {}).items()
    ]
    return {"kind": kind, "fields": fields}


def _type(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        return " | ".join(_type(one) for one in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    if schema.get("type") == "array":
        inner = schema.get("items") or (schema.get("prefixItems") or [{}])[0]
        return f"[{_type(inner)}, …]"
    return str(schema.get("type", ""))
