"""Whether a clause is whole: its last verb has its object, its subject is not said twice, nothing in it is a repair.

What a speaker breaks off or starts again is no sentence of a story, however well it parses.
"""  # noqa: E501

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.language.clauses import subject
from readout.writing.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEEDS = words("needs_complement")
_TAKEN_AS = words("taken_as")
_CHAIN = frozenset({"ROOT", "conj", "ccomp", "xcomp", "parataxis", "advcl", "acl"})
_RESUMING = frozenset({"it", "they", "he", "she", "there", "this", "that", "these", "those"})
_TOPIC = re.compile(
    r"^(?:in terms of|as (?:for|to|regards)|when it comes to|with (?:regard|respect) to|on)\b", re.I
)
_BEFORE, _AFTER = 4, 3
_AS = frozenset({"well", "such", "follows", "usual", "yet", "possible", "expected", "planned"})
_OF_WHAT = frozenset("certain sure confident aware convinced".split())
_SURELY = frozenset("certainly probably definitely clearly obviously absolutely perhaps possibly".split())
_NEVER_AFTER = frozenset(
    {"a", "an", "the", "of", "to", "and", "or", "with", "from", "for", "at", "is", "are", "was"}
)
_NEVER_AFTER |= {"were", "into", "in", "on", "by"}


def open_ended(doc: Doc) -> bool:
    """Say whether a clause stops at a verb that wants more: "the areas include", "said that it will make".

    What a relative or a "what" clause ends with ("the help that it needs") has its object before it.
    """
    held = [t for t in doc if not t.is_punct]
    if not held:
        return True
    last = held[-1]
    # "A month or so"; "as readily as the adults do".
    more = len(held) > 1 and (held[-2].lower_ == "or" or any(t.lower_ in {"as", "than"} for t in held[1:]))
    if last.lower_ == "any" or (last.lower_ in {"do", "so", "ones"} and last.dep_ != "nmod" and not more):
        return True  # of what, only the sentence before says: "there had not been any"
    if last.tag_ == "POS" and last.i and not last.doc[last.i - 1].tag_.startswith("NNP"):
        return True  # "home to the world’s"
    if last.lower_ in _SURELY:
        return True  # "the influence is certainly", of "certainly one of them"
    if _lost_object(doc):
        return True
    if TOLD_NOTHING.search(doc[: last.i + 1].text) or _awaits(doc) or list_torn(doc):
        return True
    if _AS_MANY.search(doc.text) or _thought_of_nothing(doc):
        return True
    if _LEFT_HANGING.search(doc[: last.i + 1].text) or _kind_of_nothing(doc) or _trails_off(doc, last):
        return True
    if last.lower_ in _OF_WHAT and any(
        c.dep_ == "cop" or c.lower_ in {"is", "are", "was", "were"} for c in last.children
    ):
        return True  # "the ministry is certain"
    if last.lower_ == "forward" and len(held) > 1 and held[-2].lemma_.lower() == "look":
        return True
    compared = len(held) > 1 and held[-2].lower_ == "as" and last.head.lemma_.lower() not in _TAKEN_AS
    if compared and last.tag_ in {"RB", "JJ"} and last.lower_ not in _AS:
        return True  # "as fast", of "as fast as possible"
    if last.lower_ in {"gotten", "got"} and not any(t.tag_ in {"WP", "WDT", "WRB"} for t in doc):
        return True  # "they would not have gotten"
    if last.tag_ == "VBG" and last.lemma_.lower() in _NEEDS and last.dep_ in {"acl", "advcl", "xcomp"}:
        return True  # "a tax on people making"
    if (
        last.lower_ == "doing"
        and last.dep_ in {"ROOT", "conj"}
        and not any(t.tag_ in {"WP", "WDT"} for t in doc)
    ):
        return True  # "the ministry has been doing", of "all it can"
    if last.lower_ == "out" and len(held) > 1 and held[-2].lemma_.lower() == "find":
        return True
    if last.tag_ not in {"VB", "VBD", "VBP", "VBZ"} or last.lemma_.lower() not in _NEEDS:
        return False
    token = last
    while token.dep_ in _CHAIN:
        if any(c.tag_ in {"WP", "WDT", "WRB"} for c in token.children):
            return False
        if token.head.i == token.i:
            return True
        token = token.head
    return False


def _lost_object(doc: Doc) -> bool:
    """Say whether a verb has lost what it tells: "underscored, on the day of the Charter", "a text condemning in strong terms"."""  # noqa: E501
    asked = any(t.tag_ in {"WP", "WDT", "WRB"} for t in doc)
    return not asked and any(_tells_nothing(t) for t in doc if t.lemma_.lower() in _TELLS)


