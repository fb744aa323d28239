"""Labels to speakers, by the header, the title, first mentions and earlier turns; nothing is guessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from readout.records import Document, Official, Speaker, SpeakerKind
from readout.transcripts.header import Header
from readout.transcripts.identity import one_key_a_person
from readout.transcripts.issuers import issuer_of
from readout.transcripts.label_reading import NUMBER, Reading, read_label
from readout.transcripts.labels import Label, lowered
from readout.transcripts.mentions import Mention, best_given, cased, find_mentions
from readout.transcripts.tables import Layout, words
from readout.transcripts.titles import (
    is_gerund,
    is_honorific,
    is_title_word,
    news_case,
    office_words,
    side_of,
    state_phrase,
    without_rank,
)
from readout.transcripts.turns import Stretch

_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "four": "fourth", "five": "fifth", "six": "sixth",
    "seven": "seventh", "eight": "eighth", "nine": "ninth", "1": "first", "2": "second", "3": "third",
    "4": "fourth", "5": "fifth", "6": "sixth",
}  # fmt: skip
_HEADS = frozenset({"president", "vice-president", "prime-minister"})


def resolve(
    document: Document, header: Header, pieces: Sequence[Stretch], layout: Layout
) -> tuple[list[Speaker], tuple[Official, ...]]:
    """Return the speaker of each stretch, in order, and the officials whom the document presents.

    A name is as full as the document gives it; where it gives none, it is ``None``. Two labels of one person
    get one key.
    """
    resolver = _Resolver(document, header, layout)
    labels = Counter(piece.label.text for piece in pieces if piece.label)
    by_text = {piece.label.text: piece.label for piece in pieces if piece.label}
    speakers = {text: resolver.speaker(by_text[text]) for text, _ in labels.most_common()}
    readings = {text: read_label(label.bare) for text, label in by_text.items() if label.family != "record"}
    speakers = one_key_a_person(speakers, readings, labels)
    speakers = _sole_holder(speakers, header)
    issuer = issuer_of(document, header, resolver.title_mentions())
    opening = _opening_speaker(pieces, speakers, issuer, header)
    found = [speakers[piece.label.text] if piece.label else opening for piece in pieces]
    return found, resolver.officials(speakers.values())


def _sole_holder(speakers: dict[str, Speaker], header: Header) -> dict[str, Speaker]:
    """Give the only official who speaks the office that the title names without a name ("by the First Lady")."""
    named = [speaker for speaker in speakers.values() if speaker.kind == "official"]
    match = _BY_OFFICE.search(header.title or "")
    if not match or len({speaker.key for speaker in named}) != 1 or named[0].role:
        return speakers
    role = news_case(match.group("office"))
    side = named[0].side or header.side
    return {
        text: replace(s, role=role, side=side) if s.kind == "official" else s for text, s in speakers.items()
    }


_BY_OFFICE = re.compile(
    r"\b(?:by|with|of) the (?P<office>(?:Vice |Prime |First |Foreign |Press |Deputy |Principal |Acting )*"
    r"(?:President|Minister|Lady|Secretary|Chancellor|Spokesperson|Spokesman|Spokeswoman|Secretary-General))\b(?! (?:of|for|[A-Z]))"
)


def _opening_speaker(
    pieces: Sequence[Stretch], speakers: dict[str, Speaker], issuer: Speaker, header: Header
) -> Speaker:
    """Return who speaks above the first label: the one official of a news conference, else the issuer."""
    named = [speaker for speaker in speakers.values() if speaker.kind == "official"]
    keys = {speaker.key for speaker in named}
    if pieces and pieces[0].label is None and len(pieces) > 1:
        if len(keys) == 1:
            return replace(named[0], label="")
        title = (header.title or "").casefold()
        titled = [speaker for speaker in named if speaker.short and speaker.short.casefold() in title]
        if titled:
            return replace(titled[0], label="")
    return issuer


class _Resolver:
    """Holds the text in the forms that the look-ups need."""

    def __init__(self, document: Document, header: Header, layout: Layout) -> None:
        self._header = header
        self._layout = layout
        self._title = header.title or ""
        self._text = document.text
        lower = document.text.lower()
        self._lower = (
            lower
            if len(lower) == len(document.text)
            else "".join(c.lower() if len(c.lower()) == 1 else c for c in document.text)
        )
        self._title_lower = (
            self._title.lower() if len(self._title.lower()) == len(self._title) else self._title
        )
        self._header_end = header.lines[-1].end if header.lines else 0
        self._presented: list[tuple[Speaker, Mention]] = []

    def title_mentions(self) -> str:
        """The title, for the issuer."""
        return self._title

    def speaker(self, label: Label) -> Speaker:
        """Return the speaker whom a label names."""
        low = lowered(label.bare)
        generic = self._generic(label, low)
        if generic:
            return generic
        if label.family == "record":
            return self._delegate(label)
        reading = read_label(label.bare)
        if not reading.surname:
            return self._office_only(label, reading)
        return self._named(label, reading)

    def _generic(self, label: Label, low: str) -> Speaker | None:
        number = NUMBER.search(label.bare)
        stem = (
            low if not number else re.sub(r"\s*\b(?:one|two|three|four|five|six|seven|eight|nine)$", "", low)
        )
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
        if (
            pieces
            and pieces[-1] in words("labels", "nameless")
            and not (pieces[0] in words("titles", "honorifics"))
        ):
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

    def _delegate(self, label: Label) -> Speaker:
        """Return the speaker of a UN record's label: a chair by office, or a delegate with a country."""
        match = re.match(
            r"(?:The )?(?:Acting |Temporary |Co-)?(?:President|Chair\w*|Secretary-General|Deputy Secretary-General|Speaker)$",
            label.bare,
            re.I,
        )
        if match:
            return self._chair(label)
        country = next((note for note in label.notes if note in label.text), None)
        pieces = label.bare.split()
        honorific = ""
        if is_honorific(pieces[0]):
            honorific = pieces[0].lower().rstrip(".")
            pieces = pieces[1:]
        surname = cased(" ".join(pieces))
        mentions = self._mentions(surname)
        given = best_given([m for m in mentions if m.role or m.header], set())
        name = f"{given} {surname}" if given else surname
        state = side_of(country) if country else None
        role = next((news_case(m.role) for m in mentions if m.role and m.given), None)
        if role is None or len(role.split()) < 3:
            role = f"representative of {_with_article(country)}" if country else role
        return self._keep(Speaker(
            key=f"{surname.lower()}|{country or ''}", label=label.text, kind="official", name=name, role=role,
            short=surname, pronoun=_pronoun(honorific, ()), side=state or country,
        ), mentions)  # fmt: skip

    def _chair(self, label: Label) -> Speaker:
        office = label.bare.removeprefix("The ").lower()
        match = _PRESIDENT.search(self._text[: self._header_end or 4000]) if "president" in office else None
        name = country = None
        if match:
            country = match.group("country")
            name = cased(re.sub(r"^(?:Mr|Mrs|Ms|Miss|Sir|Dr)\.? ?", "", match.group("name")))
        body = (
            "Security Council"
            if "Security Council" in self._text[:1500]
            else "General Assembly"
            if re.search("General Assembly|GENERAL", self._text[:1500])
            else None
        )
        role = f"{office} of the {body}" if body and office == "president" else office
        honorific = match.group("name").split()[0].lower().rstrip(".") if match else ""
        return Speaker(
            key="chair",
            label=label.text,
            kind="official",
            name=name,
            role=role,
            short=name.split()[-1] if name else f"the {office}",
            pronoun=_pronoun(honorific, ()),
            side=country and (side_of(country) or country),
        )

    def _office_only(self, label: Label, reading: Reading) -> Speaker:
        """Return the speaker of ``THE PRESIDENT``: named if the title or header names who holds the office."""
        office = reading.office.lower() or lowered(label.bare)
        mention = self._holder(reading.office)
        role = news_case(reading.office.lower()) if reading.office else office
        side = self._header.side
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
        mentions = self._mentions(surname)
        given = mention.given or best_given(mentions, office_words(reading.office))
        name = " ".join(part for part in (given, surname, mention.after) if part)
        return self._keep(
            Speaker(
                key=surname.lower(),
                label=label.text,
                kind="official",
                name=name,
                role=role,
                short=surname,
                pronoun=_pronoun("", mentions),
                side=side,
            ),
            mentions,
        )

    def _holder(self, office: str) -> Mention | None:
        """Return the title's or header's mention of the holder of ``office``, with a surname."""
        if not office:
            return None
        head = self._text[: self._header_end]
        pattern = re.compile(
            rf"\b(?<!Vice )(?<!VICE ){re.escape(office)} ((?:[A-ZÀ-Þ][\w.’'\-]*)(?: (?:[A-ZÀ-Þ][\w.’'\-]*|da|de|bin|al))*)",
            re.I,
        )
        for source in (self._title, head):
            match = pattern.search(source)
            while match:
                pieces: list[str] = []
                for word in match.group(1).split():
                    stop = not word[0].isupper() or word.lower() in _TITLE_STOPS or is_title_word(word)
                    if stop or (pieces and is_gerund(word)):
                        break
                    pieces.append(word.removesuffix("’s").removesuffix("'s"))
                if pieces:
                    return Mention(
                        surname=cased(pieces[-1]),
                        given=cased(" ".join(pieces[:-1])),
                        role=office,
                        start=0,
                        end=0,
                        header=True,
                    )
                match = pattern.search(source, match.end(1))
        return None

    def _named(self, label: Label, reading: Reading) -> Speaker:
        mentions = self._mentions(reading.surname)
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
        shown = Counter(m.surname for m in mentions if not re.search(r"[A-ZÀ-Þ]{3}", m.surname)).most_common(
            1
        )
        surname = shown[0][0] if shown else cased(whole)
        after = next((m.after for m in mentions if m.after and (m.header or m.role)), "")
        name = " ".join(part for part in (given, surname, after) if part)
        role = self._role(reading, mentions, given)
        if "," in label.bare and reading.office:
            role = news_case(reading.office)
        side = self._side(reading, mentions, role)
        untitled = "," in label.bare or not reading.honorific and not reading.office
        short = f"{surname} {after}".strip() if after and after[0].islower() else surname
        if " " in surname and not given:
            # The label has the first name too: the rest, particles and all, is the surname.
            last = _surname(surname)
            wanted = [
                m for m in self._mentions(last) if not m.given or m.given.split()[0] == surname.split()[0]
            ]
            if untitled or any(m.given for m in wanted):
                name, short = surname, last
                role = role or self._role(reading, [m for m in wanted if m.given], surname.split()[0])
        kind: SpeakerKind = "official"
        return self._keep(
            Speaker(
                key=short.lower(),
                label=label.text,
                kind=kind,
                name=name,
                role=role,
                short=short,
                pronoun=_pronoun(reading.honorific, mentions),
                side=side,
            ),
            mentions,
        )

    def _role(self, reading: Reading, mentions: Sequence[Mention], given: str | None) -> str | None:
        """Return the fullest title that the document gives a surname, in keeping with its label's office."""
        first = given.split()[0] if given else None
        fits = [m for m in mentions if m.role and (not m.given or m.given.split()[0] == first)]
        office = office_words(reading.office)
        if office:
            same = [m for m in fits if office & office_words(m.role)]
            pool = [m for m in same if m.header] or [m for m in same if m.given] or same
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
        of = self._of_country(best)
        if of and side_of(role) is None:
            role = f"{role} of {of}"
        return without_rank(news_case(role)) or None

    def _of_country(self, mention: Mention) -> str | None:
        source = self._title if mention.end < 0 else self._text
        end = -mention.end - 1 if mention.end < 0 else mention.end
        after = f" {mention.after}" if mention.after else ""
        match = re.match(
            rf"{re.escape(after)} of ((?:the )?[A-ZÀ-Þ][\w’'\-]*(?: (?:of(?: the)?|and|[A-ZÀ-Þ][\w’'\-]*))*)",
            source[end : end + 90],
        )
        if not match:
            return None
        phrase = match.group(1)
        side = side_of(phrase)
        if not side:
            return None
        # "of Japan at Press Conference", "of the Republic of India in Joint ...": stop at the state's own name.
        return state_phrase(phrase)

    def _side(self, reading: Reading, mentions: Sequence[Mention], role: str | None) -> str | None:
        stated = side_of(role) if role else None
        if stated:
            return stated
        for mention in mentions:
            of = self._of_country(mention)
            if of and (mention.role or mention.header):
                return side_of(of)
            if mention.role and mention.header and (found := side_of(mention.role)):
                return found
        # Without a state of its own in title or text, an office that the publisher's own officials hold.
        office = office_words(reading.office) | (office_words(role) if role and reading.honorific else set())
        if office & self._header.offices and not (
            office & _HEADS and self._title.find(reading.surname.title()) < 0
        ):
            return self._header.side
        return None

    def _mentions(self, surname: str) -> list[Mention]:
        """Return the mentions in the title (their offsets negative: they are not in the text), then in the text."""
        title = [
            replace(m, header=True, start=-m.start - 1, end=-m.end - 1)
            for m in find_mentions(self._title, self._title_lower, surname, header_end=len(self._title))
        ]
        return title + find_mentions(self._text, self._lower, surname, header_end=self._header_end)

    def _keep(self, speaker: Speaker, mentions: Sequence[Mention]) -> Speaker:
        presented = next(
            (m for m in mentions if m.start >= 0 and m.given and (m.role or m.header)), None
        ) or next((m for m in mentions if m.start >= 0 and m.role), None)
        if presented:
            self._presented.append((speaker, presented))
        return speaker

    def officials(self, speakers: object) -> tuple[Official, ...]:
        """Return those whom the text presents, with the span that does, once each, in order."""
        seen: set[str] = set()
        found = []
        for speaker, mention in sorted(self._presented, key=lambda item: item[1].start):
            if speaker.name and speaker.name not in seen:
                seen.add(speaker.name)
                found.append(Official(speaker.name, speaker.role, mention.start, mention.end))
        return tuple(found)


