"""Certainty: what is wished, tried, planned or believed is not told as sure.

Authority: class 18 of the project's waffle taxonomy (hope, intent and belief are content, never waffle); AP guidance that a
plan is told as a plan. It complements the table of cues: here the harder word of the draft is what is charged.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator

from readout.checking.case import Case
from readout.checking.reading import Reading
from readout.records import Finding

RULE = "hedge"
_WISHES = (
    "want", "hope", "hoping", "plan", "intend", "tr", "seek", "aim", "expect", "propos", "consider", "prepar", "attempt",  # noqa: E501
    "wish", "aspir", "like", "look", "ready", "willing", "need", "likely", "supposed",
)  # fmt: skip
_SURE = frozenset(("will", "would", "shall"))
_BELIEF = frozenset(("think", "thinks", "thought", "believe", "believes", "believed", "hope", "hopes", "hoped",  # noqa: E501
                     "suspect", "suspects", "feel", "feels", "assume", "assumes", "expect", "expects"))  # fmt: skip  # noqa: E501
_KNOWLEDGE = frozenset(("know", "knows", "knew", "known", "proves", "proved"))


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for a bare future of what the source only wishes, and for knowledge of what it believes."""  # noqa: E501
    if not case.tells or not case.passage.sentences or case.kind == "unanswered":
        return
    draft = case.reading
    for i, word in enumerate(draft.words):
        if draft.quoted[i] or word.capital:
            continue
        if word.norm in _SURE:
            said = _wished(case, draft, i)
            if said:
                yield case.finding(RULE, "error", f"its source says “{said}”", at=case.words(i, i + 1))
        elif (
            word.norm in _KNOWLEDGE
            and word.stem not in case.passage.stems
            and "knew" not in case.passage.norms
        ):
            belief = next((n for n in _BELIEF if n in case.passage.norms), None)
            if belief and not _negated(draft, i):
                yield case.finding(
                    RULE, "error", f"its source says “{belief}”, not “{word.text}”", at=case.words(i, i + 1)
                )


def _negated(reading: Reading, i: int) -> bool:
    return any(w.norm in ("not", "never") for w in reading.words[max(0, i - 2) : i])


def _wished(case: Case, draft: Reading, i: int) -> str | None:
    """Return the source's "want to V" where the draft has "will V", and the source nowhere has "V" otherwise."""  # noqa: E501
    verb = next(
        (
            k
            for k in range(i + 1, min(len(draft.words), i + 5))
            if draft.is_content(k) or draft.words[k].norm in _VERBS
        ),
        None,
    )
    if verb is None or draft.marked(i + 1):
        return None
    if any(w.norm in ("to", "want", "try", "seek", "hope") for w in draft.words[i + 1 : verb]):
        return None
    found: str | None = None
    for source in case.alignment.sources:
        for k, word in enumerate(source.words):
            if word.stem != draft.words[verb].stem:
                continue
            wish = _wish(source, k)
            if wish is None:
                return None
            found = wish
    return found


_VERBS = frozenset("see get take make go have do give come keep".split())


def _wish(source: Reading, k: int) -> str | None:
    """Return "want to" and its like right before word ``k``."""
    for back in range(k - 1, max(-1, k - 4), -1):
        if source.marked(back + 1):
            return None
        if source.words[back].norm == "to" and back:
            norm = source.words[back - 1].norm
            return (
                f"{source.words[back - 1].text} to" if norm.startswith(_WISHES) and norm != "trust" else None
            )
        if source.is_content(back):
            return None
    return None
