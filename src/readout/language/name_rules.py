"""Rules that propose names, the surest first; ``names.py`` puts them together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from readout.language import times
from readout.language.gazetteer import (
    CITY,
    COUNTRY,
    FAMILY,
    GIVEN,
    STATE,
    is_calendar,
    is_people,
    is_title,
    plain,
)
from readout.language.name_sentence import LINKS, PROPER, Sentence, Span, kinds, listed, trim

_LONGEST_PERSON = 4
_ENDS_OF_ADDRESS = frozenset({",", ".", "?", "!", "—", "–", "-", ";", ":"})


def documents(s: Sentence) -> set[int]:
    """Tokens of the names of laws, plans and agreements, which are no names in our sense."""
    found: set[int] = set()
    for i in range(1, len(s.words)):
        if s.words[i - 1].lower() in listed("numbered") and s.tags[i] == "CD":
            year = s.words[i + 1 : i + 4 : 2] == ["(", ")"]  # "resolution 1515 (2003)"
            found.update(range(i, i + 4 if year else i + 1))
    i = 0
    while i < len(s.words):
        b = s.run(i)
        inner = s.words[i:b] if b - i == 1 and s.tags[b : b + 1] == ["CD"] else s.words[i + 1 : b]
        if " ".join(s.words[i:b]) in listed("no_names"):
            found.update(range(i, b))
        ends_as_institution = b - i > 2 and kinds("ends").get(s.words[b - 1]) == "ORG"
        if not listed("documents").isdisjoint(inner) and not ends_as_institution:
            b = s.linked(b, frozenset({"on", "of", "for", "and"}))
            a = i
            if i > 1 and s.words[i - 1].lower() == "and" and not any(end == i - 1 for _, end in s.sure):
                while a > 1 and (s.proper(a - 2) if a == i else s.proper(a - 1) or s.words[a - 1] == "-"):
                    a -= 2 if a == i else 1  # "Trade and Cooperation Agreement"
            found.update(range(a, b))
        i = max(b, i + 1)
    return found


def portfolios(s: Sentence) -> set[int]:
    """Tokens of what an office is for or on ("Under Secretary for Political Affairs"): part of a title."""
    found: set[int] = set()
    for i in range(1, len(s.words) - 1):
        office = i - 1
        if s.words[i - 2 : i] == ["the", "President"] and i > 3:
            office = i - 4  # "Adviser to the President for ..."
        link = s.words[i].lower()
        if link not in ("for", "on") or is_calendar(s.words[i + 1]):
            continue
        if s.words[office].lower() in listed(f"offices_{link}"):
            b = s.linked(s.run(i + 1), frozenset({"and"}))
            rest = range(i + 1, b)
            found.update(
                range(i + 1, next((j for j in rest if j in s.given or _begins_a_title(s.words[j])), b))
            )
    return found


def _begins_a_title(word: str) -> bool:
    return word.lower().rstrip(".") in listed("forenames_follow") or word.lower() in ("acting", "deputy")


def _times(s: Sentence) -> Iterator[Span]:
    for a, b in times.spans(s.words, s.tags):
        yield a, b, "TIME"


def _towns(s: Sentence) -> Iterator[Span]:
    """A town with its state or country is one place: "Dearborn, Michigan", "Riyadh, Saudi Arabia"."""
    towns = {b: a for a, b, bits in s.known if bits & CITY and not bits & (COUNTRY | STATE | GIVEN)}
    states = {(a, b) for a, b, bits in s.known if bits & STATE and not bits & CITY}  # a list of states
    for a, b, bits in s.known:
        if a < 2 or s.words[a - 1] != ",":
            continue
        if bits & STATE or s.words[a] in ("DC", "D.C."):
            start = a - 1
            while start and s.tags[start - 1] in PROPER and not is_title(s.words[start - 1]):
                start -= 1
            if start < a - 1 and (start, a - 1) not in states:
                yield start, b, "PLACE"
        elif bits & COUNTRY and a - 1 in towns:
            yield towns[a - 1], b, "PLACE"


def _after_titles(s: Sentence) -> Iterator[Span]:
    """After a title comes a person."""
    for i, word in enumerate(s.words):
        if not word[:1].isupper() or plain(word).lower().rstrip(".") not in listed("forenames_follow"):
            continue
        a, b = i + 1, s.run(i + 1)
        while a < b and is_title(s.words[a]):
            a += 1
        if a < b == a + 1 and a in s.given and s.may_be_surname(b):
            b += 1
        if a < b == a + 1 and s.may_be_surname(b) and s.tags[b] in ("NN", "JJ", "FW", "UH") and not s.heading:
            b += 0 if is_title(s.words[b]) or is_people(s.words[b]) else 1
        last = kinds("ends").get(s.words[b - 1]) if a < b else None
        institution = (last is not None and (b - a > 1 or last == "ORG")) or (
            a < b and s.words[a] in kinds("first")
        )
        if (
            a < b <= a + _LONGEST_PERSON
            and not institution
            and (a, b) not in s.sure
            and not is_people(s.words[a])
        ):
            yield a, b, "PERSON"


def _institutions(s: Sentence) -> Iterator[Span]:
    """Institutions, places and events by their last word ("... Council") or first ("Ministry of ...")."""
    ends, firsts = kinds("ends"), kinds("first")
    i = 0
    while i < len(s.words):
        a, b = i, s.run(i)
        if a == b:
            i += 1
            continue
        kind = ends.get(s.words[b - 1]) if b - a > 1 else None
        second = s.run(b + 1) if kind is None and s.words[b : b + 1] == ["and"] else b
        if second > b + 2 and s.words[second - 1] in listed("of_pairs") and _opens_a_pair(s, a, b):
            kind, b = "ORG", second  # "Food and Drug Administration"
        if kind == "ORG" and s.words[b - 1] in firsts:
            b = s.linked(b, LINKS - {"and"})  # "U.S. Department of State"
        elif kind is None and s.words[a] in firsts:
            end, opened = s.linked(b), firsts[s.words[a]]
            if end > b or (opened != "ORG" and b - a > 1):
                kind, b = opened, end
        begin = listed("begin_institutions")
        if kind and not all(
            is_people(w) or (is_title(w) and w.lower() not in begin) for w in s.words[a : b - 1]
        ):
            while (
                b - a > 2
                and is_title(s.words[a])
                and s.words[a] not in firsts
                and s.words[a].lower() not in begin
            ):
                a += 1
            yield a, b, kind
        i = max(b, i + 1)


def _opens_a_pair(s: Sentence, a: int, b: int) -> bool:
    """Whether a run may be the first half of "... and ... Administration": no list knows what it names."""
    known = any(
        start < b and a < end and (bits & GIVEN or (end == b and (b - a == 1 or bits & ~FAMILY)))
        for start, end, bits in s.known
    )
    titled = any(w.lower().rstrip(".") in listed("forenames_follow") for w in s.words[max(0, a - 1) : b])
    return not known and not titled and (b - a > 1 or (a > 0 and s.words[a - 1].lower() == "the"))


def _companies(s: Sentence) -> Iterator[Span]:
    """A company by what follows its comma: "Quent Harbour, LLC"."""
    for comma in range(1, len(s.words) - 1):
        if s.words[comma] == "," and s.words[comma + 1].rstrip(".").lower() in listed("company_tails"):
            a = comma
            while a and s.proper(a - 1):
                a -= 1
            if a < comma and s.words[comma + 1][:1].isupper():
                yield a, comma, "ORG"


def _spoken_to(s: Sentence) -> Iterator[Span]:
    """Who is thanked, greeted or called upon: "Thanks, Quent." """
    for comma in range(1, min(7, len(s.words) - 1)):
        opening = " ".join(s.words[:comma]).lower()
        if s.words[comma] != "," or opening not in listed("openings"):
            continue
        a = comma + 1
        b = max(s.run(a), a + 1) if s.words[a][:1].isupper() and s.tags[a] in (*PROPER, "UH", "FW") else a
        ended = b == len(s.words) or s.words[b] in _ENDS_OF_ADDRESS
        known = any(start < b and a < end and not bits & (GIVEN | FAMILY) for start, end, bits in s.known)
        office = any(is_title(w) or is_people(w) for w in s.words[a:b])
        if a < b <= a + 3 and ended and not known and not office:
            yield a, b, "PERSON"


def _given_names(s: Sentence) -> Iterator[Span]:
    """A given name and what follows it, unless the network sees an institution there."""
    for i in sorted(s.given):
        if not s.proper(i) or not s.may_be_surname(i + 1):
            continue
        b = max(i + 2, s.run(i + 1))
        institution = any(kind == "ORG" and a <= i < end for a, end, kind in s.proposed)
        if not institution and b - i <= _LONGEST_PERSON and not any(is_title(w) for w in s.words[i:b]):
            yield i, b, "PERSON"


def _long_phrases(s: Sentence) -> Iterator[Span]:
    """Long phrases and acronyms that the lists know, unless the network sees a longer institution."""
    for (a, b), kind in s.sure.items():
        acronym = b - a == 1 and len(s.words[a]) > 2 and s.words[a].isupper()
        around = any(k in ("ORG", "EVENT") and start <= a and b < end for start, end, k in s.proposed)
        if (b - a > 1 or acronym) and not around:
            yield a, b, kind


def _proposals(s: Sentence) -> Iterator[Span]:
    """What the network proposes, the longest first, unless the lists know better."""
    for span in sorted(s.proposed, key=lambda p: p[0] - p[1]):
        kept = trim(s.words, s.tags, span)
        if kept is None:
            continue
        a, b, kind = kept
        if kind == "PERSON" and b - a > 1 and s.words[b - 1].lower() in listed("offices_for"):
            continue  # "Climate Adviser"
        if a and s.words[a - 1] in listed("compass") and kind != "TIME":
            a, kind = a - 1, "PLACE" if b - a == 1 else kind  # "the Northern Triangle"
        shorter = next((e for start, e in s.sure if start == a and e < b), b)
        if kind == "TIME":
            if times.is_time(s.words[a:b]):
                yield kept
            continue
        if kind == "PLACE" and s.sure.get((a, shorter)) == "PLACE":
            b = shorter  # "United States Qin Gang": the country, and another name
        elif kind == "ORG":
            # "White House Counsel", "NATO Allies": the institution, and what is its.
            b = shorter if shorter < b and _follows_institutions(s.words[shorter]) else b
            while b - a > 1 and _follows_institutions(s.words[b - 1]):
                b -= 1
        elif (
            kind == "PERSON"
            and b == a + 1
            and a in s.given
            and s.may_be_surname(b)
            and not is_title(s.words[b])
        ):
            b += 1
        bare = all(is_people(w) or is_title(w) for w in s.words[a:b])
        # "the Department", "the Council"; "D"
        bare = bare or (b - a == 1 and (s.words[a] in kinds("first") or s.words[a] in listed("bare")))
        bare = bare or (b - a == 1 and len(s.words[a]) == 1)
        if not bare and any(t in PROPER for t in s.tags[a:b]):
            yield a, b, s.sure.get((a, b), kind)


def _follows_institutions(word: str) -> bool:
    return is_title(word) or word in listed("followers")


def _short_phrases(s: Sentence) -> Iterator[Span]:
    """What the lists know and nothing else has taken."""
    for (a, b), kind in s.sure.items():
        if any(t in PROPER for t in s.tags[a:b]) or s.words[a].isupper():
            yield a, b, kind


#: The surest first.
RULES: tuple[Callable[[Sentence], Iterator[Span]], ...] = (
    _times, _towns, _after_titles, _companies, _institutions, _spoken_to, _given_names, _long_phrases,
    _proposals, _short_phrases,
)  # fmt: skip
