"""Joined clauses become sentences, each with its own subject: "they met and agreed a plan" -> "They met. They agreed a plan."""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.lexicon import words as words_of
from readout.writing.plain.continuing import again as said_again
from readout.writing.plain.forms import inflect
from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal
from readout.writing.plain.register import of_doc
from readout.writing.plain.splitting.pieces import LONG, SHORTEST, splittable, words
from readout.writing.plain.splitting.shared_group import (
    GROUP,
    infinitive,
    inner_verb,
    may_be_adjective,
    only_aside,
    own_group_before,
    perfect,
    suffered,
    with_group,
)
from readout.writing.plain.tree import (
    NOUNS,
    finite_verb,
    is_plural,
    mention,
    past,
    root_of,
    sentence,
    stop_of,
    stripped,
    subject,
    text,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "split-coordination"
_JOINERS = frozenset({"and", "but"})
_HOLDS_BOTH = frozenset({"if", "unless", "whether", "both", "either", "neither", "not"})
_EACH = frozenset({"when", "whenever", "where", "wherever", "once", "while", "because", "since", "until"})
_MAY_BE_NOUNS = frozenset(
    {"increases", "decreases", "cuts", "changes", "advances", "gains", "rises", "falls"}
)
_OPEN = frozenset(
    {
        "say",
        "says",
        "saying",
        "think",
        "know",
        "believe",
        "see",
        "hope",
        "on",
        "upon",
        "for",
        "with",
        "of",
        "to",
        "from",
        "about",
        "into",
        "at",
        "by",
        "in",
        "been",
        "be",
        "have",
        "has",
        "had",
        "is",
        "are",
        "was",
        "were",
        "will",
    }
)
_LONG_ENOUGH, _WRITTEN_LONG_ENOUGH = LONG + 1, 10
_SIDE_BY_SIDE = 2


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal where the main clause has one or more clauses joined to it."""
    root = root_of(doc)
    if (
        root is None
        or not splittable(doc)
        or words(doc) < (_LONG_ENOUGH if of_doc(doc) == "spoken" else _WRITTEN_LONG_ENOUGH)
    ):
        return
    subj = subject(root)
    joined = [c for c in root.children if c.dep_ == "conj" and c.i > root.i]
    if (subj is None or subj.i > root.i or subj.dep_.startswith("csubj")) and any(
        subject(c) is None for c in joined
    ):
        return
    if doc.text.rstrip('”" .').endswith(("—", "–", "--")):
        return  # broken off: "and he can obviously —" says nothing alone
    if not joined or len(joined) > 3 or any(c.dep_ == "parataxis" for c in root.children):
        return
    if any(t.lower_ == "only" and t.i and doc[t.i - 1].lower_ in {"not", "n’t", "n't"} for t in doc):
        return
    if any(t.lower_ == "as" and doc[t.i + 1].lower_ in {"though", "if"} for t in doc[: joined[0].i]):
        return  # "as though it were over and there were no way back": both only seem so
    if any(
        t.lower_ in _HOLDS_BOTH
        and t.i < joined[0].i
        and t.head.i in {root.i, root.i if subj is None else subj.i}
        and t.lower_ != "not"
        for t in doc
    ):
        return
    if joined[0].i - root.i <= _SIDE_BY_SIDE and any(c.dep_ in {"obj", "obl"} for c in joined[0].children):
        return  # "oversees and directs the work": what they govern is of both
    if any(
        t.tag_ in {"VB", "VBD", "VBN", "VBP", "VBZ"} and doc[t.i - 1].text == "," and not _modified(t)
        for t in doc[root.i + 2 : joined[0].i]
    ):
        return  # "they met, spoke of trade, and signed": the parse lost one of three
    if root.tag_ in NOUNS and any(subject(c) is None for c in joined):
        return  # "is a friend and a partner of ours": the second noun is no clause
    starts = [_start(c) for c in joined]
    if any(s is None for s in starts) or _holds_over(root, joined[0]):
        return
    if any(s is not None and _half_said(doc, root, s[0]) for s in starts):
        return
    bounds = [*(s for s in starts if s is not None), (len(doc), len(doc))]
    parts = [text(doc, range(bounds[0][0]))]
    for k, verb in enumerate(joined):
        part = _part(doc, root, subj, verb, bounds[k][1], bounds[k + 1][0])
        if part is None:
            return
        parts.append(part)
    if any(p.rstrip().endswith((",”", ',"')) for p in parts[:-1]):
        return  # "called a “senior official,” and ...": the comma would stay before the full stop
    if any(len(p.split()) < SHORTEST or p.split()[-1].lower() in _OPEN for p in map(stripped, parts)):
        return  # "insisted on, and got, a ban": what they share stands behind the second
    end = stop_of(doc)
    yield Proposal(
        RULE, sentences=tuple(sentence(p, end if k == len(parts) - 1 else ".") for k, p in enumerate(parts))
    )


def _modified(verb: Token) -> bool:
    """Say whether a verb after a comma is no member of a list: it has a subject, or tells of a noun."""
    return verb.dep_ in {"acl", "acl:relcl"} or any(c.dep_.startswith("nsubj") for c in verb.children)


def _start(verb: Token) -> tuple[int, int] | None:
    """Return where a joined clause's marks begin, and where its own words do (its "and" is left out)."""
    doc, a = verb.doc, verb.left_edge.i
    while a < verb.i and doc[a].is_punct:
        a += 1
    conjunction = doc[a]
    begin = a
    if conjunction.dep_ == "cc":
        if conjunction.lower_ not in _JOINERS:
            return None
        a += 1
    elif not (
        begin
        and doc[begin - 1].text == ","
        and any(c.dep_ == "conj" and c.i > verb.i for c in verb.head.children)
    ):
        return None
    while begin and doc[begin - 1].is_punct and doc[begin - 1].text in {",", ";"}:
        begin -= 1
    return begin, a


_BREAKS = 3  # a dash so near behind the verb breaks the clause off
_TOLD = frozenset("say quote repeat mean add think believe guess know".split())


def _said_of_both(doc: Doc, verb: Token, start: int, end: int) -> bool:
    """Say whether both clauses end in one verb, whose object stands before them: "all that he has done, and we have done"."""  # noqa: E501
    first = next((t for t in reversed(doc[:start]) if not t.is_punct and t.dep_ != "cc"), None)
    return (
        first is not None and first.lower_ == verb.lower_ and all(t.is_punct for t in doc[verb.i + 1 : end])
    )


def _half_said(doc: Doc, root: Token, start: int) -> bool:
    """Say whether what stands before a joint is unfinished: a dash before it, or "both" without its "and"."""
    last = doc[start - 1]
    if sum(t.text in _DASHES for t in doc[:start]) % 2:
        return True  # "On the port -- I hate to say it, but it is shut": the dash opened what goes on
    if last.text in _DASHES or last.text.endswith("-"):
        return True
    if last.tag_ == "RB" and last.nbor(-1).lower_ == "to":
        return True  # "to fully and openly carry it out"
    both = next((t.i for t in doc[root.i : start] if t.lower_ == "both"), None)
    return both is not None and all(t.lower_ != "and" for t in doc[both:start])


_DASHES = frozenset({"—", "–", "--", "-"})


def _holds_over(root: Token, second: Token) -> bool:
    """Say whether the first clause has something that may hold for the second too: a condition or a clause in front."""  # noqa: E501
    for child in root.children:
        if (
            child.dep_ == "advcl"
            and child.i < root.i
            and any(c.lower_ in _HOLDS_BOTH or (c.lower_ == "as" and _tells(child)) for c in child.children)
        ):
            return True  # "as he said, it is open and ships may enter": he said both
        if child.dep_ == "advcl" and child.i < root.i and _each_time(child):
            return True  # "when it rains, we close the port, and we guard the ships": only then
        if child.i > second.i and child.dep_ != "punct" and child.dep_ != "conj":
            return True
    return False


def _each_time(verb: Token) -> bool:
    """Say whether a clause tells when or why something is so, not what happened once before."""
    marked = any(c.dep_ in {"mark", "advmod"} and c.i < verb.i and c.lower_ in _EACH for c in verb.children)
    return marked and finite_verb(verb) is not None and not past(finite_verb(verb))


def _tells(verb: Token) -> bool:
    return verb.lemma_.lower() in {"say", "tell", "note", "mention", "put", "report", "state", "announce"}


def _torn(own: Token) -> bool:
    """Say whether the clause behind "I think" has no subject: "it is known and I think reflected in it"."""
    after = own.doc[own.i + 2 : own.i + 3]
    return (
        own.lower_ in {"i", "we"}
        and own.doc[own.i + 1].lower_ in {"think", "believe", "hope", "guess"}
        and bool(after)
        and after[0].tag_ in {"VBN", "VBD", "IN", "JJ", "RB"}
        and after[0].lower_ != "that"
    )


def _by(doc: Doc, verb: Token) -> bool:
    """Say whether "by", "not just by" or "both by" follows a verb."""
    after = [t.lower_ for t in doc[verb.i + 1 : verb.i + 4]]
    return "by" in after and all(
        w in {"not", "just", "only", "both", "by"} for w in after[: after.index("by")]
    )


def _part(doc: Doc, root: Token, subj: Token | None, verb: Token, start: int, end: int) -> str | None:
    """Return a joined clause with a subject, and with "but" where that joined it."""
    but = "but " if doc[start - 1].lower_ == "but" else ""
    if any(t.text in _DASHES for t in doc[start : verb.i + _BREAKS + 1]):
        return None  # "and put you – open your line": it is broken off
    own = subject(verb)
    if doc[start].tag_ in {"WRB", "WP", "WDT"} or (doc[start].lower_ == "that" and doc[start].tag_ == "IN"):
        return None  # "stressed the need, and that it must": what was stressed
    if doc[start].dep_ == "mark" or (doc[start].tag_ == "IN" and doc[start].head.i == verb.i):
        return None  # "as you rebuild the port, and as you work for peace": half a sentence
    if doc[start].lower_ == "not" and doc[start + 1].tag_ in {"IN", "WRB"}:
        return None  # "you may quote it, but not before this call is over"
    if (
        verb.tag_ in {"VBN", "VBD"}
        and _by(doc, verb)
        and not any(c.dep_.startswith("aux") for c in verb.children)
        and not any(c.dep_ == "obl:agent" for c in root.children)  # "was written by her and sung by him"
    ):
        return None  # "grateful for their service, and the sacrifices made not just by them": made is no verb
    if (
        own is not None
        and any(c.dep_ == "ccomp" and c.i > root.i for c in root.children)
        and (doc[max(0, start - 2)].text != "," or subj is None or own.lower_ != subj.lower_)
    ):
        return None  # "noted that we agree, and it is late": both may be what was noted
    if verb.lower_ in _MAY_BE_NOUNS and doc[verb.i + 1 : verb.i + 2].text == "in":
        return None  # "it has 10 dollars for health, 5 for schools, and increases in aid"
    if root.lemma_.lower() == "wait" and verb.lemma_.lower() == "see":
        return None
    if own is not None:
        if (
            finite_verb(verb) is None
            or _torn(own)
            or _share(own)
            or (doc[start].tag_ == "PRP" and doc[start + 1].text == ",")  # "heard them, and you, say that"
            or (
                doc[verb.i + 1 : verb.i + 2].text == "," and verb.lemma_.lower() in _TOLD
            )  # "and I quote, that ..."
            or _said_of_both(doc, verb, start, end)
            or (
                own.tag_ in {"CD", "DT", "WDT", "WP"} and own.lower_ not in {"this", "that", "these", "those"}
            )
        ):
            return None
        return but + text(doc, range(start, end))
    if subj is None or subj.dep_.startswith("csubj"):
        return None
    if finite_verb(verb) is None and any(
        t.lower_ in {"that", "how", "why"} and t.dep_ == "mark" for t in doc[subj.i + 1 : start - 1]
    ):
        return None  # "the charge was that they were closing it and putting ...": "they" were
    again = mention(subj) if only_aside(doc, root, start) else said_again(subj)
    if again is None or subj.dep_.startswith("expl") or subj.tag_ in {"WP", "WDT", "EX"}:
        return None
    finite = finite_verb(verb)
    if verb.tag_ == "VBD" and doc[verb.i + 1 : verb.i + 2] and may_be_adjective(verb):
        return None
    if finite is not None and suffered(root, verb) and verb.lemma_ not in phrase_words("done_to_somebody"):
        return None  # did it flourish, or was it nationalized? The form does not say
    if (
        finite is not None
        and (perfect(root, verb) or suffered(root, verb))
        and not own_group_before(root, verb)
    ):
        return with_group(doc, root, verb, again, but, start, end)
    if finite is not None:
        if infinitive(root, verb):
            return with_group(doc, root, verb, again, but, start, end)
        if inner_verb(doc, root, finite, start):
            return None
        many = is_plural(subj) or again.lower() in {"i", "we", "you", "they"}
        if (finite.tag_ == "VBZ" and many) or (finite.tag_ == "VBP" and not many):
            return None  # it has another subject than the parse says
        if doc[start].tag_ == "IN" and of_doc(doc) != "spoken":
            opening = next((c for c in verb.children if c.left_edge.i == start and c.i < finite.i), None)
            if opening is None or opening.right_edge.i + 1 > finite.i:
                return None
            behind = opening.right_edge.i + 1  # "and in 1665 was sent": "In 1665 he was sent"
            return f"{but}{text(doc, range(start, behind))} {again} {text(doc, range(behind, end))}"
        return f"{but}{again} {text(doc, range(start, end))}"
    if (
        finite is None
        and of_doc(doc) != "spoken"
        and doc[start - 1].tag_ == "CC"
        and root.tag_ == "VBD"
        and verb.tag_ in {"VB", "VBN", "VBP"}
        and inflect(verb.lemma_, "VBD") == verb.lower_
        and not any(c.dep_ in GROUP for c in (*root.children, *verb.children))
    ):
        return f"{but}{again} {text(doc, range(start, end))}"  # "broke out and spread": its past is its base
    if verb.tag_.startswith("JJ") and any(c.dep_ == "aux" for c in root.children):
        return None  # "it has been low and slow" is no "it has slow"
    return with_group(doc, root, verb, again, but, start, end)


_SHARES = words_of("shares")


def _share(subj: Token) -> bool:
    """Say whether a subject is a bare share, its noun in the other clause: "and a quarter have none"."""
    return subj.lower_ in _SHARES and not any(c.dep_.startswith("nmod") for c in subj.children)
