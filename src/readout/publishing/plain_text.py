"""Plain English to read: the plain sentences as paragraphs under their speakers, or what was done and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from readout.publishing.wording import joined, one_line, wrapped
from readout.writing.plain import PlainSentence

SUFFIX = ".txt"


def render(
    sentences: Sequence[PlainSentence],
    *,
    file: str | None = None,
    lines: bool = False,
    why: Mapping[str, str] | None = None,
) -> str:
    """Return the plain text; line by line where the input was, else in paragraphs."""
    if why is not None:
        return joined(_explained(s, why) for s in sentences) + "\n"
    if lines:
        return "".join(one_line(s.plain) + "\n" for s in sentences)
    return joined(_paragraphs(sentences))


def _paragraphs(sentences: Sequence[PlainSentence]) -> Iterator[str]:
    for (_, speaker), turn in groupby(sentences, key=lambda s: (s.turn, s.speaker)):
        texts = [" ".join(s.plain for s in p if s.plain) for _, p in groupby(turn, key=lambda s: s.paragraph)]
        texts = [t for t in texts if t]
        if texts:
            label = f"{one_line(speaker)}: " if speaker else ""
            yield "\n\n".join(wrapped((label if k == 0 else "") + t) for k, t in enumerate(texts))


def _explained(sentence: PlainSentence, why: Mapping[str, str]) -> str:
    lines = [wrapped(sentence.source, first="  ", rest="  ")]
    if sentence.plain != sentence.source:
        lines.append(wrapped(sentence.plain or "(nothing is left)", first="= ", rest="  "))
    for edit in sentence.edits:
        said = f"“{edit.before}” → “{edit.after}”" if edit.after else f"“{edit.before}” goes"
        lines.append(wrapped(f"{edit.rule}: {said}. {why.get(edit.rule, '')}", first="    - ", rest="      "))
    return "\n".join(lines)
