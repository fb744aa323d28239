"""A digest to read in a terminal: subjects in capitals, a line a sentence with its document."""

from __future__ import annotations

from collections.abc import Iterator

from readout.publishing.wording import (
    counted,
    document_line,
    joined,
    listed_days,
    made_digest,
    web_address,
    wrapped,
)
from readout.records import Digest, DigestLine

SUFFIX = ".txt"


def render(digest: Digest) -> str:
    """Return the digest as plain text."""
    return joined([*_top(digest), *_body(digest), "-" * 8, wrapped(made_digest(digest))])


def _top(digest: Digest) -> Iterator[str]:
    title = f"What is new: {listed_days(digest)}"
    yield f"{title}\n{'=' * len(title)}"
    if not digest.lines():
        yield wrapped(f"Nothing is told of {counted(digest.documents, 'document')}.")


def _body(digest: Digest) -> Iterator[str]:
    for subject, lines in digest.subjects:
        yield wrapped(subject.upper()) + "\n" + "\n".join(_line(line) for line in lines)


def _line(line: DigestLine) -> str:
    rows = [wrapped(line.sentence.text, first="- ", rest="  ")]
    for transcript in (line.source, *line.also):
        address = web_address(transcript.document.url)
        place = document_line(transcript) + (f" <{address}>" if address else "")
        also = "" if transcript is line.source else "also: "
        rows.append(wrapped(f"{also}{place}", first="  ", rest="  "))
    return "\n".join(rows)
