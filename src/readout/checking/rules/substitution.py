"""Substitution: where a sentence keeps its source's words, no number, unit, name or negation is put for
another.

Authority: the design's guarantee that names, figures and dates are the source's. The rules on figures,
units and names ask whether the passage has what the draft says; a passage may have it in another place.
Here the very place is compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.dates import Date
from readout.checking.reading import Reading, cue_classes
from readout.checking.rules import compounds
from readout.checking.rules.reversal import opposites
from readout.checking.rules.support import footing
from readout.checking.rules.swap import speaking
from readout.checking.rules.wording import told_in_its_words
from readout.checking.vocabulary import akin, related
from readout.checking.wording import Edit, Wording
from readout.checking.words import Word
from readout.records import Finding, Span
from readout.statements.authority import authority, folded

_NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "  # noqa: E501
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}  # fmt: skip  # noqa: E501
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
# Words of one row measure the same kind of thing.
_UNITS = tuple(
    frozenset(row.split())
    for row in (
        "second seconds minute minutes hour hours day days week weeks month months year years decade decades",
        "dollars euros pounds yen yuan rubles pesos",
        "miles kilometres kilometers metres meters feet yards inches",
        "tons tonnes pounds kilograms ounces gallons litres liters barrels acres hectares",
        "thousand million billion trillion thousands millions billions trillions",
    )
)
_NOT = frozenset(("not", "never", "no", "without", "nothing", "nobody", "none", "neither"))
# A phrase put for another has no more words of substance.
_PHRASE = 4
# A longer stretch of the source is left out, not put for something.
_STRETCH = 8
# So alike are two spellings of one name, in per cent.
_SPELLING = 75


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for a number, unit, name or "not" that stands where the source has another or none."""
    found = told_in_its_words(case)
    if found is None:
        return
    wording, source = found
    # "Had no problem" for "don't have any problem": each side has one.
    balance = _negations(case.reading, 0, len(case.reading.words)) - _negations(source, *wording.told)
    yield from _other(case, source, wording)
    yield from _renamed(case, source, wording)
    for edit in wording.edits:
        if any(case.reading.quoted[i] for i in range(edit.first, edit.last)):
            continue
        judged = (*_judged(case.reading, source, edit, balance), *_put(case, source, edit))
        for rule, why, fix in judged[:1]:
            last = max(edit.last, edit.first + 1)
            first = min(edit.first, len(case.reading.words) - 1)
            at = case.words(first, min(last, len(case.reading.words)))
            yield case.finding(rule, "warning" if rule == "support" else "error", why, fix=fix, at=at)


def _judged(
    draft: Reading, source: Reading, edit: Edit, balance: int
) -> Iterator[tuple[str, str, str | None]]:
    ours, theirs = draft.words[edit.first : edit.last], source.words[edit.begin : edit.end]
    if _opposite(ours, theirs):
        return
    negated = [w.norm for w in ours if w.norm in _NOT], [w.norm for w in theirs if w.norm in _NOT]
    lowest = any(
        f"{w.norm[:-2]}est" in {t.norm for t in source.words} for w in draft.words if w.norm[-2:] == "er"
    )
    if (
        balance > 0
        and negated[0]
        and not negated[1]
        and not lowest
        and not _turns(source, edit.begin, edit.end)
    ):
        yield "negation", f"its source does not say “{negated[0][0]}” here", None
    if (
        balance < 0
        and negated[1]
        and not negated[0]
        and not _turns(draft, edit.first, edit.last)
        and len(ours) <= 2
        and len(theirs) <= 3
    ):
        yield "negation", f"the source's “{negated[1][0]}” is lost", None
    if len(ours) != 1 or len(theirs) != 1:
        return
    one, other = ours[0], theirs[0]
    said = f"its source says “{other.text}”, not “{one.text}”"
    values = _value(one.norm), _value(other.norm)
    ours_dated, theirs_dated = _date_at(draft, edit.first), _date_at(source, edit.begin)
    if ours_dated and theirs_dated:
        # Whatever else of the passage has the draft's date: it is not said of this.
        if (ours_dated.year, ours_dated.month, ours_dated.day, ours_dated.weekday) != (
            theirs_dated.year,
            theirs_dated.month,
            theirs_dated.day,
            theirs_dated.weekday,
        ) and _form(ours_dated) == _form(theirs_dated):
            yield "date", said, other.text
        return
    if (None not in values and values[0] != values[1]) or (one.norm in _ORDINALS and other.norm in _ORDINALS):
        yield "figure", said, other.text
    elif any({one.norm, other.norm} <= row for row in _UNITS) and one.norm.rstrip("s") != other.norm.rstrip(
        "s"
    ):
        yield "unit", said, other.text
    elif _misspelt(one, other) and edit.first:
        yield "name", said, other.text


