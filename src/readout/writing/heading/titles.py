"""The title of a press release as a headline: in lower case, where it says who does what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.language.clauses import finite_verb, subject
from readout.language.gazetteer import CITY, COUNTRY, STATE, is_people
from readout.language.lexicon import states
from readout.language.pipeline import known_bits
from readout.records import Transcript
from readout.writing.lexicon import pattern
from readout.writing.style.house import house_style

if TYPE_CHECKING:
    from spacy.tokens import Token

_KIND = re.compile(
    r"^(?:\[[^\]]{3,30}\]\s*)?"
    r"(?:[A-Z][A-Z]+(?: [A-Z]+)*|Fact Sheet|ICYMI|Memo|Media Note)\s*[:–—-]\s+"
    r"|^\[[^\]]{3,30}\]\s*"
)
#: Titles that say of what kind a text is, and nothing of what happened.
_NO_NEWS = pattern("no_news_title")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")


def title_as_headline(transcript: Transcript, most: int) -> str | None:
    """Return the title as a headline of at most ``most`` words, or ``None`` where it is no clause in the present."""  # noqa: E501
    from readout.language import parse_sentences

    title = _KIND.sub("", " ".join((transcript.title or "").split()))
    if not title or _NO_NEWS.search(title) or title.isupper():
        return None
    text = house_style(_in_lower_case(title, transcript.document.text)).rstrip(" .")
    if not 4 <= len(text.split()) <= most or any(c in text for c in ':“”"|'):
        return None
    doc = next(iter(parse_sentences([text])))
    root = next(t for t in doc if t.head.i == t.i)
    verb, subj = finite_verb(root), subject(root)
    if root.tag_ in {"NN", "NNS", "NNP"} and _published(root):
        return text
    if subj is None or subj.i > root.i:
        return None
    # "Final guidance published": a participle is the passive of titles, where nothing is its object.
    passive = root.tag_ in {"VBN", "VBD"} and not any(
        c.dep_ in {"obj", "aux", "ccomp"} for c in root.children
    )
    active = verb is not None and verb.tag_ in {"VBZ", "VBP"} and subj.i < verb.i
    return text if active or (passive and text.split()[-1] != "said") else None


def _published(noun: Token) -> bool:
    """Say whether a title's noun is followed by a participle that tells what was done with it: "guidance published"."""  # noqa: E501
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    return (
        following is not None
        and following.tag_ == "VBN"
        and following.dep_ == "acl"
        and following.head == noun
        and not any(c.lower_ == "by" for c in following.subtree)
    )


_REMARKS = re.compile(r"^(?:[\w’ ]{0,30}: )?Remarks\b", re.I)
#: "Readout of President Ruiz's Call with Prime Minister Lind": who did what with whom.
_READOUT = re.compile(
    r"^(?:Readout of )?(?P<who>.+?)(?:[’']s?)? (?:[\w-]+ ){0,3}?(?P<deed>Calls?|Conversation|Videoconference|Meetings?|Pull[- ]Aside|Discussion|Lunch|Dinner|Breakfast|Travel|Visit|Trip) (?P<whom>with .+|to (?!(?:Discuss|Address|Mark|Advance)\b).+)$"  # noqa: E501
)
_SPEAKS, _TRAVELS = re.compile(r"Call|Conversation|Video"), re.compile(r"Travel|Visit|Trip")
#: "Readout of White House Convening on Rural Roads": who gathered others, with whom or about what.
_GATHERING = re.compile(
    r"^Readout (?:of|from) (?:the |a )?(?P<host>White House|[A-Z][\w’-]+ (?:Department|Ministry)|Department of [A-Z]\w+)"  # noqa: E501
    r"(?: [\w’-]+){0,4}? (?P<kind>Convening|Meeting|Roundtable|Call|Discussion|Briefing|Event|Session|Summit|Listening Session)s? (?P<rest>(?:on|with) .+)$"  # noqa: E501
)
_HELD = {"Convening": "meeting", "Session": "meeting", "Event": "event"}
_ON = re.compile(
    r"^(?:Joint )?(?P<kind>Statement|Remarks|Message|Letter)\b.*? (?P<on>on|regarding|marking|in support of|in response to)"  # noqa: E501
    r" (?P<topic>.+)$",
    re.I,
)


#: "Joint Statement from Orvania and Taldia on the Bay": who issued it together.
_JOINT = re.compile(
    r"^Joint (?:\w+ )?(?:Statement|Declaration|Communiqu[eé]|Vision) (?:from|by|of|between) (?:the )?(?P<who>.+?) (?:on|regarding) (?P<topic>.+)$",  # noqa: E501
    re.I,
)


