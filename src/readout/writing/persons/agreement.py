"""Verbs and contractions of a told clause: they agree with who stands in place of "we" and "I", and with the date."""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.language.clauses import finite_verb, subject
from readout.writing.lexicon import words as words_of
from readout.writing.sentence.grammar import present_third

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CONTRACTED = {
    "n’t": "not", "’re": "are", "’ve": "have", "’ll": "will", "’m": "am",
}  # fmt: skip
_IRREGULAR_NOT = {"ca": "can", "wo": "will", "sha": "shall"}


def agree(person: Token, words: list[str]) -> None:
    """Put the verbs that "we" or "I" governed into the third person singular, coordinated ones too."""
    head, doc = person.head, person.doc
    if _wanted(head):
        return  # "proposes that it close the port": the verb stays as it is
    verb = finite_verb(head)
    if head.lower_ in _SAME_IN_PAST and verb is not None and verb.i == head.i:
        return  # "we beat the goal": then, as news mostly tells; no third person can be wrong
    # Whatever the parse hangs it on, the verb that stands next to the person is its own, past any adverbs.
    near = next((t for t in doc[person.i + 1 : person.i + 1 + _ADVERBS] if not t.tag_.startswith("RB")), None)
    for own in (verb, near):
        if own is not None and (own is verb or own.tag_ == "VBP" or own.lower_ == "were"):
            words[own.i] = present_third(own)
            if own.lower_ in {"ca", "wo", "sha"}:
                words[own.i] = own.text
    helped = any(c.dep_ in {"aux", "aux:pass"} and c.i < head.i for c in head.children)
    for child in head.children:
        if (
            child.dep_ != "conj"
            or subject(child) is not None
            or any(c.dep_ == "mark" for c in child.children)
        ):
            continue
        if _of_an_infinitive(head, child):
            continue
        other = finite_verb(child)
        again = next((c for c in child.children if c.dep_ == "aux" and c.lower_ in {"do", "have"}), None)
        if again is not None and again.tag_ in {"VB", "VBP"}:
            words[again.i] = present_third(again)  # "does not want and does not expect"
        elif other is not None and other.tag_ == "VBP":
            words[other.i] = present_third(other)
        elif child.tag_ in {"VB", "VBP"} and not any(c.dep_.startswith("aux") for c in child.children):
            # After "will" the second verb is an infinitive too; after "has been doing" or "understands" it is not.  # noqa: E501
            alone = not helped or head.tag_ in {"VBG", "VBN"}
            if alone and head.tag_ != "VB":
                words[child.i] = present_third(child)


def _of_an_infinitive(verb: Token, child: Token) -> bool:
    """Say whether a "to" that no verb has taken stands before a joined verb: "call on all to freely and fully implement it"."""  # noqa: E501
    between = verb.doc[verb.i + 1 : child.i]
    to = max((t.i for t in between if t.tag_ == "TO"), default=-1)
    return to >= 0 and not any(
        t.tag_.startswith("VB") or t.tag_ in {"NN", "NNS"} for t in verb.doc[to + 1 : child.left_edge.i]
    )


#: Verbs whose past is as their present.
_SAME_IN_PAST = frozenset(
    "beat put set cut hit let shut cost hurt spread bet quit split read burst shed cast".split()
)
#: Adverbs that may stand between a person and its verb.
_ADVERBS = 4
_WANTING = words_of("mandative")


def _wanted(verb: Token) -> bool:
    """Say whether a clause says what somebody requires or proposes: "that it close the port" (the subjunctive)."""  # noqa: E501
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    helped = any(c.dep_.startswith("aux") or c.dep_ == "cop" for c in verb.children)
    return (
        marked
        and not helped
        and verb.dep_ == "ccomp"
        and verb.head.lemma_.lower() in _WANTING
        and verb.tag_ in {"VB", "VBP"}
    )


def expand(token: Token, words: list[str]) -> None:
    """Write a contraction out ("don’t" -> "do not", "it’s" -> "it is"), leaving possessives alone."""
    low = token.lower_.replace("'", "’")
    if words[token.i] != token.text and low not in _IRREGULAR_NOT:
        return
    if low in _CONTRACTED:
        words[token.i] = _CONTRACTED[low]
    elif low in {"n’t"}:
        words[token.i] = "not"
    elif low == "’d":
        words[token.i] = "would" if token.tag_ == "MD" else "had"
    elif low == "’s" and token.tag_ != "POS":
        following = [t for t in token.doc[token.i + 1 : token.i + 4] if t.tag_ not in {"RB", "RBR"}][:1]
        perfect = bool(following) and (
            following[0].lower_ in {"been", "had", "got", "occurred", "happened", "become"}
            or (token.dep_ == "aux" and following[0].tag_ == "VBN")
            or _gap_filled(token, following[0])
        )
        # "What’s named a plan" has no one who named it.
        of_names = token.i and token.doc[token.i - 1].lower_ == "what" and bool(following)
        perfect = perfect and not (of_names and following[0].lower_ in _NAMED)
        words[token.i] = "has" if perfect else "is"
    elif (
        low in _IRREGULAR_NOT and token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_.endswith("t")
    ):
        words[token.i] = _IRREGULAR_NOT[low]


