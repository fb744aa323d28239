"""Where a text presents a person: "Press Secretary Karine Jean-Pierre", "Ned Price, Department
Spokesperson"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from readout.language.lexicon import titles
from readout.transcripts.roles_beside import CONNECT, STARTERS, role_after, role_before
from readout.transcripts.titles import has_head, is_honorific, is_title_word, office_words

_BEFORE = re.compile(r"[^\s,;:()“”\"—–|]+|[,;:()“”\"—–|]")
_DIRECTIONS = frozenset("north south east west northern southern eastern western central middle near".split())
_PARTICLES = frozenset("de la le du da dos das di del della van von der den bin ibn al el ter y".split())
_CONTRACTED = re.compile(
    r"(?:I|We|You|He|She|It|They|That|There|Here|What|Who|Let|Where|How|When)[’']\w", re.I
)
_CUES = re.compile(
    r"(?:joined|joining|introduc\w+|turn (?:it|this|things|the \w+)?\s*(?:back )?over|hand (?:it|"
    r"this)?\s*(?:back )?over|welcome|brought|bring|pleased|with us|here with|here today|hear from|"
    r"invite|guest|speakers?|on the (?:line|phone|call)|thank you|thanks|over to|I am|I’m|I'm|my name is|"
    r"this is|we have)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One presentation of a surname: the given names and the title that stand with it, as printed.

    ``given`` is empty where only the surname stands; ``after`` holds further parts of a name after the
    surname.
    ``start:end`` is the whole of it in the text; ``header`` says that it stands in the title or the header.
    """

    surname: str
    given: str
    role: str
    start: int
    end: int
    header: bool = False
    cue: bool = False
    honorific: str = ""
    after: str = ""

    @property
    def name(self) -> str:
        """The full name as printed."""
        return " ".join(part for part in (self.given, self.surname, self.after) if part)


def find_mentions(text: str, lower: str, surname: str, *, header_end: int = 0) -> list[Mention]:
    """Return the mentions of ``surname`` in ``text``, in order.

    Args:
        text: the text.
        lower: the text in lower case, as long as ``text``.
        surname: the name in any case, of one word or more.
        header_end: mentions before this offset stand in the header.
    """
    wanted = surname.lower()
    found: list[Mention] = []
    at = lower.find(wanted)
    while at >= 0 and len(found) < 400:
        end = at + len(wanted)
        if not (at and (lower[at - 1].isalnum() or lower[at - 1] in "-")) and not (
            end < len(lower) and lower[end].isalnum()
        ):
            printed = text[at:end]
            if (printed[0].isupper() or wanted.split()[0] in _PARTICLES) and (
                not printed.isupper() or at < header_end or len(printed) < 3
            ):
                found.append(_mention(text, at, end, at < header_end))
        at = lower.find(wanted, end)
    return found


def _own_line(text: str, left: int, at: int) -> int:
    """Return where a line of a list of people begins: the title that ends the line before is another's."""
    line = text.rfind("\n", left, at)
    if line < 0:
        return left
    before = text[text.rfind("\n", 0, line) + 1 : line]
    return line + 1 if "," in before else left


def _mention(text: str, at: int, end: int, header: bool) -> Mention:
    paragraph = text.rfind("\n\n", max(0, at - 160), at)
    left = paragraph + 2 if paragraph >= 0 else max(0, at - 160)
    if paragraph < 0 and left and text[left - 1].isalnum():
        left = min(at, text.find(" ", left) + 1) or left
    if header:
        left = max(left, _own_line(text, left, at))
    pieces = list(_BEFORE.finditer(text, left, at))
    capitals = (
        sum(char.isupper() for char in text[at:end]) >= 3 and text[at:end].upper()[-3:] == text[end - 3 : end]
    )
    given, honorific, index = _given(pieces, capitals)
    if not given and not honorific:
        given, index = _title_as_name(text, pieces, index)
    if len(given) > 1:
        given, index = _without_place(text, given, pieces, index, text[at:end])
    role, start = role_before(text, pieces, index, at)
    if given and index >= 0 and pieces[index].group() == "," and not role:
        role, start = role_before(text, pieces, index - 1, start)
    first = pieces[index + 1].start() if index + 1 < len(pieces) else at
    if not role and given:
        role = role_after(text, end)
    after = _after(text, end, bool(given))
    return Mention(
        surname=cased(text[at:end]) if capitals else text[at:end],
        given=cased(" ".join(given)) if capitals else " ".join(given),
        role=role,
        start=min(start, first),
        end=end,
        header=header,
        cue=_CUES.search(text[max(0, start - 90) : at]) is not None,
        honorific=honorific,
        after=after,
    )


