"""Judgement: no verb or adjective that judges, unless the source has it.

Authority: Reuters Handbook of Journalism and BBC Academy on verbs of attribution ("said" is neutral;
"claimed" doubts, "admitted" presumes guilt); the project's house style: no adjective of our own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from readout.checking import lexicon
from readout.checking.case import Case
from readout.records import Finding, Severity

RULE = "judgement"
_SEVERITIES: tuple[Severity, ...] = ("error", "warning")
# As nouns these name a thing: "a blast in the port", "a fare claim".
_NOUNS = frozenset("blast blasts claim claims rip rails notes spun".split())
_BEFORE_NOUN = frozenset("a an the this that these those his her its their by of in from two three".split())


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for each word of ``data/judgement.toml`` that the passage does not have."""
    if not case.tells:
        return
    table = lexicon.judgement()
    yield from _adverbs(case, frozenset(table["plain_adverbs"]))
    verbs = {
        i for a in case.attributions for i in range(a.first, a.last) if case.reading.words[i].norm == a.verb
    }
    words = case.reading.words
    for i, word in enumerate(words):
        if case.reading.quoted[i]:
            continue
        for severity in _SEVERITIES:
            # As the story's own verb of attribution the word judges, even where the speaker used it of
            # another.
            if _said_alike(word.norm, table["alike"], case.passage.norms):
                continue
            if word.norm in table[severity] and (
                word.stem not in case.passage.stems
                or (i in verbs and severity == "error" and not _same_words(case, i))
            ):
                if word.norm in _NOUNS and i and words[i - 1].norm in _BEFORE_NOUN:
                    continue
                verb = i in verbs
                yield case.finding(
                    RULE,
                    severity,
                    f"“{word.text}”: {table['why'][severity]}",
                    source="",
                    fix="said" if verb and word.norm.endswith("ed") else None,
                    at=case.words(i, i + 1),
                )


def _said_alike(word: str, rows: Sequence[Sequence[str]], said: frozenset[str]) -> bool:
    """Say whether the source has a verb that says the same of how it was said: "stressed" for "emphasized"."""  # noqa: E501
    return any(word in row and said & set(row) for row in rows)


def _adverbs(case: Case, plain: frozenset[str]) -> Iterator[Finding]:
    """Charge an adverb beside a verb of saying that colours how it was said: "angrily said"."""
    words = case.reading.words
    for verb, word in enumerate(words):
        if word.norm not in lexicon.house("saying") or word.capital or case.reading.quoted[verb]:
            continue
        for i in (verb - 1, verb + 1):
            if not 0 <= i < len(words) or case.reading.quoted[i] or case.reading.marked(max(i, verb)):
                continue
            norm = words[i].norm
            plain_one = norm in plain or words[i].capital or norm in lexicon.judgement()["error"]
            if (
                norm.endswith("ly")
                and len(norm) > 4
                and not plain_one
                and words[i].stem not in case.passage.stems
            ):
                yield case.finding(
                    RULE,
                    "error",
                    f"“{words[i].text}” colours how it was said, and the source does not",
                    source="",
                    at=case.words(i, i + 1),
                )


def _same_words(case: Case, i: int) -> bool:
    """Say whether the passage has the verb after the same word: "Hamas claimed" is the speaker's report."""
    pair = tuple(w.norm for w in case.reading.words[max(0, i - 1) : i + 1])
    said = [[w.norm for w in s.reading.words] for s in case.passage.sentences]
    return any(pair == (a, b) for words in said for a, b in pairwise(words))
