"""Headlines: the lead's clause cut down to who does what, in at most twelve words, with its claimant.

House guide, section 9: subject first, a finite verb, articles dropped, hedges and conditions kept; a claim
carries its claimant. Where the lead cannot be cut without losing a limit, the next sentence is tried.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.language.clauses import finite_verb, subject
from readout.writing.heading.headline_cut import beside, cut, of, printed, says_what
from readout.writing.heading.headline_fit import says_enough
from readout.writing.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_WORDS = 12
_OPEN_ENDED = frozenset(
    {"amod", "compound", "det", "case", "cc", "mark", "nmod:poss", "aux", "aux:pass", "cop"}
)
_HANGS = frozenset({"mark", "case", "aux", "aux:pass", "cop", "advmod"})
_TITLES = words("titles")


def headline(
    doc: Doc,
    claimant: str | None,
    *,
    most: int = MAX_WORDS,
    just_done: bool = False,
    says: str = "says",
) -> str | None:
    """Return a headline for a reported clause.

    Args:
        doc: the parse of the clause as the story tells it.
        claimant: who says so ("Price"); ``None`` where the clause is the institution's own act.
        most: how many words it may have.
        just_done: the clause tells what was done on the day, which headlines say in the present.
        says: the verb of the claimant, in the present.

    Returns:
        At most ``most`` words with a finite verb and no full stop, or ``None``.
    """
    roots = [t for t in doc if t.head.i == t.i]
    if len(roots) != 1:
        return None
    root = roots[0]
    if (there := _empty_subject(root)) is not None:
        return _of_what_there_is(doc, there, claimant, most, says) if claimant else None
    verb, subj = finite_verb(root), subject(root)
    if verb is None or subj is None or subj.i > verb.i or subj.tag_ in {"PRP", "DT", "EX"}:
        return None
    if subj.tag_ == "CD" and not any(c.dep_ == "nmod" for c in subj.children):
        return None  # "Three will be built"; "one in four adults" says of whom
    if subj.lower_ in _NOBODY and subj.tag_ != "CD":
        return None  # "Everybody is better off", "a lot happened"
    tails = [f", {claimant} {says}" if claimant else ""]
    if claimant and claimant not in {"he", "she"} and says == "says":
        # "Port will not open: Brandt" is one word shorter.
        tails.append(f": {claimant}")
    if claimant in {"he", "she"}:
        tails = [""]  # "Ruiz will close the port": of herself, and nobody else's to claim
    found: list[str] = []
    for tail in tails:
        room = most - len(re.sub("[,:]", "", tail).split())
        # What the room leaves may be half of a list or phrase; cut one word further, it may be whole.
        for less in range(_TIGHTER + 1):
            keep = cut(doc, root, subj, room - less)
            if keep is None:
                break
            if text := _whole(doc, root, verb, subj, keep, just_done=just_done):
                found.append(text + tail)
                break
    # The colon is used where it leaves room for a name or figure, not for its own sake.
    return max(found, key=told_names, default=None)


def _empty_subject(root: Token) -> Token | None:
    """Return the "there" of "there is a risk of frost", or ``None``."""
    return next((c for c in root.children if c.tag_ == "EX" and c.i < root.i), None)


def _of_what_there_is(doc: Doc, there: Token, claimant: str, most: int, says: str) -> str | None:
    """Return a headline of what there is or is not: "No need for third dose, Lind says"; its verb is the claimant's."""  # noqa: E501
    root, verb = there.head, finite_verb(there.head)
    thing = next((c for c in root.children if c.dep_.startswith("nsubj") and c.i > root.i), None)
    if verb is None or thing is None or thing.lower_ in _NOBODY or thing.tag_ not in _NAMED_BY:
        return None
    between = [*doc[there.i : root.i + 1], *(c for c in root.children if root.i < c.i < thing.left_edge.i)]
    if any(t.tag_ not in _OF_BEING for t in between):
        return None  # "there may be", "there is not": how surely, and whether
    tail = f", {claimant} {says}"
    group = root.i - there.i + 1
    keep = cut(doc, root, there, most - len(re.sub("[,:]", "", tail).split()) + group)
    text = _whole(doc, root, verb, there, keep, just_done=False) if keep is not None else None
    said = _THERE_IS.sub("", text) if text else ""
    return (
        f"{said[:1].upper()}{said[1:]}{tail}"
        if text and said != text and len(said.split()) >= _LEAST
        else None
    )


#: Tags of the noun that there is, and of the words that say only that it is.
_NAMED_BY, _OF_BEING = frozenset({"NN", "NNS"}), frozenset({"EX", "VBZ", "VBP", "VBD", "VBN"})
_THERE_IS = re.compile(r"^There (?:is|are|was|were|has been|have been) ")
_LEAST = 3


