"""Corruptions of faithful sentences, one function a kind; none knows how the gate works.

Each takes a :class:`Material` and a seeded random generator and returns the corrupted sentence, or ``None`` where
the sentence offers nothing to corrupt in that way.
"""  # noqa: E501

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

QUOTE = re.compile(r"[“\"]([^“”\"]+)[”\"]")
SAID = re.compile(r"(?:, | and )?(?P<name>(?:[A-Z][\w.’'-]+ )*[A-Z][\w’'-]+|he|she) said(?= on \d|[.,]|$)")
FIGURE = re.compile(r"(?<![\w$€£.,-])([$€£]?)(\d[\d,]*(?:\.\d+)?)(?![\w-]|\.\d|,\d)")
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SMALL = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty".split()
TITLES = (
    "Defense Secretary", "Prime Minister", "Attorney General", "Ambassador", "Treasury Secretary",
    "Governor", "Senator", "Foreign Minister", "Deputy National Security Adviser", "Mayor", "General",
    "Labor Secretary", "Chief of Staff", "Vice President",
)  # fmt: skip
OUTSIDERS = (
    "Marten Dahlgren", "Yusuf Okonjo", "Paula Reinholt", "Tomas Villaseca", "Hanne Brekke", "Idris Qassim",
    "Keiko Morimoto", "Dermot Lanigan",
)  # fmt: skip
FILLERS = (
    "really", "largely", "soon", "strongly", "already", "gravely", "openly", "often", "clearly", "again",
)  # fmt: skip
SWAPS = {
    "good": "bad", "new": "old", "many": "few", "will": "may", "all": "some", "our": "their", "we": "they",
    "important": "urgent", "support": "fund", "work": "fight", "help": "save", "people": "families",
    "continue": "begin", "great": "huge", "very": "rather", "think": "know", "country": "region",
    "first": "last", "need": "want", "today": "tomorrow", "next": "last", "should": "must", "big": "large",
    "president": "minister", "before": "after", "more": "fewer", "every": "each", "make": "keep",
}  # fmt: skip


@dataclass(frozen=True)
class Material:
    """A faithful sentence and what is needed to corrupt it.

    ``text`` is the sentence; ``words`` the same without quotation marks' contents (blanks instead);
    ``others`` names of further speakers; ``foreign`` a clause of another document; ``source`` what it rests
    on; ``pool`` further sentences of the same document; ``date`` the document's.
    """

    text: str
    speaker: str
    role: str | None
    source: str
    date: datetime.date | None
    others: tuple[str, ...] = ()
    pool: tuple[str, ...] = ()
    foreign: str = ""
    kind: str = "reported"
    names: tuple[str, ...] = field(default=())

    @property
    def words(self) -> str:
        """The text with quotations blanked."""
        return QUOTE.sub(lambda m: "“" + " " * len(m[1]) + "”", self.text)


Corrupt = Callable[[Material, random.Random], str | None]


def _put(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _pick(rng: random.Random, pattern: str | re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text))
    return rng.choice(found) if found else None


def quotation(m: Material, rng: random.Random) -> str | None:
    """Change one word of a quotation: another word, one dropped, one put in, two swapped."""
    quotes = [q for q in QUOTE.finditer(m.text) if len(q[1].split()) >= 4]
    if not quotes:
        return None
    quote = rng.choice(quotes)
    words = quote[1].split(" ")
    at = rng.randrange(1, len(words) - 1)
    way = rng.choice(("swap", "word", "drop", "insert", "order"))
    known = [i for i, w in enumerate(words) if w.lower() in SWAPS]
    if way == "swap" and known:
        at = rng.choice(known)
        words[at] = SWAPS[words[at].lower()]
    elif way == "insert":
        words.insert(at, rng.choice(FILLERS))
    elif way == "drop":
        del words[at]
    elif way == "order" and words[at].lower() != words[at - 1].lower():
        words[at - 1], words[at] = words[at], words[at - 1]
    else:
        words[at] = rng.choice(tuple(SWAPS.values()))
    new = " ".join(words)
    return None if new in m.source or new == quote[1] else _put(m.text, quote.start(1), quote.end(1), new)


