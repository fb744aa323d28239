"""Who published a transcript: by the table of publishers, or by a ministry that names its own state."""

from __future__ import annotations

import re
from functools import lru_cache

from readout.records import Document
from readout.transcripts.tables import table

# A ministry that names its own state in the header, for publishers that no row of data knows.
_MINISTRY = re.compile(
    r"(?:The )?(?:Federal )?(?:Foreign )?Ministry (?:of|for) [A-Z][\w’' ,&-]*? of (?:the )?"
    r"(?P<state>[A-Z][\w’-]+(?: (?:and )?[A-Z][\w’-]+){0,3})"
)


@lru_cache(maxsize=1)
def _publishers() -> tuple[tuple[str, str, frozenset[str], tuple[str, ...], re.Pattern[str] | None], ...]:
    return tuple(
        (
            row["name"],
            row["side"],
            frozenset(row.get("offices", ())),
            tuple(row["hosts"]),
            re.compile("|".join(f"(?:{line})" for line in row["lines"])) if row["lines"] else None,
        )
        for row in table("publishers")["publisher"]
    )


def publisher_of(document: Document, head: str) -> tuple[str | None, str | None, frozenset[str]]:
    """Return publisher, side and the offices of its own officials.

    By what the source states, by its address, or by a line of its header; ``None`` where none of them tells.

    Args:
        document: the source.
        head: the lines above the speech.
    """
    stated = (document.publisher or "").casefold()
    match = re.match(r"https?://([^/:]+)", document.url or "")
    host = match.group(1).lower() if match else ""
    for name, side, offices, hosts, _ in _publishers():
        if any(
            host == known
            or host.endswith(f".{known}")
            or (known == "whitehouse.archives.gov" and host.endswith("whitehouse.archives.gov"))
            for known in hosts
        ):
            return name, side, offices
        if stated and (stated == name.casefold() or name.casefold() in stated):
            return document.publisher, side, offices
    for name, side, offices, _, lines in _publishers():
        if lines and any(lines.fullmatch(line.strip()) for line in head.splitlines()[:25]):
            return name, side, offices
    for line in head.splitlines()[:25]:
        if ministry := _MINISTRY.fullmatch(line.strip()):
            return line.strip(), ministry["state"], frozenset()
    return None, None, frozenset()
