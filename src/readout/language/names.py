"""Named entities: what the network proposes, mended by what official transcripts show.

A title before a name, a list of countries, the form of a date: each is surer than a network trained on a small
treebank. Types are PERSON, ORG, PLACE, EVENT and TIME. A span leaves out titles, a leading "the" and a final "'s";
adjectives and peoples ("Russian", "Americans") are no names. Words are in ``data/names.toml``.
"""  # noqa: E501

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

Span = tuple[int, int, str]  # first token, token after the last, type

TYPES = ("PERSON", "ORG", "PLACE", "EVENT", "TIME")
# Features that the network sees, one bit each; COUNTRY to FAMILY come from the gazetteer that ships with the model.  # noqa: E501
COUNTRY, CITY, STATE, PLACE, ORGANISATION, GIVEN, FAMILY, TITLE, PEOPLE, CALENDAR = (
    1 << n for n in range(10)
)
FEATURES = 10
LONGEST = 6  # words of the longest phrase in the gazetteer
PROPER = ("NNP", "NNPS")
JOINTS = {"of", "for", "on", "and", "&", "the", "-", "de", "al", "in"}
NUMBER_WORDS = re.compile(
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|an|several|few|couple|many|some)$",
    re.I,
)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d$|'\d\d$|(?:19|20)\d0s$")
DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?$")
CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[ap]\.?m\.?)?$|\d{1,2}[ap]\.?m\.?$", re.I)
HALF = re.compile(r"[ap]\.?m\.?$", re.I)
COMPANY = frozenset({"inc", "plc", "llc", "ltd", "corp", "co"})
OFFICES = frozenset({"Dr.", "Ambassador", "Admiral", "General", "Mr.", "Ms.", "Mrs.", "Acting", "Deputy"})
JUNIOR = frozenset({"jr", "sr"})
ZONES = {"EST", "EDT", "ET", "GMT", "UTC", "CET", "PST", "PT", "Eastern"}


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    path = Path(__file__).parent / "data" / "names.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    time = raw["time"]
    return {
        "titles": frozenset(raw["titles"]),
        "before": frozenset(raw["forenames_follow"]),
        "organisations": tuple(raw["organisations"]),
        "places": tuple(raw["places"]),
        "ends": {word: kind for kind, words in raw["ends"].items() for word in words},
        "first": {word: kind for kind, words in raw["first"].items() for word in words},
        "followers": frozenset(raw["followers"]["words"]),
        "documents": frozenset(raw["documents"]["ends"]),
        "people": frozenset(w for word in raw["people"]["words"] for w in (word, word + "s")),
        "months": frozenset(time["months"]),
        "weekdays": frozenset(time["weekdays"]),
        "days": frozenset(time["days"]),
        "units": frozenset(w for word in time["units"] for w in (word, word + "s")),
        "pointing": frozenset(time["pointing"]),
    }


def _plain(word: str) -> str:
    return word.replace("’", "'").replace("‑", "-")


def is_title(word: str) -> bool:
    """Whether a word may stand before a person's name without being part of it."""
    return _plain(word).lower().rstrip(".") in _data()["titles"]


class Gazetteer:
    """Phrases with the bits of what they may be; matching takes the longest phrase at each place.

    Args:
        entries: phrase, tokens joined by a space, to bits.
    """

    def __init__(self, entries: Mapping[str, int]) -> None:
        data = _data()
        self.entries = dict(entries)
        for phrases, bit in ((data["organisations"], ORGANISATION), (data["places"], PLACE)):
            for phrase in phrases:
                key = " ".join(re.findall(r"\w[\w.+]*|[-,]", phrase))
                self.entries[key] = self.entries.get(key, 0) | bit
                self.entries[phrase] = self.entries.get(phrase, 0) | bit
        for key in [key for key in self.entries if "-" in key and " " not in key]:
            self.entries.setdefault(key.replace("-", " - "), self.entries[key])  # as the tokeniser cuts it
        self._firsts = frozenset(key.split(" ", 1)[0] for key in self.entries if " " in key)

    def is_given(self, word: str) -> bool:
        """Whether a word is a given name and no place."""
        bits = self.entries.get(word, 0)
        return bool(bits & GIVEN) and not bits & (COUNTRY | STATE | PLACE | CITY)

    def phrases(self, words: Sequence[str]) -> list[tuple[int, int, int]]:
        """First token, token after the last and bits of each phrase found, left to right."""
        found = []
        i = 0
        while i < len(words):
            word = words[i]
            if not (word[:1].isupper() or word.startswith("al")):
                i += 1
                continue
            plain = _plain(word)
            size, bits = 1, self.entries.get(plain, 0)
            if plain in self._firsts:
                for n in range(min(LONGEST, len(words) - i), 1, -1):
                    more = self.entries.get(" ".join(_plain(w) for w in words[i : i + n]))
                    if more:
                        size, bits = n, more
                        break
            if bits:
                found.append((i, i + size, bits))
            i += size
        return found

    def features(self, words: Sequence[str]) -> list[int]:
        """Bits of each word of a sentence, as the network sees them."""
        data = _data()
        result = [0] * len(words)
        for a, b, bits in self.phrases(words):
            for i in range(a, b):
                result[i] |= bits
        for i, word in enumerate(words):
            if word[:1].isupper():
                if is_title(word):
                    result[i] |= TITLE
                if word in data["people"]:
                    result[i] |= PEOPLE
                if word.rstrip(".") in data["months"] or word in data["weekdays"]:
                    result[i] |= CALENDAR
            elif word in data["days"]:
                result[i] |= CALENDAR
        return result


