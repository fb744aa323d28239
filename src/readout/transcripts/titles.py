"""Titles as words: which words make one, how the news prints it, and whom it speaks for."""

from __future__ import annotations

import re
from functools import lru_cache

from readout.language.lexicon import peoples, state_words, states, table, title_words, titles

_TOKEN = re.compile(r"[^\s,;:()“”\"]+")
_LINKS = frozenset("of for and the to at in on de du".split())
_PROPER_PHRASES = re.compile(
    r"\b(?:White House|State Department|Treasury Department|Defense Department|Justice Department|"
    r"Department of \w+(?: and \w+ \w+)?|"
    r"National (?:Security|Economic|Space|Drug Control Policy) Council|(?:Domestic|Gender) Policy Council|"
    r"Council of Economic Advisers|"
    r"(?:(?:Islamic|Federal|Federative|Socialist|People[’']s|Democratic|Hashemite|Plurinational|Bolivarian|"
    r"Arab|United) )*"
    r"(?:Republic|Kingdom|State|Federation|Commonwealth|Principality|Sultanate|Grand Duchy|Emirates?) of "
    r"(?:the )?[A-Z][\w’'-]*|"
    r"(?:European|African) (?:Commission|Union|Council|Parliament\b|Central Bank)|World (?:Bank|Health "
    r"Organization|Trade Organization)|"
    r"(?<=of the )[A-Z][\w’'-]*(?: (?:of |for |and )?[A-Z][\w’'-]*)+|"
    r"Northern Triangle|Task Force|House of \w+|United Nations|Supreme Court|Air Force(?: One)?|Federal "
    r"Reserve|Security Council|General Assembly|"
    r"Security Agency|Congress\b|Senate\b|Parliament\b|Middle East|Near East(?:ern)?|"
    r"Western Hemisphere|Latin "
    r"America|Indo-Pacific|East Asian?|"
    r"South(?: and Central)? Asian?|(?<!for )Pacific|Europe(?:an)?|Africa(?:n)?|Asia(?:n)?|Eurasian?|"
    r"Atlantic|Arctic|"
    r"(?:Office|Bureau|Agency|Center|Centers|Council|Institutes?|Board|Committee|Commission|Administration|Department|Ministry|University|"
    r"National Centers?|National Institutes?) (?:of|for|on|to) (?:the )?(?:[A-Z][\w-]+)(?:(?:,? and|,| of| "
    r"the)? (?:[A-Z][\w-]+))*)"
)
# Heads of titles only together with another ("prime minister"); alone they are adjectives of anything.
_ADJECTIVES = frozenset(
    ["foreign", "first", "high", "prime", "vice", "principal", "crown", "administration", "executive"]
)
_GENERALS = frozenset(
    [
        "surgeon",
        "attorney",
        "inspector",
        "director",
        "secretary",
        "consul",
        "brigadier",
        "major",
        "lieutenant",
    ]
)
_DIRECTIONS = frozenset(
    ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"]
)
_FORM_OF_STATE = re.compile(r" (?:Republic|Kingdom|Federation|Confederation|Emirates|Islands)\b")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.\-]{1,}s?$")


def tokens(phrase: str) -> list[str]:
    """Return the words of a phrase, without commas and brackets."""
    return _TOKEN.findall(phrase)


def is_title_word(word: str) -> bool:
    """Say whether a capitalised word belongs in a title rather than in a name."""
    low = word.lower().rstrip(".,").removesuffix("’s").removesuffix("'s")
    return (
        low in title_words()
        or low in table("titles")["expand"]
        or word.rstrip(",") in state_words()
        or word.rstrip(".,") in state_words()
        or bool(_ACRONYM.match(word) and len(word) > 2 and "." not in word)
    )


def is_honorific(word: str) -> bool:
    """Say whether a word is a form of address that says nothing of an office."""
    return word.lower().rstrip(".") in titles("honorifics")


_GERUNDS_NOT = frozenset(
    "king jinping fleming manning browning harding cushing golding keating deming wing fielding whiting "
    "spalding spaulding "
    "dowling schilling snelling stirling sterling darling bowling easterling ming ching ling ding yang "
    "ying xing ning qing "
    "jing ping ting hastings sing ring herring ewing buckling waring behring boeing kissing loring".split()
)


def is_gerund(word: str) -> bool:
    """Say whether a capitalised word of a title is a verb ("Remarks by President X Marking ..."), not a
    name."""
    low = word.lower()
    return len(low) > 5 and low.endswith("ing") and low not in _GERUNDS_NOT


def has_head(phrase: str) -> bool:
    """Say whether a phrase has a word that can head a title ("director", "envoy")."""
    heads = titles("heads") - _ADJECTIVES
    return any(
        token.lower().rstrip(".,") in heads or token.lower() in table("titles")["expand"]
        for token in tokens(phrase)
    )


