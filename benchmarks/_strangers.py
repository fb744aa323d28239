"""Corruptions as a stranger makes them who has read what is to be caught and nothing of the code: other words, other ways.

Word lists and patterns only, no parse. Each takes a :class:`~benchmarks._corruptions.Material` and a seeded generator, and
returns the corrupted sentence, or ``None`` where the sentence offers nothing.
"""  # noqa: E501

from __future__ import annotations

import random
import re
from collections.abc import Iterable

from benchmarks._corruptions import DAYS, MONTHS, QUOTE, Material
from benchmarks._sense import unframed, upper

_OPPOSITES = {
    "increase": "decrease", "increased": "decreased", "strong": "weak", "accepted": "rejected", "agreed": "refused",  # noqa: E501
    "possible": "impossible", "legal": "illegal", "able": "unable", "allowed": "forbade", "improve": "worsen",
    "improved": "worsened", "higher": "lower", "better": "worse", "growing": "shrinking", "safe": "unsafe",
    "began": "ended", "includes": "excludes", "open": "closed", "welcomed": "regretted", "succeeded": "failed",  # noqa: E501
}  # fmt: skip
_LIKE = {
    "big": "large", "important": "significant", "start": "begin", "help": "assist", "buy": "purchase",
    "show": "demonstrate", "people": "individuals", "country": "nation", "many": "numerous", "use": "employ",
    "good": "fine", "great": "excellent", "strong": "powerful", "clear": "obvious", "together": "jointly",
    "hard": "tough", "efforts": "attempts", "is": "was", "are": "were", "was": "is", "were": "are",
}  # fmt: skip
_HARDER = (
    (r"\b(?:may|might|could)(?= [a-z])(?! not)", "will"),
    (r" (?:reportedly|allegedly|apparently|perhaps|maybe|probably|presumably)\b", ""),
    (r"\b(?:is|are) (?:expected|likely|set|hoping|planning|trying|seeking) to\b", "will"),
    (r"\b(?:aims?|hopes?|plans?|intends?|seeks?|tries|wants?) to\b(?! (?:say|thank|be clear|make))", "will"),
    (r"\b(?:tried|sought|hoped|planned) to\b", "managed to"),
    (r"\b(?:suggests?|indicates?) that\b", "proves that"),
    (r"\bsome of the\b", "all of the"),
)
_PERIODS = (
    ("this year", "last year"), ("last year", "this year"), ("next week", "next month"), ("next year", "last year"),  # noqa: E501
    ("last month", "last week"), ("last week", "last month"), ("this week", "last week"), ("this month", "last month"),  # noqa: E501
)  # fmt: skip
_CLAUSE = (
    r"(?:if(?! \w+ may\b)|unless|(?<!up )(?:once|until)(?!-| \d)|provided that|as long as|in the event(?: of| that)?|subject to|depending on|"  # noqa: E501
    r"assuming)\b"
)
_BOUNDS = {
    "more than": "only", "over": "under", "at least": "exactly", "less than": "over", "fewer than": "at least",  # noqa: E501
    "up to": "exactly", "nearly": "more than", "almost": "over", "as many as": "only",
}  # fmt: skip
_GIVEN = ("Peter", "Susan", "Andreas", "Maria", "Hassan")


def _any(rng: random.Random, text: str, changes: Iterable[tuple[int, int, str]]) -> str | None:
    options = [upper(re.sub(r"  +", " ", text[:a] + new + text[b:])) for a, b, new in changes]
    return rng.choice(options) if options else None


def figure(m: Material, rng: random.Random) -> str | None:
    """Change one digit of a figure, let two change places, or put a figure of another sentence."""
    changes: list[tuple[int, int, str]] = []
    others = list(re.findall(r"(?<![\w.,])\d[\d,]*\d(?![\w.])", " ".join(m.pool)))
    for f in re.finditer(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w-]|,\d)", m.words):
        year = re.fullmatch(r"(?:19|20)\d\d,?", f[0])
        if year or re.match(rf" (?:{'|'.join(MONTHS)})", m.words[f.end() :]):
            continue
        if re.search(r"[A-Z]\w* $", m.words[: f.start()]):
            continue
        at = rng.choice([f.start() + k for k, c in enumerate(f[0]) if c.isdigit()])
        changes.append((at, at + 1, rng.choice([d for d in "123456789" if d != m.words[at]])))
        one, two = f[0][:1], f[0][1:2]
        if two.isdigit() and one != two != "0":
            changes.append((f.start(), f.start() + 2, two + one))
        changes += [(f.start(), f.end(), other) for other in others if other not in m.text]
    return _any(rng, m.text, changes)


def date(m: Material, rng: random.Random) -> str | None:
    """Put another weekday, month or year, or "last month" for "last week"."""
    words, changes = unframed(m), list[tuple[int, int, str]]()
    for names in (DAYS, [x for x in MONTHS if x not in ("May", "March")]):
        changes += [
            (f.start(), f.end(), rng.choice([n for n in names if n != f[0]]))
            for f in re.finditer(rf"\b(?:{'|'.join(names)})\b", words)
        ]
    for f in re.finditer(r"\b(?:in|since|by|until|from|before|after|during) ((?:19|20)\d\d)\b", words):
        changes.append((f.start(1), f.end(1), str(int(f[1]) + rng.choice((-10, -1, 1, 10)))))
    for said, put in _PERIODS:
        changes += [(f.start(), f.end(), put) for f in re.finditer(rf"\b{said}\b", words)]
    return _any(rng, m.text, changes)


