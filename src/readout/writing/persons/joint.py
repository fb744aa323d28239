"""Who says "we" in a joint text: the leaders, the ministers, both sides, as its title or first words show."""

from __future__ import annotations

import re

from readout.records import Transcript

_JOINT = re.compile(
    r"\bjoint (?:[\w’-]+ )*(?:statement|declaration|communiqu\w+|readout|press release|fact sheet|vision)\b"
    r"|\bleaders?[’']?s? (?:[\w’-]+ )?(?:statement|declaration|communiqu\w+)",
    re.I,
)
_OFFICES = (
    r"(?P<who>(?:foreign |defen[cs]e |finance |trade )?ministers|leaders|presidents|prime ministers"
    r"|secretaries|national security advis[eo]rs|heads of state|co-chairs|participants)\b"
)
_TITLED = re.compile(_OFFICES, re.I)
_OPENS = re.compile(rf"we, (?:the )?(?:[\w’-]+ ){{0,4}}?{_OFFICES}", re.I)
_LEADER = r"(?:President|Prime Minister|Chancellor|Premier|King|Queen)\b"
_LEADERS = re.compile(rf"\b{_LEADER}.{{2,60}}?\band (?:the )?{_LEADER}")
#: "The members of the initiative met ...": who met is who says "we".
_MET = re.compile(
    r"\bThe (?P<who>(?:[Mm]embers|[Pp]articipants|[Pp]articipating (?:states|countries)|[Rr]epresentatives|[Dd]elegations"  # noqa: E501
    r"|[Hh]eads of [Dd]elegation|[Gg]overnments|(?:[Ff]oreign |[Dd]efen[cs]e )?[Mm]inisters|[Ll]eaders))"
    r"(?: and [\w ]{4,30})? (?:of|from) [^.]{3,1500}?\b(?:met|convened|gathered|held)\b"
)
_STATE = r"(?:the )?(?:United States(?: of America)?|U\.S\.|US|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
#: Two parties and no third: "of the United States and Japan", "U.S.-India", "Mexico and the United States".
_TWO_SIDES = (
    re.compile(rf"\b(?:of|from|between|by) {_STATE} and {_STATE}"),
    re.compile(r"\b(?:U\.S\.|US|United States)[-–](?:[A-Z]\w+|UAE|EU)\b(?![-–,])"),
    re.compile(r"\b[A-Z]\w+[-–](?:U\.S\.|US|United States)(?![-–,])"),
)
_SHORT_FORM = {"heads of state": "the leaders", "presidents": "the leaders", "prime ministers": "the leaders"}
_OPENING = 1200  # characters in which a text says who its authors are


def joint_authors(transcript: Transcript) -> str | None:
    """Return what stands for "we" in a joint text, in the plural, or ``None`` where the text does not show it."""  # noqa: E501
    title = " ".join((transcript.title or "").split())
    opening = " ".join(transcript.document.text[:_OPENING].split())
    named = _OPENS.search(opening)
    if not named and not _JOINT.search(title):
        return None
    named = named or _TITLED.search(title)
    if named:
        who = named["who"].lower()
        return _SHORT_FORM.get(who, f"the {who.split()[-1]}" if who.endswith("ministers") else f"the {who}")
    if _LEADERS.search(title):
        return "the leaders"
    if met := _MET.search(" ".join(transcript.document.text[: _OPENING * 2].split())):
        who = met["who"].lower()
        return "the delegations" if who.startswith("heads") else f"the {who.split()[-1]}"
    # A list of three has a comma, or a second "and".
    several = "," in title or title.count(" and ") > 1
    return "both sides" if not several and any(p.search(title) for p in _TWO_SIDES) else None
