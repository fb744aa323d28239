"""Gold for transcript turns: reading it, and when a found turn or speaker is the same as a gold one."""

from __future__ import annotations

import hashlib
import html
import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.common import shared

EDGE_WORDS = 5
_NOTE = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_STRUCK = re.compile(r"~~.*?~~|<(s|strike|del)\b[^>]*>.*?</\1>", re.S | re.I)
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.S)
_BYTES = re.compile(r"(?:\\x[0-9a-f]{2})+")
_WORD = re.compile(r"[^\W_]+")
_LABEL_ASIDE = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True)
class Spoken:
    """A turn reduced to what is compared.

    ``letters`` are the letters and digits of the speech in one run, so that hyphens at line ends and lost
    spaces do not count; ``first`` and ``last`` those of its first and last five words.
    """

    label: str
    letters: str
    first: str
    last: str
    name: str | None = None
    role: str | None = None
    kind: str = ""
    key: str = ""
    shown: str = ""


@dataclass(frozen=True)
class Gold:
    """One gold file: the document it is about, its turns, and its speakers by label."""

    path: Path
    file: Path
    data: bytes
    kind: str
    turns: tuple[tuple[Spoken, ...], ...]
    speakers: dict[str, dict[str, Any]]


def plain(text: str, *, markup: bool) -> str:
    """Return speech without notes and struck words, and (``markup``) without tags, entities and Markdown."""
    if markup:
        text = _STRUCK.sub(" ", text)
        text = _BYTES.sub(
            lambda m: bytes.fromhex(m.group().replace("\\x", "")).decode("utf-8", "replace"), text
        )
        text = html.unescape(_TAG.sub("", text)).replace("\\n", " ").replace("\\", "")
        text = _MARKDOWN_LINK.sub(r"\1", text)
    return _NOTE.sub(" ", text)


def spoken(label: str, text: str, *, markup: bool, **speaker: Any) -> Spoken:
    """Reduce a turn to what is compared."""
    words = _WORD.findall(unicodedata.normalize("NFKC", plain(text, markup=markup)).casefold())
    first, last = "".join(words[:EDGE_WORDS]), "".join(words[-EDGE_WORDS:])
    shown = " ".join(text.split())
    shown = shown if len(shown) < 90 else f"{shown[:45]} ... {shown[-40:]}"
    return Spoken(label_key(label), "".join(words), first, last, shown=shown, **speaker)


def label_key(label: str) -> str:
    """Return a label without its colon, in lower case and with single spaces."""
    return " ".join(label.casefold().rstrip(": ").split())


def same_turn(gold: Spoken, found: Spoken) -> bool:
    """Say whether two turns have the same label and the same first and last five words.

    A country in brackets after a name may be part of the label or not. A turn of ten words or fewer must be
    the same throughout.
    """
    labels = {gold.label, _LABEL_ASIDE.sub("", gold.label)}
    if found.label not in labels and _LABEL_ASIDE.sub("", found.label) not in labels:
        return False
    if len(gold.first) + len(gold.last) >= len(gold.letters):
        return gold.letters == found.letters
    return found.letters.startswith(gold.first) and found.letters.endswith(gold.last)


def same_name(gold: Any, found: str | None) -> bool:
    """Say whether a name is one that the document gives; a surname alone may also be left out."""
    allowed: list[str | None] = gold if isinstance(gold, list) else [gold]
    if found is None:
        return None in allowed or all(name and " " not in name for name in allowed)
    return said(found) in {said(name) for name in allowed if name}


def same_role(gold: Sequence[str | None], found: str | None) -> bool:
    """Say whether a title is one of the forms in which the document gives it."""
    return (None in gold) if found is None else said(found) in {said(role) for role in gold if role}


def said(text: str) -> str:
    """Return a name or title as its words, in lower case, without points and articles."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).replace(".", "").casefold())
    return " ".join(word for word in words if word != "the")


def align(gold: Sequence[tuple[Spoken, ...]], found: Sequence[Spoken]) -> list[tuple[int, int]]:
    """Pair turns in order so that as many as can be are the same.

    Args:
        gold: for each gold turn its acceptable forms.
        found: the parser's turns.

    Returns:
        ``(gold index, found index)`` of each pair.
    """
    same = [[any(same_turn(form, other) for form in forms) for other in found] for forms in gold]
    best = [[0] * (len(found) + 1) for _ in range(len(gold) + 1)]
    for i in range(len(gold) - 1, -1, -1):
        for j in range(len(found) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + 1 if same[i][j] else 0)
    pairs, i, j = [], 0, 0
    while i < len(gold) and j < len(found):
        if same[i][j] and best[i][j] == best[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def read_gold(path: Path) -> Gold:
    """Read one gold file and cut its turns from the document.

    Raises:
        Skipped: when the document is not here.
        ValueError: when the document is not the one that the gold was written for.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    file = shared(data["file"])
    raw = file.read_bytes()
    if hashlib.sha256(raw).hexdigest() != data["sha256"]:
        raise ValueError(f"{path.name} was written for another version of {data['file']}")
    text = raw.decode("utf-8")
    turns = []
    for index, (label, start, end) in enumerate(data["turns"]):
        also = data.get("also", {}).get(str(index), {})
        starts, ends = [start, *also.get("starts", [])], [end, *also.get("ends", [])]
        forms = tuple(spoken(label, text[s:e], markup=True) for s in starts for e in ends)
        if forms[0].letters:
            turns.append(forms)
    speakers = {label_key(label): speaker for label, speaker in data["speakers"].items()}
    return Gold(path, file, raw, data["kind"], tuple(turns), speakers)
