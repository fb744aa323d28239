"""Which labels are one person: "THE PRESIDENT" and "PRESIDENT X", a misprint and what it means."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher

from readout.language.lexicon import titles
from readout.records import Speaker
from readout.transcripts.label_reading import NUMBER, Reading
from readout.transcripts.titles import office_words

_RANKS_ONLY = frozenset({"ambassador", "general", "admiral", "senator", "secretary"})


def one_key_a_person(
    speakers: dict[str, Speaker], readings: dict[str, Reading], counts: Counter[str]
) -> dict[str, Speaker]:
    """Give the labels of one person one key and the fullest name, and keep others' keys apart.

    Args:
        speakers: the speaker that each label, as printed, gives alone.
        readings: the same labels taken apart, where they name a person.
        counts: how often each label stands in the document.
    """
    out = dict(speakers)
    order = [label for label, _ in counts.most_common()]
    same: dict[str, str] = {}
    for index, label in enumerate(order):
        for other in order[:index]:
            if other in same:
                continue
            if _one_person(label, other, out, readings):
                same[label] = other
                out[label], out[other] = _joined(out[label], out[other])
                break
            if out[label].kind in {"official", "anonymous", "unknown"} and _misprint(label, other, counts):
                same[label] = other
                out[label] = replace(out[other], label=label)
                break
    taken: dict[str, str] = {}
    for label in order:
        first = same.get(label, label)
        key = out[first].key
        if first == label:
            if key in taken and out[label].kind not in {"press", "moderator", "interpreter"}:
                key = f"{key}:{label.casefold()}"
            taken[key] = label
        out[label] = replace(out[label], key=key if first == label else out[first].key)
    return out


def _one_person(label: str, other: str, speakers: dict[str, Speaker], readings: dict[str, Reading]) -> bool:
    one, two = speakers[label], speakers[other]
    if one.kind != "official" or two.kind != "official" or not one.short or one.short != two.short:
        return False
    if one.pronoun and two.pronoun and one.pronoun != two.pronoun:
        return False
    if one.side and two.side and one.side != two.side:
        return False
    if label in readings and other in readings and _offices_differ(readings[label], readings[other]):
        return False
    first, second = (one.name or "").split(), (two.name or "").split()
    if len(first) < 2 or len(second) < 2 or first[0] == second[0]:
        return True
    initials = [name for name in (first[0], second[0]) if len(name.rstrip(".")) == 1]
    return bool(initials) and first[0][0] == second[0][0]


def _offices_differ(one: Reading, two: Reading) -> bool:
    """Say whether two labels hold offices that one person does not hold at once (president, first lady)."""
    first, second = office_words(one.office), office_words(two.office)
    if first and second:
        return not first & second and not (first | second) & _RANKS_ONLY
    president = "president" in first | second
    return president and bool({one.honorific, two.honorific} & {"mrs", "ms", "miss", "dr"})


def _joined(one: Speaker, two: Speaker) -> tuple[Speaker, Speaker]:
    name = max((two.name, one.name), key=lambda n: (n or "").count(" "))
    role = max((two.role, one.role), key=lambda r: 0 if not r else 1 if r in _RANKS_ONLY else 2)
    pronoun, side = one.pronoun or two.pronoun, one.side or two.side

    def full(speaker: Speaker) -> Speaker:
        return replace(speaker, key=two.key, name=name, role=role, pronoun=pronoun, side=side)

    return full(one), full(two)


def _misprint(label: str, other: str, counts: Counter[str]) -> bool:
    """Say whether a rare label is another one with a letter or two wrong ("PRESIDEN", "OFFIAL")."""
    rare = counts[label] <= 2 and counts[other] >= 2 * counts[label]
    if not rare or abs(len(label) - len(other)) > 3 or len(label) < 8:
        return False
    if NUMBER.search(label) or NUMBER.search(other):
        return False
    first, second = label.lower().split(), other.lower().split()
    if first[0].rstrip(".") in titles("honorifics") and first[0] != second[0]:
        return False
    if re.sub(r"\W", "", label.lower()) == re.sub(r"\W", "", other.lower()):
        return True
    return SequenceMatcher(None, label.lower(), other.lower(), autojunk=False).ratio() > 0.91