def second_deed(doc: Doc) -> str | None:
    """Return a clause of two deeds with the second alone, or ``None``: no subject, limit or denial may be lost by it."""  # noqa: E501
    root = next(t for t in doc if t.head.i == t.i)
    subj, verb = subject(root), finite_verb(root)
    joined = [c for c in root.children if c.dep_ == "conj"]
    if subj is None or verb is None or len(joined) != 1 or subj.i > verb.i or root.tag_ not in _VERBS:
        return None
    second = joined[0]
    own = [c for c in second.children if c.dep_ in {"aux", "aux:pass", "cop"}]
    whole = any(c.dep_ == "obj" for c in second.children)
    linked = any(c.dep_ == "cc" and c.lower_ == "and" for c in second.children)
    if not whole or not linked or own or subject(second) is not None or second.tag_ != root.tag_:
        return None
    between = doc[root.i + 1 : second.left_edge.i]
    limited = any(t.lower_ in _LIMITS for t in (*doc[verb.i : root.i + 1], *between))
    if limited or any(t.tag_ == "PRP" or t.tag_ == "PRP$" for t in doc[second.i :]):
        return None
    start = second.i
    while start and doc[start - 1].head == second and doc[start - 1].dep_ == "advmod":
        start -= 1
    return f"{doc[: root.i].text_with_ws}{doc[start:].text}"


_VERBS = frozenset({"VB", "VBZ", "VBP", "VBD", "VBG"})
_LIMITS = words("limiting") | words("headline_kept")


def told_names(text: str) -> int:
    """Return how many names and figures a headline tells."""
    clause = re.split(r", [^,]+ \w+$|: ", text)[0]
    return sum(w[0].isupper() or w[0].isdigit() for w in clause.split())


#: A headline that ends so has lost what they are of: "in accordance with", "nowhere near", "more than".
_UNENDED = frozenset(
    "nowhere near far not as so too very either neither both accordance regard regards respect keeping conjunction"  # noqa: E501
    " such same rather instead due prior".split()
)
_PAIRS = (("either", "or"), ("neither", "nor"), ("both", "and"), ("between", "and"))


def _torn_pair(text: str) -> bool:
    """Say whether the first of two words that go together stands without the second."""
    said = text.lower().split()
    return any(one in said and other not in said[said.index(one) :] for one, other in _PAIRS)


_NOBODY = frozenset(
    "everybody everyone somebody someone nobody anybody anyone everything something anything nothing things lot lots one ones"  # noqa: E501
    " people folks rest thing way".split()
)
#: By how many words a headline is cut more than its room asks for.
_TIGHTER = 3


