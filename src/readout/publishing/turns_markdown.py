"""A parsed transcript as Markdown with front matter: a bold label before each turn, as archives print them."""  # noqa: E501

from __future__ import annotations

import re

import yaml

from readout.records import Transcript, Turn

SUFFIX = ".md"
_SPECIAL = re.compile(r"([\\`*_\[\]<>#])")


def render(transcript: Transcript, *, file: str | None = None) -> str:
    """Return front matter (title, date, publisher, source_url) and the turns; it can be read again."""
    document = transcript.document
    facts = {
        "title": transcript.title or document.title,
        "date": transcript.date or document.date,
        "publisher": transcript.publisher or document.publisher,
        "source_url": document.url,
    }
    told = {name: value for name, value in facts.items() if value}
    head = f"---\n{yaml.safe_dump(told, allow_unicode=True, sort_keys=True).strip()}\n---\n\n" if told else ""
    return head + "\n\n".join(_turn(turn, document.text) for turn in transcript.turns)


def _turn(turn: Turn, text: str) -> str:
    paragraphs = [_escaped(p) for p in turn.span.of(text).split("\n\n") if p.strip()]
    words = "\n\n".join(p.replace("\n", "  \n") for p in paragraphs)
    return f"**{_escaped(turn.label)}:** {words}" if turn.label else words


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