def _tells_nothing(verb: Token) -> bool:
    main = verb.head.i == verb.i and verb.tag_ in {"VBD", "VBZ", "VBP", "VB", "VBG"}
    hangs = verb.dep_ in {"xcomp", "advcl", "acl"} and verb.tag_ in {"VBG", "VB"}
    passive = any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in verb.children)
    after = any(
        c.i > verb.i and c.dep_ in {"obj", "ccomp", "xcomp", "parataxis", "iobj", "csubj"}
        for c in verb.children
    )
    return (main or hangs) and not (passive or after)


_TELLS = frozenset(
    "underscore emphasize emphasise stress reaffirm reiterate highlight announce condemn commend express underline convey "  # noqa: E501
    "welcome affirm acknowledge denounce outline".split()
)


#: "But he told Varn": what was told was cut off.
TOLD_NOTHING = re.compile(
    r"\b(?:told|tells?|telling|assured|reminded|informed|convinced|notified) (?:him|her|them|us|me|you|(?:the )?[A-Z][\w’-]+)(?: [A-Z][\w’-]+)*$"  # noqa: E501
)


#: "By providing as many options", of "as many options as it can".
_AS_MANY = re.compile(r"\bas (?:many|much|few|little)\b(?!.*\bas\b)(?! as\b)", re.I)


#: "Such that so many children", "does everything it can", "is aware of and it welcomes", "is likely".
_LEFT_HANGING = re.compile(
    r"\bsuch that (?:so many )?\w+$|\b(?:everything|whatever|all|anything) (?:that )?(?:it|they|he|she|we|(?:the )?\w+) can$"  # noqa: E501
    r"|\b(?:of|to|in|with|on|for|by|from|at|about) and (?:it|they|he|she|we)\b"
    r"|\b(?:is|are|was|were|be|been|being|becomes?|times) (?:\w+ly )?(?:more |less |most )?(?:likely|unlikely|able|unable|willing|unwilling|bound)$"  # noqa: E501
    r"|\b(?:has|have|had) and (?:will|can|must|should)\b",
    re.I,
)


def _kind_of_nothing(doc: Doc) -> bool:
    """Say whether "the kind of help" stands there without what kind that is."""
    return any(
        t.lower_ in _KINDS
        and any(c.lower_ == "the" for c in t.children)
        and not any(d.dep_.startswith("acl") for d in t.subtree)
        and not any(o.tag_ in {"WDT", "WP"} or o.lower_ == "that" for o in doc[t.i :])
        and any(c.dep_ == "nmod" and c.i > t.i and not any(m.dep_ in {"amod", "compound"} for m in c.children) for c in t.children)  # noqa: E501
        for t in doc
    )  # fmt: skip


_KINDS = frozenset({"kind", "kinds", "sort", "sorts", "type", "types"})


def _trails_off(doc: Doc, last: Token) -> bool:
    """Say whether a noun that "and" joins to a whole clause has no verb: "They are proud, and this apology"."""  # noqa: E501
    root = next(t for t in doc if t.head.i == t.i)
    end = last
    while end.head.i != root.i and end.head.i != end.i:
        end = end.head
    if end.dep_ != "conj" or not end.tag_.startswith("NN") or subject(end) is not None:
        return False
    opens = end.left_edge.i
    own = next((t for t in doc[opens : end.i] if t.dep_ == "det"), None)
    clause = subject(root) is not None and any(
        c.i > root.i and c.dep_ in {"obj", "obl"} for c in root.children
    )
    noun = root.tag_.startswith("NN")  # "is a friend and an ally" goes on
    return (
        "," in {doc[opens].text, doc[opens - 1].text}
        and own is not None
        and (clause or (noun and own.lower_ in _DEICTIC))
    )


_DEICTIC = frozenset({"this", "that", "these", "those"})


def _thought_of_nothing(doc: Doc) -> bool:
    """Say whether somebody thinks a thing and no clause: "the minister thinks certainly a plan to stop it"."""  # noqa: E501
    root = next(t for t in doc if t.head.i == t.i)
    if root.lemma_.lower() not in {"think", "believe"} or any(
        c.dep_ in {"ccomp", "parataxis"} for c in root.children
    ):
        return False
    # "Does not think much about the envoy" is whole.
    things = [c for c in root.children if c.dep_ in {"obj", "obl", "advmod"} and c.tag_.startswith("NN")]
    return any(c.i > root.i and not any(k.dep_ == "case" for k in c.children) for c in things)


def _awaits(doc: Doc) -> bool:
    """Say whether "it" announces what the clause does not say: "it is important for the minister"."""
    root = next(t for t in doc if t.head.i == t.i)
    subj = subject(root) or next((c for c in root.children if c.dep_ == "expl"), None)
    if subj is None or subj.lower_ != "it" or root.lower_ not in _AWAITING:
        return False
    return not any(
        t.dep_ in {"csubj", "ccomp", "xcomp", "advcl", "acl"} or t.lower_ == "to" for t in doc[root.i + 1 :]
    )


