"""Labels that name a person, or an office that the document says who holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from readout.language.lexicon import titles
from readout.records import Speaker, SpeakerKind
from readout.transcripts.label_reading import Reading
from readout.transcripts.labels import Label, lowered
from readout.transcripts.mentions import Mention, best_given, cased
from readout.transcripts.names import Names, pronoun_of
from readout.transcripts.titles import news_case, office_words, side_of, without_rank

_HEADS = frozenset({"president", "vice-president", "prime-minister"})
_HEAD_OF_STATE = re.compile(r"(?:(?:[Ff]ormer|U\.S\.|American|The|the) )*President")
_PARTICLES = frozenset(
    ["de", "la", "le", "du", "da", "di", "del", "van", "von", "der", "den", "bin", "al", "ter", "el"]
)


def office_holder(label: Label, reading: Reading, names: Names) -> Speaker:
    """Return the speaker of ``THE PRESIDENT``: named if the title or header names who holds the
    office."""
    office = reading.office.lower() or lowered(label.bare)
    mention = names.holder(reading.office)
    role = news_case(reading.office.lower()) if reading.office else office
    side = names.header.side
    if not mention:
        kind: SpeakerKind = "official" if reading.office else "unknown"
        name = None if reading.office else cased(label.bare)
        return Speaker(
            key=office,
            label=label.text,
            kind=kind,
            name=name,
            role=role if reading.office else None,
            short=name.split()[-1] if name else f"the {role}",
            side=side,
        )
    surname = mention.surname
    mentions = names.mentions(surname)
    given = mention.given or best_given(mentions, office_words(reading.office))
    name = " ".join(part for part in (given, surname, mention.after) if part)
    return names.keep(
        Speaker(
            key=surname.lower(),
            label=label.text,
            kind="official",
            name=name,
            role=role,
            short=surname,
            pronoun=pronoun_of("", mentions),
            side=side,
        ),
        mentions,
        label,
    )


def person(label: Label, reading: Reading, names: Names) -> Speaker:
    """Return the speaker of a label with a name in it."""
    if re.fullmatch(r"[A-Z]\.?(?:[A-Z]\.?){1,2}", label.bare):
        return _initials(label, names)
    mentions = names.mentions(reading.surname)
    if reading.honorific and not reading.office:
        # A head of state is never "Mrs.": whoever is shares the name only.
        heads = {m.given for m in mentions if _HEAD_OF_STATE.fullmatch(m.role)}
        mentions = [
            m
            for m in mentions
            if not _HEAD_OF_STATE.fullmatch(m.role) and (not m.given or m.given not in heads)
        ]
    whole = reading.surname
    given = best_given(mentions, office_words(reading.office))
    shown = Counter(m.surname for m in mentions if not re.search(r"[A-ZÀ-Þ]{3}", m.surname)).most_common(1)
    surname = shown[0][0] if shown else cased(whole)
    after = next((m.after for m in mentions if m.after and (m.header or m.role)), "")
    name = " ".join(part for part in (given, surname, after) if part)
    role = _role(reading, mentions, given, names)
    if "," in label.bare and reading.office:
        role = news_case(reading.office)
    side = _side(reading, mentions, role, names)
    untitled = "," in label.bare or (not reading.honorific and not reading.office)
    short = f"{surname} {after}".strip() if after and after[0].islower() else surname
    if " " in surname and not given:
        # The label has the first name too: the rest, particles and all, is the surname.
        last = _surname(surname)
        wanted = [m for m in names.mentions(last) if not m.given or m.given.split()[0] == surname.split()[0]]
        if untitled or (any(m.given for m in wanted) and not _PATRONYMIC.fullmatch(surname.split()[0])):
            name, short = surname, last
            role = role or _role(reading, [m for m in wanted if m.given], surname.split()[0], names)
    kind: SpeakerKind = "official"
    return names.keep(
        Speaker(
            key=short.lower(),
            label=label.text,
            kind=kind,
            name=name,
            role=role,
            short=short,
            pronoun=pronoun_of(reading.honorific, mentions),
            side=side,
        ),
        mentions,
        label,
    )


#: "President López Obrador" has two surnames: what ends in "-ez" is a father's name and never a first one.
_PATRONYMIC = re.compile(r"\w{2,}[eé]z|García|Garcia", re.I)


def _initials(label: Label, names: Names) -> Speaker:
    """Return the speaker of an interview's initials: the one person of title or header who has them, else
    nobody.

    In an interview whose title names somebody else, the initials are the interviewer's.
    """
    wanted = label.bare.replace(".", "")
    head = f"{names.title}\n{names.text[: names.header_end]}"
    pattern = r"(?<!\w)" + r"[ -]".join(rf"{letter}[\w’.]+" for letter in wanted) + r"(?!\w)"
    found = {match.group() for match in re.finditer(pattern, head)}
    key = f"initials:{wanted.lower()}"
    if len(found) != 1:
        asks = re.search(r"(?i)\binterview", head) is not None
        return Speaker(key=key, label=label.text, kind="press" if asks else "unknown", short=label.bare)
    name = found.pop()
    surname = name.split()[-1]
    mentions = names.mentions(surname)
    role = _role(Reading("", "", surname), mentions, name.split()[0], names)
    side = side_of(role) if role else None
    speaker = Speaker(
        key=key, label=label.text, kind="official", name=name, role=role, short=surname, side=side
    )
    return names.keep(speaker, mentions, label)


def _role(reading: Reading, mentions: Sequence[Mention], given: str | None, names: Names) -> str | None:
    """Return the fullest title that the document gives a surname, in keeping with its label's office."""
    first = given.split()[0] if given else None
    fits = [m for m in mentions if m.role and (not m.given or m.given.split()[0] == first)]
    office = office_words(reading.office)
    if office:
        same = [m for m in fits if office & office_words(m.role)]
        # "AMBASSADOR RICE" in a label is a rank that she keeps; the header says what she is now.
        now = [m for m in fits if m.header] if office <= titles("ranks") else []
        pool = [m for m in same if m.header] or now or [m for m in same if m.given] or same
        pool = pool or [m for m in fits if m.header and m.given]
    else:
        pool = (
            [m for m in fits if m.header]
            or [m for m in fits if m.given and m.cue]
            or [m for m in fits if m.given]
            or fits
        )
    if not pool:
        return (
            news_case(reading.office.lower().title() if reading.office.isupper() else reading.office)
            if reading.office
            else None
        )
    best = pool[0]
    role = best.role
    if len(reading.office.split()) > len(role.split()) and not best.given:
        role = reading.office.title() if reading.office.isupper() else reading.office
    of = names.of_country(best)
    if of and side_of(role) is None:
        role = f"{role} of {of}"
    return without_rank(news_case(role)) or None


def _side(reading: Reading, mentions: Sequence[Mention], role: str | None, names: Names) -> str | None:
    """Return whom a speaker speaks for, if title, text or the publisher's own offices show it."""
    stated = side_of(role) if role else None
    if stated:
        return stated
    for mention in mentions:
        of = names.of_country(mention)
        if of and (mention.role or mention.header):
            return side_of(of)
        if mention.role and mention.header and (found := side_of(mention.role)):
            return found
    # Without a state of its own in title or text, an office that the publisher's own officials hold.
    office = office_words(reading.office) | (office_words(role) if role and reading.honorific else set())
    if office & names.header.offices and not (
        office & _HEADS and names.title.find(reading.surname.title()) < 0
    ):
        return names.header.side
    return None


def _surname(name: str) -> str:
    """Return the surname of a full name in the order given name, surname, with its particles."""
    pieces = name.split()
    at = len(pieces) - 1
    while at > 1 and pieces[at - 1].lower() in _PARTICLES:
        at -= 1
    return " ".join(pieces[at:])
