"""Speaker labels: which line openings name a speaker. Prose with a colon is not one; a label without is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from readout.records import Mark
from readout.transcripts.evidence import Evidence, is_anonymous, is_titled
from readout.transcripts.tables import Layout, words

Family = Literal["caps", "q", "named", "record", "quoted"]


@dataclass(frozen=True, slots=True)
class Label:
    """A label at ``start:end`` of the text, colon and white space after it included.

    ``text`` is as printed without its colon; ``bare`` without its brackets too; ``notes`` are what stands in
    brackets inside or right after it, such as "Via interpreter" or a country.
    """

    text: str
    bare: str
    start: int
    end: int
    family: Family
    notes: tuple[str, ...] = ()


#: The time at which somebody begins, as programs that transcribe print it behind a name: "Ana Vey (00:04):".
_CLOCK = r" ?[(\[]\d{1,3}(?::\d{2}){1,2}[)\]]"
_LINE = re.compile(
    rf"^(?:\d{{1,2}}\. )?[ *_\"“\[(]{{0,3}}([^\W\d_][^\n:]{{0,110}}?(?:{_CLOCK})?) ?:(?!//)(?=\D|$)[ *_]*",
    re.M,
)
_Q = re.compile(
    r"^(Q(?:UESTION)?\d{0,2})(?:[.:] ?|(?= ?\()| )(?!(?:and|&) A\b|fever\b|[Cc]larity|[Cc]ell)(?=\S)", re.M
)
_A = re.compile(r"^(A)(?:[.:] |\t)(?=\S)", re.M)
_RECORD = re.compile(
    r"^(?P<label>(?:The (?:Acting |Temporary |Co-)?(?:P(?:resident|RESIDENT)|Chair(?:man|woman|person)?|"
    r"CHAIR(?:MAN|PERSON)?|"
    r"Secretary-General|SECRETARY-GENERAL|Speaker|Deputy Secretary-General)|"
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness|Prince|Princess|Sheikh|King|Queen|Archbishop|Monsignor|President|General|"
    r"The Reverend|Sheikha|Crown Prince|Cardinal|Ambassador|Nana|Dato’?|Begum|Chief)\b\.? ?[^\n():.;]{2,60}?)"
    r"\s*(?P<brackets>(?:\([^()]{2,120}\)\s*){0,3})) ?:[ *_]*",
    re.M,
)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_PARTICLES = frozenset(
    "de la le les du des del della di da das do dos von van der den ter ten zu zum of the and for to al el "
    "bin ibn abu e y i "
    "d’ d' at in on".split()
)
_CAPS_WORD = re.compile(
    r"(?:Mc|Mac|De|Di|Da|La|Le|Du|Van|Von|Des|Fitz|al-|el-|d[’'])?[^\W\d_a-z][^a-zß-öø-ÿ]*(?:c[^a-zß-öø-ÿ]+)?,?$"
)
_NUMBER = re.compile(r"(?:#|No\.? ?)?\d{1,2}$|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN$")
_NAMED_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.’'\-]*,?$")
# No label begins so, whatever its capitals: conjunctions, salutations, deictics.
_PROSE_STARTS = frozenset(
    "and but or so for if as in on at by to from with about because now then also dear my our your this "
    "that these those here "
    "there it we i you he they let what when where why how while not no yes again today tomorrow".split()
)
#: A reporter turns to one after the other: "First, to Prime Minister Orsk: ...".
_IN_ORDER = re.compile(
    r"(?:First|Second|Third|Fourth|Fifth|Final|Next|Last|Then|Again|Also)(?:ly)?"
    r"(?:,| (?:to|for|on|from|about)\b)"
)
_GENERIC = ("press", "moderator", "interpreter", "crowd")


def lowered(label: str) -> str:
    """Return a label in lower case without brackets, points and numbers, as the tables have it."""
    bare = _BRACKETS.sub(" ", label).replace(".", "").lower()
    return " ".join(re.sub(r"[#*_]|\b\d{1,2}\b", " ", bare).split())


def is_generic(label: str) -> bool:
    """Say whether a label names a part in the proceedings ("QUESTION", "MODERATOR")."""
    low = lowered(label)
    return any(low in words("labels", key) for key in _GENERIC) or re.fullmatch(r"q\d{0,2}", low) is not None


def find_labels(
    text: str, start: int, end: int, marks: Sequence[Mark], layout: Layout, known: str = ""
) -> list[Label]:
    """Return the labels inside ``text[start:end]``, in order.

    Args:
        text: the document's text.
        start: where the body begins.
        end: where it ends.
        marks: the document's marks; a label printed in bold is likelier one.
        layout: which families of labels to look for.
        known: title and header, where names that labels use may stand.
    """
    if "record" in layout.families:
        return _record_labels(text, start, end)
    if not layout.families:
        return []
    candidates = _candidates(text, start, end)
    accepted = _accept(candidates, text, marks, known)
    found = {label.start: label for label in accepted}
    asked = _q_labels(text, start, end)
    questions = [label for label in asked if label.start not in found]
    officials = any(label.family == "caps" for label in accepted)
    if officials or len(questions) >= 2:
        found.update((label.start, label) for label in questions)
    answers = [_plain(m, "q") for m in _A.finditer(text, start, end)]
    if len(asked) >= 2 and len(answers) * 2 >= len(asked):
        found.update((label.start, label) for label in answers)
    for label in _stray(text, start, end, accepted):
        if not any(
            other.start <= label.start < other.end
            for other in found.values()
            if abs(other.start - label.start) < 130
        ):
            found.setdefault(label.start, label)
    return [found[at] for at in sorted(found)]


def labels_alone(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Label]:
    """Return labels in bold that are paragraphs of their own, if they are a dialogue's: one asks, one is there often."""  # noqa: E501
    found = []
    for mark in marks:
        name = text[mark.start : mark.end]
        whole = text[: mark.start].endswith("\n\n") or mark.start == 0
        if mark.kind != "strong" or not whole or not text.startswith("\n\n", mark.end):
            continue
        if start <= mark.start and mark.end < end and (_family(name) == "caps" or is_generic(name)):
            bare = " ".join(_BRACKETS.sub(" ", name).split())
            found.append(Label(name, bare, mark.start, mark.end + 2, "caps"))
    lows = Counter(lowered(label.bare) for label in found)
    asked = any(low in words("labels", "press") or low == "q" for low in lows)
    return found if asked and len(lows) > 1 and max(lows.values()) > 1 else []


