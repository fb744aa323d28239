"""Whom a speaker's "we" stands for: their institution, where the document shows it; else nobody.

Section 4 of the house guide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.records import Speaker, Transcript
from readout.transcripts.titles import side_of
from readout.writing.persons.joint import joint_authors
from readout.writing.persons.known import side_of_speaker


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom a speaker's "we" stands for.

    ``subject`` as a subject ("the US"), ``possessive`` before a noun ("US", "the administration’s"). ``broad``
    holds for spokespeople and officials, whose "we" is the institution with nearly every verb; a president's is
    so only with the verbs of ``data/we_verbs.txt``. ``plural`` holds where several say it together ("the ministers"),
    so that the verb stays as it is and "they" follows. ``beside`` holds where one official of one other side
    speaks beside, so that what "we agreed" is what the two sides did.
    """  # noqa: E501

    subject: str
    possessive: str
    broad: bool
    plural: bool = False
    beside: bool = False


_ELECTED = re.compile(r"\b(?:president|vice president|first lady|prime minister|minister|foreign minister|senator|congress\w*|representative|governor|mayor|chancellor|king|queen)\b", re.I)  # fmt: skip  # noqa: E501
_CABINET = re.compile(
    r"\bsecretary\b(?<!press secretary)(?<!assistant secretary)(?<!deputy secretary)|\bsecretary of\b", re.I
)
_BRIEFING = re.compile(r"\b(?:briefing|gaggle|press call|background|teleconference)\b", re.I)
_AMERICAN = re.compile(r"\b(?:White House|United States|U\.S\.|US|State Department|Department of State)\b")


_NAMES_ITSELF = {
    "White House": re.compile(
        r"\bWhite House (?:Press|Deputy|Principal|Correspondents|COVID)|\bbidenwhitehouse\b|\bWHITE HOUSE\b"
    ),
    "State Department": re.compile(
        r"\b(?:State Department|Department of State)\b|\b(?:posted|published|available) (?:on|at) (?:www\.)?state\.gov\b"  # noqa: E501
    ),
}


def _house(transcript: Transcript) -> str | None:
    """Return the institution that a briefing speaks for: its publisher, else one that the text itself names as its own.

    The shape of a transcript alone shows nothing: many ministries print theirs as the State Department does.
    """  # noqa: E501
    title = transcript.title or ""
    if title and not _BRIEFING.search(title):
        return None  # whoever briefs for an institution speaks for it; a guest at a meeting does not
    if not title and any(_of_others(t.speaker) for t in transcript.turns):
        return None  # a ceremony or a visit: those without an office may be anybody's guests
    if transcript.publisher:
        state = _OF_STATE.search(transcript.publisher)
        return state["state"] if state else transcript.publisher
    text = f"{title}\n{transcript.document.text}"
    american = len(re.findall(r"\bU\.S\.|\bUnited States\b", text)) >= _OFTEN
    named = [house for house, own in _NAMES_ITSELF.items() if own.search(text)]
    return named[0] if american and len(named) == 1 else None


_FOREIGN_OFFICE = re.compile(
    r"\b(?:(?<!vice )president|prime minister|foreign minister|minister|king|queen|chancellor)\b", re.I
)


def _of_others(speaker: Speaker) -> bool:
    """Say whether a speaker may be of another state than the house: a minister, or somebody without an office who is no spokesperson."""  # noqa: E501
    office = f"{speaker.role or ''} {speaker.label}"
    return speaker.kind == "official" and bool(_FOREIGN_OFFICE.search(office)) and speaker.side is None


def _guest(speaker: Speaker, transcript: Transcript) -> bool:
    """Say whether somebody without an office speaks beside a minister or president: a host, a moderator, a guest."""  # noqa: E501
    if speaker.role or speaker.kind != "official":
        return False
    offices = {t.speaker.role or "" for t in transcript.turns if t.speaker.key != speaker.key}
    return any(_ELECTED.search(o) or _CABINET.search(o) for o in offices)