_AWAITING = frozenset(
    "important essential crucial critical vital necessary imperative possible impossible hard difficult easy "
    "likely unlikely clear obvious fitting appropriate".split()
)


def list_torn(doc: Doc) -> bool:
    """Say whether a list at the end has lost its last member, with the "and" before it: "to attract, retain"."""  # noqa: E501
    if _ROW_TORN.search(doc.text.rstrip(" .")):
        return True
    last = next((t for t in reversed(doc) if not t.is_punct), None)
    while last is not None and last.dep_ != "conj" and last.head.i < last.i:
        last = last.head
    if last is None or last.dep_ != "conj":
        return False
    opens = last.left_edge.i
    before = doc[max(0, opens - 1) : last.i]
    joined = any(t.tag_ == "CC" or t.text in {"&", ";", "—", "–"} or t.lower_ in _ADDS for t in before)
    joined = joined or "well as" in before.text.lower()
    # "The location of Ruiz, the leader of the group": who that is, and no second member.
    first = doc[opens] if doc[opens].text != "," else doc[opens + 1]
    joined = joined or (first.lower_ in {"the", "a", "an"} and last.head.tag_ in {"NNP", "NNPS"})
    return (
        not joined
        and any(t.text == "," for t in before)
        and last.tag_.startswith(("VB", "NN"))
        and not (last.tag_.startswith("NNP") or last.ent_type_ in {"DATE", "TIME"})
    )


#: "Groups such as the Red Dawn, the Lark"; "with the bank, the whole union, the ministry": a row whose end is lost.  # noqa: E501
_ROW_TORN = re.compile(
    r"\b(?:such as|including) (?!.*\b(?:and|or)\b)[^,]+, (?:the )?[A-Z][\w’-]*(?: [A-Z][\w’-]+){0,3}$"
    r"|\b(?:with|from|to|for|by|of|in) the [^,]{3,40}, the (?!\w+ of)[^,]{3,40}, the [^,]{3,40}$"
)
_ADDS = frozenset({"not", "including", "particularly", "especially", "namely"})


def said_twice(root: Token) -> bool:
    """Say whether the topic stands before the clause and a pronoun takes it up: "The cases, it is important to ..."."""  # noqa: E501
    subj = subject(root)
    doc = root.doc
    if _taken_up(doc):
        return True
    for token in doc:
        if token.dep_ == "expl" and token.head.i == root.i:
            subj = min((subj, token), key=lambda t: t.i) if subj is not None and subj.i > token.i else token
            break
    before = doc[: subj.left_edge.i] if subj is not None else doc[:0]
    if _TOPIC.match(doc.text) and subj is not None:
        # "On trade, it is something that ..."; "On Sunday, it rained" says when.
        dated = any(t.ent_type_ in {"DATE", "TIME"} or t.tag_ == "CD" for t in before)
        if doc[0].lower_ != "on":
            return subj.lower_ in _RESUMING
        return subj.lower_ in {"it", "they"} and not dated and any(t.text == "," for t in before)
    other = [
        c
        for c in root.children
        if c.dep_ in {"nsubj", "dislocated"} and c.i < root.i and subj is not None and c.right_edge.i < subj.i
    ]
    first = [c for c in root.children if c.dep_ in {"nsubj", "nsubj:pass", "expl"} and c.i < root.i]
    pronoun = [c for c in first if c.lower_ in _RESUMING and c.i and doc[c.i - 1].text == ","]
    return bool(other) or (len(first) > 1 and bool(pronoun))


def says_nothing(root: Token) -> bool:
    """Say whether a clause says of something that it is itself: "The policy is the policy"."""
    subj = subject(root)
    if subj is None or not any(c.dep_ == "cop" for c in root.children) or subj.lower_ != root.lower_:
        return False
    added = [
        t
        for t in root.subtree
        if t.i > subj.right_edge.i and t.dep_ in {"amod", "nmod", "acl", "acl:relcl", "obl"}
    ]
    return not added


def _taken_up(doc: Doc) -> bool:
    """Say whether what opens a sentence is named again after its comma: "A tree of that age, no one owns that tree"."""  # noqa: E501
    comma = next((t.i for t in doc if t.text == ","), None)
    if comma is None or doc[0].dep_ in {"mark", "case"} or doc[0].tag_ in {"IN", "WRB", "VBG"}:
        return False
    opened = {t.lower_ for t in doc[:comma] if t.tag_ in {"NN", "NNS"}}
    return any(
        t.dep_ == "det" and t.lower_ in {"that", "this", "those", "these"} and t.head.lower_ in opened
        for t in doc[comma:]
    )