def decode(labels: Sequence[str]) -> list[Span]:
    """Spans of a sequence of BIO labels; an I that continues nothing begins a span."""
    spans: list[Span] = []
    start, kind = -1, ""
    for i, label in enumerate([*labels, "O"]):
        if start >= 0 and (not label.startswith("I-") or label[2:] != kind):
            spans.append((start, i, kind))
            start = -1
        if start < 0 and label != "O":
            start, kind = i, label[2:]
    return spans


def trim(words: Sequence[str], tags: Sequence[str], span: Span) -> Span | None:
    """The span without articles, titles, final possessives and marks; None where nothing is left."""
    a, b, kind = span
    marks = ("POS", ",", ".", ":", "''", "``", "-RRB-", "-LRB-", "HYPH", "CC", "IN", "DT")
    keep = ("this", "that", "a", "an") if kind == "TIME" else ()
    while a < b and (tags[a] in (*marks, "PRP$", "PRP", "PDT") or words[a].lower() == "the"):
        if words[a].lower() in keep:
            break
        a += 1
    while a < b and (tags[b - 1] in marks or words[b - 1] in ("'s", "’s", "'", "’")):
        if kind == "TIME" and tags[b - 1] == "IN":
            break
        b -= 1
    if kind == "PERSON":
        while a < b and (is_title(words[a]) or tags[a] not in (*PROPER, "FW")):
            a += 1
    return (a, b, kind) if a < b else None


def is_time(words: Sequence[str]) -> bool:
    """Whether words say when: a clock time, a date, a day, or a stretch that is counted from one ("two weeks ago").

    A bare length of time ("two weeks") and a bare part of a day ("the morning") do not.
    """  # noqa: E501
    data = _data()
    low = [_plain(w).lower() for w in words]
    if any(w in data["days"] for w in low) or any(
        w.rstrip(".") in data["months"] or w in data["weekdays"] or YEAR.match(w) for w in words
    ):
        return True
    if any(w in data["units"] for w in low):
        return any(
            w in data["pointing"] or w in ("ago", "later", "earlier", "following", "that") for w in low
        )
    return any(CLOCK.match(w) or HALF.match(w) or w == "o'clock" for w in low)


def _run(words: Sequence[str], tags: Sequence[str], a: int) -> int:
    """Token after the run of proper nouns that begins at ``a``; a hyphen between two of them is part of it."""  # noqa: E501
    b = a
    while b < len(words) and words[b][:1].isupper() and tags[b] in PROPER:
        b += 1
        if b + 1 < len(words) and words[b] == "-" and words[b + 1][:1].isupper() and tags[b + 1] in PROPER:
            b += 1
    return b


def _joined(words: Sequence[str], span: Span) -> Span:
    """The span with what follows its comma: ", Inc." of a company, ", Jr." of a person."""
    a, b, kind = span
    tails = {"ORG": COMPANY, "PERSON": JUNIOR}.get(kind, frozenset())
    if b + 1 < len(words) and words[b] == "," and words[b + 1].rstrip(".").lower() in tails:
        return a, b + 2, kind
    return span


def _follower(word: str) -> bool:
    return is_title(word) or word in _data()["followers"]


def _office(word: str) -> bool:
    return word.capitalize() in OFFICES


