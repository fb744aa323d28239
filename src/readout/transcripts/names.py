"""Looks names up in one document: its title, its header, its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.language.lexicon import titles
from readout.records import Document, Official, Speaker
from readout.transcripts.header import Header
from readout.transcripts.labels import Label
from readout.transcripts.mentions import Mention, cased, find_mentions
from readout.transcripts.titles import is_gerund, is_title_word, side_of, state_phrase

_TITLE_STOPS = frozenset(
    "in at on before after during and of to with for from by the a an announcing signing welcoming meeting "
    "visits delivers "
    "hosting honoring celebrating marking following aboard as regarding upon departure arrival remarks "
    "ahead press |".split()
)


class Names:
    """A document's text in the forms that look-ups need, and whom it was found to present."""

    def __init__(self, document: Document, header: Header) -> None:
        self.header = header
        self.title = header.title or ""
        self.text = document.text
        self.header_end = header.lines[-1].end if header.lines else 0
        self._lower = _lower(document.text)
        self._title_lower = _lower(self.title)
        self._presented: list[tuple[Speaker, Mention]] = []

    def mentions(self, surname: str) -> list[Mention]:
        """Return the mentions in the title (their offsets negative: they are not in the text), then in the
        text."""
        title = [
            replace(m, header=True, start=-m.start - 1, end=-m.end - 1)
            for m in find_mentions(self.title, self._title_lower, surname, header_end=len(self.title))
        ]
        return title + find_mentions(self.text, self._lower, surname, header_end=self.header_end)

    def holder(self, office: str) -> Mention | None:
        """Return the title's or header's mention of the holder of ``office``, with a surname."""
        if not office:
            return None
        head = self.text[: self.header_end]
        pattern = re.compile(
            rf"\b(?<!Vice )(?<!VICE ){re.escape(office)} ((?:[A-ZÀ-Þ][\w.’'\-]*)(?: (?:[A-ZÀ-Þ][\w.’'\-]*|"
            rf"da|de|bin|al))*)",
            re.I,
        )
        for source in (self.title, head):
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

    def of_country(self, mention: Mention) -> str | None:
        """Return the state after a name ("X of the Republic of Y"), as printed, or ``None``."""
        source = self.title if mention.end < 0 else self.text
        end = -mention.end - 1 if mention.end < 0 else mention.end
        after = f" {mention.after}" if mention.after else ""
        # A label may have the first of a longer name: "President Ana Maria Dolin of Taldia" for "PRESIDENT ANA".  # noqa: E501
        more = r"(?: [A-ZÀ-Þ][\w’'\-]*){0,3}" if mention.end < 0 and not mention.given else ""
        match = re.match(
            rf"{re.escape(after)}{more} of ((?:the )?[A-ZÀ-Þ][\w’'\-]*(?: (?:of(?: the)?|and|[A-ZÀ-Þ][\w’'\-]*))*)",  # noqa: E501
            source[end : end + 90],
        )
        if not match:
            return None
        phrase = match.group(1)
        side = side_of(phrase)
        if not side:
            return None
        # "of Japan at Press Conference", "of the Republic of India in Joint ...": stop at the state's own
        # name.
        return state_phrase(phrase)

    def keep(self, speaker: Speaker, mentions: Sequence[Mention], label: Label) -> Speaker:
        """Note where the text presents ``speaker``, and return it."""
        presented = next(
            (m for m in mentions if m.start >= 0 and m.given and (m.role or m.header)), None
        ) or next((m for m in mentions if m.start >= 0 and m.role), None)
        if not presented and speaker.name and any(m.start < 0 for m in mentions):
            # Presented by a title that is not in the text: there, the label is all that shows the person.
            presented = Mention(speaker.name, "", "", label.start, label.start + len(label.text))
        if presented:
            self._presented.append((speaker, presented))
        return speaker

    def officials(self) -> tuple[Official, ...]:
        """Return those whom the text presents, with the span that does, once each, in order."""
        seen: set[str] = set()
        found = []
        for speaker, mention in sorted(self._presented, key=lambda item: item[1].start):
            if speaker.name and speaker.name not in seen:
                seen.add(speaker.name)
                found.append(Official(speaker.name, speaker.role, mention.start, mention.end))
        return tuple(found)


def _lower(text: str) -> str:
    """Return ``text`` in lower case, character for character as long."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def pronoun_of(honorific: str, mentions: Sequence[Mention]) -> str | None:
    """Return the pronoun that a form of address gives; never one that a first name suggests."""
    forms = (
        [honorific]
        if honorific in titles("he") | titles("she")
        else [m.honorific for m in mentions if m.honorific and not m.given]
    )
    he = sum(form in titles("he") for form in forms)
    she = sum(form in titles("she") for form in forms)
    if (he > 0) == (she > 0):
        return None
    return "he" if he else "she"
