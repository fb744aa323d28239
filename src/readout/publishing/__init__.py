"""Stories, turns, check reports, feeds and rows of data as text, HTML, JSON, Word, CSV and more.

A form is one module named ``<what>_<form>.py`` (``story_html.py``, ``turns_jsonl.py``, ``check_text.py``)
with a ``SUFFIX`` for file names and a ``render`` function; putting the file here is all it takes to add one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module, resources
from typing import TYPE_CHECKING, Any, Literal

from readout.errors import BadUsage

if TYPE_CHECKING:
    from types import ModuleType

    from readout.checking.report import CheckReport
    from readout.publishing.columns import Column, Row
    from readout.publishing.feeds import Feed
    from readout.records import Digest, Story, Transcript
    from readout.writing.plain import PlainSentence

What = Literal["digest", "story", "turns", "check", "plain", "rows", "feed"]

__all__ = [
    "forms",
    "media_type",
    "render",
    "render_bytes",
    "render_check",
    "render_digest",
    "render_feed",
    "render_plain",
    "render_rows",
    "render_turns",
    "streams",
    "suffix",
]


@lru_cache(maxsize=8)
def forms(what: What) -> tuple[str, ...]:
    """Return the names of the forms that ``what`` can take, in alphabetical order, without importing them."""
    start, end = f"{what}_", ".py"
    names = (entry.name for entry in resources.files(__package__).iterdir())
    return tuple(sorted(n[len(start) : -len(end)] for n in names if n.startswith(start) and n.endswith(end)))


def suffix(what: What, form: str) -> str:
    """Return the file name suffix of a form, with its point: ``suffix("story", "html") == ".html"``."""
    return str(_module(what, form).SUFFIX)


def render(story: Story, form: str, *, file: str | None = None, sources: bool = False) -> str:
    """Return a story in a form, ending with a newline.

    Args:
        story: the story.
        form: one of ``forms("story")`` that is a text: ``text``, ``markdown``, ``html``, ``json``, ``ninjs``.
        file: where the story's transcript came from; the JSON form then fits on one line and names it.
        sources: for text and Markdown, number the sentences and print the passages that they rest on.

    Raises:
        BadUsage: there is no such form, or it is no text (:func:`render_bytes`).
    """
    done = _module("story", form).render(story, file=file, sources=sources)
    if isinstance(done, bytes):
        raise BadUsage(f"“{form}” is not a text", todo="write it to a file")
    return _rendered(done)


def render_bytes(story: Story, form: str, *, sources: bool = False) -> bytes:
    """Return a story in any form, texts as UTF-8: what :func:`render` returns, and ``docx`` too.

    Raises:
        BadUsage: there is no such form.
    """
    done = _module("story", form).render(story, file=None, sources=sources)
    # A lone surrogate has no UTF-8.
    return done if isinstance(done, bytes) else _rendered(done).encode("utf-8", "replace")


def render_feed(feed: Feed, form: str) -> str:
    """Return a feed in a form (``atom``, ``rss``, ``json``), ending with a newline.

    Raises:
        BadUsage: there is no such form.
    """
    return _rendered(_module("feed", form).render(feed))


def media_type(what: What, form: str) -> str:
    """Return the media type of a form that names one: ``media_type("feed", "atom")``."""
    return str(_module(what, form).MEDIA_TYPE)


def render_turns(transcript: Transcript, form: str, *, file: str | None = None) -> str:
    """Return the turns of a transcript in a form (``jsonl``, ``json``, ``text``), ending with a newline.

    Args:
        transcript: the transcript.
        form: one of ``forms("turns")``.
        file: where it came from; every row, or the top of the JSON object, then names it.

    Raises:
        BadUsage: there is no such form.
    """
    return _rendered(_module("turns", form).render(transcript, file=file))


def render_check(report: CheckReport, form: str, *, file: str | None = None) -> str:
    """Return a check report in a form (``text``, ``json``), ending with a newline.

    Args:
        report: what the fidelity gate says of a draft.
        form: one of ``forms("check")``.
        file: where the draft came from; the JSON form then fits on one line and names it.

    Raises:
        BadUsage: there is no such form.
    """
    return _rendered(_module("check", form).render(report, file=file))


def render_digest(digest: Digest, form: str) -> str:
    """Return a digest in a form (``text``, ``html``, ``eml``), ending with a newline."""
    return _rendered(_module("digest", form).render(digest))


def render_rows(rows: Sequence[Row], columns: Sequence[Column], form: str) -> str | bytes:
    """Return rows of data (statements, exchanges ...) in a form: ``jsonl``, ``csv``, ``parquet``, ``table``.

    Args:
        rows: JSON objects of one shape.
        columns: how they look in a flat form.
        form: one of ``forms("rows")``.

    Raises:
        BadUsage: there is no such form, or what it needs is not installed.
    """
    done = _module("rows", form).render(rows, columns)
    return done if isinstance(done, bytes) else _rendered(done)


def streams(form: str) -> bool:
    """Say whether rows in this form can be printed file by file, with no header or end of their own."""
    return bool(_module("rows", form).STREAMS)


def render_plain(
    sentences: Sequence[PlainSentence],
    form: str,
    *,
    file: str | None = None,
    lines: bool = False,
    why: Mapping[str, str] | None = None,
) -> str:
    """Return plain sentences in a form (``jsonl``, ``text``, ``html``), ending with a newline.

    Args:
        sentences: what :func:`readout.engine.plain` returned.
        form: one of ``forms("plain")``.
        file: where they came from; every row then names it.
        lines: each is one line of the input and stays one line.
        why: what each rule does, by its id, to be told with each edit.
    """
    text: str = _module("plain", form).render(sentences, file=file, lines=lines, why=why)
    return text if lines else _rendered(text)


def _module(what: What, form: str) -> ModuleType:
    """Import the module of a form when it is asked for, so that none pays for another's imports."""
    if form not in forms(what):
        raise BadUsage(f"there is no form “{form}”", todo=f"choose one of {', '.join(forms(what))}")
    return import_module(f"{__package__}.{what}_{form}")


def _rendered(text: Any) -> str:
    """Return the text with exactly one newline at its end, or nothing if there is none."""
    stripped = str(text).rstrip("\n")
    return stripped + "\n" if stripped else ""