_OFTEN = 3
_OF_STATE = re.compile(r"\bMinistry\b.* of (?:the )?(?P<state>[A-Z][\w’-]+(?: [A-Z][\w’-]+)*)$")


_SEVERAL = re.compile(
    r"\bjoint (?:\w+ )?(?:statement|declaration|communiqu\w+|press (?:release|statement)|readout|fact sheet|vision)\b"  # noqa: E501
    r"|\bchair[’']?s[’']? (?:statement|summary)\b|\b(?:leaders|ministers)[’'] (?:\w+ )?(?:declaration|statement|meeting)\b"  # noqa: E501
    r"|\bfollowing (?:text|statement)\b|\bbegin text\b|\bwe, the\b|\bon behalf of\b|\bco-?chairs?\b"
    r"|\b(?:heads?|leaders|governments|ministers|members|secretaries) of\b",
    re.I,
)
#: What only a company says of itself; a text that says so many different ones of itself is a company's.
_COMPANYS = re.compile(
    r"\b(?:earnings per (?:\w+ )?share|EPS|EBITDA|our (?:shareholders|stockholders|shareowners|investors|balance sheet|customers|stock|brands?|"  # noqa: E501
    r"products|portfolio|board)|share (?:repurchases?|buybacks?)|diluted share|net sales|gross margin|operating margin|operating income|"  # noqa: E501
    r"free cash flow|investor relations|(?:first|second|third|fourth) quarter|GAAP|10-[KQ]|earnings (?:call|release)|dividends?)\b"  # noqa: E501
)
_MARKS = 5


def _of_company(transcript: Transcript) -> bool:
    """Say whether a text by nobody named is a company's report to those who own it: "we" is the company there."""  # noqa: E501
    return len({m.group().lower() for m in _COMPANYS.finditer(transcript.document.text)}) >= _MARKS


_OPENING = 800  # characters in which a text says who its authors are


def _of_several(transcript: Transcript) -> bool:
    """Say whether a statement may be of several governments, or of more than its publisher."""
    return bool(_SEVERAL.search(f"{transcript.title or ''}\n{transcript.document.text[:_OPENING]}"))


def _alone(speaker: Speaker, transcript: Transcript) -> bool:
    """Say whether nobody but reporters speaks beside a speaker."""
    kinds = {"official", "anonymous", "unknown"}
    return all(
        t.speaker.key == speaker.key
        for t in transcript.turns
        if t.speaker.kind in kinds and t.kind != "question"
    ) and any(t.kind == "question" for t in transcript.turns)


#: States whose names take an article in a sentence.
_ARTICLED = {
    "United Kingdom": "the UK", "Netherlands": "the Netherlands", "Philippines": "the Philippines",
    "United Arab Emirates": "the United Arab Emirates", "Czech Republic": "the Czech Republic",
    "Bahamas": "the Bahamas", "Gambia": "the Gambia", "Maldives": "the Maldives",
    "Dominican Republic": "the Dominican Republic", "European Union": "the EU", "United Nations": "the UN",
}  # fmt: skip


#: "Remarks by Secretary Ruiz and the Taldian Foreign Minister in Press Conference": of two sides.
_TOGETHER = re.compile(r"\b(?:and|with)\b", re.I)


def _beside_others(own: str, transcript: Transcript) -> bool:
    """Say whether officials of another state than ``own`` speak, so that a speaker's "we" may be of both."""
    sides = {t.speaker.side for t in transcript.turns if t.speaker.kind == "official" and t.speaker.side}
    # "White House" and "United States" are one side.
    others = {s for s in sides - {own} if not (_AMERICAN.search(own) and _AMERICAN.search(s))}
    if any(side_of(side) for side in others):
        return True
    title = transcript.title or ""
    second = _TOGETHER.split(title, maxsplit=1)[1:]
    return bool(second) and not _BRIEFING.search(title) and _foreign(second[0], own or None)