_NAMED = frozenset({"named", "called", "known", "termed", "needed", "required", "described"})


def _gap_filled(token: Token, verb: Token) -> bool:
    """Say whether the verb's object is the noun that a relative clause is of, so that "’s" is "has": "the care that it’s shown"."""  # noqa: E501
    if verb.tag_ != "VBN" or not verb.dep_.startswith("acl"):
        return False
    subj = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
    # "A plan that’s agreed" has its noun for a subject; in "a plan that it’s shown" another subject stands before it.  # noqa: E501
    return subj is not None and subj.i == token.i - 1 and subj.tag_ not in {"WDT", "WP"}


def without_emphasis(doc: Doc, words: list[str]) -> None:
    """Put "does condemn" as "condemns": stories do not stress."""
    import lemminflect

    for token in doc:
        verb = token.head
        if words[token.i] not in {"do", "does", "did"} or token.dep_ != "aux" or verb.tag_ != "VB":
            continue
        subj = subject(verb)
        denied = any(t.lower_ in {"not", "n’t", "n't", "never"} for t in doc[token.i : verb.i])
        if denied or subj is None or subj.i > token.i or verb.i - token.i > _ADVERB_BETWEEN:
            continue
        tag = {"do": "VBP", "does": "VBZ", "did": "VBD"}[words[token.i]]
        forms = lemminflect.getInflection(verb.lower_, tag=tag)
        if forms and words[verb.i] == verb.text:
            words[token.i], words[verb.i] = "", forms[0]


_ADVERB_BETWEEN = 2


#: Sums and measures are one thing: "there is 5 million dollars", "there was six miles to go".
_ONE_SUM = words_of("measures_of_one")


def agree_with_what_there_is(doc: Doc, words: list[str]) -> None:
    """Put "there is some issues" as "there are some issues": speech often has the singular before a plural."""  # noqa: E501
    for there in doc:
        if there.tag_ != "EX":
            continue
        subj = next((c for c in there.head.children if c.dep_ == "nsubj" and c.i > there.i), None)
        if there.head.tag_ in {"NNS", "NNPS"}:
            subj = there.head
        if subj is None or subj.tag_ not in {"NNS", "NNPS"} or subj.lower_ in _ONE_SUM:
            continue
        if any(c.lower_ in {"a", "an", "one", "no"} for c in subj.children if c.dep_ in {"det", "nummod"}):
            continue  # "there is a lot of people": of the lot
        verb = next((t for t in doc[there.i + 1 : subj.i] if t.tag_ == "VBZ" or t.lower_ == "was"), None)
        plural = {"is": "are", "’s": "are", "'s": "are", "was": "were", "has": "have"}
        if verb is not None and verb.lower_ in plural:
            perfect = words[verb.i] == "has"
            words[verb.i] = "have" if perfect else plural[verb.lower_]


_DAYS = frozenset({"today", "tonight", "yesterday"})
_DONE_BY_SAYING = frozenset("announce release issue publish unveil launch propose sign".split())
_SPANS = frozenset(
    "day morning afternoon evening night week month year spring summer autumn fall winter".split()
)


def past_with_date(doc: Doc, words: list[str]) -> None:
    """Put "has issued ... today" into the past: with the date that takes the day word's place, English has no perfect."""  # noqa: E501
    import lemminflect

    for token in doc:
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        dated = token.lower_ in _DAYS or (
            token.lower_ in {"last", "this"} and following is not None and following.lower_ in _SPANS
        )
        if not dated:
            continue
        when = token if token.lower_ in _DAYS else token.head
        if any(c.lower_ == "since" for c in when.children):
            continue  # "has risen since last week": until now
        if token.lower_ == "last" and token.i and doc[token.i - 1].lower_ == "the":
            continue  # "there have been two attacks in the last month": up to now
        verb = token.head if token.lower_ in _DAYS else token.head.head
        group = [c for c in verb.children if c.dep_ in {"aux", "aux:pass"} and c.i < verb.i]
        if verb.tag_ == "VBG" and verb.lemma_.lower() in _DONE_BY_SAYING and len(group) == 1:
            # "We are releasing two papers today": it is done that day.
            forms = lemminflect.getInflection(verb.lemma_, tag="VBD")
            if (
                forms
                and words[group[0].i] in {"is", "are"}
                and not any(c.dep_ == "neg" for c in verb.children)
            ):
                words[verb.i], words[group[0].i] = forms[0], ""
            continue
        have = next((c for c in group if c.lower_ in {"has", "have", "’ve", "'ve", "’s", "'s"}), None)
        if verb.tag_ != "VBN" or have is None or have != group[0] or words[have.i] not in {"has", "have"}:
            continue
        if len(group) == 1:
            forms = lemminflect.getInflection(verb.lemma_, tag="VBD")
            if forms and not any(
                c.dep_ == "advmod" and c.lower_ in {"n’t", "n't", "not", "never"} for c in verb.children
            ):
                words[verb.i], words[have.i] = forms[0], ""
        elif [c.lower_ for c in group[1:]] == ["been"]:
            words[group[1].i], words[have.i] = ("was" if words[have.i] == "has" else "were"), ""