def _portfolios(words: Sequence[str], tags: Sequence[str], given: set[int]) -> set[int]:
    """Tokens of what an office is for ("Under Secretary for Political Affairs"), which is part of a title."""
    found: set[int] = set()
    for i in range(1, len(words) - 1):
        if words[i].lower() != "for" or words[i - 1].capitalize() not in (
            "Secretary",
            "Director",
            "Envoy",
            "Advisor",
            "State",
            "Coordinator",
        ):
            continue
        b = _run(words, tags, i + 1)
        while b + 1 < len(words) and words[b].lower() == "and" and _run(words, tags, b + 1) > b + 1:
            b = _run(words, tags, b + 1)
        end = next((j for j in range(i + 1, b) if j in given or _office(words[j])), b)
        found |= set(range(i + 1, end))
    return found


def _documents(words: Sequence[str], tags: Sequence[str]) -> set[int]:
    """Tokens of the names of laws, plans and agreements, which are no names in our sense."""
    last_words = _data()["documents"]
    found: set[int] = set()
    i = 0
    while i < len(words):
        b = _run(words, tags, i)
        numbered = b - i == 1 and tags[b : b + 1] == ["CD"] and words[i] in last_words
        if numbered or (b - i > 1 and any(w in last_words for w in words[i + 1 : b])):
            end = b
            while end + 1 < len(words) and words[end] in ("on", "of", "for", "and"):
                further = _run(words, tags, end + 1)
                if further == end + 1:
                    break
                end = further
            found |= set(range(i, end))
            b = end
        i = max(b, i + 1)
    return found


def times(words: Sequence[str], tags: Sequence[str]) -> list[Span]:
    """Dates and times of a sentence by their form."""
    data = _data()
    low = [_plain(w).lower() for w in words]
    n = len(words)
    spans: list[Span] = []

    def at(i: int) -> str:
        return low[i] if 0 <= i < n else ""

    i = 0
    while i < n:
        word, b = words[i], i
        month = word.rstrip(".") in data["months"] and (
            word not in ("May", "March") or tags[i] in PROPER or at(i + 1)[:1].isdigit()
        )
        if month:
            b = i + 1
            if at(b) == "the" and DAY.match(at(b + 1)):
                b += 1
            if b < n and (YEAR.match(low[b]) or DAY.match(low[b])):
                b += 1
            if b + 1 < n and words[b] == "," and YEAR.match(low[b + 1]):
                b += 2
            elif b < n and YEAR.match(low[b]):
                b += 1
            if tags[i] == "MD":
                b = i
        elif word in data["weekdays"]:
            b = i + 1
            if at(b) in ("morning", "afternoon", "evening", "night"):
                b += 1
            elif b + 1 < n and words[b] == "," and words[b + 1].rstrip(".") in data["months"]:
                b += 2
                while b < n and (DAY.match(low[b]) or YEAR.match(low[b])):
                    b += 1
                if b + 1 < n and words[b] == "," and YEAR.match(low[b + 1]):
                    b += 2
        elif low[i] in data["days"]:
            b = i + 1
            if low[i] != "today" and at(b) in ("morning", "afternoon", "evening", "night"):
                b += 1
        elif CLOCK.match(low[i]) or (DAY.match(low[i]) and HALF.match(at(i + 1))):
            b = i + 1
            if HALF.match(at(b)):
                b += 1
            elif at(b) == "in" and at(b + 1) == "the" and at(b + 2) in ("morning", "afternoon", "evening"):
                b += 3
            if b < n and words[b] in ZONES:
                b += 1
        elif YEAR.match(low[i]) and tags[i] in ("CD", "NNS", "NNP") and at(i - 1) not in ("$", "€", "£"):
            b = i + 1 if at(i + 1) not in ("people", "percent", "%", "troops") else i
        elif low[i] in data["pointing"] and at(i + 1) in data["units"] and low[i] != "every":
            b = i + 2
        elif (
            low[i] in ("last", "past", "next")
            and NUMBER_WORDS.match(at(i + 1))
            and at(i + 2) in data["units"]
        ) or (low[i] in data["units"] and at(i + 1) == "of" and YEAR.match(at(i + 2))):
            b = i + 3
        elif low[i] in data["pointing"] and low[i] in ("last", "next", "this") and i + 1 < n:
            following = words[i + 1].rstrip(".")
            if following in data["weekdays"] or (following in data["months"] and tags[i + 1] in PROPER):
                b = i + 2
        elif (
            at(i + 1) in data["units"]
            and at(i + 2) in ("ago", "earlier", "later", "from")
            and NUMBER_WORDS.match(low[i])
        ):
            if at(i + 2) != "from":
                b = i + 3
            elif at(i + 3) in ("now", "today"):
                b = i + 4
            if b > i and at(i - 1) in ("a", "an") and not (spans and spans[-1][1] == i):
                i -= 1
        elif (
            DAY.match(low[i]) and low[i][-1].isalpha() and at(i + 1) == "of" and i + 2 < n
            and words[i + 2] in data["months"]
        ):  # fmt: skip
            b = i + 3
        if b > i:
            spans.append((i, b, "TIME"))
            i = b
        else:
            i += 1
    return spans


