"""Plain text of the public-domain transcripts, for word vectors."""

from __future__ import annotations

import html
import json
import lzma
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)
TAG = re.compile(r"<[^>]+>")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


def markdown_text(source: str) -> str:
    """Words of a Markdown document (front matter, links and emphasis removed), hard wraps undone."""
    text = LINK.sub(r"\1", FRONT_MATTER.sub("", source))
    text = re.sub(r"[*#\\]+", "", text)
    return re.sub(r"(?<=\S)[ \t]*\n(?=\S)", " ", text)


def html_text(source: str) -> str:
    """Words of an HTML body, one block a line."""
    text = re.sub(r"</(?:p|div|li|h\d)>|<br\s*/?>", "\n", source)
    return html.unescape(TAG.sub("", text))


def documents(shared: Path, corpus: bool = True) -> Iterator[str]:
    """Yield the text of each transcript under ``shared`` (``archive`` and, unless told otherwise, ``corpus``).

    Raises:
        FileNotFoundError: neither folder is there.
    """  # noqa: E501
    if not (shared / "archive").is_dir() and not (shared / "corpus").is_dir():
        raise FileNotFoundError(f"no transcripts: neither {shared}/archive nor {shared}/corpus is there")
    for archive in sorted((shared / "archive").glob("*.tar.xz")):
        with tarfile.open(archive) as tar:
            for member in tar:
                handle = tar.extractfile(member) if member.name.endswith(".md") else None
                if handle is not None:
                    yield markdown_text(handle.read().decode("utf-8", "replace"))
    for archive in sorted((shared / "archive").glob("*.jsonl.xz")):
        with lzma.open(archive, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield html_text(json.loads(line)["content"])
    if not corpus:
        return
    for path in sorted((shared / "corpus").rglob("*.md")):
        yield markdown_text(path.read_text(encoding="utf-8", errors="replace"))
    for path in sorted((shared / "corpus").rglob("*.html")):
        yield html_text(path.read_text(encoding="utf-8", errors="replace"))


def lines(shared: Path, corpus: bool = True) -> Iterator[str]:
    """Yield non-empty lines (paragraphs) of all transcripts, white space collapsed."""
    for document in documents(shared, corpus):
        for line in document.split("\n"):
            flat = " ".join(line.split())
            if flat:
                yield flat
