"""On whose word does a sentence rest? One class a sentence, the outermost that it shows.

Precedence, and why: (1) *hearsay*, for a word such as "reportedly" takes back whatever stands beside it; (2) *named* and
*unnamed*, for whoever reads must first know that the word is another's; (3) *hope*, then (4) *assessment*, the
speaker's own but no report of fact; (5) *condition*, where nothing of these stands over the main clause but an "if"
does; (6) *own*, the speaker's own act or knowledge. A class is looked for from the root down, never in a clause beside
it, so that "we will go, and I think they know" is own. An act told of another ("Orvania announced a fund") is the
speaker's own knowledge; only a clause of content makes it another's word.
"""  # noqa: E501

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from spacy.strings import hash_string  # type: ignore[attr-defined]

from readout.language.tree import Tree
from readout.records import EvidenceClass

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

_SPEAKERS = frozenset(["i", "we"])
_EMPTY = frozenset(["it", "that", "this", "which", "what", "you", "there"])
_INDEFINITE = frozenset(["a", "an", "some", "many", "several", "other", "certain", "one", "few", "most"])


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of ``data/evidence.toml``."""
    data = resources.files("readout.statements").joinpath("data/evidence.toml").read_text("utf-8")
    return frozenset(tomllib.loads(data)[name])


_LISTS = "says told heard hearsay_words reports assessing seeming views probable hoping hopeful hopefully conditions performing".split()  # noqa: E501


@lru_cache(maxsize=1)
def _triggers() -> frozenset[int]:
    """Return spaCy's hashes of the lemmas without which a sentence is the speaker's own."""
    found = {word for name in _LISTS for word in words(name)} | {"according", "accord", "forward", "look"}
    return frozenset(hash_string(form) for word in found for form in (word, word.capitalize()))


def evidence_class(sentence: Sentence, tree: Tree | None = None) -> EvidenceClass:
    """Return the class of one parsed sentence (``tree``: its lists, where they have been read already)."""
    tree = tree or Tree(sentence)
    if not tree.holds(_triggers()):
        return "own"
    chain = _chain(tree)
    return (
        _hearsay(tree, chain)
        or _other(tree, chain)
        or _hope(tree, chain)
        or _assessment(tree, chain)
        or _condition(tree, chain)
        or "own"
    )


def _chain(tree: Tree) -> list[int]:
    """Return the root, and what stands in its place: the clause under "the fact is", "I can tell you"."""
    found = [tree.root]
    first = tree.kids(tree.root, "nsubj")
    while (
        first and tree.low[first[0]] in _SPEAKERS and tree.lemma[found[-1]] in {"say", "tell", "note", "add"}
    ):
        inner = tree.kids(found[-1], "ccomp")
        if not inner or inner[0] in found:
            break
        found.append(inner[0])
        first = tree.kids(inner[0], "nsubj")
    return found


def _hearsay(tree: Tree, chain: list[int]) -> EvidenceClass | None:
    if any(low in words("hearsay_words") for low in tree.low):
        return "hearsay"
    for place, lemma in enumerate(tree.lemma):
        if lemma not in words("reports") or not tree.tag[place].startswith("NN"):
            continue
        head, dep = tree.head[place], tree.dep[place]
        content = tree.kids(place, "acl", "ccomp", "nmod") or tree.kids(head, "ccomp")
        if head in chain and dep in {"obj", "nsubj"} and tree.lemma[head] in words("seen") and content:
            owner = tree.kids(place, "nmod:poss")
            if not owner:
                return "hearsay"
        if place in chain and tree.kids(place, "expl") and content:
            return "hearsay"
    return None


def _other(tree: Tree, chain: list[int]) -> EvidenceClass | None:
    """Return "named" or "unnamed" where the main clause is somebody else's word."""
    for place, low in enumerate(tree.low):
        if low == "according":
            source = tree.head[place] if tree.dep[place] == "case" else None
            source = source if source is not None else next(iter(tree.kids(place, "obl", "nmod")), None)
            if source is not None and tree.low[source] not in {"law", "plan", "schedule", "rules"}:
                return _of(tree, source)
    for verb in chain:
        lemma = tree.lemma[verb]
        subject = next(iter(tree.kids(verb, "nsubj", "nsubj:pass")), None)
        if subject is None:
            continue
        speaker = tree.low[subject] in _SPEAKERS
        passive = bool(tree.kids(verb, "aux:pass", "nsubj:pass"))
        if speaker and passive and lemma in words("told"):
            return "unnamed"
        if speaker and lemma in words("heard") and tree.kids(verb, "ccomp") and not tree.negated(verb):
            return "unnamed"
        content = tree.kids(verb, "ccomp") + (
            [] if lemma not in {"say", "tell"} else tree.kids(verb, "parataxis")
        )
        if (
            lemma in words("says")
            and content
            and not speaker
            and tree.low[subject] not in _EMPTY
            and not passive
        ):
            return _of(tree, subject)
        for child in tree.kids(verb, "advcl", "parataxis"):
            if tree.lemma[child] not in words("says"):
                continue
            who = next(iter(tree.kids(child, "nsubj")), None)
            as_said = "as" in tree.marks(child) or tree.dep[child] == "parataxis"
            if as_said and who is not None and tree.low[who] not in _SPEAKERS | _EMPTY:
                return _of(tree, who)
    return None