def of_sentence(
    words: Sequence[str], tags: Sequence[str], proposed: Sequence[Span], gazetteer: Gazetteer
) -> list[Span]:
    """Named entities of one sentence, in order, none inside another.

    Args:
        words, tags: token texts and Penn tags.
        proposed: the network's spans.
        gazetteer: phrases known beforehand.
    """
    data = _data()
    size = len(words)
    taken: list[Span] = []
    covered = [False] * size
    for i in _documents(words, tags):
        covered[i] = True

    def take(span: Span) -> None:
        a, b, _ = span = _joined(words, span)
        if a < b and not any(covered[a:b]):
            taken.append(span)
            covered[a:b] = [True] * (b - a)

    for span in times(words, tags):
        take(span)
    known = gazetteer.phrases(words)
    sure: dict[tuple[int, int], str] = {}
    states = {a: b for a, b, bits in known if bits & STATE or words[a : a + 1] in (["DC"], ["D.C."])}
    given = {a for a, b, bits in known if bits & GIVEN and not bits & (COUNTRY | STATE | PLACE | CITY)}
    given |= {
        i for i, w in enumerate(words) if len(w) > 2 and w.isupper() and gazetteer.is_given(w.capitalize())
    }
    office = _portfolios(words, tags, given)
    for a, b, bits in known:
        if bits & (COUNTRY | PLACE) and office.issuperset(range(a, b)):
            take((a, b, "PLACE"))
    for i in office:
        covered[i] = True
    for a, b, bits in known:
        if bits & ORGANISATION and not bits & (COUNTRY | PLACE):
            sure[a, b] = "ORG"
        elif bits & (COUNTRY | PLACE | STATE) and not bits & GIVEN:
            of_state = bits & STATE and a > 1 and words[a - 2 : a] == ["State", "of"]
            sure[a - 2 if of_state else a, b] = "PLACE"
    # A town and its state are one place.
    for i in range(1, size - 1):
        if words[i] == "," and i + 1 in states and tags[i - 1] in PROPER:
            a = i - 1
            while a and tags[a - 1] in PROPER and not is_title(words[a - 1]):
                a -= 1
            take((a, states[i + 1], "PLACE"))
    # So are a town and its country ("Riyadh, Saudi Arabia").
    towns = {b: a for a, b, bits in known if bits & CITY and not bits & (COUNTRY | STATE | GIVEN)}
    for a, b, bits in known:
        if bits & COUNTRY and a - 1 in towns and words[a - 1] == ",":
            take((towns[a - 1], b, "PLACE"))
    # After a title comes a person.
    for i in range(size - 1):
        if _plain(words[i]).lower().rstrip(".") in data["before"] and words[i][:1].isupper():
            b = _run(words, tags, i + 1)
            a = i + 1
            while a < b and is_title(words[a]):
                a += 1
            if a < b == a + 1 and a in given and b < size and words[b][:1].isupper() and words[b].isalpha():
                b += 1  # a surname that is also a common word is often tagged as one
            short = a < b <= a + 4 and (words[b - 1] not in data["ends"] or b - a == 1)
            if short and (a, b) not in sure and words[a] not in data["people"]:
                take((a, b, "PERSON"))
    # Institutions and events by their last or first word.
    i = 0
    while i < size:
        b = _run(words, tags, i)
        if b == i:
            i += 1
            continue
        last, first = words[b - 1], words[i]
        kind = data["ends"].get(last) if b - i > 1 else None
        a = i
        if kind == "ORG" and last in data["first"] and b < size and words[b] in ("of", "on", "for"):
            further = _run(words, tags, b + 2 if words[b + 1 : b + 2] == ["the"] else b + 1)
            b = max(b, further) if further > b + 1 else b
        if kind is None and first in data["first"]:
            end = b
            while end + 1 < size and words[end] in ("of", "for", "on", "and", "the"):
                step = end + 1
                while step < size and words[step] == "the":
                    step += 1
                further = _run(words, tags, step)
                if further == step:
                    break
                end = further
            if end > b or data["first"][first] != "ORG":
                kind = data["first"][first] if end - i > 1 else None
                b = end if kind else b
        if kind and not all(is_title(w) or w in data["people"] for w in words[a : b - 1]):
            while a < b - 1 and is_title(words[a]) and words[a] not in data["first"] and b - a > 2:
                if words[a].lower() in (
                    "general",
                    "national",
                    "state",
                    "high",
                    "security",
                    "treasury",
                    "defense",
                    "homeland",
                ):
                    break
                a += 1
            take((a, b, kind))
        i = max(b, i + 1)
    # A given name and what follows it, unless the network sees an institution there.
    for i in sorted(given):
        if (
            i + 1 < size
            and tags[i] in PROPER
            and words[i + 1][:1].isupper()
            and words[i + 1].rstrip(".").isalpha()
        ):
            b = max(i + 2, _run(words, tags, i + 1))
            institution = any(s[2] == "ORG" and s[0] <= i < s[1] for s in proposed)
            if not institution and b - i <= 4 and not any(is_title(w) for w in words[i:b]):
                take((i, b, "PERSON"))
    # Phrases of several words that the lists know, unless the network sees a longer institution around them.
    inside = {
        (a, b) for a, b in sure for s in proposed if s[2] in ("ORG", "EVENT") and s[0] <= a and b < s[1]
    }
    for (a, b), kind in sure.items():
        acronym = words[a].isupper() and b - a == 1
        if (b - a > 1 and (a, b) not in inside) or (acronym and len(words[a]) > 2 and (a, b) not in inside):
            take((a, b, kind))
    # What the network proposes, unless the lists know better.
    for span in sorted(proposed, key=lambda s: s[0] - s[1]):
        kept = trim(words, tags, span)
        if kept is None:
            continue
        a, b, kind = kept
        if kind == "PLACE":
            # "United States Qin Gang": the country, and what follows is another name.
            b = next((e for s, e in sure if s == a and e < b and sure[s, e] == "PLACE"), b)
        if kind == "PERSON" and b == a + 1 and a in given and b < size and words[b][:1].isupper():
            b += words[b].isalpha() and not is_title(words[b])
        if kind == "ORG":
            # "White House Counsel", "NATO Allies": the institution, and what is its.
            b = next((e for s, e in sure if s == a and e < b and _follower(words[e])), b)
            while b - a > 1 and _follower(words[b - 1]):
                b -= 1
        if kind != "TIME":
            if not any(t in PROPER for t in tags[a:b]):
                continue
            if all(w in data["people"] or is_title(w) for w in words[a:b]):
                continue
        elif not is_time(words[a:b]):
            continue
        take((a, b, sure.get((a, b), kind)))
    for (a, b), kind in sure.items():
        if any(tags[i] in PROPER for i in range(a, b)) or words[a].isupper():
            take((a, b, kind))
    return sorted(taken)


