"""Who speaks in a text without labels: the person its title or first line names, else the body that
published it."""

from __future__ import annotations

import re

from readout.language.lexicon import titles
from readout.records import Document, Speaker
from readout.transcripts.header import ATTRIBUTABLE, OFFICIAL_LINE, Header
from readout.transcripts.mentions import cased
from readout.transcripts.titles import has_head, is_gerund, is_honorific, is_title_word, news_case, side_of

_BY = re.compile(
    r"\b(?:[Ss]tatements?|[Rr]emarks|[Ss]peech|[Aa]ddress|[Ll]etter|[Mm]essage|[Oo]p-ed|[Tt]estimony|[Cc]omments?|[Ii]nterview|[Bb]riefing|[Cc]onference|STATEMENT|REMARKS|SPEECH)"
    r"(?: (?:as [Pp]repared(?: for [Dd]elivery)?|given|delivered|made|issued))?"
    r"(?: to the [Pp]ress)? (?:by|from|of|BY|FROM|OF) (?:the )?(?P<who>[A-ZÀ-Þ][^|:;]{3,160})"
)
_JOINT = re.compile(r"\b(?:joint|leaders|ministers|communiqu[eé]|declaration)\b", re.I)
#: "Japan-U.S. Foreign Ministers' Telephone Talk" is what one side tells of a talk; nobody calls it joint.
_TALK = re.compile(r"\b(?:call|talks?|meeting|conversation|dinner|lunch)(?: \([^()]*\))?$", re.I)
#: How a text itself says above its first words that several authors made it.
_RELEASED_BY = re.compile(
    r"\bfollowing (?:joint )?(?:statement|communiqu[eé]|declaration) (?:was|is|has been) "
    r"(?:released|issued|adopted|agreed|made|signed)(?: jointly)? by [^.\n]{3,80}?(?:,| and )[^.\n]*[A-Z]"
    r"|\b(?:the two|both|the three|the) (?:countries|sides|governments|leaders|ministers|presidents|parties|delegations) "  # noqa: E501
    r"(?:have )?(?:jointly )?(?:released|issued|adopted|agreed on|made|signed) the following (?:joint )?"
    r"(?:statement|communiqu[eé]|declaration|text)"
)
_NAME_WORD = re.compile(r"[A-ZÀ-Þ][\w.’'\-]*$")
_STOPS = frozenset(
    "on at in before after during following regarding to with for and as about upon announcing ahead amid "
    "among around between concerning despite inside near outside over since through throughout toward "
    "towards under until via when where while within without".split()
)


def issuer_of(document: Document, header: Header, title: str) -> Speaker:
    """Return the issuer of a text: a person where the document names one as its speaker, else a body.

    A joint statement is nobody's alone, whether its title or its first words say so: its issuer has no name.
    """
    for source in (title, *(span.of(document.text) for span in header.lines[:8])):
        match = _BY.search(source)
        if match and not _joint(source):
            person = _person(match.group("who"))
            if person:
                return _speaker(*person, header.side)
    quoted = ATTRIBUTABLE.search(document.text[:1200])
    if quoted and (person := _person(quoted.group("who"))):
        return _speaker(*person, header.side)
    if not _joint(title):
        for span in header.lines[:8]:
            line = OFFICIAL_LINE.fullmatch(span.of(document.text))
            if line and has_head(line.group("role")):
                return _speaker(line.group("name"), news_case(line.group("role")), header.side)
    several = _joint(title) or _RELEASED_BY.search(document.text[:1500])
    publisher = None if several else header.publisher
    return Speaker(
        key="issuer", label="", kind="issuer", name=publisher, role=None, short=publisher, side=header.side
    )


def _joint(title: str) -> bool:
    """Say whether a title is that of a text of several authors."""
    found = _JOINT.search(title)
    return found is not None and not (
        found.group().lower() in {"leaders", "ministers"} and _TALK.search(title)
    )


def _person(phrase: str) -> tuple[str, str | None] | None:
    """Split "Press Secretary Karine Jean-Pierre on ..." into name and title; ``None`` if it names no
    person."""
    title: list[str] = []
    name: list[str] = []
    for word in phrase.replace("’s ", " ’s ").split():
        bare = word.strip(",")
        if name and (
            not _NAME_WORD.match(bare) or (is_title_word(bare) and not re.fullmatch(r"[A-Z]\.", bare))
        ):
            if bare in {"de", "da", "bin", "van", "von", "al", "Jr.", "Sr."}:
                name.append(bare)
                continue
            break
        if bare.lower() in _STOPS and not (title and bare.lower() in {"for", "to", "and", "of"}):
            break
        if is_honorific(bare):
            continue
        if is_title_word(bare.capitalize() if bare.isupper() else bare) or (
            title and bare.lower() in {"of", "for", "the", "and", "to"}
        ):
            title.append(bare)
        elif name and is_gerund(bare):
            break
        elif _NAME_WORD.match(bare):
            name.append(bare)
            if word.endswith(","):
                break
        else:
            break
    while title and title[-1].lower() in {"of", "for", "the", "and", "to"}:
        title.pop()
    if not name or (len(name) < 2 and not title):
        return None
    return cased(" ".join(name)), news_case(" ".join(title)) if title else None


def _speaker(name: str, role: str | None, side: str | None) -> Speaker:
    pieces = [
        piece for piece in name.replace(",", "").split() if piece.rstrip(".") not in {"Jr", "Sr", "II", "III"}
    ]
    surname = pieces[-1]
    if len(pieces) > 2 and pieces[-2] in {"de", "da", "bin", "van", "von", "al", "del"}:
        surname = " ".join(pieces[-2:])
    heads = titles("heads")
    shown = role if role and any(word in heads for word in re.findall(r"[\w-]+", role.lower())) else None
    return Speaker(
        key=surname.lower(),
        label="",
        kind="issuer",
        name=name,
        role=shown,
        short=surname,
        side=(side_of(shown) if shown else None) or side,
    )
