"""The whole of attribution: cues by the tree, then quotations, then spans."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from readout.records import Span, Statement, StatementKind
from readout.statements.attribution.cue_words import adjuncts
from readout.statements.attribution.finding import find
from readout.statements.attribution.found import Found
from readout.statements.attribution.labels import labelled_paragraphs, signed, told_below
from readout.statements.attribution.partial import complete
from readout.statements.attribution.parting import part
from readout.statements.attribution.quotations import quotations
from readout.statements.attribution.quoted import paragraphs
from readout.statements.attribution.quoting import give_quotations
from readout.statements.attribution.resolving import is_unnamed, resolve
from readout.statements.attribution.sources import put_to_somebody
from readout.statements.attribution.speakers import outside_quotations
from readout.statements.attribution.tree import Tree, tree
from readout.statements.attribution.unclaimed import claim

if TYPE_CHECKING:
    from spacy.tokens import Doc


def attributions(doc: Doc) -> tuple[Statement, ...]:
    """Return what a parsed text attributes to anyone, in order of the text.

    Args:
        doc: parsed by :func:`readout.language.load`; spans count the characters of ``doc.text``.
    """
    t = tree(doc)
    found = [one for one in attributed(t) if t.spans(one.content)]
    marked = {i for span in quotations(t.text) for i in range(*_tokens(t, span))}
    return tuple(
        Statement(
            source=t.spans(one.source),
            cue=t.spans(one.cue) or (Span(t.at[one.at], t.to[one.at]),),
            content=t.spans(one.content),
            speaker=name,
            kind=_kind(t, one.content, marked),
            anonymous=is_unnamed(t, one.source),
            parent=_parent(n, found),
        )
        for n, (one, name) in enumerate(zip(found, resolve(t, found), strict=True))
    )


def _tokens(t: Tree, span: Span) -> tuple[int, int]:
    """Return the first token and the token after the last of a stretch of characters."""
    return bisect_left(t.at, span.start), bisect_left(t.at, span.end)


def _kind(t: Tree, content: set[int], marked: set[int]) -> StatementKind:
    """Say how much of a content stands in quotation marks: all, some or nothing."""
    words = {i for i in content if t.words[i][0].isalnum()}
    inside = len(words & marked)
    if inside == 0:
        return "indirect"
    return "direct" if inside == len(words) else "mixed"


def _parent(n: int, found: list[Found]) -> int | None:
    """Return the place of the narrowest attribution whose content holds another's cue."""
    holders = [k for k, other in enumerate(found) if k != n and found[n].cue <= other.content]
    return min(holders, key=lambda k: len(found[k].content), default=None)


def attributed(t: Tree) -> list[Found]:
    """Return the attributions of a text's trees as sets of tokens."""
    marks = quotations(t.text)
    quoted = [-1] * len(t)
    ranges = []
    for n, span in enumerate(marks):
        a, b = _tokens(t, span)
        ranges.append((a, b))
        quoted[a:b] = [n] * (b - a)
    found = find(t, quoted)
    found = give_quotations(t, found, ranges, quoted)
    outside_quotations(t, found, quoted)
    complete(t, found, ranges)
    found += claim(t, found, ranges, quoted)
    lines = paragraphs(t)
    named = [*labelled_paragraphs(t, found, lines), *signed(t, found, ranges, lines)]
    named += told_below(t, found, lines, quoted)
    found = sorted([*found, *named], key=lambda one: one.at)
    part(t, found, frozenset(b - 1 for _, b in ranges))
    taken = frozenset(i for one in found if one.content for i in (*one.cue, *one.content))
    for one in found:
        one.cue |= adjuncts(t, one, taken) if one.content and one.cue else set()
    return _without_told(t, found)


def _without_told(t: Tree, found: list[Found]) -> list[Found]:
    """Leave out acts and judgements inside what somebody says: they are told by the content that holds them.

    What is said, there, to have been said by another, whom the words name, stays: "the mayor said that *the
    engineers believe* the dam holds"; not what the speaker says of his own mind: "the mayor said that he
    believes it holds".
    """
    parts = {i: one for one in found for i in one.cue - {one.at}}
    # "*issued* a statement saying", "made it *clear*"; of two that hold each other, the first stays.
    found = [o for o in found if o.at not in parts or (parts[o.at].at in o.cue and o.at < parts[o.at].at)]
    told = [one for one in found if one.frame != "colon"]  # a labelled paragraph is a talk of its own
    return [
        one
        for one in found
        if (
            one.frame in _TELLING
            and (one.frame not in _BY_VERB or _another(t, one) or put_to_somebody(t, one.at))
            and not _only_thought_of(t, one.at)
            and not _polled(t, one, found)
        )
        or not any(one.at in other.content for other in told if other is not one)
    ]


def _another(t: Tree, one: Found) -> bool:
    """Whether the words of a source name somebody, as no pronoun does but "who"."""
    return any(
        t.tags[i][:2] in _NAMING or t.words[i] == "who" for i in one.source if t.heads[i] not in one.source
    )


def _polled(t: Tree, one: Found, found: list[Found]) -> bool:
    """Whether a share of many says something by a poll's account, which alone is a source: "in a poll *40 percent said*"."""  # noqa: E501
    share = any(t.lemmas[i] in _SHARES or t.words[i] == "%" for i in one.source)
    return share and any(o.frame == "preposition" and one.at in o.content for o in found)


_SHARES = frozenset({"percent", "majority", "half", "third", "quarter"})


def _only_thought_of(t: Tree, i: int) -> bool:
    """Whether a cue inside what is said is no deed told there: an infinitive ("said they came *to say* so"), or what is rejected or made ("said he heard the *claim*")."""  # noqa: E501
    helped = any(t.deps[c] in ("aux", "aux:pass") and t.words[c] != "to" for c in t.children[i])
    return (t.tags[i] == "VB" and not helped) or (t.tags[i][:2] == "NN" and t.deps[i] == "obj")


_BY_VERB = frozenset({"clause", "quote"})
_NAMING = frozenset({"NN", "CD"})
_TELLING = frozenset({"clause", "quote", "preposition", "colon"})
