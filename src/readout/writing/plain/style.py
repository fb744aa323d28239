"""A house's own rules: a TOML file that switches rules off and adds phrases of its own."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from readout.errors import BadUsage
from readout.writing.plain.phrases import Phrase, phrase

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Style:
    """Ids of rules that are off, phrases to say otherwise, and what each added rule is for."""

    off: frozenset[str] = frozenset()
    phrases: tuple[Phrase, ...] = ()
    why: tuple[tuple[str, str], ...] = ()


def read_style(data: bytes, where: str) -> Style:
    """Read a style file.

    Args:
        data: TOML with ``off = ["rule", ...]`` and ``[[rule]]`` tables of ``id``, ``say_not``, ``say`` and, if you
            like, ``why``.
        where: the file's name, for messages.

    Raises:
        BadUsage: it is no TOML, or holds something that we do not know.
    """  # noqa: E501
    try:
        table: dict[str, Any] = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadUsage(f"is not a style file in TOML ({error})", where=where) from error
    unknown = sorted(set(table) - {"off", "rule"})
    if unknown:
        raise BadUsage(f"has a key that is not known: {unknown[0]}", where=where, todo="use off and [[rule]]")
    off = table.get("off", [])
    if not isinstance(off, list) or not all(isinstance(x, str) for x in off):
        raise BadUsage("“off” must be a list of rule names", where=where)
    from readout.writing.plain.rules import known_rules

    for name in off:
        if name not in known_rules():
            near = get_close_matches(name, known_rules(), 1)
            raise BadUsage(
                f"there is no rule “{name}” to switch off",
                where=where,
                todo=f"did you mean “{near[0]}”?" if near else "list them with readout plain --rules",
            )
    rows = table.get("rule", [])
    if not isinstance(rows, list):
        raise BadUsage("rules are written as [[rule]]", where=where)
    phrases = tuple(_phrase(row, where) for row in rows)
    why = tuple((str(r["id"]), str(r.get("why") or f"Says “{r['say']}” for “{r['say_not']}”.")) for r in rows)
    return Style(frozenset(off), phrases, why)


def _phrase(row: object, where: str) -> Phrase:
    if not isinstance(row, dict) or not {"id", "say_not", "say"} <= set(row) <= {
        "id",
        "say_not",
        "say",
        "why",
    }:
        raise BadUsage("a [[rule]] has id, say_not, say and, if you like, why", where=where)
    if not all(isinstance(v, str) for v in row.values()):
        raise BadUsage("id, say_not, say and why are texts", where=where)
    if not _ID.fullmatch(row["id"]):
        raise BadUsage(
            f"“{row['id']}” is no name for a rule", where=where, todo="use small letters, digits and -"
        )
    if not row["say_not"].split():
        raise BadUsage(f"the rule “{row['id']}” has no words to look for", where=where)
    return replace(phrase(row["id"], row["say_not"].lower(), row["say"]), house=True)
