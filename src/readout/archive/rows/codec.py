"""The nouns of ``records`` as compact compressed JSON and back, by their own type hints.

Fields that have their default are left out, a span is a pair, and bytes are not kept: blobs have those.
Nothing here knows any one noun, so a field that is added to one is stored, and an older row is read with the field's default.
"""  # noqa: E501

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

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
    return _reader(hint)(value)


@lru_cache(maxsize=256)
def _reader(hint: Any) -> Callable[[Any], Any]:
    """Return what reads values of a type: a type is taken apart once, not again for each value."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        one = _reader(next(a for a in args if a is not type(None)))
        return lambda value: None if value is None else one(value)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        each = _reader(args[0])
        return lambda values: tuple(map(each, values))
    if origin is tuple:
        several = [_reader(a) for a in args]
        return lambda values: tuple(read(v) for read, v in zip(several, values, strict=True))
    if origin is frozenset:
        return frozenset
    if hint is bytes:
        return lambda value: b""
    if hint is Span:
        return lambda value: Span(*value)
    if isinstance(hint, type) and is_dataclass(hint):
        return _record_reader(hint)
    return lambda value: value


def _record_reader(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers: dict[
        str, Callable[[Any], Any]
    ] = {}  # made as they are met: a record may hold records of its kind

    def read(value: Any) -> Any:
        given = {}
        for name, v in value.items():
            if name in hints:
                if name not in readers:
                    readers[name] = _reader(hints[name])
                given[name] = readers[name](v)
        return kind(**given)

    return read


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default
