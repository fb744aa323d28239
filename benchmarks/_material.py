"""Faithful sentences to corrupt: our own stories', verbatim quotations, and source sentences told as they are."""  # noqa: E501

from __future__ import annotations

import datetime
import hashlib
import json
import os
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmarks._corruptions import Material
from benchmarks.common import corpus_files
from readout import engine, publishing
from readout.checking import Checker
from readout.errors import ReadoutError
from readout.records import Evidence, Transcript

# A folder with the stories already written, as JSON; without it a sample is written anew.
CACHE = os.environ.get("READOUT_STORIES")
SAMPLE = 8
_OWN = re.compile(
    r"\b(?:I|[Ww]e|[Oo]ur|[Oo]urs|[Mm]y|[Mm]e|us|[Yy]ou|[Yy]our|[Tt]oday|[Tt]onight|[Tt]omorrow|[Yy]esterday|here|"
    r"[Ll]ast|[Nn]ext|now|[Tt]his (?:morning|afternoon|evening))\b|[’']s\b|\?|\(|\[|“|\"|:|—|–|--|…|\.\.\.|;"
)
_TENSES = re.compile(
    r"^(?:And|But|So|Well|Now|Look|Because|Or|Yes|No|That|This|It|They|He|She|These|Those|There|Which|Then)\b"
)


@dataclass
class Case:
    """A faithful sentence as it stands in a draft.

    ``before`` are the sentences of its paragraph before it; ``evidence`` is given by a story only.
    """

    material: Material
    before: str
    evidence: tuple[Evidence, ...] | None
    from_story: bool
    row: dict[str, Any] | None = None


@dataclass
class Document:
    """A document with its checker and its faithful sentences."""

    path: Path
    transcript: Transcript
    checker: Checker
    cases: list[Case]
    quotes: list[Case]
    pool: tuple[str, ...]


def documents() -> list[Document]:
    """Return the documents to use, each with its sentences; all of the corpus if their stories are cached."""
    files = corpus_files()
    if CACHE:
        files = [path for path in files if _kept(path).exists()]
    random.Random(7).shuffle(files)
    most = int(os.environ.get("READOUT_FIDELITY_DOCUMENTS", "60" if CACHE else str(SAMPLE)))
    found: list[Document] = []
    foreign = _Foreign()
    for path in files:
        try:
            transcript = engine.read(path)
            story = _story(path, transcript)
        except ReadoutError:
            continue
        found.append(_document(path, transcript, story, foreign))
        if len(found) == most:
            break
    return found


def _story(path: Path, transcript: Transcript) -> dict[str, Any]:
    if CACHE:
        value: dict[str, Any] = json.loads(_kept(path).read_text("utf-8"))
        return value
    written: dict[str, Any] = json.loads(publishing.render(engine.write(transcript, words=300), "json"))
    return written


def _kept(path: Path) -> Path:
    return Path(CACHE or ".") / f"{path.parent.name}--{path.name}.json"


class _Foreign:
    """Gives a clause of an earlier document to a later one."""

    def __init__(self) -> None:
        self.clauses: list[str] = [
            "the orchard growers had already shipped the cider to the glass museum",
            "a violin workshop would open beside the salt lake before the harvest",
        ]

    def take(self, rng: random.Random) -> str:
        return rng.choice(self.clauses[-60:])

    def add(self, sentences: Sequence[str]) -> None:
        for sentence in sentences:
            words = re.sub(r", [A-Z][^,]* said\.$|\.$", "", sentence).split()
            if 8 <= len(words) <= 18 and "“" not in sentence:
                self.clauses.append(" ".join([words[0][:1].lower() + words[0][1:], *words[1:]]))


def _document(path: Path, transcript: Transcript, story: dict[str, Any], foreign: _Foreign) -> Document:
    rng = random.Random(hashlib.sha256(path.name.encode()).hexdigest())
    source = " ".join(transcript.document.text.split())
    spoken = [
        t for t in transcript.turns if t.speaker.kind in ("official", "anonymous") and _called(t.speaker)
    ]
    people = {t.speaker.key: t.speaker for t in spoken}
    names = tuple(set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?![\w-])", source)))
    try:
        date = datetime.date.fromisoformat((transcript.date or "")[:10])
    except ValueError:
        date = None
    checker = Checker([transcript])
    spoken_sentences = [
        (t, s) for t in spoken for s in checker.context.sources[transcript.document.id].sentences(t)
    ]
    pool = tuple(" ".join(s.exact.split()) for _, s in spoken_sentences if len(s.exact.split()) >= 8)

    def material(text: str, speaker: str, role: str | None, kind: str) -> Material:
        others = tuple(
            str(_called(s)) for s in people.values() if speaker.split()[-1:] != str(_called(s)).split()[-1:]
        )
        picked = tuple(rng.sample(pool, min(8, len(pool))))
        return Material(text, speaker, role, source, date, others, picked, foreign.take(rng), kind, names)

    cases: list[Case] = []
    told: list[str] = []
    roles = {str(_called(s)).split()[-1]: s.role for s in people.values() if s.role}
    for section in story.get("sections", ()):
        for paragraph in section["paragraphs"]:
            before = ""
            for row in paragraph:
                evidence = tuple(Evidence(**e) for e in row["evidence"])
                who = row["speaker"] or "the speaker"
                made = material(row["text"], who, roles.get(who.split()[-1]), row["kind"])
                cases.append(Case(made, before, evidence, True, row))
                told.append(row["text"])
                before += row["text"] + " "
    quotes: list[Case] = []
    # A document is long; its faithful sentences are a sample, so that none weighs too much.
    rng.shuffle(spoken_sentences)
    for turn, sentence in spoken_sentences:
        if len(quotes) >= 15 and len(cases) >= len(told) + 40:
            break
        text, who = " ".join(sentence.exact.split()), str(_called(turn.speaker))
        if not 7 <= len(text.split()) <= 32 or not text[:1].isupper() or text[-1] not in ".!":
            continue
        evidence = (sentence.evidence(transcript.document.text),)
        if len(quotes) < 15 and '"' not in text and "“" not in text and "…" not in text:
            quoted = material(f"“{text.rstrip('.')},” {who} said.", who, turn.speaker.role, "quote")
            quotes.append(Case(quoted, "", evidence, False))
        if (
            not _OWN.search(text)
            and not _TENSES.match(text)
            and text[-1] == "."
            and len(cases) < len(told) + 40
        ):
            as_told = material(f"{text[:-1]}, {who} said.", who, turn.speaker.role, "reported")
            cases.append(Case(as_told, "", evidence, False))
    foreign.add(told)
    return Document(path, transcript, checker, cases, quotes, pool)


