"""Modifiers: a thing of the source is not told with a describing word that the source puts otherwise: "industrialised countries" for "developing countries".

Authority: nothing in the story that is not in the sources. Which of several things is meant hangs on the word before its noun, and
one word changed there leaves the share of words with footing high. A word is charged where the passage has neither it
nor a near one, always describes the noun, and none of its own words for it is told.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.parsed import parse, token_stem
from readout.checking.rules.support import footing
from readout.checking.vocabulary import akin, related
from readout.records import Finding, Span

if TYPE_CHECKING:
    from readout.language.tree import Tree

RULE = "support"
_DESCRIBING = ("amod", "compound")
# These place or weigh a thing and do not say which it is.
_ADDED = frozenset(
    "new recent current former main major big large great key own own several many few various other further "
    "more most whole full last next late early possible likely important serious significant wider broader".split()  # noqa: E501
)
# Of a sentence that lacks more words than these, all are charged together, or it is told freely.
_MOST = 3


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for the first describing word that is foreign to the passage, beside a noun that the passage describes otherwise."""  # noqa: E501
    if not case.tells or case.line or case.weak or case.kind in ("unanswered", "quote", "narration"):
        return
    if not case.passage.sentences or case.is_label:
        return
    foreign = [i for i in footing(case)[2] if not case.reading.words[i].capital]
    words = case.reading.words
    beside = [i for i in foreign if any(w.stem in case.passage.stems for w in words[i + 1 : i + 4])]
    if not beside or len(foreign) > _MOST:
        return
    own, *trees = parse([case.text, *(s.exact for s in case.passage.sentences if not s.asks)])
    starts = {words[i].start: words[i].stem for i in beside}
    for at, head, stem in _described(own):
        if own.starts[at] not in starts or own.low[at] in _ADDED or own.dep[at] not in _DESCRIBING:
            continue
        theirs = [(tree, k) for tree in trees for k, low in enumerate(tree.low) if _same(tree, k, stem)]
        others = [[m for m in tree.kids(k, *_DESCRIBING) if _counts(tree, m)] for tree, k in theirs]
        if not theirs or not all(others):
            continue
        mine = token_stem(own.text[at])
        said = [(tree, m) for (tree, _), ms in zip(theirs, others, strict=True) for m in ms]
        if any(_told(case, token_stem(tree.text[m]), mine) for tree, m in said):
            continue
        tree, first = said[0]
        why = f"its source says “{tree.text[first]} {own.text[head]}”, not “{own.text[at]} {own.text[head]}”"
        start = own.starts[at]
        yield case.finding(RULE, "warning", why, at=Span(start, start + len(own.text[at])))
        return


def _described(tree: Tree) -> Iterator[tuple[int, int, str]]:
    """Yield each word that describes a noun, the noun's place, and its stem."""
    for at, dep in enumerate(tree.dep):
        head = tree.head[at]
        if dep in _DESCRIBING and tree.tag[head].startswith("NN") and (stem := token_stem(tree.text[head])):
            yield at, head, stem


def _same(tree: Tree, at: int, stem: str) -> bool:
    return tree.tag[at].startswith("NN") and token_stem(tree.text[at]) == stem


def _counts(tree: Tree, at: int) -> bool:
    return bool(token_stem(tree.text[at])) and tree.low[at] not in _ADDED and tree.tag[at] != "CD"


def _told(case: Case, said: str, mine: str) -> bool:
    """Say whether the draft tells a describing word of the source, in this or a near word, or beside the noun's country."""  # noqa: E501
    ours = case.alignment.all_stems
    if said in ours or akin(said, ours) or said in related(mine) or mine in related(said):
        return True
    fresh = ours - case.passage.stems
    return bool(related(said) & fresh) or bool(lexicon.peoples().get(said, frozenset()) & case.passage.norms)