def _whole(doc: Doc, root: Token, verb: Token, subj: Token, keep: set[int], *, just_done: bool) -> str | None:
    """Return the words kept as a headline, or ``None`` where they are not one whole clause."""
    text = printed(doc, keep, _in_present(root, subj) if just_done else {})
    before_verb = [i for i in keep if i < min(verb.i, root.i)]
    if before_verb and doc[max(before_verb)].text == "," and subj.i in keep and subj.right_edge.i < verb.i:
        return None  # "The paper, speaks to ...": what stood between the commas is gone
    last = doc[max(i for i in keep if not doc[i].is_punct)]
    following = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if (
        last.lower_ in _TITLES
        and following is not None
        and (following.text == "-" or following.tag_ == "NNP")
    ):
        return None  # "meets with Director": whose name is gone
    behind = last.dep_ == "amod" and last.head.i < last.i and last.tag_ == "JJ"  # "the 100 posts available"
    if (
        (last.dep_ in _OPEN_ENDED and not behind)
        or last.tag_ in {"IN", "DT", "CC", "TO", "PRP$", "POS", "WP", "WRB", "WDT"}
        or " -" in text
        or "—" in text
    ):
        return None
    shared = any(
        c.dep_ == "conj" and c.i not in keep and any(k.dep_ == "obj" for k in c.children)
        for c in root.children
    )
    if shared and not any(c.dep_ in {"obj", "obl", "ccomp", "xcomp"} and c.i in keep for c in root.children):
        return None  # "has detained and abused thousands": the object is of both
    if last.tag_ in {"VB", "VBG", "VBN", "VBP", "VBZ"} and any(
        c.i not in keep and c.i > last.i and not c.is_punct and not beside(c) for c in last.children
    ):
        return None
    if re.search(r"\b(?:and|or|but) (?:in|into|to|of|on|at|for|with|from|by|a|the|,|$)", text):
        return None
    if last.i and doc[last.i - 1].tag_ == "TO" and not last.tag_.startswith(("VB", "NN")):
        return None  # "a good job of trying to then": whatever the parse made of it, the verb is gone
    gone = following is not None and following.i not in keep and not following.is_punct
    if last.tag_ == "EX" or (last.tag_ in {"RB", "RBR"} and gone and last.dep_ == "advmod"):
        return None  # "is committed to there", of "there being a summit"; "was deeply", of "deeply in talks"
    if any(c.dep_ in {"xcomp", "ccomp"} and c.i not in keep for i in keep for c in doc[i].children):
        return None  # "to hold the firms", of "hold the firms accountable"; "supports Veldania", of "... becoming a member"  # noqa: E501
    if (
        last.lower_ in {"moment", "time", "point", "day"}
        and last.i
        and doc[last.i - 1].tag_ in {"IN", "DT"}
        and gone
    ):
        return None  # "from moment", of "from the moment they arrive"
    if ", including " in text and last.tag_ == "CD":
        return None  # "including over 72 million": who or what that is
    if last.lower_ in _UNENDED or _torn_pair(text):
        return None  # "is nowhere", of "nowhere near enough"; "for either", of "either ... or ..."
    if re.search(r", (?!and |or )\w+(?: \w+)?$", text):
        return None  # half of a list, or an aside whose clause is gone: "Pipes were, in particular"
    titles = {t.lower_ for t in doc if t.tag_ == "NNP" and t.i in keep and t.lower_ in _TITLES}
    if any(t.lower_ in titles and t.text.islower() and t.i in keep for t in doc):
        return None  # "President Ruiz meets president": of another country, as only the text before says
    if any(doc[i].dep_ in _HANGS and doc[i].head.i not in keep and doc[i].head.i > i for i in keep):
        return None  # "did a good job of trying to then": what follows them is gone
    if not {verb.i, subj.i, root.i} <= keep or ":" in text:
        return None
    for clause in (t for t in doc if t.dep_ == "acl:relcl" and t.i in keep):
        if any(c.i not in keep and c.dep_ in {"obj", "obl", "ccomp", "xcomp"} for c in clause.children):
            return None  # "attacks that took place": cut off
    if any((says_what(t) or of(t)) and t.i not in keep and t.head.i in keep for t in doc):
        # "had no information that ...", "is signed by the State of ...": the rest says what it is.
        return None
    if any(_left_undone(doc[i], keep) for i in keep):
        return None
    if not says_enough(doc, keep, root, subj):
        return None
    return text if len(text.split()) >= _SHORTEST and text.count("(") == text.count(")") else None


def _left_undone(verb: Token, keep: set[int]) -> bool:
    """Say whether a verb has lost what it is for: "allows a group to", "will arrive", of "arrive in Dol"."""
    lemma = verb.lemma_.lower()
    if not verb.tag_.startswith("VB"):
        return False
    if lemma in _GOES:
        return not any(c.i in keep and c.dep_ in {"obj", "obl", "xcomp", "ccomp"} for c in verb.children)
    if lemma not in _TOLD_TO:
        return False
    aims = [c for c in verb.children if c.tag_ == "VB" and c.dep_ in {"advcl", "xcomp"} and c.i > verb.i]
    if (
        aims
        and not any(c.i in keep for c in verb.children if c.dep_ == "obj")
        and not any(c.i in keep for c in aims)
    ):
        return True  # "will work in Dol", of "work in Dol to reopen the port"
    obj = next((c for c in verb.children if c.dep_ == "obj"), None)
    following = (
        verb.doc[obj.right_edge.i + 1] if obj is not None and obj.right_edge.i + 1 < len(verb.doc) else None
    )
    cut_inside = obj is not None and any(
        t.i not in keep and t.tag_ == "VB" and t.dep_ in {"acl", "xcomp"} for t in obj.subtree
    )
    return cut_inside or (following is not None and following.tag_ == "TO" and following.i not in keep)


_GOES = frozenset({"arrive", "travel", "depart", "return", "go", "come"})
_TOLD_TO = words("told_to") | frozenset({"permit"})

_SHORTEST = 4


def _in_present(root: Token, subj: Token) -> dict[int, str]:
    """Return the past verbs of the main clause in the present: "announced" -> "announces", "met" -> "meet"."""  # noqa: E501
    import lemminflect

    many = subj.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in subj.children)
    verbs = [root, *(c for c in root.children if c.dep_ == "conj" and subject(c) is None)]
    if any(v.tag_ != "VBD" or any(c.dep_ in {"aux", "aux:pass", "cop"} for c in v.children) for v in verbs):
        return {}
    found = {}
    for verb in verbs:
        lemma = (lemminflect.getLemma(verb.lower_, upos="VERB") or (verb.lower_,))[0]
        forms = lemminflect.getInflection(lemma, tag="VBP" if many else "VBZ")
        found[verb.i] = forms[0] if forms else verb.text
    return found