def _of(tree: Tree, source: int) -> EvidenceClass:
    """Say whether a source is somebody: a name, "he", "the minister"; not "officials", "a diplomat", "they"."""  # noqa: E501
    if tree.tag[source] in {"NNP", "NNPS"} or any(
        tree.tag[c] == "NNP" and tree.dep[c] in {"flat", "appos", "nmod:desc"} for c in tree.children[source]
    ):
        return "named"
    if tree.lemma[source] in words("unnamed") or tree.low[source] in words("unnamed"):
        return "unnamed"
    if any(tree.low[c] in _INDEFINITE for c in tree.children[source]):
        return "unnamed"
    if tree.tag[source] == "NNS" and not any(tree.low[c] in {"the", "both"} for c in tree.children[source]):
        return "unnamed"
    return "named"


def _hope(tree: Tree, chain: list[int]) -> EvidenceClass | None:
    for verb in chain:
        lemma = tree.lemma[verb]
        below = {tree.low[c] for c in tree.children[verb]}
        if lemma == "wish" and any(tree.lemma[c] in words("performing") for c in tree.kids(verb, "xcomp")):
            continue  # "we wish to state that": whoever says so states it
        if lemma in words("hoping") and (tree.tag[verb].startswith("VB") or "our" in below or "my" in below):
            return "hope"
        if below & words("hopefully") or tree.low[verb] in words("hopeful"):
            return "hope"
        if lemma == "look" and "forward" in below:
            return "hope"
        if lemma == "like" and {"i", "we"} & below and {"would", "'d"} & below:
            wished = tree.kids(verb, "xcomp", "ccomp")
            if wished and tree.lemma[wished[0]] in {"see", "hear", "have"}:
                return "hope"
        noun = next(iter(tree.kids(verb, "nsubj")), None)
        if noun is not None and tree.lemma[noun] in words("hoping") and tree.tag[noun].startswith("NN"):
            return "hope"
    return None


def _assessment(tree: Tree, chain: list[int]) -> EvidenceClass | None:
    for verb in chain:
        lemma = tree.lemma[verb]
        below = tree.children[verb]
        lows = {tree.low[c] for c in below}
        subject = next(iter(tree.kids(verb, "nsubj")), None)
        if lemma in words("assessing") and tree.tag[verb].startswith("VB"):
            if tree.kids(verb, "ccomp") and (lows & _SPEAKERS):
                return "assessment"
            if (
                tree.kids(verb, "xcomp")
                and lemma in {"expect", "anticipate"}
                and not tree.kids(verb, "aux:pass")
            ):
                return "assessment"
        if lemma in words("seeming") and (tree.kids(verb, "xcomp", "ccomp") or tree.kids(verb, "expl")):
            return "assessment"
        if (
            subject is not None
            and tree.lemma[subject] in words("views")
            and ({tree.low[c] for c in tree.children[subject]} & {"my", "our"})
            and (tree.kids(verb, "ccomp", "cop") and not tree.kids(verb, "case"))
        ):
            return "assessment"
        if any(c for c in below if tree.low[c] in words("probable") and tree.dep[c] == "advmod"):
            return "assessment"
        if tree.low[verb] in words("probable"):
            return "assessment"
        for child in below:
            if (
                tree.dep[child] in {"obl", "nmod"}
                and tree.lemma[child] in words("views")
                and tree.case(child) == "in"
            ):
                return "assessment"
            if (
                tree.dep[child] == "parataxis"
                and tree.lemma[child] in words("assessing")
                and ({tree.low[c] for c in tree.children[child]} & _SPEAKERS)
            ):
                return "assessment"
    if chain and tree.low[:3] == ["it", "looks", "like"]:
        return "assessment"
    return None


def _condition(tree: Tree, chain: list[int]) -> EvidenceClass | None:
    for verb in chain:
        for child in tree.kids(verb, "advcl"):
            if not tree.marks(child) & words("conditions"):
                continue
            lows = {tree.low[c] for c in tree.children[child]}
            spoken = {"you", "i", "we"} & lows and (
                tree.lemma[child] in words("addressed") or {"will", "may"} & lows
            )
            if not spoken and not ("if" in lows and lows & {"as", "even"}):
                return "condition"
    return None
