"""The nouns of ``records`` as compact compressed JSON and back, by their own type hints.

Fields that have their default are left out, a span is a pair, and bytes are not kept: blobs have those.
Nothing here knows any one noun, so a field that is added to one is stored, and an older row is read with the field's default.
"""  # noqa: E501

from __future__ import annotations

import json
import types
import zlib
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from readout.records import Span


def pack(value: Any) -> bytes:
    """Return a record, or a sequence of them, as zlib-compressed JSON."""
    return zlib.compress(json.dumps(to_json(value), ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack(data: bytes, hint: Any) -> Any:
    """Return what :func:`pack` was given; ``hint`` is its type (``tuple[Statement, ...]``)."""
    return from_json(json.loads(zlib.decompress(data)), hint)


def to_json(value: Any) -> Any:
    """Return a record as JSON values."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, bytes):
        return ""
    if is_dataclass(value):
        return {
            f.name: to_json(v)
            for f in fields(value)
            if (v := getattr(value, f.name)) != _default(f) or _default(f) is MISSING
        }
    if isinstance(value, list | tuple | set | frozenset):
        return [to_json(v) for v in value]
    return value


def from_json(value: Any, hint: Any) -> Any:
    """Return JSON values as the type that ``hint`` names."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        return from_json(value, next(a for a in args if a is not type(None)))
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(from_json(v, args[0]) for v in value)
        return tuple(from_json(v, a) for v, a in zip(value, args, strict=True))
    if origin is frozenset:
        return frozenset(value)
    if origin is Literal or not isinstance(hint, type):
        return value
    if hint is bytes:
        return b""
    if hint is Span:
        return Span(*value)
    if is_dataclass(hint):
        hints = _hints(hint)
        return hint(**{name: from_json(v, hints[name]) for name, v in value.items() if name in hints})
    return value


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
