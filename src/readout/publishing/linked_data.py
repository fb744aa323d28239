"""A story as schema.org linked data (JSON-LD): NewsArticle, with each verbatim quotation as a Quotation."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from readout import __version__
from readout.publishing.wording import one_line, web_address
from readout.records import Story, StorySentence, Transcript

_QUOTED = re.compile(r"“([^“”]+)”")
#: What could end a script element, or a line of a script, in a page.
_UNSAFE = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def news_article(
    story: Story,
    url: str,
    *,
    made_at: str | None = None,
    sentence_urls: Sequence[str] = (),
    publisher: str = "Readout",
) -> dict[str, Any]:
    """Return the story as a ``NewsArticle``.

    Args:
        story: the story.
        url: its page.
        made_at: when it was written, ISO 8601 in UTC.
        sentence_urls: the addresses of the body's sentences in order, if they have any.
        publisher: the name of the site.
    """
    maker = {"@type": "Organization", "name": publisher}
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": one_line(story.headline.text),
        "description": one_line(story.standfirst.text) or None,
        "inLanguage": "en",
        "datePublished": made_at,
        "wordCount": story.story_readability.words or None,
        "isAccessibleForFree": True,
        "author": {
            "@type": "Organization",
            "name": "Readout",
            "description": f"Readout {__version__}, by rule",
        },
        "publisher": maker,
        "isBasedOn": [_document(transcript) for transcript in story.transcripts],
        "hasPart": _quotations(story, sentence_urls) or None,
    }
    return _told(told)


def data_block(value: Any) -> str:
    """Return JSON that can stand inside ``<script type="application/ld+json">`` whatever texts it holds.

    Such an element is data, never run, so that a content security policy needs no exception for it.
    """
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).translate(_UNSAFE)


def quotations(sentence: StorySentence) -> tuple[str, ...]:
    """Return the words that a sentence quotes verbatim; cuts (``…``) and insertions stay marked."""
    return tuple(one_line(words) for words in _QUOTED.findall(sentence.text))


def _quotations(story: Story, urls: Sequence[str]) -> list[dict[str, Any]]:
    sources = {t.document.id: web_address(t.document.url) for t in story.transcripts}
    named = {turn.speaker.name for t in story.transcripts for turn in t.turns}
    found = []
    told = story.sentences()
    for sentence, url in zip(told, urls or (None,) * len(told), strict=True):
        if not sentence.speaker:
            continue  # whose words they are is not told, and never guessed
        official = next((sources.get(e.document) for e in sentence.evidence), None)
        for words in quotations(sentence):
            found.append(
                _told(
                    {
                        "@type": "Quotation",
                        "url": url,
                        "text": words,
                        # A role ("a senior official") is nobody's name.
                        "creator": {"@type": "Person", "name": one_line(sentence.speaker)}
                        if sentence.speaker in named
                        else {"@type": "Thing", "description": one_line(sentence.speaker)},
                        "isPartOf": {"@type": "CreativeWork", "url": official} if official else None,
                    }
                )
            )
    return found


def _document(transcript: Transcript) -> dict[str, Any]:
    document = transcript.document
    publisher = transcript.publisher or document.publisher
    return _told(
        {
            "@type": "CreativeWork",
            "name": transcript.title or document.title,
            "datePublished": transcript.date or document.date,
            "url": web_address(document.url),
            "identifier": document.id,
            "publisher": {"@type": "Organization", "name": one_line(publisher)} if publisher else None,
        }
    )


def _told(value: dict[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in value.items() if part is not None}
