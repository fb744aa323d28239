"""Corruptions of what is told on a condition: the condition dropped, or turned round.

Like :mod:`benchmarks._corruptions` they know nothing of the gate; a parse tells which words are a clause.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from benchmarks._corruptions import Material
from benchmarks._sense import parsed, unframed, upper

# After these an "if" may be a "whether".
_WHETHER = frozenset(
    "imagine know ask see show wonder determine decide say tell consider check discuss learn find sure have certain".split()  # noqa: E501
)
_HOLDING = frozenset("say think believe doubt hope mean guess suppose".split())
_NOT_AFTER = frozenset("imagine as even know ask see only what on of about".split())
_PHRASED = re.compile(
    r",?(?<! for)(?<! is)(?<! are)(?<! be) (?:as long as|so long as|provided that|assuming(?: that)?|in the event|in case|"  # noqa: E501
    r"depending on|subject to|contingent on|conditional on|pending|on (?:the )?condition|"
    r"with the (?:consent|approval|agreement|permission) of)\b [^,.;”“—–]*"
)
# Time on which a promise hangs: what is told lies ahead.
_AHEAD = frozenset("will would shall may might can could must should".split())
_TIMED = frozenset(("once", "until", "when", "after", "whenever", "till"))
# What is so as a rule, where both clauses are in the present tense: "it pays once they have filed".
_RULED = _TIMED - {"after"}
_MARKS = frozenset(("if", "unless"))
# What says the opposite, or that it does not matter.
_TURNED = {"if": ("unless", "even if"), "unless": ("if",), "until": ("after",)}


def condition(m: Material, rng: random.Random) -> str | None:
    """Drop a condition, or turn it round."""
    words = unframed(m)
    dropped = [f.span() for f in _PHRASED.finditer(words) if len(f[0].split()) >= 4]
    turned: list[tuple[int, int, str]] = []
    if re.search(
        r"\b(?:if|unless|once|until|till|when|whenever|after|without|should)\b", words, re.IGNORECASE
    ):
        for token in parsed(words):
            clause = _clause(token)
            if clause is None:
                continue
            start, end = clause
            if len(words[start:end].split()) >= 4:
                dropped.append((start, end))
                turned += [(start, start + len(token.text), new) for new in _TURNED.get(token.lower_, ())]
    options = list(_without(m, dropped))
    if turned and (not options or rng.random() < 0.25):
        start, end, new = rng.choice(turned)
        put = upper(new) if m.text[start].isupper() else new
        return None if "“" in m.text[start:] else m.text[:start] + put + m.text[end:]
    return rng.choice(options) if options else None


def _clause(token: Any) -> tuple[int, int] | None:
    """Return the characters of the condition that ``token`` opens, ``None`` if it opens none."""
    low, head = token.lower_, token.head
    if low in _MARKS or low in _TIMED:
        if token.dep_ not in ("mark", "advmod") or head.dep_ not in ("advcl", "ccomp"):
            return None
        # "I think if it fails they would leave": thinking hangs on nothing; the parse missed what does.
        if head.head.lemma_ in _WHETHER | _HOLDING:
            return None
        as_a_rule = low in _RULED and _present(head) and _present(head.head) and not _topic(head)
        if low in _TIMED and not (_ahead(head.head) or as_a_rule):
            return None
    elif low == "without":
        if token.dep_ != "case" or head.dep_ != "obl" or not _ahead(head.head):
            return None
    elif low == "should":
        subjects = [c for c in head.children if c.dep_.startswith("nsubj")]
        if head.dep_ != "advcl" or not subjects or subjects[0].i < token.i:
            return None
    else:
        return None
    inside = sorted(head.subtree, key=lambda t: t.i)
    while inside[-1].pos_ in ("PUNCT", "SPACE"):
        inside.pop()
    before = token.nbor(-1).lower_ if token.i else ""
    whole = inside[-1].i - inside[0].i + 1 == len(inside)
    # "If and when it sails": without the second, what is left is no sentence.
    paired = before in ("and", "or") and token.i > 1 and token.nbor(-2).lower_ in _MARKS | _TIMED
    if inside[0].i != token.i or before in _NOT_AFTER or not whole or paired:
        return None
    return token.idx, inside[-1].idx + len(inside[-1].text)


def _ahead(verb: Any) -> bool:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    # "It may have been at Camp David, when he was asked": of what is past.
    return bool(auxiliaries & _AHEAD) and "have" not in auxiliaries


def _present(verb: Any) -> bool:
    """Say whether a clause is in the present tense, without a modal verb, and no perfect."""
    parts = [verb, *(c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop"))]
    tags = {t.tag_ for t in parts}
    perfect = verb.tag_ == "VBN" and any(t.lemma_ == "have" for t in parts)
    return bool(tags & {"VBP", "VBZ"}) and not tags & {"VBD", "MD"} and not perfect


def _topic(verb: Any) -> bool:
    """Say whether "when it comes to" only names what is talked about."""
    return verb.lemma_ == "come" and any(c.lower_ == "it" for c in verb.children)


def _without(m: Material, spans: list[tuple[int, int]]) -> Iterator[str]:
    """Yield the text without each span, if enough is left."""
    for start, end in spans:
        head, tail = m.text[:start].rstrip(), m.text[end:].lstrip(" ,")
        head = head.removesuffix(",") if tail[:1] == "." else head
        if "“" in m.text[start:end] or len(f"{head} {tail}".split()) < 7 or not tail:
            continue
        comma = m.text[end : end + 1] == "," and not head.endswith(("that", "said", "and", "but", ","))
        joint = "" if tail[:1] == "." or not head else ", " if comma else " "
        yield upper(head + joint + tail)