def fragment(doc: Doc) -> bool:
    """Say whether a subordinate clause stands alone: "Whereas it grew", "Ensuring the port opens".

    The parser sees a sentence in it; two subjects of one verb, or the first word, give it away.
    """
    first = doc[0]
    if _parted(doc):
        return True
    root = next(t for t in doc if t.head.i == t.i)
    subj = subject(root)
    if subj is not None and (_misspoken(root, subj) or _topic_left(root)):
        return True
    if subj is not None and any(c.dep_ == "det" and c.i > subj.i for c in subj.children):
        return True  # "The ministry also these counters": a noun taken for its verb
    if subj is not None and any(
        c.dep_ == "mark" and c.lower_ == "that" and c.i < subj.i for c in root.children
    ):
        return True  # "As the adviser said, that the state knows": of a clause that is not there
    if first.lower_ == "whereas" or (
        first.dep_ == "mark" and first.head.head.i == first.head.i and first.lower_ != "to"
    ):
        return True
    subjects = [c for c in first.head.children if c.dep_ == "nsubj" and c.i < first.head.i]
    return first.tag_ == "VBG" and first.dep_ == "csubj" and bool(subjects)


def _misspoken(root: Token, subj: Token) -> bool:
    """Say whether a plural has a verb in the singular, which a story cannot print: "the talks has been going on"."""  # noqa: E501
    pair = [c for c in subj.children if c.dep_ == "conj" and c.tag_ == "NNP" and c.i < root.i]
    if subj.tag_ == "NNP" and pair and subj.i < root.i:
        verb = next((c for c in root.children if c.dep_.startswith("aux") or c.dep_ == "cop"), root)
        joined = any(c.lower_ == "and" for c in pair[0].children)
        return joined and verb.i > subj.i and verb.lower_ in {"has", "is", "was", "does"}
    if subj.tag_ != "NNS" or subj.i > root.i or subj.lower_.endswith(("ics", "news", "quarters", "works")):
        return False
    counted = any(c.dep_ == "nummod" or c.tag_ == "CD" for c in subj.children)
    first = next((c for c in root.children if c.dep_.startswith("aux") or c.dep_ == "cop"), root)
    return not counted and first.i > subj.i and first.lower_ in {"has", "is", "was", "does"}


def _topic_left(root: Token) -> bool:
    """Say whether a noun and a comma stand before the subject, of a clause that was cut: "The ruling, women are denied"."""  # noqa: E501
    subjects = [c for c in root.children if c.dep_ in {"nsubj", "nsubj:pass"} and c.i < root.i]
    if len(subjects) < 2:
        return False
    first = subjects[0]
    end = first.right_edge
    return "," in {end.text, root.doc[end.i + 1].text} and first.tag_.startswith("NN")


def _parted(doc: Doc) -> bool:
    """Say whether a lone comma parts a subject from its verb, as none does in a sentence: "The people who help, find ways"."""  # noqa: E501
    root = next(t for t in doc if t.head.i == t.i)
    subj = subject(root)
    if subj is None or subj.i > root.i:
        return False
    group = [root.i, *(c.i for c in root.children if c.dep_ in {"aux", "aux:pass", "cop"} and c.i > subj.i)]
    verb = min(group)
    commas = [t.i for t in doc[subj.left_edge.i : verb] if t.text == ","]
    return len(commas) == 1 and commas[0] == verb - 1


#: "Over the weekend the army worked over the weekend": a time said twice.
_TWICE = re.compile(
    r"\b((?:over|during|in|on|at|by) (?:the |this |last |next )?(?:past |last |next )?(?:\w+ )?(?:weekend|week|month|year|day|morning|afternoon|evening|night|moment|time|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))\b.*\b\1\b",  # noqa: E501
    re.I,
)


#: "Remains open to, as it is engaging, ...": what the preposition is of never came.
_HANGING_ON = re.compile(
    r"\b(?:is|are|was|were|remains?|stays?|been|be) (?:\w+ly )?(?:open|committed|close|linked|opposed|subject|due) to, (?:as|which|because|since|while|so)\b",  # noqa: E501
    re.I,
)


def repaired(doc: Doc) -> bool:
    """Say whether a phrase is begun again: "of detaining — wrongfully detaining", "to the in the port"."""
    if _TWICE.search(doc.text) or _HANGING_ON.search(doc.text):
        return True
    for token in doc:
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if (
            token.tag_ == "DT"
            and token.lower_ in {"a", "an", "the"}
            and following is not None
            and following.lower_ in _NEVER_AFTER
        ):
            return True
        if token.text not in {"—", "–", "--"}:
            continue
        before = {t.lower_ for t in doc[max(0, token.i - _BEFORE) : token.i] if t.is_alpha and len(t) > 3}
        if before & {t.lower_ for t in doc[token.i + 1 : token.i + 1 + _AFTER]}:
            return True
    return False
