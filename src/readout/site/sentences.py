"""The sentences of a story under names that last: of the words and what they rest on, not of their place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from readout.publishing.wording import bound_figure

Place = Literal["headline", "standfirst", "heading", "sentence", "unanswered", "commitment", "figure"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something that a story says.

    ``id`` is equal in every story that says the same on the same evidence. ``section`` and ``paragraph``
    count from 0 in the body, else they are ``None``. ``spans`` are offsets in the story's own document.
    ``lead`` stands before the words (who promised), ``after`` behind them (what was replied); ``new``
    says that the archive had not heard it before.
    """

    id: str
    number: int
    text: str
    place: Place
    kind: str
    speaker: str | None
    evidence: tuple[Mapping[str, Any], ...]
    section: int | None = None
    paragraph: int | None = None
    lead: str = ""
    after: str = ""
    new: bool = False

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where the evidence is: starts and ends."""
        return tuple((e["start"], e["end"]) for e in self.evidence)


def sentence_id(text: str, evidence: Sequence[Mapping[str, Any]]) -> str:
    """Return the name of a sentence: ``s`` and ten hexadecimal digits of its words and evidence (BLAKE2b)."""
    told = [text, [[e["document"], e["start"], e["end"]] for e in evidence]]
    return "s" + hashlib.blake2b(json.dumps(told).encode(), digest_size=5).hexdigest()


def sentences(story: Mapping[str, Any]) -> tuple[Sentence, ...]:
    """Return all that a story (its JSON, version 1) says, in the order of reading; boxes at the end."""
    seen: dict[str, int] = {}
    found: list[Sentence] = []
    for number, values in enumerate(_told(story), 1):
        name = sentence_id(values["text"], values["evidence"])
        seen[name] = seen.get(name, 0) + 1
        # The same words on the same passages twice, in the story and in a box.
        unique = name if seen[name] == 1 else f"{name}-{seen[name]}"
        found.append(Sentence(id=unique, number=number, **values))
    return tuple(found)


def _told(story: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for place in ("headline", "standfirst"):
        if story[place]["text"]:
            yield _line(story[place], place)
    for n, section in enumerate(story["sections"]):
        if section["heading"]["text"]:
            yield _line(section["heading"], "heading") | {"section": n}
        for m, paragraph in enumerate(section["paragraphs"]):
            for one in paragraph:
                yield _line(one, "sentence") | {
                    "kind": one["kind"],
                    "speaker": one["speaker"],
                    "new": one.get("new", False),
                    "section": n,
                    "paragraph": m,
                }
    for one in story["unanswered"]:
        yield _line({**one, "text": one["question"]}, "unanswered") | {"after": one["reply"]}
    for one in story["commitments"]:
        by = f" ({one['by']})" if one["by"] and one["by"].lower() not in one["what"].lower() else ""
        yield _line({**one, "text": one["what"] + by}, "commitment") | {"lead": f"{one['who']}:"}
    for one in story["figures"]:
        yield _line({**one, "text": bound_figure(one["text"], one["bound"])}, "figure")


def _line(line: Mapping[str, Any], place: str) -> dict[str, Any]:
    return {
        "text": line["text"],
        "place": place,
        "kind": place,
        "speaker": None,
        "evidence": tuple(line["evidence"]),
    }
