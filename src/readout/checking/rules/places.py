"""Named places of a phrase: what the source says of "ties with Norland" is not told of "ties with Estria".

Authority: the design's guarantee that a sentence keeps what it reports. A name behind the same noun or verb and the same
preposition is charged where the source has only others of its kind there, none of which the draft tells. The
rule on roles asks for a verb with its parties; here one link is enough.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.parsed import parse
from readout.checking.roles import party
from readout.checking.rules.swap import speaking
from readout.checking.words import normal, stem
from readout.records import Finding, Span

if TYPE_CHECKING:
    from readout.checking.roles import Party
    from readout.language.tree import Tree

RULE = "swap"
# A link: the stem of what the name hangs on, and the preposition before it.
_Link = tuple[str, str]


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for the first name that stands behind a noun or verb where the source has another."""
    if not case.tells or case.line or case.weak or case.kind in ("unanswered", "quote", "narration"):
        return
    reading = case.reading
    capitals = [i for i, w in enumerate(reading.words) if i and w.capital and i not in case.frame]
    if not case.passage.sentences or case.is_label or not capitals:
        return
    own, *trees = parse([case.text, *(s.exact for s in case.passage.sentences if not s.asks)])
    theirs = [(tree, link, at) for tree in trees for link, at in _links(tree)]
    outside = {w.start for i, w in enumerate(reading.words) if i in case.frame or reading.quoted[i]}
    told = frozenset(w.norm for w in reading.words) | frozenset(w.stem for w in reading.words)
    ours = speaking(case)
    for link, at in _links(own):
        if own.starts[at] in outside or own.low[at] in lexicon.capitals():
            continue
        mine = party(own, at)
        said = [(tree, k, party(tree, k)) for tree, other, k in theirs if other == link]
        if not said or mine.words & ours or any(_alike(mine, other) for _, _, other in said):
            continue
        others = [(tree, k) for tree, k, other in said if _of_a_kind(mine, other) and not other.words & ours]
        if len(others) != len(said) or any(_forms(tree, k) & told for tree, k in others):
            continue
        tree, k = others[0]
        text = own.text[at]
        head = "is" if link[0] == "be" else own.text[own.head[at]]
        why = f"its source has “{tree.text[k]}” behind “{head} {link[1]}”, not “{text}”"
        yield case.finding(RULE, "warning", why, at=Span(own.starts[at], own.starts[at] + len(text)))
        return


def _links(tree: Tree) -> Iterator[tuple[_Link, int]]:
    """Yield each name with what it hangs on and its preposition."""
    for at, tag in enumerate(tree.tag):
        case = tree.case(at) if tag.startswith("NNP") and not _is_date(tree, at) else ""
        if case and tree.dep[at] in ("nmod", "obl", "obl:arg") and tree.head[at] != at:
            yield (stem(normal(tree.text[tree.head[at]])), case), at
        elif case and tree.kids(at, "cop"):
            yield ("be", case), at


def _is_date(tree: Tree, at: int) -> bool:
    """Say whether a name is a day or month, which the rule on dates judges."""
    return tree.low[at] in lexicon.house("calendar")


def _alike(mine: Party, other: Party) -> bool:
    return bool(mine.words & other.wide or other.words & mine.wide)


def _of_a_kind(mine: Party, other: Party) -> bool:
    """Say whether both are names of countries, or both names of something else."""
    countries = [any(w.startswith("=") for w in p.words) for p in (mine, other)]
    return mine.named and other.named and countries[0] == countries[1]


def _forms(tree: Tree, at: int) -> frozenset[str]:
    norm = normal(tree.text[at])
    return frozenset((norm, stem(norm))) | lexicon.peoples().get(norm, frozenset())
