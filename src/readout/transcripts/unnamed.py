"""Labels that name a part or an unnamed official: "QUESTION", "MODERATOR", "SENIOR OFFICIAL TWO"."""

from __future__ import annotations

import re

from readout.language.lexicon import titles
from readout.records import Speaker, SpeakerKind
from readout.transcripts.label_reading import NUMBER
from readout.transcripts.labels import Label
from readout.transcripts.tables import words
from readout.transcripts.titles import news_case, side_of

_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "four": "fourth", "five": "fifth", "six": "sixth",
    "seven": "seventh", "eight": "eighth", "nine": "ninth", "1": "first", "2": "second", "3": "third",
    "4": "fourth", "5": "fifth", "6": "sixth",
}  # fmt: skip


def unnamed(label: Label, low: str) -> Speaker | None:
    """Return the speaker of a label without a name, or ``None`` if it names a person."""
    number = NUMBER.search(label.bare)
    stem = low if not number else re.sub(r"\s*\b(?:one|two|three|four|five|six|seven|eight|nine)$", "", low)
    kinds: tuple[tuple[str, SpeakerKind], ...] = (
        ("press", "press"), ("moderator", "moderator"), ("interpreter", "interpreter"), ("crowd", "unknown"),
    )  # fmt: skip
    for key, kind in kinds:
        if (
            low in words("labels", key)
            or stem in words("labels", key)
            or (key == "press" and re.fullmatch(r"q\d*", low))
        ):
            return Speaker(
                key=f"{kind}:{low}" if kind != "press" else "press",
                label=label.text,
                kind=kind,
                role=None if kind == "press" else stem.removeprefix("the "),
                short=None,
            )
    pieces = stem.split()
    if pieces and pieces[-1] in words("labels", "nameless") and pieces[0] not in titles("honorifics"):
        role = _anonymous_role(label.bare, number is not None)
        order = _ORDINALS.get(number.group(1).lower()) if number else None
        short = f"the {order} {role.split()[-1]}" if order else f"the {role.split()[-1]}"
        return Speaker(
            key=f"anonymous:{low}{'#' + number.group(1) if number and number.group(1).isdigit() else ''}",
            label=label.text,
            kind="anonymous",
            role=role,
            short=short,
            side=side_of(role),
        )
    return None


def _anonymous_role(bare: str, numbered: bool) -> str:
    role = NUMBER.sub("", bare).strip() if numbered else bare
    role = re.sub(r"^(?:an?|the) ", "", role, flags=re.I)
    shown = role.title() if role.isupper() else role
    return news_case(shown)
