"""Corruptions that put one word for another of its kind: an opposite, a part, a rank, another name.

Like :mod:`benchmarks._corruptions` they know nothing of the gate: its word lists are not read here.
"""

from __future__ import annotations

import random
import re

from benchmarks._corruptions import DAYS, MONTHS, Material, _put
from benchmarks._sense import unframed

# Directions, sides and turns of events, in the form in which they stand.
_OPPOSED = """
rose fell|rises falls|rising falling|increased decreased|increase decrease|increases decreases|
increasing decreasing|
grew shrank|grow shrink|growing shrinking|higher lower|raise lower|raised lowered|raising lowering|
raises lowers|
more less|better worse|stronger weaker|strengthen weaken|strengthening weakening|strengthened weakened|
best worst|most least|largest smallest|bigger smaller|longer shorter|early late|earlier later|before after|
accepted rejected|accept reject|supports opposes|supported opposed|supporting opposing|
began ended|started stopped|opened closed|opening closing|
won lost|win lose|buy sell|imports exports|public private|foreign domestic|domestic foreign|
possible impossible|able unable|effective ineffective|safe unsafe|legal illegal|important unimportant|
arrived left|above below|inside outside|with without|success failure|succeed fail|
improve worsen|improved worsened|improving worsening|expand reduce|expanded reduced|expanding reducing|
protect endanger|allow forbid|allowed forbidden|include exclude|included excluded|majority minority|
maximum minimum|agreed disagreed|agree disagree|escalate ease|upgrade downgrade|north south|east west|
northern southern|eastern western|winter summer|remember forget|always never|everyone nobody
"""
_TURN: dict[str, list[str]] = {}
for _pair in " ".join(_OPPOSED.split()).split("|"):
    _one, _other = _pair.split()
    _TURN.setdefault(_one, []).append(_other)
    _TURN.setdefault(_other, []).append(_one)
# "More than 40" is a bound, "the most important" may be praise, "with" is too common to be an opposite.
_NOT_BEFORE = r"(?! than \d| or less| of these| importantly| recently)"

_PARTS = {
    "some": ("all", "most"), "most": ("all", "some", "few"), "many": ("all", "most", "few"),
    "all": ("some", "most"),
    "every": ("almost every",), "several": ("all", "most"), "few": ("many", "most"), "both": ("one of",),
    "half": ("most", "all"), "a third": ("a quarter", "half"), "a quarter": ("a third", "half"),
    "two-thirds": ("three-quarters",), "one-third": ("one-quarter",), "much": ("all",),
}  # fmt: skip
_RANKS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_NO_RANK = re.compile(
    r"(?:first|second) (?:of all|place|lady|hand|amendment|responders?|time)", re.IGNORECASE
)
_TIMES = {
    "since": ("until",), "until": ("since",), "before": ("after",), "after": ("before",),
    "during": ("before",),
    "by": ("after",), "daily": ("weekly",), "weekly": ("monthly",), "monthly": ("yearly",),
    "annual": ("monthly",),
}  # fmt: skip
_TIMED = rf"(?= (?:the (?:end|start|beginning|war|summer|spring|election)|(?:19|20)\d\d|{'|'.join((*MONTHS, *DAYS))})\b)"  # noqa: E501


def _one(m: Material, rng: random.Random, options: list[tuple[int, int, str]]) -> str | None:
    return _put(m.text, *rng.choice(options)) if options else None


def _like(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def opposite(m: Material, rng: random.Random) -> str | None:
    """Put a word's opposite for it: "fell" for "rose", "after" for "before"."""
    found = re.finditer(rf"(?<![\w-])(?:{'|'.join(_TURN)})(?![\w-]){_NOT_BEFORE}", unframed(m))
    return _one(m, rng, [(*f.span(), new) for f in found for new in _TURN[f[0]] if f[0] != "most"])


def part(m: Material, rng: random.Random) -> str | None:
    """Tell of another part of a whole: "all" for "some", "a third" for "a quarter"."""
    words = unframed(m)
    found = re.finditer(
        rf"(?<!\ba )(?<!\bas )(?<!\bso )(?<!\bhow )\b(?:{'|'.join(_PARTS)})\b"
        r"(?= (?:of (?:the|our|its|their|those|these)|(?!across|this|ways|times|is|was|has|as)[a-z]+s)\b)",
        words,
        re.IGNORECASE,
    )
    return _one(
        m,
        rng,
        [
            (*f.span(), _like(f[0], new))
            for f in found
            for new in _PARTS[f[0].lower()]
            if "of" not in new.split()
        ],
    )


def rank(m: Material, rng: random.Random) -> str | None:
    """Put another ordinal: "the second round" for "the first round"."""
    words = unframed(m)
    found = [
        f
        for f in re.finditer(rf"(?<=the )(?:{'|'.join(_RANKS)})(?= [a-z])", words)
        if not _NO_RANK.match(words, f.start())
    ]
    options = [(*f.span(), new) for f in found for new in _RANKS[:4] if new != f[0]]
    return _one(m, rng, options)


def time_word(m: Material, rng: random.Random) -> str | None:
    """Put "until" for "since", "before" for "after", "weekly" for "daily"."""
    found = re.finditer(
        rf"\b(?:(?:since|until|before|after|during|by){_TIMED}|daily|weekly|monthly|annual(?= [a-z]))",
        unframed(m),
    )
    return _one(m, rng, [(*f.span(), new) for f in found for new in _TIMES[f[0]]])


def inside(m: Material, rng: random.Random) -> str | None:
    """Put another name of the same document for a name: one country, town or body for another."""
    own = set(re.findall(r"\w+", f"{m.speaker} {m.role or ''}"))
    others = [n for n in m.names if n not in own and n in _PLACES and n not in m.text]
    found = [
        f
        for f in re.finditer(r"(?<![\w’-])[A-Z][a-z]{3,}(?![\w’-])(?! [A-Z])", unframed(m))
        if f[0] in _PLACES and not re.search(r"[A-Z][\w’]* $", m.text[: f.start()])
    ]
    return _one(
        m,
        rng,
        # A country is told by its capital: "Moscow announced" for "Russia announced" changes nothing.
        [(*f.span(), new) for f in found for new in others if {f[0], new} not in _CAPITALS],
    )


# Countries, towns and states that may be exchanged without making nonsense of the sentence.
_PLACES = frozenset(
    "Russia Ukraine China Japan Iran Iraq Israel Syria Libya Egypt Jordan Turkey Germany France Britain "
    "Italy Spain Poland Canada Mexico Brazil Cuba Haiti India Pakistan Afghanistan Taiwan Korea Vietnam "
    "Ethiopia Sudan Yemen Lebanon Kenya Nigeria Somalia Mali Chad Colombia Venezuela Australia Belarus "
    "Georgia Armenia Azerbaijan Serbia Kosovo Greece Cyprus Sweden Finland Norway Qatar Kuwait Oman "
    "Gaza Kabul Moscow Beijing London Paris Berlin Geneva Vienna Brussels Washington Texas Florida "
    "California Ohio Michigan Pennsylvania Virginia Wisconsin Georgia Arizona Nevada Iowa Illinois "
    "Hawaii Alaska Maryland Delaware Chicago Boston Houston Detroit Philadelphia Pittsburgh Cleveland "
    "Europe Asia Africa".split()
)
_CAPITALS = tuple(
    set(pair.split())
    for pair in (
        "Russia Moscow", "China Beijing", "Britain London", "France Paris", "Germany Berlin",
        "Europe Brussels", "Afghanistan Kabul", "America Washington",
    )
)  # fmt: skip
