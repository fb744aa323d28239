"""Support: the words of a sentence have footing in its passage.

Authority: nothing in the story that is not in the sources. Words are compared by crude stems and small
groups of plain equivalents (``data/equivalents.txt``), so that plain rewriting passes and invention does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.context import Source
from readout.checking.reading import Reading
from readout.checking.rules.names import lower_words, names
from readout.checking.vocabulary import akin, house_stems, related
from readout.checking.words import stem
from readout.records import Finding

RULE = "support"
WARNING_BELOW = 0.70
ERROR_BELOW = 0.45
# Shorter than this, one paraphrased word would decide.
FEWEST = 3
SHORT = 6
# So many words of one clause without footing are a claim of its own.
MOST_LACKING = 3
# A clause tacked on to a quotation has so many words.
LEAST_TACKED = 5
# A clause with a subject of its own has so many words, and so many of substance, before it can be charged whole.  # noqa: E501
LEAST_JOINED, LEAST_OWN = 7, 2


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding where too few of the content words are in the passage or the header."""
    if not case.tells or not case.evidence:
        return
    told, near, missing = footing(case)
    quoted = [i for i in case.reading.content if case.reading.quoted[i]]
    total = len(told) + len(near) + len(missing) + len(quoted)
    if (unheard := _unheard(case, told, near, missing)) is not None:
        yield unheard
        return
    if total < FEWEST or len(missing) < (2 if total < SHORT else 1):
        return
    share = 1 - len(missing) / total
    if share >= WARNING_BELOW:
        yield from _clause(case, told, near, missing)
    # What a narrator tells of the occasion has less of the speech's words.
    error = share < ERROR_BELOW and case.kind != "narration"
    if share < WARNING_BELOW:
        listed = ", ".join(dict.fromkeys(case.reading.words[i].text for i in missing))
        yield case.finding(
            RULE,
            "error" if error else "warning",
            f"only {total - len(missing)} of its {total} words of substance are in its source; "
            f"not there: {listed}",
            at=case.words(missing[0], missing[-1] + 1),
        )


def _clause(case: Case, told: list[int], near: list[int], missing: list[int]) -> Iterator[Finding]:
    """Charge a clause of the sentence that has next to no footing, whatever the rest has.

    Near words alone are none: in a passage of some length most words have one.
    """
    for first, last in _stretches(case):
        lacking = [i for i in missing if first <= i < last]
        held = [i for i in told if first <= i < last]
        likened = [i for i in near if first <= i < last]
        groundless = (
            not held
            and len(lacking) + len(likened) >= MOST_LACKING
            and lacking
            and 2 * len(lacking) >= len(likened)
        )
        enough = len(lacking) >= MOST_LACKING and len(lacking) > 2 * (len(held) + len(likened))
        # Behind a quotation a new claim needs a word of its own in the source.
        tacked = _tacked(case, first, last) and not held and not likened and bool(lacking)
        if (groundless or enough or tacked) and case.kind != "narration":
            listed = ", ".join(dict.fromkeys(case.reading.words[i].text for i in lacking))
            yield case.finding(
                RULE,
                "warning",
                f"the source does not have what this part says: {listed}",
                at=case.words(lacking[0], lacking[-1] + 1),
            )
            return


def _unheard(case: Case, told: list[int], near: list[int], missing: list[int]) -> Finding | None:
    """Return a warning for a clause behind a quotation, or with a subject of its own, none of whose words of substance is in the passage, few as they are."""  # noqa: E501
    if case.kind == "narration":
        return None
    counted = {*told, *near, *missing}
    for first, last in _stretches(case):
        own = [i for i in case.reading.content if first <= i < last and i not in case.frame]
        if not counted.intersection(own) and all(
            case.reading.words[i].stem in case.passage.stems for i in own
        ):
            continue  # nothing but a name, and the passage has it: "and the Horn of Africa"
        likened = sum(first <= i < last for i in near)
        # Near words alone are no footing, where other words of the clause have none at all.
        held = any(first <= i < last for i in told) or 2 * likened > len(own)
        apart = _tacked(case, first, last) or (len(own) >= LEAST_OWN and _another(case, first, last))
        if own and not held and not any(case.reading.quoted[i] for i in own) and apart:
            return case.finding(
                RULE,
                "warning",
                "the source does not have what this part says",
                at=case.words(own[0], own[-1] + 1),
            )
    return None


