"""Forms of words: inflection by lemminflect, capitals kept, "a" or "an"."""

from __future__ import annotations

import re
from functools import lru_cache

_VERB_TAGS = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})
_IRREGULAR = {
    ("be", "VBP"): "are", ("be", "VBZ"): "is", ("be", "VBD"): "was", ("be", "VBN"): "been", ("be", "VBG"): "being",  # noqa: E501
    ("be", "VB"): "be", ("have", "VBZ"): "has", ("have", "VBD"): "had", ("have", "VBN"): "had",
    ("let", "VBD"): "let", ("let", "VBN"): "let", ("set", "VBD"): "set", ("set", "VBN"): "set",
    ("put", "VBD"): "put", ("put", "VBN"): "put", ("cut", "VBD"): "cut", ("cut", "VBN"): "cut",
    ("get", "VBN"): "got", ("hurt", "VBD"): "hurt", ("hurt", "VBN"): "hurt", ("spread", "VBD"): "spread",
    ("spread", "VBN"): "spread", ("lie", "VBD"): "lay", ("lie", "VBG"): "lying", ("show", "VBN"): "shown",
    ("pay", "VBD"): "paid", ("pay", "VBN"): "paid", ("pass", "VBN"): "passed", ("plan", "VBD"): "planned",
    ("plan", "VBN"): "planned", ("win", "VBD"): "won", ("win", "VBN"): "won", ("speed", "VBD"): "sped",
    ("burn", "VBD"): "burned", ("burn", "VBN"): "burned", ("learn", "VBD"): "learned", ("learn", "VBN"): "learned",  # noqa: E501
    ("hang", "VBD"): "hung", ("hang", "VBN"): "hung", ("shut", "VBD"): "shut", ("shut", "VBN"): "shut",
    ("find", "VBD"): "found", ("find", "VBN"): "found", ("bear", "VBN"): "born", ("wake", "VBD"): "woke",
    ("fit", "VBD"): "fitted", ("fit", "VBN"): "fitted", ("split", "VBD"): "split", ("split", "VBN"): "split",
    ("leave", "VBD"): "left", ("leave", "VBN"): "left", ("shine", "VBD"): "shone", ("run", "VBN"): "run",
    ("shrink", "VBD"): "shrank", ("sink", "VBD"): "sank", ("spring", "VBD"): "sprang",
    ("beat", "VBD"): "beat", ("beat", "VBN"): "beaten", ("read", "VBD"): "read", ("read", "VBN"): "read",
}  # fmt: skip


@lru_cache(maxsize=50_000)
def inflect(lemma: str, tag: str) -> str | None:
    """Return the form of a word, or of the first word of a phrase ("carry out"), for a Penn tag; ``None`` if unknown."""  # noqa: E501
    head, _, rest = lemma.partition(" ")
    if tag in _VERB_TAGS:
        form: str | None = _IRREGULAR.get((head, tag)) or (
            head if tag in {"VB", "VBP"} else _inflected(head, tag)
        )
        return form and f"{form} {rest}".strip()
    if tag in {"NNS", "NNPS"}:
        first, _, last = lemma.rpartition(" ")
        form = _inflected(last, "NNS")
        return form and f"{first} {form}".strip()
    return lemma


def _inflected(word: str, tag: str) -> str | None:
    import lemminflect

    found = lemminflect.getInflection(word, tag=tag)
    return str(found[0]) if found else None


def like(word: str, model: str) -> str:
    """Return ``word`` with a first capital where ``model`` has one (all capitals are not copied)."""
    if model[:1].isupper() and not (len(model) > 1 and model.isupper()):
        return word[:1].upper() + word[1:]
    return word


_AN = re.compile(r"(?:[aeio]|u(?!n[ia](?!n|m)|s[aeiu]|r[aeiou]|t[ei]|k|ti)|hono|hour|heir|honest)", re.I)
_A = re.compile(r"(?:one\b|once|eu|ewe|uni|use|u[bcfhjkqrstn][aeiou]|union)", re.I)


def article(word: str) -> str:
    """Return "a" or "an" as the sound of ``word`` asks (by its spelling)."""
    return "an" if _AN.match(word) and not _A.match(word) else "a"