def news_case(title: str) -> str:
    """Return a title as news prints it: lower case but for proper names ("NSC coordinator", "president of
    Poland").

    Abbreviations that stand for a whole title are spelled out (APNSA).
    """
    phrase = " ".join(title.split()).strip(" ,.;")
    if phrase.isupper() and len(phrase) > 5:
        phrase = phrase.title().replace("’S", "’s").replace("'S", "'s")
        phrase = re.sub(r"\b(Of|For|And|The|To|In|On)\b", lambda m: m.group().lower(), phrase)
        phrase = re.sub(r"\b(Nato|Nsc|Usaid|Fema|Un|Eu|Us|Omb|Epa)\b", lambda m: m.group().upper(), phrase)
        phrase = re.sub(r"\bU\.s\.", "U.S.", phrase)
    kept = [(m.start(), m.end()) for m in _PROPER_PHRASES.finditer(phrase)]
    kept += [(m.start(), m.end()) for m in _any_state().finditer(phrase)]
    out: list[str] = []
    field = False
    for match in re.finditer(r"\S+", phrase):
        word = match.group()
        bare = word.strip(",;()")
        low = bare.lower().rstrip(".")
        # "for the Home Department": what an office is for keeps its capitals together or loses them together.
        field = field and not out[-1].endswith(",") and (bare[:1].isupper() or low in _JOINS)
        if low == "and" and has_head(phrase[match.end() :].split(",")[0]):
            field = False  # a second office begins
        if field and low not in titles("heads") - _BODIES:
            out.append(word)
            continue
        inside = any(start <= match.start() < end for start, end in kept)
        if inside and match.end() >= len(phrase) and match.start() and low in titles("heads"):
            inside = False
        following = phrase[match.end() + 1 : match.end() + 60].split(" ")[0].strip(",;()")
        if low in _DIRECTIONS and following[:1].isupper() and following.lower() not in title_words():
            out.append(word)
        elif low in table("titles")["expand"]:
            out.append(word.replace(bare, table("titles")["expand"][low]))
        elif (
            inside
            or _ACRONYM.match(bare)
            or bare.removesuffix("’s") in peoples()
            or (low.removesuffix("’s") not in title_words() and low not in _LINKS and low not in _COMMON)
        ):
            out.append(word)
            field = bare[:1].isupper() and "for" in (o.lower() for o in out[-3:-1])
        else:
            out.append(word.lower())
    return " ".join(out)


_JOINS = frozenset("and of the".split())
_BODIES = frozenset(
    "department office council committee commission board agency bureau authority ministry".split()
)
_COMMON = frozenset("the a an our his her their its acting aide staff staffer official officials".split())


@lru_cache(maxsize=1)
def _any_state() -> re.Pattern[str]:
    names = sorted(states(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in names)})(?![\w-])")


#: "Ambassador to Peru", "envoy for Peru and Chile": whom an office deals with, not whom it speaks for.
_DEALT_WITH = re.compile(
    r"\b(?:to|for|on|in|with|at)\s+(?:the\s+)?(?:(?:Republic|Kingdom|State|Federation) of (?:the )?)?"
    r"(?:[\w’-]+(?:,| and|, and) )*(?:Northern )?$"
)
#: "Peru Task Force", "Peru coordinator": a body or an office that deals with it.
_DEALS_WITH = re.compile(
    r"\s+(?:\w+ )?(?:Task Force|Affairs|Select Committee|Desk|Policy|Reconciliation|Reconstruction|Response|Working Group"  # noqa: E501
    r"|[Cc]oordinator|[Pp]rogram(?:me)?|[Tt]eam|[Uu]nit|[Mm]ission [Cc]ent(?:er|re))\b"
)


def side_of(phrase: str) -> str | None:
    """Return the state or body that a title speaks for ("Polish president", "ambassador of Peru"): the last
    named, but for those that the office deals with ("ambassador to Peru", "envoy for Peru")."""
    found = [
        match.group()
        for match in _any_state().finditer(phrase)
        if not _DEALT_WITH.search(phrase[: match.start()])
        and (match.group().isupper() or not _DEALS_WITH.match(phrase, match.end()))
    ]
    return states()[found[-1]] if found else None


def state_phrase(phrase: str) -> str | None:
    """Return ``phrase`` up to the end of the first state's name in it ("the Republic of India in Joint
    ...", "Peru and Prime Minister Lind of Sweden")."""
    first = _any_state().search(phrase)
    if first is None:
        return None
    form = _FORM_OF_STATE.match(phrase, first.end())  # "the Italian Republic"
    return phrase[: form.end() if form else first.end()]


def office_words(office: str) -> set[str]:
    """Return the words that head an office, without "deputy" and the like, so that forms can be compared."""
    heads = titles("heads") - {
        "deputy",
        "assistant",
        "first",
        "high",
        "principal",
        "crown",
        "foreign",
        "prime",
        "vice",
        "nsa",
    }
    found = {word.lower().rstrip(".,") for word in office.split()}
    kept = found & heads
    if "vice" in found:
        kept = {f"vice-{word}" for word in kept}
    if "prime" in found:
        kept = {"prime-minister"}
    return {table("titles")["expand"].get(word, word) for word in kept}


def without_rank(role: str) -> str:
    """Drop a rank between an office and a name ("special envoy for peace senator")."""
    pieces = role.split()
    while (
        len(pieces) > 2
        and pieces[-1].lower() in titles("ranks")
        and not (pieces[-1].lower() == "general" and pieces[-2].lower() in _GENERALS)
        and pieces[-2].lower() not in {"of", "and", "for", "to"}
        and any((piece.lower().rstrip(".") in titles("heads")) for piece in pieces[:-1])
    ):
        pieces.pop()
    return " ".join(pieces)
