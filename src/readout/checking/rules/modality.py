"""Modality: what may, can, should, must or will be is told with as strong a verb.

Authority: class 18 of the project's waffle taxonomy (modality is content); the project's field guide,
section 6, on what back-shift may change: "will" becomes "would", "can" "could", "may" "might", "must" "had
to".

A modal verb of the draft is set beside those that stand before the same verb in what the sentence tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.checking.case import Case
from readout.checking.reading import Reading, cue_classes
from readout.records import Finding

RULE = "modality"
# What the source says -> what the draft may say for it.
ALLOWED = {
    "will": {"will", "would", "shall", "plan"},
    "shall": {"will", "would", "shall", "must", "should"},
    "would": {"would", "could", "might"},
    "can": {"can", "could"},
    "could": {"could", "can", "might", "may", "would"},
    "may": {"may", "might", "could"},
    "might": {"might", "may", "could"},
    "should": {"should", "ought"},
    "ought": {"should", "ought"},
    "must": {"must", "need", "have"},
    "need": {"must", "need", "have", "should"},
    "have": {"must", "need", "have", "would", "will"},
}
_MODALS = frozenset("will would can could may might should must shall ought".split())
# Never plain futures: "we are sending" may be told as "will send".
_ADDED = {"must": "obligation", "should": "obligation", "may": "possibility", "might": "possibility"}
_DUTY = frozenset("must should ought need have".split())
_BETWEEN = frozenset(
    "not also be have has been to now still only just never always all both the we they it he she you i so "
    "really certainly continue certainly again then ever even being get".split()
)
_SAID = frozenset(
    "said told announced agreed promised confirmed indicated noted pledged vowed decided thought knew".split()
)
_SKIP = 6
_STRONG = re.compile(
    r"(?<![^ ])(?:requir\w+|call\w* (?:on|for|upon)|urg\w+|demand\w*|essential|imperative|crucial|obli\w+|can only|necessary)(?![^ ])"  # noqa: E501
)


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for a modal verb that is stronger, weaker or of another kind than the source's."""
    if not case.tells or not case.passage.sentences or case.kind == "unanswered" or case.is_label:
        return
    draft = case.reading
    for i in range(len(draft.words)):
        modal = modal_at(draft, i)
        if modal is None or draft.quoted[i] or i in case.frame or _led(draft, i):
            continue
        verb = _main(draft, i)
        if verb is None:
            continue
        places = [
            (s, k)
            for s, source in enumerate(case.alignment.sources)
            for k, word in enumerate(source.words)
            if word.stem == draft.words[verb].stem
        ]
        found = {m for s, k in places for m in _before(case.alignment.sources[s], k)}
        if "would" in found and any(reported(case.alignment.sources[s], k) for s, k in places):
            # "She told us that it would": what will be, shifted back.
            found.add("will")
        if not places or any(modal in ALLOWED[m] for m in found):
            continue
        if not found and (modal not in _ADDED or _licensed(case, _ADDED[modal])):
            continue
        if found and modal in ("must", "should", "need", "have") and _pressed(case, places):
            continue
        said = sorted(found)[0] if found else ""
        # What should be done for what must be: weaker or stronger, but of one kind.
        of_duty = modal in _DUTY and bool(found) and found <= _DUTY
        yield case.finding(
            RULE,
            "warning" if of_duty else "error",
            f"its source says “{said}”, not “{draft.words[i].text}”"
            if found
            else f"its source has no word for “{draft.words[i].text}” here",
            at=case.words(i, verb + 1),
        )


def modal_at(reading: Reading, i: int) -> str | None:
    """Return the modal verb at word ``i``, "need" and "have" before "to" among them; ``None`` if there is none."""  # noqa: E501
    word = reading.words[i]
    if word.norm in _MODALS:
        return None if word.text == "May" and (i or reading.is_namesake(i)) else word.norm
    following = reading.words[i + 1].norm if i + 1 < len(reading.words) else ""
    if following == "to" and word.norm in ("need", "needs", "needed"):
        return "need"
    if following == "to" and word.norm in ("has", "have", "had"):
        return "have"
    return None


def reported(reading: Reading, i: int) -> bool:
    """Say whether a verb of saying in the past stands before word ``i``: its "would" may be a "will"."""
    return any(w.norm in _SAID for w in reading.words[:i])


def _led(reading: Reading, i: int) -> bool:
    """Say whether "need to" or "have to" follows at once, which then is the modal verb: "will need to"."""
    return any(modal_at(reading, k) in ("need", "have") for k in (i + 1, i + 2) if k < len(reading.words))


def _main(reading: Reading, i: int) -> int | None:
    """Return the verb that a modal at word ``i`` governs: the next word of substance."""
    for k in range(i + 1, min(len(reading.words), i + 1 + _SKIP)):
        if reading.marked(k):
            return None
        norm = reading.words[k].norm
        if reading.is_content(k) and norm not in _BETWEEN and not norm.endswith("ly"):
            return k
    return None


def _before(reading: Reading, verb: int) -> set[str]:
    """Return the modal verb that governs word ``verb``, if there is one."""
    for k in range(verb - 1, max(-1, verb - 1 - _SKIP), -1):
        if reading.marked(k + 1):
            break
        modal = modal_at(reading, k)
        if modal:
            # "can and should reach": both.
            paired = k >= 2 and reading.words[k - 1].norm in ("and", "or")
            other = modal_at(reading, k - 2) if paired else None
            return {modal, other} if other else {modal}
        norm = reading.words[k].norm
        if norm not in _BETWEEN and not norm.endswith("ly"):
            break
    joined = reading.words[verb - 1].norm if verb else ""
    if joined in ("and", "or"):
        # "can meet and talk": the modal reaches over the first verb.
        return {m for k in range(max(0, verb - 6), verb - 1) for m in [modal_at(reading, k)] if m}
    return set()


def _pressed(case: Case, places: list[tuple[int, int]]) -> bool:
    """Say whether a word of obligation that is no modal verb stands in the verb's own clause: "we call on them to"."""  # noqa: E501
    group = next(g for g in cue_classes() if g.kind == "obligation")
    clauses = {(s, case.alignment.sources[s].clause_of[k]) for s, k in places}
    if any(case.alignment.sources[s].matches(_STRONG) for s, _ in places):
        return True
    return any(
        (s, source.clause_of[first]) in clauses and modal_at(source, first) is None
        for s, source in enumerate(case.alignment.sources)
        for first, _ in source.matches(group.keep)
    )


def _licensed(case: Case, kind: str) -> bool:
    """Say whether the passage has a word that means the modal: "we call on them to" for "must"."""
    group = next(g for g in cue_classes() if g.kind == kind)
    return any(source.matches(group.keep) for source in case.alignment.sources)