def _date_at(reading: Reading, i: int) -> Date | None:
    return next((d for d in reading.dates if d.first <= i < d.last), None)


def _form(date: Date) -> tuple[bool, bool, bool]:
    return date.day is not None, date.month is not None, date.weekday is not None


def _put(case: Case, source: Reading, edit: Edit) -> Iterator[tuple[str, str, str | None]]:
    """Yield what is said of one word of substance put for another: a name, or one foreign to the passage."""
    if edit.last - edit.first != 1 or edit.end - edit.begin != 1:
        yield from _headed(case, source, edit)
        return
    one, other = case.reading.words[edit.first], source.words[edit.begin]
    if not (case.reading.is_content(edit.first) and source.is_content(edit.begin)):
        return
    if _another_country(case, source, edit):
        yield "name", f"its source says “{other.text}”, not “{one.text}”", other.text
        return
    there = {w.norm for w in source.words}
    if one.norm in there or any(w.norm == other.norm for w in case.reading.words) or one.stem == other.stem:
        return
    dated = {i for d in case.reading.dates for i in range(d.first, d.last)}
    ours = speaking(case)
    if one.norm in lexicon.house("standing"):
        return
    if edit.first in dated or one.stem in ours or other.stem in ours or _opposite((one,), (other,)):
        return
    said = f"its source says “{other.text}”, not “{one.text}”"
    if one.capital and other.capital and edit.first and edit.begin:
        roles = lexicon.house("speakers") | lexicon.house("vocabulary") | lexicon.house("institutions")
        kin = other.norm in lexicon.peoples().get(one.norm, frozenset())
        if not kin and not {one.norm, other.norm} & roles:
            yield "name", said, other.text
    elif not (
        one.capital
        or other.capital
        or akin(one.stem, case.passage.stems)
        or one.stem in case.passage.stems
        or other.stem in related(one.stem)
    ):
        yield "support", said, None


def _headed(case: Case, source: Reading, edit: Edit) -> Iterator[tuple[str, str, str | None]]:
    """Yield what is said of a word of substance put for the one that heads the source's longer stretch: "ships" for "aircraft to".

    That one must stand alone: "saved" may tell "put money away".
    """  # noqa: E501
    here = [i for i in range(edit.first, edit.last) if case.reading.is_content(i)]
    there = [k for k in range(edit.begin, edit.end) if source.is_content(k)]
    if len(here) != 1 or not there or edit.end - edit.begin > _STRETCH or edit.last - edit.first > 2:
        return
    head = there[0]
    if any(f.first <= here[0] < f.last for f in case.reading.figures):
        return  # "20 per cent" is "20 percent"
    alone = head + 1 >= len(source.words) or not source.is_content(head + 1) or source.marked(head + 1)
    # Verbs are told by others of wider use; of a thing another thing is none.
    kinds = [_kinds(word.norm) for word in (case.reading.words[here[0]], source.words[head])]
    things = all("NOUN" in k for k in kinds) and any(k == {"NOUN"} for k in kinds)
    small = edit.last - edit.first == 1 and edit.end - edit.begin <= 2
    if alone and head - edit.begin <= 1 and (things or (small and edit.begin == head)):
        yield from _put(case, source, Edit(here[0], here[0] + 1, head, head + 1))


@lru_cache(maxsize=4096)
def _kinds(norm: str) -> frozenset[str]:
    """Return the parts of speech that a word may have."""
    import lemminflect

    return frozenset(lemminflect.getAllLemmas(norm))


def _another_country(case: Case, source: Reading, edit: Edit) -> bool:
    """Say whether one country stands for another whose name is not told there at all.

    Of names that both texts have as often, neither was put for the other: they stand in another order.
    """
    one, other = case.reading.words[edit.first], source.words[edit.begin]
    if not (one.capital and other.capital) or one.norm == other.norm:
        return False
    table = lexicon.peoples()
    if one.norm not in table or other.norm not in table or other.norm in table[one.norm]:
        return False
    ours = [w.norm for w in case.reading.words]
    theirs = [w.norm for w in source.words]
    return ours.count(one.norm) > theirs.count(one.norm) and ours.count(other.norm) < theirs.count(other.norm)


