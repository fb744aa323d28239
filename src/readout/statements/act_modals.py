"""Acts that an auxiliary does: the promise or refusal of "will", the demand of "must", "should" and "needs to"."""  # noqa: E501

from __future__ import annotations

from readout.language.tree import NEGATIONS, Tree
from readout.records import Act
from readout.statements.act_lexicon import frames
from readout.statements.act_parts import find, finish
from readout.statements.realis import (
    Reading,
    auxiliaries,
    is_agent,
    is_passive,
    is_speaker,
    reading,
    subject,
    teller,
)

_TOUCH = frozenset(["touch"])
WILL = frozenset(["will", "shall", "'ll", "wo", "sha", "going", "gon", "would"])
MUST = frozenset(["must", "should", "need", "needs", "have", "has"])


_HANDS = frozenset(["pass", "hand", "turn", "throw", "kick", "toss", "send", "give", "yield", "bring"])
_BACK = frozenset(["back", "over"])


def from_will(tree: Tree, verb: int, found: dict[int, Act]) -> Act | None:
    """Return the commitment or refusal of a verb of no row after "will"."""
    lemma, tag = tree.lemma[verb], tree.tag[verb]
    promised = tag.startswith("VB") or lemma in _TOUCH
    if not promised or tree.dep[verb] in {"aux", "aux:pass", "cop"} or is_passive(tree, verb):
        return None
    read = reading(tree, verb, wrapped=False)
    if read is None or read.state not in {"future", "refused"}:
        return None
    if any(
        c in found or _is_promise(tree, c) for c in tree.kids(verb, "xcomp") if lemma in frames("through")
    ):
        return None
    if not _promised(tree, verb):
        return None
    weak = frames("weak") if read.state == "future" else frames("weak") - frames("talk")
    if lemma in weak and not (lemma in frames("weak_without_object") and tree.kids(verb, "obj")):
        return None
    if tree.kids(verb, "expl") or any(tree.tag[p] == "WRB" for p in (tree.head[verb], *tree.children[verb])):
        return None  # "that is how we will live" tells the manner of something else
    who = subject(tree, verb)
    if (
        who is None
        or not is_agent(tree, who)
        or (tree.dep[verb] == "acl:relcl" and not is_speaker(tree, who))
    ):
        return None
    if (
        read.state == "future"
        and is_speaker(tree, who)
        and any(tree.low[c] == "you" for c in tree.kids(verb, "iobj"))
    ):
        return None  # "I will give you the spelling" is talk of the podium
    if is_speaker(tree, who) and lemma in _HANDS and any(tree.low[c] in _BACK for c in tree.children[verb]):
        return None  # "I'll pass it back to you"
    thing = find(tree, verb, "obj")
    if is_speaker(tree, who) and _of_the_podium(tree, verb, thing):
        return None
    if thing is None:
        thing = next((c for c in tree.kids(verb, "xcomp", "ccomp")), None)
    target = next((t for p in ("with", "to") if (t := find(tree, verb, p)) is not None), None)
    if target is not None and not is_agent(tree, target):
        target = None
    kind = "commitment" if read.state == "future" or lemma in frames("steadfast") else "refusal"
    return finish(tree, verb, kind, read, who, target, thing)


_POINTED = frozenset(["it", "that", "this", "there"])
_ASKED = frozenset(["question", "floor", "hand", "point", "comment", "statement", "slide", "remark"])
_MANAGE = frozenset(["leave", "give", "take", "do", "make", "have", "open", "end", "close"])


def _of_the_podium(tree: Tree, verb: int, thing: int | None) -> bool:
    """Say whether a speaker only leads the talk: "I will leave it there", "we’ll do one last question"."""
    lemma = tree.lemma[verb]
    if lemma == "talk":
        return True
    if lemma not in _MANAGE or thing is None:
        return False
    pointed = lemma in {"leave", "take"} and tree.low[thing] in _POINTED
    return pointed or (lemma != "leave" and tree.lemma[thing] in _ASKED)


def _promised(tree: Tree, verb: int) -> bool:
    """Say whether "will" stands over the verb itself, not over one that it only serves ("will meet to discuss")."""  # noqa: E501
    here = verb
    for _ in range(6):
        if any(
            tree.low[c] in {"will", "shall", "'ll", "wo", "sha", "would"} for c in auxiliaries(tree, here)
        ):
            return True
        above, dep = tree.head[here], tree.dep[here]
        raised = dep == "xcomp" and (
            tree.lemma[above] in frames("through") or tree.low[above] in {"going", "gon"}
        )
        if tree.low[above] in {"going", "gon"} and dep == "xcomp":
            return True
        if dep != "conj" and not raised:
            return False
        here = above
    return False


def _is_promise(tree: Tree, place: int) -> bool:
    """Say whether a verb under "continue to" and the like carries the promise itself."""
    return tree.tag[place].startswith("VB") and tree.lemma[place] not in frames("weak")


def from_must(tree: Tree, verb: int) -> Act | None:
    """Return the demand of "must", "should" or "needs to" over somebody else's verb."""
    words = {tree.low[c]: c for c in auxiliaries(tree, verb)}
    above = tree.head[verb]
    sign = words.get("must", words.get("should"))
    if sign is not None:
        if "should" in words and ("have" in words or tree.tag[verb][:2] != "VB"):
            return None
        over = verb
    elif (
        tree.dep[verb] == "xcomp"
        and tree.lemma[above] in {"need", "have"}
        and tree.tag[above] in {"VBZ", "VBP"}
        and "to" in tree.marks(verb)
        and not tree.negated(above)
        and not auxiliaries(tree, above)
    ):
        sign = over = above
    else:
        return None
    subjects = tree.kids(over, "nsubj", "nsubj:pass")
    if not subjects and tree.dep[over] == "conj":
        subjects = tree.kids(tree.head[over], "nsubj", "nsubj:pass")
    if not subjects or tree.marks(over) & frames("conditions"):
        return None
    who = subjects[0]
    if sign < who and tree.low[sign] == "should" and tree.tag[who] != "EX":
        return None  # "*should* they think so": a condition
    third = is_agent(tree, who) and not is_speaker(tree, who)
    if "must" in words and tree.tag[who].startswith("NN"):
        third = True
    if not third or tree.dep[over].startswith("acl"):
        return None
    passive = bool(tree.kids(over, "nsubj:pass"))
    target, thing = (None, who) if passive and not is_agent(tree, who) else (who, find(tree, verb, "obj"))
    signs = (sign, *(c for c in tree.children[over] if tree.low[c] in NEGATIONS))
    return finish(tree, verb, "demand", Reading("done", signs), teller(tree, over), target, thing)
