"""Faithful sentences to corrupt: our own stories', source sentences told by a frame, verbatim quotations,
paraphrases."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import random
import re
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from benchmarks import _paraphrases, _telling
from benchmarks._corruptions import Material
from benchmarks.common import HERE, SHARED, corpus_files
from readout import engine, publishing
from readout.checking import Checker
from readout.checking.context import SourceSentence
from readout.errors import ReadoutError
from readout.records import Transcript, Turn

# A folder with the stories already written, as JSON; without it they are written anew.
CACHE = os.environ.get("READOUT_STORIES")
ALL = bool(os.environ.get("READOUT_ALL"))
# Of the corpus so many documents are taken, and of so many the story is written, unless all is asked for.
DOCUMENTS, STORIES = (10_000, 10_000) if ALL else (48, 4)
if wanted := os.environ.get("READOUT_FIDELITY_DOCUMENTS"):
    DOCUMENTS, STORIES = int(wanted), int(wanted) // 2
# The corpus has few sentences told on a condition: of an archive so many documents more are asked for theirs.
FURTHER = 200 if DOCUMENTS > 48 else 0
ARCHIVE = SHARED / "archive" / "whitehouse-2023.tar.xz"

_CONDITION = re.compile(
    r"\b(?:if|unless|once|until|till|when|whenever|after|without|should|provided|assuming|as long as|in case|"
    r"depending|subject to|contingent|conditional|pending|with the (?:consent|approval|agreement|permission)"
    r")\b",
    re.IGNORECASE,
)
_BRIEFING = re.compile(r"briefing|gaggle|press call|conference call", re.IGNORECASE)
Group = Literal["stories as text", "told as said", "quotations", "paraphrases"]


@dataclass(frozen=True)
class Case:
    """A faithful sentence as it stands in a draft, behind the sentences ``before`` of its paragraph.

    ``passage`` is what it rests on, for whoever reads the misses.
    """

    material: Material
    before: str
    group: Group
    passage: str


@dataclass(frozen=True)
class Document:
    """A document with its faithful sentences; ``only`` names the one kind of corruption that they are for, if any."""  # noqa: E501

    path: Path
    transcript: Transcript
    cases: tuple[Case, ...]
    only: str | None = None

    def checker(self) -> Checker:
        """Return a new checker: what it has read is let go with it."""
        return Checker([self.transcript])


def documents() -> Iterator[Document]:
    """Yield the documents to use, each with its sentences, in a seeded order.

    Raises:
        Skipped: when there is no corpus.
    """
    files = corpus_files()
    random.Random(7).shuffle(files)
    foreign = _Foreign()
    written = 0
    paraphrases = _paraphrases.by_file()
    # What was paraphrased by hand is always among them.
    chosen = [p for n, p in enumerate(files) if n < DOCUMENTS or str(p.relative_to(SHARED)) in paraphrases]
    for path in chosen:
        try:
            transcript = engine.read(path)
            story = None
            if written < STORIES:
                story = _story(path, transcript)
                written += 1
        except ReadoutError:
            continue
        by_hand = paraphrases.get(str(path.relative_to(SHARED)), [])
        yield _document(path, transcript, story, by_hand, foreign)


def conditional() -> Iterator[Document]:
    """Yield documents of the archive with what they tell on a condition, in a seeded order.

    Those whose passages people have reworded are left to that benchmark.
    """
    if not (FURTHER and ARCHIVE.exists()):
        return
    rows = (json.loads(line) for line in (HERE / "gold/rewordings.jsonl").read_text("utf-8").splitlines())
    used = {row.get("document") for row in rows}
    foreign = _Foreign()
    with tarfile.open(ARCHIVE) as archive:
        names = sorted(n for n in archive.getnames() if n.endswith(".md") and n not in used)
        for name in random.Random(11).sample(names, min(FURTHER, len(names))):
            member = archive.extractfile(name)
            if member is None:
                continue
            try:
                transcript = engine.read(member.read())
            except ReadoutError:
                continue
            whole = _document(Path(name), transcript, None, [], foreign)
            cases = tuple(
                c for c in whole.cases if c.group == "told as said" and _CONDITION.search(c.material.text)
            )
            if cases:
                yield replace(whole, cases=cases, only="condition")


def _story(path: Path, transcript: Transcript) -> dict[str, Any]:
    kept = Path(CACHE or ".") / f"{path.parent.name}--{path.name}.json"
    if CACHE and kept.exists():
        value: dict[str, Any] = json.loads(kept.read_text("utf-8"))
        return value
    written: dict[str, Any] = json.loads(publishing.render(engine.write(transcript, words=300), "json"))
    return written


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


@dataclass(frozen=True)
class _Voices:
    """Who speaks in a document, and what its corruptions may draw on."""

    source: str
    date: datetime.date | None
    roles: dict[str, str | None]
    names: tuple[str, ...]
    pool: tuple[str, ...]
    foreign: _Foreign
    rng: random.Random

    def material(self, text: str, speaker: str, kind: str) -> Material:
        surname = speaker.split()[-1:]
        others = tuple(name for name in self.roles if surname != name.split()[-1:])
        role = next((r for name, r in self.roles.items() if name.split()[-1:] == surname), None)
        pool = tuple(self.rng.sample(self.pool, min(8, len(self.pool))))
        foreign = self.foreign.take(self.rng)
        return Material(text, speaker, role, self.source, self.date, others, pool, foreign, kind, self.names)


def _document(
    path: Path, transcript: Transcript, story: dict[str, Any] | None, by_hand: list[Any], foreign: _Foreign
) -> Document:
    rng = random.Random(hashlib.sha256(path.name.encode()).hexdigest())
    spoken = spoken_sentences(transcript)
    source = " ".join(transcript.document.text.split())
    roles: dict[str, str | None] = {}
    for turn, _ in spoken:
        name = called(turn.speaker)
        roles[str(name)] = roles.get(str(name)) or turn.speaker.role
    try:
        date = datetime.date.fromisoformat((transcript.date or "")[:10])
    except ValueError:
        date = None
    names = tuple(dict.fromkeys(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?![\w-])", source)))
    pool = tuple(_line(s) for _, s in spoken if len(s.exact.split()) >= 8)
    voices = _Voices(source, date, roles, names, pool, foreign, rng)
    cases = [
        *_of_story(story, voices),
        *_of_speech(spoken, transcript.title or path.name, voices),
        *_of_hand(by_hand, transcript, voices),
    ]
    foreign.add([c.material.text for c in cases if c.group == "told as said"][:40])
    return Document(path, transcript, tuple(cases))


def _of_story(story: dict[str, Any] | None, voices: _Voices) -> Iterator[Case]:
    for section in (story or {}).get("sections", ()):
        for paragraph in section["paragraphs"]:
            before = ""
            for row in paragraph:
                if row["kind"] == "gloss":
                    continue  # it tells nothing of the source, and as plain text nothing marks it
                passage = " / ".join(" ".join(e["exact"].split()) for e in row["evidence"])
                made = voices.material(row["text"], row["speaker"] or "the speaker", row["kind"])
                yield Case(made, before, "stories as text", passage)
                before += row["text"] + " "


def _of_speech(spoken: list[tuple[Turn, SourceSentence]], title: str, voices: _Voices) -> Iterator[Case]:
    rng = voices.rng
    order = rng.sample(spoken, len(spoken))
    lower = frozenset(re.findall(r"\b[a-z]+\b", voices.source))
    # "We" stands for an administration where a lone voice speaks, or where an office briefs the press.
    office = len(voices.roles) == 1 or bool(_BRIEFING.search(title))
    for turn, sentence in order:
        text, who = _line(sentence), str(called(turn.speaker))
        if _quotable(text):
            made = voices.material(f"“{text.rstrip('.')},” {who} said.", who, "quote")
            yield Case(made, "", "quotations", text)
        plain = _telling.tellable(text, who, office=office)
        if plain:
            made = voices.material(_telling.told(plain, who, lower, rng), who, "told")
            yield Case(made, "", "told as said", text)


def _of_hand(rows: list[Any], transcript: Transcript, voices: _Voices) -> Iterator[Case]:
    for row in rows:
        passage = _paraphrases.passage(row, transcript)
        speaker = next((n for n in voices.roles if n.split()[-1] in row["text"].split()), "")
        yield Case(voices.material(row["text"], speaker, "paraphrase"), "", "paraphrases", passage)


def _quotable(text: str) -> bool:
    return (
        7 <= len(text.split()) <= 32
        and text[:1].isupper()
        and text[-1] in ".!"
        and not any(mark in text for mark in '"“…')
    )


def _line(sentence: SourceSentence) -> str:
    return " ".join(sentence.exact.split())


def called(speaker: Any) -> str | None:
    """Return the name by which a story calls the speaker."""
    name = speaker.name or speaker.short
    return name if name and name[:1].isupper() else None


def spoken_sentences(transcript: Transcript) -> list[tuple[Turn, SourceSentence]]:
    """Return what officials say, sentence by sentence, each with its turn."""
    source = Checker([transcript]).context.sources[transcript.document.id]
    turns = [t for t in transcript.turns if t.speaker.kind in ("official", "anonymous") and called(t.speaker)]
    return [(t, s) for t in turns for s in source.sentences(t)]
