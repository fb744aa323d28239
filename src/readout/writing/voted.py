"""The headline of a meeting that put a text to the vote: "Security Council adopts resolution 2448 on Veldania".

Its own record says what was adopted and under which item of its agenda; a chamber's vote is its act, and no claim of
whoever announces the result (house guide, sections 8 and 9).
"""  # noqa: E501

from __future__ import annotations

import re

from readout.records import Span, Transcript
from readout.writing.house import house_style
from readout.writing.units import Unit

_RESULT = re.compile(
    r"^The draft (?P<kind>resolution|decision)(?: [A-Z]/[\w./]+)? (?:has|was) (?P<not>not )?(?:been )?adopted(?: unanimously)?"  # noqa: E501
    r"(?: as (?P<name>(?:resolution|decision) \d+(?:/\d+)?)(?: \(\d{4}\))?)?(?=[.,]|$)"
)
_MEETING = re.compile(r"^(?P<body>[A-Z][\w ]+?), \d+\w+ (?:plenary )?meeting(?:: (?P<item>.+))?$")
#: "The situation in Veldania": the place says it.
_SITUATION = re.compile(
    r"^The (?:situation (?:in|concerning|relating to|between)|question (?:of|concerning)) ", re.I
)
_MOST_OF_TOPIC = 6


def voted_headline(unit: Unit, transcript: Transcript, most: int) -> tuple[str, tuple[Span, ...]] | None:
    """Return what a body did with a draft and the spans that say so, or ``None`` where a unit tells no result.

    Args:
        unit: the sentence that announces a result.
        transcript: the record of the meeting.
        most: how many words the headline may have; without room for its item, it is left out.
    """  # noqa: E501
    result, meeting = _RESULT.match(unit.text), _MEETING.match(transcript.title or "")
    if result is None or meeting is None:
        return None
    what = result["name"] or f"draft {result['kind']}"
    did = f"{meeting['body']} {'does not adopt' if result['not'] else 'adopts'} {what}"
    item = meeting["item"] or ""
    at = transcript.document.text.find(item) if item else -1
    topic = re.sub(r"^the ", "", _SITUATION.sub("", item), flags=re.I)
    if at < 0 or len(topic.split()) > _MOST_OF_TOPIC or len(f"{did} on {topic}".split()) > most:
        return did, (unit.span,)
    topic = (
        topic if topic == item[-len(topic) :] and _SITUATION.match(item) else topic[:1].lower() + topic[1:]
    )
    return house_style(f"{did} on {topic}"), (unit.span, Span(at, at + len(item)))
