"""Members: what the source joins is not told with another: "Anna and Piet" for "Anna and Mila".

Authority: nothing in the story that is not in the sources, and what is reported is kept. Lists are read off
the parse; one of the draft that shares a member with one of the source may leave members out, but adds none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.parsed import parse, stems
from readout.checking.roles import party
from readout.checking.rules.swap import speaking
from readout.checking.vocabulary import akin, related
from readout.checking.words import normal
from readout.records import Finding, Span

if TYPE_CHECKING:
    from readout.language.tree import Tree

RULE = "swap"
_FEWEST_SHARED = 2
# Further words by which a person may be called.
_TITLES = frozenset("member members lady gentleman excellency majesty highness sir madam".split())
_JOINTS = frozenset(("and", "or", "nor", "but"))


@dataclass(frozen=True, slots=True)
class _Member:
    """A member of a list: its place, the stems that name it, and those of its whole phrase."""

    at: int
    words: frozenset[str]
    wide: frozenset[str]


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for the first member of a list that the source does not join to the others."""
    if not case.tells or case.line or case.weak or case.kind in ("unanswered", "quote", "narration"):
        return
    if not case.passage.sentences or case.is_label or not any(w.norm in _JOINTS for w in case.reading.words):
        return
    spoken = [s for s in case.passage.sentences if not s.asks]
    joined = [s for s in spoken if any(w.norm in _JOINTS for w in s.reading.words)]
    if not joined:
        return
    own, *trees = parse([case.text, *(s.exact for s in joined)])
    theirs = [(tree, group) for tree in trees for group in _lists(tree)]
    framed = {case.reading.words[i].start for i in case.frame}
    quoted = {w.start for i, w in enumerate(case.reading.words) if case.reading.quoted[i]}
    ours = speaking(case)
    for group in _lists(own):
        if any(own.starts[m.at] in framed | quoted for m in group):
            continue
        for tree, said in theirs:
            if (found := _put(case, group, said, ours)) is None:
                continue
            mine, other = found
            if not _comparable(own, tree, mine, other, len(group) - 1) or _there(tree, mine):
                continue
            text = own.text[mine.at]
            why = f"its source has “{tree.text[other.at]}” in this list, not “{text}”"
            start = own.starts[mine.at]
            yield case.finding(RULE, "warning", why, at=Span(start, start + len(text)))
            return


def _put(
    case: Case, group: list[_Member], said: list[_Member], ours: frozenset[str]
) -> tuple[_Member, _Member] | None:
    """Return a member of the draft's list that the source's has not, and the one of the source that is not told."""  # noqa: E501
    shared = [m for m in group if any(_alike(m, other) for other in said)]
    foreign = [m for m in group if m not in shared and not m.words & ours]
    if len(shared) + len(foreign) != len(group) or len(foreign) != 1 or not shared:
        return None
    told = case.alignment.all_stems
    lacking = [o for o in said if not any(_alike(m, o) for m in group) and not _told(o, told, case)]
    mine = foreign[0]
    if not lacking or len(said) < len(group) or _near(mine, said):
        return None
    return mine, lacking[0]


def _comparable(own: Tree, tree: Tree, mine: _Member, other: _Member, shared: int) -> bool:
    """Say whether both are names, no title for a person's; common nouns change more freely, and need two shared."""  # noqa: E501
    named = own.tag[mine.at].startswith("NNP"), tree.tag[other.at].startswith("NNP")
    if named == (True, True):
        titles = lexicon.house("speakers") | lexicon.house("vocabulary") | _TITLES
        return normal(tree.text[other.at]) not in titles
    return named == (False, False) and shared >= _FEWEST_SHARED


def _there(tree: Tree, mine: _Member) -> bool:
    """Say whether the source's sentence has the member elsewhere: it is only told in another order."""
    whole = stems(tree, range(len(tree.low)))
    forms = {f"={form}" for low in tree.low for form in lexicon.peoples().get(low, ())}
    return bool(mine.words & (whole | forms)) or any(akin(word, whole) for word in mine.words)


def _alike(one: _Member, other: _Member) -> bool:
    return bool(one.words & other.wide or other.words & one.wide)


def _near(mine: _Member, said: list[_Member]) -> bool:
    wide = frozenset().union(*(other.wide for other in said))
    return any(related(word) & wide or akin(word, wide) for word in mine.wide)


def _told(other: _Member, told: frozenset[str], case: Case) -> bool:
    """Say whether a member is told in any word of its own, or a near one that the passage has not."""
    fresh = told - case.passage.stems
    return bool(other.wide & told) or any(related(word) & fresh for word in other.wide)


def _lists(tree: Tree) -> Iterator[list[_Member]]:
    """Yield the lists of things, each with two members or more that have a word of substance."""
    for at, tag in enumerate(tree.tag):
        if not tag.startswith("NN") or tree.dep[at] == "conj":
            continue
        joined = [k for k in tree.kids(at, "conj") if tree.tag[k].startswith("NN")]
        if not joined:
            continue
        group = [_member(tree, k, joined if k == at else []) for k in (at, *joined)]
        if all(m.words for m in group):
            yield group


def _member(tree: Tree, at: int, others: list[int]) -> _Member:
    named = party(tree, at)
    places = set(tree.below(at, ("acl:relcl", "acl", "advcl", "parataxis", "conj")))
    for other in others:
        places -= set(tree.below(other))
    words = named.words
    peoples = frozenset(f"={form}" for k in places for form in lexicon.peoples().get(tree.low[k], ()))
    return _Member(at, words, words | stems(tree, places) | peoples)
