"""The headline of a meeting that put a text to the vote: "Security Council adopts resolution 2448 on Veldania".

Its own record says what was adopted and under which item of its agenda; a chamber's vote is its act, and no claim of
whoever announces the result (house guide, sections 8 and 9).
"""  # noqa: E501

from __future__ import annotations

import re

from readout.records import Span, Transcript
from readout.transcripts.recorded import RESULT
from readout.writing.style.house import house_style
from readout.writing.telling.units import Unit

_MEETING = re.compile(r"^(?P<body>[A-Z][\w ]+?), \d+\w+ (?:plenary )?meeting(?:: (?P<item>.+))?$")
#: "The situation in Veldania": the place says it.
_SITUATION = re.compile(
    r"^The (?:situation (?:in|concerning|relating to|between)|question (?:of|concerning)) ", re.I
)
_MOST_OF_TOPIC = 6
#: A draft that is itself a text with a name is adopted by that name.
_TEXT = re.compile(
    r"^(?:United Nations )?(?P<what>(?:Declaration|Convention|Treaty|Protocol|Charter|Covenant|Programme of Action) .+)$"  # noqa: E501
)


def voted_headline(unit: Unit, transcript: Transcript, most: int) -> tuple[str, tuple[Span, ...]] | None:
    """Return what a body did with a draft and the spans that say so, or ``None`` where a unit tells no result.

    Args:
        unit: the sentence that announces a result.
        transcript: the record of the meeting.
        most: how many words the headline may have; without room for its item, it is left out.
    """  # noqa: E501
    result, meeting = RESULT.match(unit.text), _MEETING.match(transcript.title or "")
    if result is None or meeting is None:
        return None
    what = result["name"] or result["later"] or f"draft {result['kind']}"
    did = f"{meeting['body']} {'does not adopt' if result['not'] else 'adopts'} {what}"
    count = f" by {result['yes']} votes to {result['no']}" if result["yes"] else ""
    topic, span = _topic(meeting["item"] or "", result["number"], transcript)
    on = [f"{did} on {topic}{count}", f"{did} on {topic}"]
    if span and not result["not"] and (text := _TEXT.match(topic)):
        named = re.sub(r"\b(?:of|on|for|to) the ", lambda m: f"{m.group().split()[0]} ", text["what"])
        on = [f"{meeting['body']} adopts {named}{count}", f"{meeting['body']} adopts {named}"]
    for line in on:
        if span is not None and len(line.split()) <= most:
            return house_style(line), (unit.span, span)
    return f"{did}{count}", (unit.span,)


def _topic(item: str, number: str | None, transcript: Transcript) -> tuple[str, Span | None]:
    """Return what a draft is on, as the meeting's item or the draft's title says, and where."""
    text = transcript.document.text
    at = text.find(item) if item else -1
    topic = re.sub(r"^the ", "", _SITUATION.sub("", item), flags=re.I)
    if at >= 0:
        named = topic == item[-len(topic) :] and bool(_SITUATION.match(item))
        span = Span(at, at + len(item))
        topic = topic if named else topic[:1].lower() + topic[1:]
        return topic, span if len(topic.split()) <= _MOST_OF_TOPIC else None
    if number is None:
        return "", None
    draft, called = re.escape(number), r"entitled “(?P<what>[^”]{4,80})”"
    entitled = re.search(rf"{draft},? {called}", text) or re.search(
        rf"{called},? (?:issued as|as contained in|contained in)(?: document)? {draft}\b", text
    )
    if entitled is None:
        return "", None
    topic = " ".join(entitled["what"].split())
    short = len(topic.split()) <= _MOST_OF_TOPIC or _TEXT.match(topic)
    return topic, Span(*entitled.span("what")) if short else None
