"""What whoever runs the site can set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How the site is served.

    ``archive`` is a path or a ``postgresql://`` address, ``None`` for the default one. ``base_url`` is the
    site's own address without a slash at the end, for feeds and links that leave the site; empty, the address
    that the request names is used. ``request_bytes`` is the most that a form or an API call may send,
    ``draft_characters`` the longest draft that is checked and ``check_sources`` against how many documents.
    ``per_minute`` is how many forms and API calls one client may send in a minute, ``seconds`` how long a
    request may take until its answer begins.
    """

    archive: str | None = None
    base_url: str = ""
    request_bytes: int = 300_000
    draft_characters: int = 60_000
    check_sources: int = 5
    per_minute: int = 60
    seconds: float = 30.0
    name: str = "Readout"