def _another(case: Case, first: int, last: int) -> bool:
    """Say whether a stretch is a claim with a subject of its own, joined by "and": "and the state is happy to talk"."""  # noqa: E501
    words = case.reading.words
    if words[first].norm != "and" or last - first < LEAST_JOINED:
        return False
    opening = words[first + 1].norm
    return opening in _SUBJECTS or opening in _THEN


_THEN = frozenset("then now also later meanwhile".split())
_SUBJECTS = frozenset("it they he she there the if this that its their".split())


def _tacked(case: Case, first: int, last: int) -> bool:
    """Say whether a stretch is a clause of some length, told beside a quotation and joined to it by "and"."""
    words = case.reading.words
    joined = words[first].norm in ("and", "but", "while")
    told = [i for i in range(first, last) if i not in case.frame and not case.reading.quoted[i]]
    return joined and any(case.reading.quoted) and len(told) >= LEAST_TACKED


def _stretches(case: Case) -> Iterator[tuple[int, int]]:
    """Yield the clauses, each half that hangs on an "and", and all behind one that begins a clause of its own."""  # noqa: E501
    words = case.reading.words
    for first, last in case.reading.clauses:
        joints = [i for i in range(first + 1, last) if words[i].norm in ("and", "but", "while", "as")]
        yield from zip([first, *joints], [*joints, last], strict=True)
    yield from (
        (first, len(words)) for first, _ in case.reading.clauses if words[first].norm in ("and", "but")
    )


def footing(case: Case) -> tuple[list[int], list[int], list[int]]:
    """Return the content words with footing, those with near words only, and those without, as indices."""
    reading, passage = case.reading, case.passage
    header = frozenset().union(*(source.header_stems for source in passage.sources))
    vocabulary = house_stems()
    figures = {i for f in reading.figures for i in range(f.first, f.last)}
    dates = {i for d in reading.dates for i in range(d.first, d.last)}
    named = {
        i
        for name in names(reading)
        for i in range(name.first, name.last)
        if name.sure or any(_always_capital(reading, i, source) for source in passage.sources)
    }
    told: list[int] = []
    near: list[int] = []
    missing: list[int] = []
    # A word of the source stands for one of the draft: those that the draft has are taken.
    free = passage.stems - {w.stem for w in reading.words}
    for i in reading.content:
        word = reading.words[i]
        if i in case.frame or i in figures or i in dates or i in named or reading.quoted[i]:
            continue
        if (
            word.stem in passage.stems
            or _again(word.norm, passage.stems)
            or akin(word.stem, passage.stems)
            or _people(word.norm, passage.norms)
        ):
            told.append(i)
        elif others := related(word.stem) & free:
            near.append(i)
            free -= {min(others)}
        elif word.stem in vocabulary or word.stem in header:
            continue
        else:
            missing.append(i)
    return told, near, missing


def _always_capital(reading: Reading, i: int, source: Source) -> bool:
    """Say whether the document has the word, and never without a capital: it is a name."""
    word = reading.words[i].text.replace("’", "'").removesuffix("'s")
    return word in source.text and word.lower() not in lower_words(source)


def _again(norm: str, stems: frozenset[str]) -> bool:
    """Say whether the word is one of the passage with "re" before it: "restarted" for "started again"."""
    return norm.startswith("re") and len(norm) > 5 and stem(norm[2:].lstrip("-")) in stems


def _people(norm: str, norms: frozenset[str]) -> bool:
    return not norms.isdisjoint(lexicon.peoples().get(norm, ()))