def readout_headline(transcript: Transcript, most: int) -> str | None:
    """Return the headline of a read-out from its title: "Ruiz speaks with Prime Minister Lind"."""
    title = " ".join((transcript.title or "").split())
    text = transcript.document.text
    if gathering := _GATHERING.match(title):
        kind = _HELD.get(gathering["kind"], gathering["kind"].lower())
        line = f"{gathering['host']} holds {kind} {_in_lower_case(gathering['rest'], text)}"
        line = house_style(re.sub(r" on (?:the )?\d{1,2}(?:st|nd|rd|th)? anniversary.*$", "", line)).rstrip(
            " ."
        )
        return line if len(line.split()) <= most else None
    readout = None if _REMARKS.match(title) else _READOUT.match(title)
    if not readout or (readout["whom"].startswith("to ") and not _TRAVELS.search(readout["deed"])):
        return None
    several = [re.sub(r",? (?:Jr|Sr)\.?$", "", who).split()[-1] for who in readout["who"].split(" and ")]
    last = " and ".join(several)
    whom = _in_lower_case(readout["whom"], text).replace("with the ", "with ", 1)
    if _SPEAKS.search(readout["deed"]):
        deed = "speaks"
    elif _TRAVELS.search(readout["deed"]) and whom.startswith("to "):
        deed = "travels"
    else:
        deed = "meets"
    if len(several) > 1:
        deed = deed.removesuffix("s")
    name, _, state = whom.rpartition(" of ")
    bare = name if state.removeprefix("the ") in _STATES else whom
    for named in (whom, whom.removeprefix("with ") if deed.startswith("meet") else whom, bare):
        line = house_style(f"{last} {deed} {named}").rstrip(" .")
        if len(line.split()) <= most:
            return line
    return None


def headline_by_kind(transcript: Transcript, who: str, most: int) -> str | None:
    """Return a headline for a title that names the kind of text: a read-out, or a statement on something.

    Args:
        transcript: the document, with its title.
        who: who issued it, as a headline says it.
        most: how many words it may have.
    """
    title = " ".join((transcript.title or "").split())
    text = transcript.document.text
    if readout := readout_headline(transcript, most):
        return readout
    if joint := _JOINT.match(title):
        authors = re.sub(r",? and (?:the )?(?=[A-Z][^,]*$)", " and ", joint["who"])
        topic = _in_lower_case(joint["topic"], text).removeprefix("the ")
        states = _lands(title)
        for issuers in (authors, states or "Governments"):
            line = house_style(f"{issuers} issue statement on {topic}").rstrip(" .")
            if len(line.split()) <= most and not any(c in line for c in ':“”"|'):
                return line
        return f"{states} issue joint statement" if states else None
    if _JOINTLY.match(title) and (states := _lands(title)):
        return f"{states} issue joint statement"
    if occasion := _spoken_at(transcript, title, most):
        return occasion
    if (stated := _ON.match(title)) and stated["kind"].lower() != "letter":
        verb = "issues statement" if stated["kind"].lower() == "statement" else "speaks"
        line = f"{who} {verb} on {_in_lower_case(stated['topic'], text).removeprefix('the ')}"
    elif named := _subject_of(title, text):
        line = f"{who} issues statement on {named}"
    else:
        return None
    line = house_style(line).rstrip(" .")
    return line if len(line.split()) <= most and not any(c in line for c in ':“”"|') else None


def _subject_of(title: str, text: str) -> str | None:
    """Return a title that is a noun phrase, and no kind of text or speech: "Airspace restrictions for the games"."""  # noqa: E501
    from readout.language import parse_sentences

    if not 2 <= len(title.split()) <= 8 or _NO_NEWS.search(title) or any(c in title for c in ":|?!‘’“”[]"):
        return None
    topic = _in_lower_case(title, text)
    doc = next(iter(parse_sentences([topic])))
    root = next(t for t in doc if t.head.i == t.i)
    plain = root.tag_ in {"NN", "NNS"} and not any(t.tag_ in {"VBZ", "VBP", "VBD", "MD", "VB"} for t in doc)
    return topic if plain and root.lower_ not in _SPOKEN else None


_SPOKEN = frozenset(
    "speech remarks statement message letter interview briefing conference transcript comments".split()
)


#: A joint text whose title says only who issued it.
_JOINTLY = re.compile(r"^Joint (?:\w+ )?(?:Statement|Declaration|Communiqu[eé]|Vision)\b", re.I)
_US = re.compile(r"\b(?:United States(?: of America)?|U\.S\.A?\.?|USA)(?=[\s,’'–-]|$)")


