"""The source as a page with waffle, jargon, hedges and passives in colour, and their density for each speaker.

The page asks nothing of any other server, holds no script, and its content security policy keeps it so.
"""  # noqa: E501

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import groupby
from typing import Any

from readout import __version__
from readout.publishing.wording import plain_characters
from readout.writing.plain import PlainSentence
from readout.writing.plain.marking import KINDS, marks, words

SUFFIX = ".html"
EVERYBODY = "All"


@dataclass(frozen=True, slots=True)
class Density:
    """How often each kind comes in 100 words of one speaker."""

    speaker: str
    words: int
    per_100: tuple[float, ...]


def render(
    sentences: Sequence[PlainSentence],
    *,
    file: str | None = None,
    lines: bool = False,
    why: Mapping[str, str] | None = None,
) -> str:
    """Return the page; with ``why``, each mark tells on hover what its rule does."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("readout.publishing"), autoescape=True, undefined=StrictUndefined
    )
    style = resources.files(__package__).joinpath("templates/plain.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template("plain.html.j2").render(
        title=plain_characters(file or "Plain English"),
        version=__version__,
        style=Markup(style),
        style_hash=f"sha256-{digest}",
        kinds=KINDS,
        densities=densities(sentences),
        turns=_turns(sentences),
    )


def densities(sentences: Sequence[PlainSentence]) -> list[Density]:
    """Return the densities of everybody, and of each speaker where there are several, most words first."""
    counts: dict[str, list[int]] = {EVERYBODY: [0] * (len(KINDS) + 1)}
    for sentence in sentences:
        found = marks(sentence)
        own = counts.setdefault(sentence.speaker or "–", [0] * (len(KINDS) + 1))
        for row in (counts[EVERYBODY], own):
            row[-1] += words(sentence.source)
            for k, (kind, _) in enumerate(KINDS):
                row[k] += sum(m.kind == kind for m in found)
    rows = [
        Density(name, row[-1], tuple(round(100 * n / max(1, row[-1]), 1) for n in row[:-1]))
        for name, row in counts.items()
    ]
    rows.sort(key=lambda d: (d.speaker != EVERYBODY, -d.words))
    return rows[:1] if len(rows) == 2 else rows


def _turns(sentences: Sequence[PlainSentence]) -> list[dict[str, Any]]:
    turns = []
    for (_, speaker), said in groupby(sentences, key=lambda s: (s.turn, s.speaker)):
        paragraphs = [[_pieces(s) for s in p] for _, p in groupby(said, key=lambda s: s.paragraph)]
        turns.append({"speaker": plain_characters(speaker or ""), "paragraphs": paragraphs})
    return turns


def _pieces(sentence: PlainSentence) -> dict[str, Any]:
    """Return a sentence cut up at its marks, and what it becomes."""
    pieces, at = [], 0
    for mark in marks(sentence):
        pieces.append(("", sentence.source[at : mark.start], ""))
        pieces.append((mark.kind, sentence.source[mark.start : mark.end], mark.note))
        at = mark.end
    pieces.append(("", sentence.source[at:], ""))
    plain = "" if sentence.plain == sentence.source else sentence.plain or "(nothing is left)"
    return {
        "pieces": [
            (kind, plain_characters(text), plain_characters(note)) for kind, text, note in pieces if text
        ],
        "plain": plain_characters(plain),
    }