def _called(speaker: Any) -> str | None:
    """Return the name by which a story calls the speaker."""
    name = speaker.name or speaker.short
    return name if name and name[:1].isupper() else None


@lru_cache(maxsize=1)
def _nlp() -> Any:
    from readout import language

    return language.load()


def swap(m: Material, rng: random.Random) -> str | None:
    """Swap subject and object of one verb, where both are names or bodies (by a parse)."""
    from benchmarks._corruptions import SAID

    head = SAID.sub("", m.text) if m.kind != "quote" else ""
    if not head or "“" in head:
        return None
    pairs = []
    for verb in _nlp()(head):
        if verb.pos_ != "VERB":
            continue
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")]
        objects = [c for c in verb.children if c.dep_ in ("obj", "dobj", "iobj", "obl", "obl:agent")]
        pairs += [(s, o) for s in subjects for o in objects if _party(s) and _party(o)]
    if not pairs:
        return None
    subject, other = rng.choice(pairs)
    one, two = _phrase(subject), _phrase(other)
    if one[1] > two[0] or head[one[0] : one[1]].lower() == head[two[0] : two[1]].lower():
        return None
    first, second = head[two[0] : two[1]], head[one[0] : one[1]]
    if one[0] == 0:
        first, second = (
            first[:1].upper() + first[1:],
            (
                second[:1].lower() + second[1:]
                if second.split()[0] in ("The", "A", "An", "His", "Her", "Its", "Their")
                else second
            ),
        )
    swapped = head[: one[0]] + first + head[one[1] : two[0]] + second + head[two[1] :]
    tail = SAID.search(m.text)
    return swapped.rstrip(".") + (tail[0] + "." if tail else ".") if swapped != head else None


_BODIES = frozenset(
    "president administration government congress senate house state department company companies country "
    "countries court army police minister secretary governor mayor official officials union council ministry "
    "parliament troops forces people workers families governors republicans democrats states agency".split()
)


def _party(token: Any) -> bool:
    if any(
        c.dep_ == "case" and c.lower_ in ("with", "in", "at", "on", "of", "since", "during", "for", "as")
        for c in token.children
    ):
        return False
    if any(c.dep_ in ("conj", "appos", "acl", "acl:relcl", "nmod") for c in token.children):
        return False
    if token.lower_ in ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"):
        return False
    return token.pos_ == "PROPN" or token.lower_ in _BODIES


def _phrase(token: Any) -> tuple[int, int]:
    """Return the characters of a noun phrase, without its preposition."""
    inside = [t for t in token.subtree if not (t.dep_ in ("case", "punct", "cc") and t.head == token)]
    return min(t.idx for t in inside), max(t.idx + len(t.text) for t in inside)


_LOST = re.compile(
    r"^(?:(?P<not>I (?:do not|don[’']t) (?:think|believe) (?:that )?|(?:We|I) have no (?:indication|evidence|information) that |"  # noqa: E501
    r"It(?:[’']s| is) not (?:true|the case|clear) that |I(?:[’']m| am) not (?:sure|saying|suggesting) (?:that )?)"  # noqa: E501
    r"|(?P<if>(?:If|Unless)(?! you| I | we look) [^,]{8,60}, )"
    r"|(?P<hope>(?:I|We) hope (?:that )?(?!to )|Perhaps |Maybe |It(?:[’']s| is) possible (?:that )?))"
    r"(?P<rest>[^“”\"]{25,160})[.]$"
)
_TAIL = re.compile(
    r"^(?P<rest>[A-Z][^“”\"]{25,120}?),? (?P<if>(?:if|unless|as long as|provided that)(?! you| I| we look| necessary| possible) [^“”\"]{8,80})[.]$"  # noqa: E501
)


def cuts(document: Document) -> list[Case]:
    """Return quotations cut so that what turned, limited or conditioned them is lost."""
    found = []
    source = document.checker.context.sources[document.transcript.document.id]
    for turn in document.transcript.turns:
        who = _called(turn.speaker)
        if turn.speaker.kind not in ("official", "anonymous") or not who:
            continue
        for sentence in source.sentences(turn):
            text = " ".join(sentence.exact.split())
            match = _LOST.match(text) or _TAIL.match(text)
            if match and " " in match["rest"].strip():
                draft = f"“{match['rest'].strip()[:1].upper()}{match['rest'].strip()[1:]},” {who} said."
                made = Material(draft, who, turn.speaker.role, "", None)
                found.append(Case(made, "", (sentence.evidence(source.text),), False))
    return found