def name(m: Material, rng: random.Random) -> str | None:
    """Put another name of the document, double or leave out a letter, or give another first name."""
    words, changes = unframed(m), list[tuple[int, int, str]]()
    own = set(re.findall(r"\w+", f"{m.speaker} {m.role or ''}"))
    for f in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{4,}(?: [A-Z][a-z]{3,})?(?![\w-])", words):
        parts = f[0].split()
        if set(parts) & (own | set(MONTHS) | set(DAYS)) or not set(parts) <= set(m.names):
            continue
        last, at = parts[-1], rng.randrange(1, len(parts[-1]) - 1)
        wrong = rng.choice((last[:at] + last[at] * 2 + last[at + 1 :], last[:at] + last[at + 1 :]))
        if wrong != last and wrong not in m.source:
            changes.append((f.end() - len(last), f.end(), wrong))
        if len(parts) == 2:
            changes.append((f.start(), f.start() + len(parts[0]), rng.choice(_GIVEN)))
    return _any(rng, m.text, changes)


def speaker(m: Material, rng: random.Random) -> str | None:
    """Tell the sentence according to, or in the view of, another speaker of the document."""
    if not m.speaker:
        return None
    others = [o for o in m.others if o.split()[-1] != m.speaker.split()[-1]]
    said = re.search(rf", (?:{re.escape(m.speaker)} said|according to {re.escape(m.speaker)})\.$", m.text)
    if not others or not said or QUOTE.search(m.text):
        return None
    body, other = m.text[: said.start()], rng.choice(others)
    return rng.choice((f"{body}, according to {other}.", f"In {other}’s view, {body[:1].lower()}{body[1:]}."))


def negation(m: Material, rng: random.Random) -> str | None:
    """Put "fail to", "refuse to", "no longer", "hardly" or an opposite; "still" for "no longer"."""
    words, changes = unframed(m), list[tuple[int, int, str]]()
    changes += [(f.start(), f.end(), "still") for f in re.finditer(r"\bno longer\b", words)]
    changes += [(f.start(), f.end(), " always") for f in re.finditer(r" never\b", words)]
    for f in re.finditer(
        r"\b(?:will|would|can|must) (?=[a-z]{3,})(?!be\b|have\b|not\b|also\b|the\b|our\b)", words
    ):
        changes += [(f.end(), f.end(), new) for new in ("fail to ", "refuse to ")]
    if not re.search(r"\b(?:not|no|never|nor|without|cannot)\b", words):
        for f in re.finditer(r"\b(?:will|would|can|must|is|are|was|were|has|have)\b(?= [a-z])", words):
            changes += [(f.end(), f.end(), new) for new in (" hardly", " no longer")]
        for one, other in _OPPOSITES.items():
            changes += [(f.start(), f.end(), other) for f in re.finditer(rf"\b{one}\b", words)]
    return _any(rng, m.text, changes)


def hedge(m: Material, rng: random.Random) -> str | None:
    """Drop or harden a hedge."""
    words = unframed(m)
    changes = [(f.start(), f.end(), new) for pattern, new in _HARDER for f in re.finditer(pattern, words)]
    return _any(rng, m.text, changes)


def condition(m: Material, rng: random.Random) -> str | None:
    """Cut a condition off by its marks: before a comma, or up to the attribution or the end."""
    words, changes = unframed(m), list[tuple[int, int, str]]()
    changes += [
        (f.start(1), f.end(), "")
        for f in re.finditer(rf"(?:^|said (?:that )?|, )({_CLAUSE}[^,]{{10,90}}, )", words, re.IGNORECASE)
    ]
    if not re.search(r"\b(?:even|as|know|see|ask|asked|what|sure|and|tell) (?:if|when|once)\b", words):
        changes += [
            (f.start(), f.end(), "") for f in re.finditer(rf" {_CLAUSE}[^,.;]{{10,90}}(?=[,.] *$|,)", words)
        ]
    changes += [(f.start(), f.end(), "if") for f in re.finditer(r"\bunless\b", words)]
    options = [(a, b, new) for a, b, new in changes if len((m.text[:a] + new + m.text[b:]).split()) >= 7]
    return None if "“" in m.text else _any(rng, m.text, options)


def bound(m: Material, rng: random.Random) -> str | None:
    """Turn a bound, make it exact, or put "only" where there was none."""
    words, changes = unframed(m), list[tuple[int, int, str]]()
    for f in re.finditer(rf"\b({'|'.join(_BOUNDS)}) (?=[$€£]?\d)", words):
        changes += [(f.start(1), f.end(1), _BOUNDS[f[1]]), (f.start(), f.end(), "")]
    for f in re.finditer(r"(?<=[a-z] )[$€£]?\d[\d,.]*(?= (?:million|billion|percent|[a-z]+s)\b)", words):
        if not re.search(
            r"(?:than|over|under|least|most|to|as|nearly|almost|about|some|of|and|the) $", words[: f.start()]
        ):
            changes += [(f.start(), f.start(), new) for new in ("more than ", "almost ", "fewer than ")]
    return _any(rng, m.text, changes)


def quotation(m: Material, rng: random.Random) -> str | None:
    """Change a tense or put a like word inside a quotation, or leave out an adverb."""
    changes: list[tuple[int, int, str]] = []
    for q in QUOTE.finditer(m.text):
        if len(q[1].split()) < 5:
            continue
        for f in re.finditer(r"\b[a-z]+\b", q[1]):
            at = (q.start(1) + f.start(), q.start(1) + f.end())
            if f[0] in _LIKE:
                changes.append((*at, _LIKE[f[0]]))
            elif f[0].endswith("ly") and len(f[0]) > 5 and f.start() and f.end() < len(q[1].rstrip(".,!")):
                changes.append((at[0] - 1, at[1], ""))
    return _any(rng, m.text, changes)
