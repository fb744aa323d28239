"""A story that was written anew beside the one before it: why, and which sentences differ."""

from __future__ import annotations

from typing import Any

from readout.archive.asking.changes import Difference, differences
from readout.site.queries.stories import Kept


def why(new: Kept, old: Kept) -> str:
    """Return in words why a story was written anew."""
    return "the source was changed" if new.version != old.version else "our rules were changed"


def what(new: Kept, old: Kept) -> list[Difference]:
    """Return what differs, the offsets in the :func:`words` of both."""
    return differences(words(old.story), words(new.story))


def words(story: dict[str, Any]) -> str:
    """Return the words of a story, for laying beside another."""
    lines = [story["headline"]["text"], story["standfirst"]["text"]]
    for section in story["sections"]:
        lines += [" ".join(s["text"] for s in paragraph) for paragraph in section["paragraphs"]]
    return "\n\n".join(line for line in lines if line)