def stitched(m: Material, rng: random.Random) -> str | None:
    """Join the head of one sentence to the tail of another as one quotation."""
    pool = [s for s in m.pool if 10 <= len(s.split()) <= 40 and "“" not in s and '"' not in s]
    if len(pool) < 2:
        return None
    one, other = rng.sample(pool, 2)
    head, tail = one.split(), other.split()
    cut, keep = rng.randint(4, max(4, len(head) // 2)), rng.randint(4, max(4, len(tail) // 2))
    joined = " ".join(head[:cut]).rstrip(",;:.–—-") + " " + " ".join(tail[-keep:]).rstrip(".?!,;–—-")
    return f"“{joined},” {m.speaker} said."


def figure(m: Material, rng: random.Random) -> str | None:
    """Change a figure outside quotations and dates."""
    found = [
        f
        for f in FIGURE.finditer(m.words)
        if not re.match(rf" (?:{'|'.join(MONTHS)})", m.words[f.end() :])
        and not re.search(rf"(?:{'|'.join(MONTHS)}|[A-Z]\w*|COVID-) $", m.words[: f.start()])
        and not re.fullmatch(r"(?:19|20)\d\d,?", f[2])
    ]
    spelled = list(re.finditer(rf"(?<![-\w])(?:{'|'.join(SMALL)})(?![-\w])", m.words))
    if spelled and (not found or rng.random() < 0.4):
        old = rng.choice(spelled)
        return _put(m.text, old.start(), old.end(), rng.choice([w for w in SMALL if w != old[0]]))
    if not found:
        return None
    old = rng.choice(found)
    value = float(old[2].replace(",", ""))
    new = rng.choice((value * 10, value + 1, value + 5, value * 2, max(1.0, value - 1) if value > 2 else 7.0))
    if new == value:
        return None
    shown = f"{new:,.1f}" if new != int(new) else f"{int(new):,}"
    scale = re.match(r" (million|billion)", m.words[old.end() :])
    if scale and rng.random() < 0.4:
        begin = old.end() + 1
        return _put(m.text, begin, begin + 7, "billion" if scale[1] == "million" else "million")
    return _put(m.text, old.start(2), old.end(2), shown)


def unit(m: Material, rng: random.Random) -> str | None:
    """Change a currency, a unit or a period of a figure."""
    number = rf"(?:\d[\d,.]*|{'|'.join(SMALL)})"
    swaps = (
        (rf"(?<={'d'})?\$(?=\d)", ("€", "£")),
        (r"(?:(?<=\d)|(?<=[a-z])) (?:percent|per cent)\b", (" million", " people", " dollars")),
        (
            rf"\b{number} (days|weeks|months|years|hours|minutes)\b",
            ("days", "weeks", "months", "years", "hours"),
        ),
        (rf"\b{number} (miles|tons|feet|acres|gallons|pounds)\b", ("kilometres", "metres", "litres")),
        (r"\bdollars\b", ("euros", "pounds")),
        (r"\b(?:per|an?|every) (day|week|month|year|hour)\b(?= |,|\.)", ("day", "week", "month", "year")),
    )
    options = [(f, n) for pattern, new in swaps for f in re.finditer(pattern, m.words) for n in new]
    # "a day" is a period only behind a figure.
    options = [
        (f, n)
        for f, n in options
        if not re.match(r"(?:per|an?|every) ", f[0]) or re.search(r"\d[^.]{0,40}$", m.words[: f.start()])
    ]
    if not options:
        return None
    old, new = rng.choice(options)
    group = 1 if old.re.groups else 0
    if old[group].strip() == new.strip():
        return None
    return _put(m.text, old.start(group), old.end(group), new)


_BOUNDS = (
    "more than", "at least", "up to", "about", "nearly", "almost", "over", "less than", "fewer than",
    "as many as", "roughly", "approximately", "around",
)  # fmt: skip
_OPPOSITE = {
    "more than": "fewer than", "over": "under", "at least": "at most", "up to": "at least", "less than": "more than",  # noqa: E501
    "fewer than": "more than", "as many as": "at least",
}  # fmt: skip


def bound(m: Material, rng: random.Random) -> str | None:
    """Drop a bound, turn it, or put one where there was none."""
    after = rf"(?= (?:[$€£]?\d|(?:{'|'.join(SMALL)}|half|hundred|a (?:million|billion|hundred))\b))"
    found = list(re.finditer(rf"\b(?:{'|'.join(_BOUNDS)}){after}", m.words, re.IGNORECASE))
    if found:
        old = rng.choice(found)
        low = old[0].lower()
        if low in _OPPOSITE and rng.random() < 0.5:
            return _put(m.text, old.start(), old.end(), _OPPOSITE[low])
        start, end = old.start(), old.end() + 1
        text = _put(m.text, start, end, "")
        return text[:1].upper() + text[1:]
    plain = [
        f
        for f in FIGURE.finditer(m.words)
        if float(f[2].replace(",", "")) > 20
        and not re.fullmatch(r"(?:19|20)\d\d,?", f[2])
        and not re.match(rf"[ -](?:{'|'.join(MONTHS)})", m.words[f.end() :])
        and not re.search(
            r"(?:[A-Z]\w*|than|least|to|about|nearly|of|the|or|and|number) $", m.words[: f.start()]
        )
    ]
    if not plain:
        return None
    old = rng.choice(plain)
    return _put(
        m.text, old.start(), old.start(), rng.choice(("more than ", "fewer than ", "up to ", "at least "))
    )


def date(m: Material, rng: random.Random) -> str | None:
    """Change the day, the month or the year of a date."""
    months = "|".join(MONTHS)
    found = list(re.finditer(rf"\b(\d{{1,2}}) ({months})\b", m.words)) + list(
        re.finditer(rf"\b({months}) (\d{{1,2}})\b(?!,?\d)", m.words)
    )
    years = list(re.finditer(r"\b(?:in|since|by|of|until|from) ((?:19|20)\d\d)\b", m.words))
    if years and (not found or rng.random() < 0.3):
        old = rng.choice(years)
        return _put(m.text, old.start(1), old.end(1), str(int(old[1]) + rng.choice((-3, -2, -1, 1, 2, 4))))
    alone = list(re.finditer(rf"\b(?:in|since|by|until|this|next|last) ({months})\b(?! \d)", m.words))
    if alone and not found:
        old = rng.choice(alone)
        return _put(m.text, old.start(1), old.end(1), rng.choice([x for x in MONTHS if x != old[1]]))
    if not found:
        return None
    old = rng.choice(found)
    day, month = (1, 2) if old[1].isdigit() else (2, 1)
    if rng.random() < 0.5:
        new = (int(old[day]) + rng.choice((2, 3, 9, 11))) % 28 + 1
        # "The week of 24 March" is the week of the 22nd: a day of the same week changes nothing.
        weekly = m.words[: old.start()].endswith("week of ") and _one_week(m, old[month], int(old[day]), new)
        return (
            None if new == int(old[day]) or weekly else _put(m.text, old.start(day), old.end(day), str(new))
        )
    return _put(m.text, old.start(month), old.end(month), rng.choice([x for x in MONTHS if x != old[month]]))


def _one_week(m: Material, month: str, one: int, other: int) -> bool:
    """Say whether two days of a month lie in one week of the document's year."""
    if m.date is None:
        return False
    days = [datetime.date(m.date.year, MONTHS.index(month) + 1, day) for day in (one, other)]
    return days[0].isocalendar()[:2] == days[1].isocalendar()[:2]


def weekday(m: Material, rng: random.Random) -> str | None:
    """Put a wrong weekday for the right one, or before a date."""
    old = _pick(rng, rf"\b(?:{'|'.join(DAYS)})\b", m.words)
    if old:
        wrong = [
            d for d in DAYS if d != old[0] and d not in m.source and d != (m.date and DAYS[m.date.weekday()])
        ]
        return _put(m.text, old.start(), old.end(), rng.choice(wrong)) if wrong else None
    dated = _pick(rng, rf"\bon (\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b", m.words)
    if not dated:
        return None
    try:
        day = datetime.date(int(dated[3]), MONTHS.index(dated[2]) + 1, int(dated[1])).weekday()
    except ValueError:
        return None
    return _put(
        m.text, dated.start(1), dated.start(1), rng.choice([d for i, d in enumerate(DAYS) if i != day]) + " "
    )


def name(m: Material, rng: random.Random) -> str | None:
    """Misspell a name, or put another one for it; not the name of who speaks."""
    own = set(re.findall(r"\w+", f"{m.speaker} {m.role or ''}"))
    found = [
        f
        for f in re.finditer(r"(?<![\w’-])[A-Z][a-z]{3,}(?![\w-])", m.words)
        if f.start() > 0
        and f[0] in m.names
        and f[0] not in own | set(MONTHS) | set(DAYS)
        and not m.words[f.end() :].startswith(" said")
    ]
    if not found:
        return None
    old = rng.choice(found)
    word = old[0]
    if rng.random() < 0.5:
        others = [n for n in (*OUTSIDERS, "Ruritania", "Halvorsen", "Lisbon", "Quito") if n not in m.source]
        return _put(m.text, old.start(), old.end(), rng.choice(others).split()[-1])
    at = rng.randrange(1, len(word) - 1)
    ways = (
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + rng.choice("aeiou") + word[at + 1 :],
        word[: at + 1] + rng.choice("lnrs") + word[at + 1 :],
    )
    new = rng.choice(ways)
    return None if new == word or new in m.source else _put(m.text, old.start(), old.end(), new)


def speaker(m: Material, rng: random.Random) -> str | None:
    """Give the words to another speaker of the document, or to one who is not in it."""
    said = _pick(rng, SAID, m.words)
    if not said or said["name"] in ("he", "she"):
        return None
    inside = [o for o in m.others if o.split()[-1] not in said["name"] and said["name"].split()[-1] not in o]
    new = rng.choice(inside) if inside and rng.random() < 0.7 else rng.choice(OUTSIDERS)
    return _put(m.text, said.start("name"), said.end("name"), new)


def title(m: Material, rng: random.Random) -> str | None:
    """Give the speaker another title."""
    if not m.role:
        return None
    said = _pick(rng, SAID, m.words)
    if not said or said["name"] in ("he", "she"):
        return None
    wrong = [t for t in TITLES if not set(t.lower().split()) & set(m.role.lower().replace("-", " ").split())]
    if not wrong:
        return None
    surname = said["name"].split()[-1]
    return _put(m.text, said.start("name"), said.end("name"), f"{rng.choice(wrong)} {surname}")
