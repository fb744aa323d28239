"""Who is spoken to inside a sentence: "Well, Steve, the port is open", "Mr. Prime Minister, our countries are partners"."""  # noqa: E501

from __future__ import annotations

import re
from collections import Counter

from readout.language.gazetteer import (
    CITY,
    COUNTRY,
    FAMILY,
    GIVEN,
    ORGANISATION,
    PLACE,
    STATE,
    is_calendar,
    is_people,
    is_title,
)
from readout.language.pipeline import known_bits
from readout.records import Transcript
from readout.writing.lexicon import words

#: The speakers whose sentences a story may tell.
TELLERS = frozenset({"official", "anonymous", "issuer", "unknown"})
_CALLED = re.compile(
    r"(?:^|(?<=[.!?] ))(?:(?:yes|yeah|okay|ok|go ahead|thanks|thank you|sure|and|hi|all right|right here|sorry),? )?"  # noqa: E501
    r"(?P<name>(?-i:[A-Z][a-zé]{1,11}))(?=[.?!]\s*$)|\b(?:thanks|thank you|hi|go ahead|yes|yeah|sure|well|sorry|question),? "  # noqa: E501
    r"(?P<other>(?-i:[A-Z][a-zé]{1,11}))[.,?!]",
    re.IGNORECASE,
)
_NO_NAMES = words("no_vocative")


def calling(names: frozenset[str]) -> re.Pattern[str] | None:
    """Return what finds such names where they are called out, with their commas; ``None`` where there are none."""  # noqa: E501
    if not names:
        return None
    found = "|".join(sorted(map(re.escape, names)))
    # Before what belongs to the word in front of the name, both commas were the name's.
    inside = rf",\s+(?:{found}),(?=\s(?:with|to|for|of|about|on|regarding|that)\b)"
    return re.compile(rf"^(?:{found}), (?=\w)|{inside}|,\s+(?:{found})(?=\s*[.!]?$)|,\s+(?:{found})(?=, )")


def called_names(transcript: Transcript) -> frozenset[str]:
    """Return the first names by which reporters are called in a transcript ("Go ahead, Steve.")."""
    text = transcript.document.text
    found: Counter[str] = Counter()
    for turn in transcript.turns:
        if turn.speaker.kind not in TELLERS or turn.kind == "question":
            continue
        for match in _CALLED.finditer(text, turn.start, turn.end):
            found[match["name"] or match["other"]] += 1
    return frozenset(n for n in found if n not in _NO_NAMES) | _only_called(transcript)


_BESIDE = re.compile(r"(?<=[\w’'], )(?P<name>[A-Z][a-zé]{1,11})(?=[,.?!](?:\s|$))")
#: "Lara, I would say ...": whom an answer opens with.
_SPOKEN_TO = re.compile(
    r"(?:(?<=[.!?] )|^)(?P<name>[A-Z][a-zé]{2,11})(?=, (?:I|we|the|that|there|it|you|so|what|if)\b)", re.M
)
_WORD = re.compile(r"\w+")
_PLACE_OR_BODY = COUNTRY | CITY | STATE | PLACE | ORGANISATION | FAMILY


def _only_called(transcript: Transcript) -> frozenset[str]:
    """Return the lone names that stand nowhere but where reporters are spoken to: "on the policy, Lara, there ...".

    A name that is ever told of, or that may be a place or a body, is none of them.
    """  # noqa: E501
    if not transcript.exchanges:
        return frozenset()
    text = transcript.document.text
    said: Counter[str] = Counter()
    for turn in transcript.turns:
        if turn.speaker.kind in TELLERS and turn.kind != "question":
            said.update(m["name"] for m in _BESIDE.finditer(text, turn.start, turn.end))
            said.update(m["name"] for m in _SPOKEN_TO.finditer(text, turn.start, turn.end))
    wanted = [
        name
        for name in said
        if not (name in _NO_NAMES or is_calendar(name) or is_people(name) or is_title(name))
    ]
    if not wanted:
        return frozenset()
    called = re.compile(
        rf"(?:(?:^|[,.?!—–-]\s+)|\b(?:{_GREETED})\s+)({'|'.join(wanted)})(?=[,.?!]|\s*[—–-]|\s*$|\s+(?:with|from|of|at)\b)",
        re.M | re.I,
    )
    calls = Counter(name.title() for name in called.findall(text))
    everywhere = Counter(_WORD.findall(text))
    return frozenset(
        name
        for name in wanted
        if everywhere[name] == calls[name] >= said[name]
        and not (known_bits(name) & _PLACE_OR_BODY and not known_bits(name) & GIVEN)
    )


_GREETED = (
    "thanks|thank you|hi|hello|hey|yes|yeah|okay|sure|well|sorry|ahead|is|it’s|to|morning|afternoon|name’s"
)


#: "Mr. Prime Minister, our countries are partners": who is spoken to, by title.
_SPOKEN_TO_BY_TITLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Madam|Madame)\.? (?:Prime Minister|Vice President|President|Secretary(?:[ -]General)?|Minister|"  # noqa: E501
    r"Chancellor|Speaker|Ambassador|Chair\w*|Premier|Governor|Mayor|Foreign Minister)|Your (?:Majesty|Excellency|Highness)),\s+"  # noqa: E501
)


def without_names(raw: str, called: re.Pattern[str] | None) -> str:
    """Take the names of those addressed out of a sentence: "Well, Steve, the port is open"."""
    raw = _SPOKEN_TO_BY_TITLE.sub("", raw)
    return called.sub("", raw) if called else raw
