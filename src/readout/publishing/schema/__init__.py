"""The JSON Schemas (2020-12) that are shipped in the package, and the check of our output against them."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


@lru_cache(maxsize=4)
def schema(name: str) -> dict[str, Any]:
    """Return a schema by name: ``story-1``, ``parse-1``, ``check-1``."""
    text = resources.files(__package__).joinpath(f"{name}.json").read_text("utf-8")
    value: dict[str, Any] = json.loads(text)
    return value


@lru_cache(maxsize=4)
def _validator(name: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema(name))


def problem(value: Any, name: str) -> str | None:
    """Return what is wrong with ``value`` by the schema, in one clause with its place, or ``None``."""
    from jsonschema.exceptions import best_match

    error = best_match(_validator(name).iter_errors(value))
    if error is None:
        return None
    place = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in error.absolute_path).lstrip(".")
    message = error.message if len(error.message) <= 160 else f"{error.message[:80]} … {error.message[-70:]}"
    return f"{place}: {message}" if place else message


def conform(value: dict[str, Any], name: str) -> dict[str, Any]:
    """Return ``value``; it is a defect of ours if it does not follow the schema.

    Raises:
        ValueError: the value does not follow the schema.
    """
    wrong = problem(value, name)
    if wrong:
        raise ValueError(f"our own JSON does not follow {name}.json: {wrong}")
    return value
