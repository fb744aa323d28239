"""Stories of documents in the archive: written, kept, and what goes wrong told in a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout.archive import Archive

#: Takes a document and words; returns what went wrong, or ``None``.
Draft = Callable[[int, int], str | None]


def drafter(opened: Archive) -> Draft:
    """Return what writes a document's story, with its background and what is new in it, and keeps it."""
    import json

    from readout import engine
    from readout.archive.keeping import loading, remaking
    from readout.errors import ReadoutError
    from readout.publishing.story_json import story_to_json

    def draft(document: int, words: int) -> str | None:
        stored = loading.load(opened, document)
        try:
            story = engine.write(stored.transcript, words=words, archive=opened)
        except ReadoutError as error:
            return error.what
        except Exception as error:  # a story that fails must not stop the archive
            return f"an unexpected error ({type(error).__name__}: {error}). Report it, please"
        remaking.keep_story(opened, stored.row, words, json.dumps(story_to_json(story), ensure_ascii=False))
        return None

    return draft