def _given(pieces: list[re.Match[str]], capitals: bool = False) -> tuple[list[str], str, int]:
    """Return given names before the surname, the form of address, and the index of the piece before them."""
    given: list[str] = []
    index = len(pieces) - 1
    while index >= 0 and len(given) < 4:
        word = pieces[index].group()
        low = word.lower().rstrip(".")
        if is_honorific(word):
            return given, low, index - 1
        initial = re.fullmatch(r"[A-Z]\.?(?:[A-Z]\.)*", word) is not None and low != "i"
        named = (
            word[0].isupper()
            and not _CONTRACTED.match(word)
            and any(char.isalpha() for char in word)
            and low not in STARTERS
            and not is_title_word(word.capitalize() if capitals and word.isupper() else word)
            and not word.endswith((".", "?", "!", "’s", "'s"))
        )
        particle = low in _PARTICLES and given != [] and index > 0 and pieces[index - 1].group()[0].isupper()
        if initial or named or particle or low in {"jr", "sr"}:
            given.insert(0, word)
            index -= 1
        else:
            break
    while given and (given[0].lower() in _PARTICLES):
        given.pop(0)
        index += 1
    return given, "", index


def _title_as_name(text: str, pieces: list[re.Match[str]], index: int) -> tuple[list[str], int]:
    """Read the last word of a title as a first name, where a whole title stands before it ("... Affairs
    Dean X")."""
    if index < 2 or pieces[index].group().lower() not in titles("names_too"):
        return [], index
    role, _ = role_before(text, pieces, index - 1, 0)
    if len(role.split()) >= 3 and re.search(r"\b(?:of|for)\b", role):
        return [pieces[index].group()], index - 1
    return [], index


def _without_place(
    text: str, given: list[str], pieces: list[re.Match[str]], index: int, surname: str
) -> tuple[list[str], int]:
    """Give the place that ends a title back to it ("Senior Director for Europe Amanda X": not "Europe
    Amanda").

    After "for" or "of" the first word is the place's if the title would end in the air without it, or if the
    text has it elsewhere without the name.
    """
    role, _ = role_before(text, pieces, index, 0)
    run = re.search(r"\b(?:for|of|to)(?: the)?((?: \S+)*)$", role) if role else None
    open_end = index >= 0 and pieces[index].group().lower() in CONNECT
    if not open_end and (run is None or has_head(run.group(1))):
        return given, index
    alone = re.compile(rf"\b{re.escape(given[0])}\b(?! (?:{re.escape(given[1])}|{re.escape(surname)}))")
    if (
        open_end
        or alone.search(text)
        or (run and run.group(1).split()[-1:] and run.group(1).split()[-1].lower() in _DIRECTIONS)
    ):
        return given[1:], index + 1
    return given, index


def _after(text: str, end: int, named: bool) -> str:
    """Return what of a name follows the surname: ``da Silva``; a given name where the surname comes first."""
    match = re.match(
        r" ((?:da|de|dos|di|bin|al|el|von|van) [A-ZÀ-Þ][\w’\-]+|[A-ZÀ-Þ][\w’\-]+(?= of (?:the )?[A-Z]))",
        text[end : end + 60],
    )
    if not match or (named and match.group(1)[0].isupper()):
        return ""
    word = match.group(1)
    return "" if is_title_word(word) or word.lower() in STARTERS else word


def cased(name: str) -> str:
    """Return ``JEAN-PIERRE`` as ``Jean-Pierre``, ``McDONOUGH`` as ``McDonough``, ``O’BRIEN`` as
    ``O’Brien``."""
    out = []
    for word in name.split():
        if not word.isupper() and re.match(r"(?:Mc|Mac|De|Di|Da|La|Le|Du|Van|Fitz)[A-ZÀ-Þ]{2}", word):
            cut = len(re.split(r"(?<=[a-z])(?=[A-Z])", word)[0])
            out.append(f"{word[:cut]}{word[cut:].capitalize()}")
        elif (
            word.isupper()
            and word.lower() in {"von", "van", "der", "bin", "ibn", "del", "dos", "das"}
            and len(out) < len(name.split()) - 1
        ):
            out.append(word.lower())
        elif word.isupper() and (len(word) > 1 and not re.fullmatch(r"(?:[A-Z]\.)+", word)):
            shown = re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), word)
            if shown.startswith("Mc"):
                shown = f"Mc{shown[2:].capitalize()}"
            out.append(shown.replace("’S", "’s"))
        else:
            out.append(word)
    return " ".join(out)


def best_given(mentions: Iterable[Mention], office: set[str]) -> str | None:
    """Return the given names by which the document presents a surname, or ``None`` if it does not, or is
    unclear.

    Args:
        mentions: all mentions of the surname.
        office: the heads of the office in the label, if it has one; then a name with another office, or with
            none beside it, may be a relative's and does not count.
    """
    # "President Doe, Ann Doe": the title before the name is another's, and has the surname in it.
    named = [m for m in mentions if m.given and m.surname.lower() not in m.role.lower().split()]
    if office:
        fitting = [m for m in named if office & office_words(m.role)]
        pools = (
            [m for m in fitting if m.header],
            fitting,
            [m for m in named if m.header and "president" not in office],
        )
    else:
        pools = ([m for m in named if m.header], [m for m in named if m.role or m.cue], named)
    for pool in pools:
        counts = Counter(m.given.split()[0] for m in pool)
        if not counts:
            continue
        first, most = counts.most_common(1)[0]
        if len(counts) > 1 and counts.most_common(2)[1][1] == most and not pool[0].header:
            continue
        forms = Counter(m.given for m in pool if m.given.split()[0] == first)
        return max(forms, key=lambda form: (forms[form], len(form)))
    return None
