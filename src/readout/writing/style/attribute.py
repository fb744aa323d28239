"""Attribution: who said it, named in full once and by surname after (house guide, section 2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from readout.records import Speaker

_SMALL = frozenset("of for and the to in on at a an".split())


def title_case(role: str) -> str:
    """Return a role as it stands before a name ("secretary of state" -> "Secretary of State")."""
    return " ".join(w if w in _SMALL or not w.islower() else w[:1].upper() + w[1:] for w in role.split())


def known_as(speaker: Speaker) -> str:
    """Return what a story's data calls a speaker: the name, else the anonymous role, else the label."""
    return speaker.name or speaker.role or speaker.label or "the statement"


_INSTITUTION = re.compile(
    r"\b(?:House|Department|Ministry|Office|Council|[Gg]overnment|Commission|Embassy|Union|Nations|Secretariat|Mission"
    r"|Agency|Team|Officials)$"
    r"|^(?:Ministry|Department|Office|Government|Embassy|Council|Cabinet|Presidency|Permanent Mission|Prime Minister"  # noqa: E501
    r"|President) of "
)


def body_alone(name: str) -> str:
    """Return a body's name without the house that it is of: "Office of the Historian, Ministry of Culture"."""  # noqa: E501
    own, _, house = name.partition(", ")
    return own if house and _INSTITUTION.search(own) else name


def institution(name: str) -> str:
    """Return an institution's name as it stands in a sentence: "the White House"; a person's name as it is."""  # noqa: E501
    name = body_alone(name)
    return f"the {name}" if _INSTITUTION.search(name) and not name.lower().startswith("the ") else name


#: "Office of Monetary Affairs director": what stands before "of" is a body, and the office comes last.
_BODY_OF = re.compile(r"\b(?:office|bureau|department|ministry|council|board|committee|division)$", re.I)


def _issuer(speaker: Speaker) -> str:
    return institution(known_as(speaker))


@dataclass
class Naming:
    """Names speakers through one story; keeps who has been named in full.

    The one object with state here: a first mention differs from a later one by nothing else.
    """

    anonymous: int = 1
    named: set[str] = field(default_factory=set)

    def name(self, speaker: Speaker) -> str:
        """Return the speaker's name for an attribution, in full at first mention."""
        first = speaker.key not in self.named
        self.named.add(speaker.key)
        return _first(speaker, self.anonymous) if first else _later(speaker, self.anonymous)


_NUMBERED = re.compile(
    r"the (?P<place>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth) (?P<what>\w+)$"
)


def _first(speaker: Speaker, anonymous: int) -> str:
    if speaker.kind == "issuer" and not speaker.role:
        return _issuer(speaker)
    if speaker.name:
        if not speaker.role or speaker.role.lower() in speaker.name.lower():
            return speaker.name
        office, _, place = speaker.role.partition(" of ")
        place = place.partition(" to the ")[0]  # "observer of Taldia to the United Nations"
        if office == "representative" and place:
            return f"{speaker.name} of {place}"
        if place.startswith("the ") and len(office.split()) <= 2 and office != "secretary":
            return f"{speaker.name}, {speaker.role},"
        if place[:1].isupper() and len(office.split()) <= 3 and not _BODY_OF.search(office):
            return f"{title_case(office)} {speaker.name} of {place}"
        if len(speaker.role.split()) <= 5 and "," not in speaker.role:
            return f"{title_case(speaker.role)} {speaker.name}"
        return f"{speaker.name}, {speaker.role},"
    role = speaker.role or speaker.short
    numbered = _NUMBERED.match(speaker.short or "") if speaker.kind == "anonymous" else None
    if numbered and anonymous > 1 and role and role.endswith(numbered["what"]):
        # Of several with one description a reader must know from the start which "the first" is.
        return f"the {numbered['place']} {role}"
    if role and role.split()[0] in {"a", "an", "the"}:
        return role
    if role and speaker.label.lower() == f"the {role}".lower():
        return f"the {role}"
    if role:
        return f"{'an' if role[0] in 'aeiou' else 'a'} {role}"
    return _label(speaker)


def _later(speaker: Speaker, anonymous: int) -> str:
    if speaker.kind == "issuer" and not speaker.role:
        return _issuer(speaker)
    if speaker.name:
        return speaker.short or speaker.name.split()[-1]
    role = speaker.role or ""
    last = role.split()[-1] if role else ""
    if speaker.kind == "anonymous" and anonymous > 1 and speaker.short == f"the {last}":
        return (
            f"the {role.removeprefix('senior ')}"  # beside "the military official", "the official" is nobody
        )
    if speaker.short and (anonymous > 1 or speaker.kind != "anonymous"):
        return speaker.short
    if last and speaker.kind == "anonymous":
        # One label may stand for several who brief together.
        return f"{'an' if last[0] in 'aeiou' else 'a'} {last}"
    return f"the {last}" if last else _label(speaker)


def _label(speaker: Speaker) -> str:
    """Return a printed label as a name: "MR. SMITH" -> "Mr. Smith"."""
    label = speaker.label or "the speaker"
    return label.title() if label.isupper() else label