def _plain(match: re.Match[str], family: Family) -> Label:
    return Label(match.group(1), match.group(1), match.start(), match.end(), family)


def _q_labels(text: str, start: int, end: int) -> list[Label]:
    return [_plain(match, "q") for match in _Q.finditer(text, start, end)]


def _record_labels(text: str, start: int, end: int) -> list[Label]:
    found = []
    for match in _RECORD.finditer(text, start, end):
        label = " ".join(match.group("label").split())
        notes = tuple(" ".join(note.split()) for note in _BRACKETS.findall(match.group("brackets") or ""))
        bare = " ".join(_BRACKETS.sub(" ", label).split())
        spoken = re.compile(r"(?i)spoke|speaks|interpretation|in \w+$")
        country = next((note for note in notes if not spoken.search(note)), None)
        shown = f"{bare} ({country})" if country else bare
        found.append(Label(shown, bare, match.start(), match.end(), "record", notes))
    return found


def _candidates(text: str, start: int, end: int) -> list[Label]:
    found = []
    for match in _LINE.finditer(text, start, end):
        printed = re.sub(rf"{_CLOCK}$", "", match.group(1)).strip().strip('*_[]“"').strip()
        printed = re.sub(
            r"^Q\.? (?=[A-Z]{2})", "", printed
        )  # "Q MR. X:", where an answer was marked a question
        bare = " ".join(_BRACKETS.sub(" ", printed).split()).strip(" ,")
        if (
            not bare
            or bare.split()[0].lower() in _PROSE_STARTS
            or _IN_ORDER.match(bare)
            or (bare[-1] in ".?!;" and not re.search(r"\b(?:Jr|Sr|[A-Z])\.$", bare))
        ):
            continue
        family = _family(bare)
        if family:
            notes = tuple(_BRACKETS.findall(printed))
            found.append(Label(printed, bare, match.start(), match.end(), family, notes))
    return found


def _family(bare: str) -> Family | None:
    """Return how a candidate is printed, or ``None`` if it is prose by its shape."""
    pieces = bare.split()
    if not 1 <= len(pieces) <= 12 or ("," in bare and len(pieces) > 9):
        return None
    solid = [piece for piece in pieces if piece not in _PARTICLES and not _NUMBER.match(piece)]
    if not solid:
        return None
    if all(_CAPS_WORD.match(piece) for piece in solid) and any(
        len(re.sub(r"\W", "", piece)) > 1 for piece in solid
    ):
        return "caps"
    low = lowered(bare)
    if len(pieces) <= 7 and (is_anonymous(bare) or is_generic(low)):
        return "named"
    if len(pieces) <= 9 and all(_NAMED_WORD.match(piece) for piece in solid) and not solid[0][0].islower():
        return "named"
    return None


def _accept(candidates: list[Label], text: str, marks: Sequence[Mark], known: str) -> list[Label]:
    """Keep the candidates that are labels, on the evidence of all of them together."""
    stop = words("labels", "stop")
    candidates = [label for label in candidates if lowered(label.bare) not in stop]
    lows = [lowered(label.bare) for label in candidates]
    evidence = Evidence(candidates, lows, text, marks, known)
    return [label for label, low in zip(candidates, lows, strict=True) if evidence.accepts(label, low)]


def _stray(text: str, start: int, end: int, accepted: Sequence[Label]) -> list[Label]:
    """Find accepted labels that lost their line break, or their colon."""
    forms = sorted(
        {label.bare for label in accepted if label.family == "caps" and len(label.bare) > 5},
        key=len,
        reverse=True,
    )
    if not forms:
        return []
    names = "|".join(re.escape(form) for form in forms)
    inside = re.compile(rf"(?<=[.?!…)”\"–—-] )({names}) ?:(?=[ \n(])[ *_]*")
    bare = re.compile(rf"^({names})[.;]?(?= [A-Z“(][a-z’' ]| \()[ ]*", re.M)
    found = [_plain(match, "caps") for match in inside.finditer(text, start, end)]
    for match in bare.finditer(text, start, end):
        if is_titled(lowered(match.group(1))) or is_generic(match.group(1)):
            found.append(_plain(match, "caps"))
    return found