def _lands(title: str) -> str | None:
    """Return the two or three states that a title names, in its order: "Taldia and Orvania"."""
    words = _US.sub("US", title)
    found: list[str] = []
    for match in re.finditer(r"[A-Z][\w’.-]*(?: (?:of |and )?[A-Z][\w.-]*)*", words):
        pieces = match.group().split()
        stretches = [pieces[i:j] for i in range(len(pieces)) for j in range(len(pieces), i, -1)]
        for stretch in stretches:
            name = re.sub(r"[’']s?$", "", " ".join(stretch))
            if (name == "US" or known_bits(name) & COUNTRY) and not any(name in other for other in found):
                found.append(name)
    if len(found) not in {2, 3}:
        return None
    return f"{', '.join(found[:-1])} and {found[-1]}"


def named_authors(line: str, transcript: Transcript, most: int) -> str:
    """Return a headline with the states of a joint text's title where it says "two governments"."""
    title = " ".join((transcript.title or "").split())
    authors = _lands(title) if _JOINTLY.match(title) else None
    told = _NAMELESS.sub(f"{authors} ", line) if authors else line
    return told if len(told.split()) <= most else line


_NAMELESS = re.compile(
    r"^(?:The )?(?:[Tt]wo (?:governments|sides|countries|leaders|presidents)"
    r"|Both (?:sides|governments|countries|leaders)|Leaders|Governments|Presidents) "
)


#: "Remarks by President Ruiz and Minister Lind Before Bilateral Meeting": who spoke, and on what occasion.
_OCCASION = re.compile(
    r"^(?:[\w’ -]{0,30}: )?Remarks (?:as Prepared for Delivery )?(?:by|of) (?P<who>.+?) (?P<when>before|prior to|after|following|during|at|in) (?P<what>.+?)(?: \|.*)?$",  # noqa: E501
    re.I,
)


def _spoken_at(transcript: Transcript, title: str, most: int) -> str | None:
    """Return who spoke on what occasion, of a title that says no more: "Ruiz and Lind speak before bilateral meeting"."""  # noqa: E501
    occasion = _OCCASION.match(title)
    if not occasion:
        return None
    names: list[str] = []
    for turn in transcript.turns:
        short = turn.speaker.short or (turn.speaker.name or "").split()[-1:]
        name = short if isinstance(short, str) else " ".join(short)
        if turn.speaker.kind == "official" and name and name in occasion["who"] and name not in names:
            names.append(name)
    if not names or len(names) > _SPEAKERS:
        return None
    what = re.sub(r"^(?:an?|the) ", "", occasion["what"], flags=re.I)
    for told in (what, re.split(r" (?:to|on|for) ", what, maxsplit=1)[0]):
        where = _in_lower_case(f"{occasion['when'].lower()} {told}", transcript.document.text)
        line = house_style(f"{' and '.join(names)} speak{'s' * (len(names) == 1)} {where}").rstrip(" .")
        if len(line.split()) <= most and not any(c in line for c in ':“”"|'):
            return line
    return None


#: So many names stand in a headline.
_SPEAKERS = 2

_STATES = frozenset(states()) | frozenset(states().values())
_PLACES = COUNTRY | CITY | STATE
_AFTER_TITLE = re.compile(
    r"\b(?:President|Minister|Secretary|Chancellor|Governor|Senator|Judge|General|King|Queen|Mayor|Representative|Lady)"
    r" (?:[A-Z]\w+ )?$"
)


def _in_lower_case(title: str, text: str) -> str:
    """Return a title with capitals only where the text writes them inside a sentence too."""
    inside = {m.group(1) for m in re.finditer(r"(?<=[\w,;’”] )([A-Z][\w’'.-]*)", text)}
    lower = {m.group() for m in _WORD.finditer(text) if m.group().islower()}

    def cased(match: re.Match[str]) -> str:
        word = match.group()
        plain = word[:1].lower() + word[1:]
        titled = bool(_AFTER_TITLE.search(title[: match.start()]) or _AFTER_TITLE.search(f"{word} "))
        before, after = title[: match.start()].split()[-1:], title[match.end() :].split()[:1]
        pairs = [*((b, word) for b in before), *((word, a) for a in after)]
        named = any(one.istitle() and two.istitle() and f" {one} {two}" in text for one, two in pairs)
        if (
            match.start() == 0
            or not word.istitle()
            or titled
            or named
            or (word in inside and plain not in lower)
            or is_people(word)
            or known_bits(re.sub(r"[’']s$", "", word)) & _PLACES
        ):
            return word
        return plain if "-" not in word else word.lower()

    return _WORD.sub(cased, title)