def of_document(
    sentences: Sequence[tuple[Sequence[str], Sequence[str]]], found: Sequence[Sequence[Span]]
) -> list[list[Span]]:
    """Make a document agree with itself: a name seen twice is one kind, and a surname is its bearer's kind.

    Args:
        sentences: token texts and tags of each sentence.
        found: entities of each sentence, from :func:`of_sentence`.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    surnames: dict[str, int] = Counter()
    for (words, _), spans in zip(sentences, found, strict=True):
        for a, b, kind in spans:
            if kind != "TIME":
                votes[" ".join(words[a:b])][kind] += 1
                if kind == "PERSON" and b - a > 1:
                    surnames[words[b - 1]] += 1
    settled = {name: max(c.items(), key=lambda p: (p[1], p[0]))[0] for name, c in votes.items()}
    for name in surnames:
        settled.setdefault(name, "PERSON")
    result = []
    for (words, tags), spans in zip(sentences, found, strict=True):
        covered = {i for a, b, _ in spans for i in range(a, b)}
        new = [
            (a, b, settled.get(" ".join(words[a:b]), kind) if kind != "TIME" else kind)
            for a, b, kind in spans
        ]
        for i, (word, tag) in enumerate(zip(words, tags, strict=True)):
            kind_of = settled.get(word)
            if i not in covered and tag in PROPER and kind_of and not is_title(word):
                beside = any(
                    0 <= j < len(words) and tags[j] in PROPER and j not in covered for j in (i - 1, i + 1)
                )
                if not beside or (i and is_title(words[i - 1])):
                    new.append((i, i + 1, kind_of))
        result.append(sorted(new))
    return result