_HEAD_OF_STATE = re.compile(r"(?:(?:[Ff]ormer|U\.S\.|American|The|the) )*President")
_PRESIDENT = re.compile(
    r"President:\s+(?P<name>(?:Mr|Mrs|Ms|Miss|Sir|Dr|Sheikh\w*|H\.E)\.? ?[^\n.(…]{2,50}?)[ .…]*\n?\s*\((?P<country>[^()\n]{3,60})\)"
)
_TITLE_STOPS = frozenset(
    "in at on before after during and of to with for from by the a an announcing signing welcoming meeting visits delivers "
    "hosting honoring celebrating marking following aboard as regarding upon departure arrival remarks press |".split()
)
_OF_THE = re.compile(
    r"\b(?:Republic|Kingdom|States|Federation|Islands|Netherlands|Philippines|Emirates|Union|Gambia|Bahamas|Comoros|Maldives|Congo|Holy See|Nations|Jamahiriya|State|Agency|Organization|Court|Committee|League)\b"
)


def _surname(name: str) -> str:
    """Return the surname of a full name in the order given name, surname, with its particles."""
    pieces = name.split()
    at = len(pieces) - 1
    while at > 1 and pieces[at - 1].lower() in _PARTICLES:
        at -= 1
    return " ".join(pieces[at:])


_PARTICLES = frozenset(
    ["de", "la", "le", "du", "da", "di", "del", "van", "von", "der", "den", "bin", "al", "ter", "el"]
)


def _with_article(country: str) -> str:
    return f"the {country}" if _OF_THE.search(country) and not country.startswith("the ") else country


def _anonymous_role(bare: str, numbered: bool) -> str:
    role = NUMBER.sub("", bare).strip() if numbered else bare
    role = re.sub(r"^(?:an?|the) ", "", role, flags=re.I)
    shown = role.title() if role.isupper() else role
    return news_case(shown)


def _pronoun(honorific: str, mentions: Sequence[Mention]) -> str | None:
    """Return the pronoun that a form of address gives; never one that a first name suggests."""
    forms = (
        [honorific]
        if honorific in words("titles", "he") | words("titles", "she")
        else [m.honorific for m in mentions if m.honorific and not m.given]
    )
    he = sum(form in words("titles", "he") for form in forms)
    she = sum(form in words("titles", "she") for form in forms)
    if (he > 0) == (she > 0):
        return None
    return "he" if he else "she"
