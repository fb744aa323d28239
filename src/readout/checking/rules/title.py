"""Title: the office set beside a name is one that the sources give that person.

Authority: the design's guarantee that a published sentence names people as its sources do. What the sources
give is read from the speakers' roles, the header, and the words right around each mention of the name.
"""

from __future__ import annotations

from collections.abc import Iterator

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.offices import AROUND, LINKS, RANKS, is_office, is_part, mentioned, plain
from readout.checking.reading import Reading
from readout.records import Finding, Span

RULE = "title"
_LONGEST = 7
_COMMON = frozenset("us u.s. united states american white house senior mr mrs ms".split())


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for an office that the sources give otherwise; a warning where they give none."""
    if not case.tells or case.line or not case.passage.sources:
        return
    reading = case.reading
    dated = {i for d in reading.dates for i in range(d.first, d.last)}
    for i, begin, last in _titled(reading):
        # "On 14 June President Holt": the month is no part of the title.
        first = next((k for k in range(begin, last) if k not in dated), last)
        title = [plain(w.norm) for w in reading.words[first:last] if w.norm not in LINKS | _COMMON]
        surname = _surname(reading, i)
        known = [k for source in case.passage.sources for k in mentioned(source, surname)]
        if not known or not title:
            continue
        wrong = _wrong(title, known, case)
        if wrong:
            span = Span(reading.words[first].start, reading.words[last - 1].end)
            own = _roles(case, surname)
            given = own or any(_heads(words) for words in known)
            yield case.finding(
                RULE,
                "error" if given else "warning",
                f"the source does not call {reading.words[i].text} “{span.of(case.text)}”"
                + (f" but “{own}”" if own else ""),
                source=own or "",
                fix=own,
                at=span,
            )


def _titled(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Yield each name with a title beside it: the name's first word, and the title's range of words."""
    for i, word in enumerate(reading.words):
        if not word.capital or reading.quoted[i] or is_office(word.norm) or _of_body(reading, i):
            continue
        first = _begin(reading, i) if i else None
        if first is not None:
            yield i, first, i
        behind = _apposition(reading, i)
        if behind is not None:
            yield i, *behind


def _of_body(reading: Reading, i: int) -> bool:
    """Say whether a capitalised word begins the name of a body: "director of the Harbour Service"."""
    following = reading.words[i + 1] if i + 1 < len(reading.words) else None
    body = following is not None and following.norm in lexicon.house("institutions")
    return body and following is not None and following.capital and not reading.marked(i + 1)


def _apposition(reading: Reading, i: int) -> tuple[int, int] | None:
    """Return the head and rank of an office set behind the name at word ``i``: "Holt, the finance minister"."""  # noqa: E501
    words = reading.words
    if i + 2 >= len(words) or reading.text[words[i].end : words[i + 1].start].strip() != ",":
        return None
    if words[i + 1].norm not in ("the", "a", "an", "its", "their") and not is_part(words[i + 1]):
        return None
    for k in range(i + 1, min(len(words), i + 1 + AROUND)):
        if k > i + 1 and (reading.marked(k) or words[k].norm in LINKS):
            return None
        if is_office(words[k].norm):
            if _speaks(reading, k + 1):
                return None
            closed = k + 1 < len(words) and (reading.marked(k + 1) or words[k + 1].norm in LINKS)
            if (
                i > 1
                and words[i - 1].norm == "to"
                and words[i - 2].norm == "according"
                and not _ends(reading, k + 1)
            ):
                return None  # "According to Holt, the Secretary of State may go": another person
            ranked = words[k - 1].norm in RANKS
            return (k - ranked, k + 1) if closed else None
    return None


def _ends(reading: Reading, after: int) -> bool:
    """Say whether an office ends at a mark, or behind its links and capitals."""
    k = after
    while k < len(reading.words) and not reading.marked(k):
        if not (reading.words[k].capital or reading.words[k].norm in LINKS):
            return False
        k += 1
    return True


def _speaks(reading: Reading, after: int) -> bool:
    """Say whether an office goes on to a name that speaks: "..., Secretary of State Jane Holt said"."""
    k = after
    while k < len(reading.words) and not reading.marked(k):
        word = reading.words[k]
        if word.norm in lexicon.house("saying"):
            return k > after
        if not (word.capital or word.norm in LINKS):
            return False
        k += 1
    return False


def _begin(reading: Reading, i: int) -> int | None:
    """Return where the title before the name at word ``i`` begins, or ``None`` if there is none."""
    if reading.marked(i):
        return None
    head = i - 1
    if not (is_office(reading.words[head].norm) or (reading.words[head].norm == "staff")):
        # "Secretary of State Blinken", "President of the Republic Moreau".
        for back in range(2, 5):
            j = i - back
            if j < 0 or any(reading.marked(k) for k in range(j + 1, i + 1)):
                return None
            if is_office(reading.words[j].norm) and reading.words[j + 1].norm == "of":
                break
        else:
            return None
        if not reading.words[i - 1].capital:
            return None
        head = j
    first = head
    while (
        first > 0 and i - first < _LONGEST and not reading.marked(first) and is_part(reading.words[first - 1])
    ):
        first -= 1
    return first


def _surname(reading: Reading, i: int) -> str:
    """Return the last word of the name that begins at word ``i``."""
    last = i
    while (
        last + 1 < len(reading.words)
        and not reading.marked(last + 1)
        and reading.words[last + 1].capital
        and last - i < 4
    ):
        last += 1
    return reading.words[last].norm


def _heads(words: frozenset[str]) -> bool:
    return any(is_office(w) for w in words)


def _wrong(title: list[str], known: list[frozenset[str]], case: Case) -> bool:
    """Say whether no mention of the name has the title's words around it."""
    heads = [w for w in title if is_office(w)]
    publisher = {w.norm for s in case.passage.sources for w in Reading(s.transcript.publisher or "").words}
    rest = set(title) - set(heads) - publisher - _COMMON
    if not heads:
        return False
    for words in known:
        if not words.issuperset(heads):
            continue
        if all(w in words or (w not in _all_near(known) and w in publisher) for w in rest):
            return False
    return True


def _all_near(known: list[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*known)


def _roles(case: Case, surname: str) -> str | None:
    """Return the role that the sources give the person, as printed."""
    for source in case.passage.sources:
        for turn in source.turns:
            name = Reading(turn.speaker.name or turn.speaker.short or "").words
            if name and name[-1].norm == surname and turn.speaker.role:
                return turn.speaker.role
        for official in source.transcript.officials:
            name = Reading(official.name).words
            if name and name[-1].norm == surname and official.role:
                return official.role
    return None
