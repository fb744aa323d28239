"""An archive of invented briefings: one with a story, one that was changed, one by somebody hostile."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from readout.archive import Item, open_archive
from readout.archive.keeping import loading, remaking
from readout.publishing.story_json import story_to_json
from readout.records import Commitment, Evidence, Line, Section, Story, StorySentence, Unanswered

BASE = "https://readout.example"
SCRIPT = "<script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(1)>"
#: What would run, close an element, leave an attribute, or end a data block where it is not escaped.
HOSTILE = (
    f'{SCRIPT} {IMAGE} "onmouseover="alert(1) \' </title></textarea></script><!-- ]]> \u2028 data:text/html,a'
)
BRIEFING = """<h1>Daily Press Briefing</h1><p>March 14, 2024</p>
<p><strong>MS. BRANDT:</strong> Good afternoon. We will open the grain depot at Karsk by March 20.</p>
<p><strong>QUESTION:</strong> Will the border reopen on Friday?</p>
<p><strong>MS. BRANDT:</strong> I am not going to speculate about that. {more}</p>"""
#: Offsets and words of the story below.
GRAIN = "We will open the grain depot at Karsk by March 20."


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of the documents."""

    told: int
    changed: int
    hostile: int


def keep(path: Path | str) -> Numbers:
    """Make the archive."""
    with open_archive(path) as archive:
        told = archive.add(_item(1, "We may have more tomorrow.")).document
        changed = archive.add(_item(2, "We will pay 10 million.", seen="2024-03-14T10:00:00Z")).document
        archive.add(_item(2, "We will pay 12 million.", seen="2024-03-14T12:00:00Z"))
        turns = {
            "title": f"Briefing {HOSTILE}",
            "date": "2024-03-13",
            "turns": [
                {"speaker": f"MS. {IMAGE}", "text": f"We will pay {HOSTILE} on the grain."},
                {"speaker": "QUESTION", "text": f"Why {SCRIPT}?"},
                {"speaker": f"MS. {IMAGE}", "text": f"No comment on {IMAGE}."},
            ],
        }
        hostile = archive.add(
            Item(
                json.dumps(turns).encode(),
                media_type="application/json",
                url=f"javascript:alert(1)//{SCRIPT}",
                title=f"Briefing {HOSTILE}",
                publisher=f"Ministry {HOSTILE}",
                date="2024-03-13",
                source="hostile",
                seen_at="2024-03-13T09:00:00Z",
            )
        ).document
        for document, story in ((told, _story), (hostile, _hostile_story)):
            stored = loading.load(archive, document)
            value = story_to_json(story(stored))
            remaking.keep_story(archive, stored.row, 450, json.dumps(value))
        return Numbers(told, changed, hostile)


def _item(number: int, more: str, seen: str = "2024-03-14T09:00:00Z") -> Item:
    return Item(
        BRIEFING.format(more=more).encode(),
        media_type="text/html",
        url=f"https://ministry.example/briefings/{number}",
        title=f"Briefing {number}",
        date="2024-03-14",
        publisher="Ministry of Foreign Affairs of Orvania",
        source="ministry",
        seen_at=seen,
    )


def _evidence(stored: loading.Stored, words: str) -> tuple[Evidence, ...]:
    text = stored.transcript.document.text
    start = text.index(words)
    return (Evidence(stored.transcript.document.id, start, start + len(words), words),)


def _story(stored: loading.Stored) -> Story:
    grain = _evidence(stored, GRAIN)
    speculate = "I am not going to speculate about that."
    return Story(
        (stored.transcript,),
        Line("Orvania to open grain depot at Karsk", grain),
        Line("The depot is at Karsk.", grain),
        (
            Section(
                None,
                (
                    (
                        StorySentence(
                            "Orvania will open the grain depot at Karsk by 20 March, Brandt said.",
                            "reported",
                            "Brandt",
                            grain,
                        ),
                        StorySentence(
                            f"“{speculate}”, Brandt said.", "quote", "Brandt", _evidence(stored, speculate)
                        ),
                    ),
                ),
            ),
        ),
        unanswered=(
            Unanswered(
                "Will the border reopen on Friday?",
                "Brandt did not speculate.",
                "non_reply",
                _evidence(stored, speculate),
            ),
        ),
        commitments=(Commitment("Orvania", "open the grain depot at Karsk", "20 March", grain),),
    )


def _hostile_story(stored: loading.Stored) -> Story:
    text = stored.transcript.document.text
    words = text[:20]
    rests = (Evidence(stored.transcript.document.id, 0, 20, words),)
    return Story(
        (stored.transcript,),
        Line(f"Headline {HOSTILE}", rests),
        Line(f"Standfirst {HOSTILE}", rests),
        (
            Section(
                Line(f"Heading {HOSTILE}", rests),
                ((StorySentence(f"“{HOSTILE}”, she said.", "quote", f"Ms. {IMAGE}", rests),),),
            ),
        ),
        unanswered=(Unanswered(f"Why {HOSTILE}?", f"No {HOSTILE}", "non_reply", rests),),
        commitments=(Commitment(f"Ms. {HOSTILE}", f"pay {HOSTILE}", f"May {SCRIPT}", rests),),
        notes=(f"Note {HOSTILE}",),
    )