def _other(case: Case, source: Reading, wording: Wording) -> Iterator[Finding]:
    """Yield a warning for a phrase put for another: its words have no footing, the other's are not told."""
    lacking = set(footing(case)[2])
    ours = {w.stem for w in case.reading.words}
    for edit in wording.edits:
        there = [k for k in range(edit.begin, edit.end) if source.is_content(k)]
        here = [i for i in range(edit.first, edit.last) if case.reading.is_content(i)]
        if not there or not here or not set(here) <= lacking or len(here) > _PHRASE or len(there) > _PHRASE:
            continue
        if edit.last - edit.first == 1:
            continue  # "saved" for "put money away"; one word for one is judged by itself
        if any(source.words[k].stem in ours or related(source.words[k].stem) & ours for k in there):
            continue
        text = case.words(edit.first, edit.last).of(case.text)
        said = source.text[source.words[edit.begin].start : source.words[edit.end - 1].end]
        why = f"its source says “{' '.join(said.split())}”, not “{' '.join(text.split())}”"
        yield case.finding("support", "warning", why, at=case.words(edit.first, edit.last))
        return


def _renamed(case: Case, source: Reading, wording: Wording) -> Iterator[Finding]:
    """Yield an error for a name put for another at one place, of which either has several words."""
    roles = lexicon.house("speakers") | lexicon.house("vocabulary") | lexicon.house("institutions")
    words = {w.norm for w in source.words}
    told = {f for w in case.reading.words for f in (w.norm, *lexicon.peoples().get(w.norm, ()))}
    ours = speaking(case)
    for edit in wording.edits:
        here = [case.reading.words[i] for i in range(edit.first, edit.last) if case.reading.is_content(i)]
        there = [source.words[k] for k in range(edit.begin, edit.end) if source.is_content(k)]
        names = (here, there)
        if not all(names) or max(map(len, names)) < 2 or max(map(len, names)) > _PHRASE:
            continue
        if not all(w.capital and w.stem not in ours for name in names for w in name):
            continue
        if not all(any(w.norm not in roles for w in name) for name in names):
            continue
        forms = [{f for w in name for f in (w.norm, *lexicon.peoples().get(w.norm, ()))} for name in names]
        letters = ["".join(w.norm[0] for w in name) for name in names]
        if forms[0] & words or forms[1] & told or forms[0] & set(letters[1:]) or forms[1] & {letters[0]}:
            continue
        if any(compounds.bynamed(w.norm, frozenset(forms[1])) for w in here) or _one_actor(here, there):
            continue
        said = " ".join(source.text[there[0].start : there[-1].end].split())
        text = case.text[here[0].start : here[-1].end]
        at = Span(here[0].start, here[-1].end)
        yield case.finding("name", "error", f"its source says “{said}”, not “{text}”", fix=said, at=at)
        return


def _one_actor(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Say whether two names are known for the same person or body."""
    known = [set(authority().names.get(folded(" ".join(w.text for w in name)), ())) for name in (one, other)]
    return bool(known[0] & known[1])


def _misspelt(one: Word, other: Word) -> bool:
    """Say whether two capitalised words are one name, spelt differently."""
    if (
        not (one.capital and other.capital)
        or one.stem == other.stem
        or min(len(one.norm), len(other.norm)) < 4
    ):
        return False
    known = other.norm in lexicon.peoples().get(one.norm, frozenset())
    return not known and fuzz.ratio(one.norm, other.norm) >= _SPELLING


def _negations(reading: Reading, first: int, last: int) -> int:
    return sum(w.norm in _NOT for w in reading.words[first:last])


def _opposite(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Say whether "closed" stands for "not open"."""
    stems = {w.stem for w in ours}
    return any(opposites().get(w.stem, frozenset()) & stems for w in theirs)


def _turns(reading: Reading, first: int, last: int) -> bool:
    """Say whether some word there turns a claim without a "not": "unclear", "failed to"."""
    group = next(g for g in cue_classes() if g.kind == "negation")
    if any(start < last and stop > first for start, stop in reading.matches(group.keep)):
        return True
    return any(
        w.norm.startswith(("un", "in", "im", "ir", "il", "dis", "non")) for w in reading.words[first:last]
    )


def _value(norm: str) -> float | None:
    if norm in _NUMBERS:
        return float(_NUMBERS[norm])
    bare = norm.replace(",", "")
    return float(bare) if bare.replace(".", "", 1).isdigit() else None
