"""Cues of a verb and its noun together: "took aim at", "offered her thoughts on", "wrote a letter to"."""

from __future__ import annotations

from readout.statements.attribution.cue_words import verb_cue
from readout.statements.attribution.cues import carriers, expressing, frames, idioms, putting_out
from readout.statements.attribution.found import Found
from readout.statements.attribution.sources import source_of
from readout.statements.attribution.tree import Tree

_RAISED = 8  # words at most from a verb to the preposition behind its noun


def idiom(t: Tree, i: int) -> Found | None:
    """Return what a verb and its object together are said of: "took aim at *the plan*", "*the plan* has the support of Vey"."""  # noqa: E501
    noun = t.has(i, "obj")
    if noun is None or not i < noun <= i + _RAISED or noun + 2 >= len(t):
        return None
    word = t.words[noun + 1]
    put_out = (
        t.lemmas[i] in putting_out("verbs")
        and t.lemmas[noun] in putting_out("nouns")
        and word in putting_out("joins")
    )
    act = (t.lemmas[i], t.lemmas[noun], word)
    received = act in idioms("received")
    if not (put_out or received or act in idioms()):
        return None
    first = noun + 1 if word == "that" else noun + 2
    top = noun + 2
    while t.heads[top] not in (top, i, noun) and t.left[t.heads[top]] > noun:
        top = t.heads[top]
    words = range(i, first)
    content = {n for n in range(first, t.right[top] + 1) if t.sentence[n] == t.sentence[i]}
    source = set(source_of(t, i)) - content - set(words)
    if received:
        source, content = content, source
    frame = "passive" if received else "clause" if word == "that" else f"as:{word}"
    return Found(i, frame, source, (verb_cue(t, i, ()) | set(words)) - content, content)


def raised(t: Tree, i: int, frame: str) -> set[int]:
    """Return the words from a verb to the matter of its object: "raised *new questions about*", "wrote *a letter to*"."""  # noqa: E501
    noun = t.has(i, "obj")
    about = frame == "as:about"
    if noun is None or not i < t.left[noun] or not (about or frame == "object" or frame.startswith("as:")):
        return set()
    words = set(range(i + 1, noun + 2))
    after = t.words[noun + 1 : noun + 2]
    if len(words) > _RAISED or not after or t.tags[noun + 1] not in ("IN", "TO"):
        return set()
    raised = about and after == ["about"] and t.lemmas[noun] in frames("noun")
    return (
        words
        if raised or (t.lemmas[i] in _PUTS_OUT | expressing() and t.lemmas[noun] in carriers())
        else set()
    )


_PUTS_OUT = frozenset({"send", "show", "write"})