def _two_sides(own: str, transcript: Transcript) -> bool:
    """Say whether officials of ``own`` and of exactly one other state speak, each with one voice."""
    speakers = {t.speaker.key: t.speaker for t in transcript.turns if t.speaker.kind == "official"}
    sides = [s.side for s in speakers.values() if s.side]
    return len(sides) == 2 and len(set(sides)) == 2 and own in sides


def _foreign(phrase: str, own: str | None) -> bool:
    """Say whether an office of another state stands in a phrase: "the Head of the Office of the President of Taldia"."""  # noqa: E501
    before_place = phrase.partition("|")[0]
    side = side_of(before_place)
    return side is not None and side != own and bool(_OFFICE.search(before_place))


_OFFICE = re.compile(r"\b(?:president|minister|chancellor|premier|king|queen|secretary|ambassador|chief|head|leader|representative|taoiseach|crown prince|emir|sultan|commissioner)\b", re.I)  # fmt: skip  # noqa: E501


_CHAIR = re.compile(
    r"\bpresident of the (?:General Assembly|Security Council|Human Rights Council|Council|Assembly|Conference)\b|\bchair(?:man|woman|person)? of the (?:Committee|Commission)\b",  # noqa: E501
    re.I,
)


_AT_AN_ALLIANCE = re.compile(
    r"\b(?:ambassador|representative|envoy)\b.*\bto (?:NATO|(?:the )?(?:North Atlantic|European Union|EU|OSCE|African Union))\b",  # noqa: E501
    re.I,
)


def voice(speaker: Speaker, transcript: Transcript) -> Voice | None:
    """Return whom the speaker's institutional "we" stands for, or ``None`` where the document does not show it."""  # noqa: E501
    if speaker.kind not in {"official", "anonymous", "issuer"}:
        return None
    if speaker.kind == "issuer" and (not speaker.name or _of_several(transcript)):
        who = joint_authors(transcript)
        # "Our economy" in a text of leaders is their countries', not their own.
        own = f"{who}’" if who == "both sides" else f"{who}’ countries’" if who and who.endswith("s") else ""
        if who:
            return Voice(who, own, broad=True, plural=True)
        return Voice("the company", "the company’s", broad=True) if _of_company(transcript) else None
    side = (side_of_speaker(speaker, transcript) or "").strip()
    office = " ".join(filter(None, (speaker.role, speaker.label)))
    if _CHAIR.search(office):
        return None  # whoever presides over an assembly speaks for it there, and not for the state they come from  # noqa: E501
    if _AT_AN_ALLIANCE.search(office):
        return None  # "we agreed": the allies, or the state that sent the ambassador to them
    elected = bool(
        _ELECTED.search(re.sub(r"\b(?:to|of|for) the (?:vice )?president\b", "", office, flags=re.I))
    )
    if not side and not elected and not _guest(speaker, transcript) and (house := _house(transcript)):
        side = house
    if not side and speaker.kind == "issuer" and speaker.name == transcript.publisher:
        side = speaker.name or ""
    # A secretary alone with a reporter speaks for the department; beside a guest "we" may be the two of them.
    # A single issuer says "we" of itself, but may also mean all.
    cabinet = bool(_CABINET.search(office)) and not _alone(speaker, transcript)
    spokes = not elected and not cabinet and speaker.kind != "issuer"
    spokes = spokes and not _beside_others(side, transcript)
    two = _two_sides(side, transcript)
    if _AMERICAN.search(side):
        about = f"{office} {transcript.publisher or ''} {side.replace('United States', '')}"
        if re.search(r"\b(?:State|Defense|Pentagon)\b", about):
            return Voice("the US", "US", spokes, beside=two)
        return Voice("the administration", "the administration’s", spokes, beside=two)
    if side and re.fullmatch(r"(?:the )?[A-Z][\w.’-]+(?: (?:of )?[A-Z][\w.’-]+){0,3}", side):
        name = side[4:] if side.lower().startswith("the ") else side
        name = _ARTICLED.get(name, name)
        return Voice(name, f"{name}’s", spokes and "spokes" in office.lower(), beside=two)
    return None
