"""Waffle out of any text: the rules of ``waffle.toml`` one by one, none touching a quotation, each checked.

``writing/sentence/clean.py`` applies the same table for stories, where an attribution takes up what a frame
held; here nothing does, so "I think" goes only where something else still says that it is an opinion, or
where it opens another frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.records import Edit
from readout.statements.lexicon import hedge_pattern
from readout.writing.plain.invariants import broken
from readout.writing.plain.quoted import quoted
from readout.writing.sentence.clean import DEMANDS, Rule, mend, rules

_MORE_THATS = re.compile(r", (?:and )?that (?:the|we|it|they|our|he|she|you|all|this)\b")
_ORDERS = frozenset({"note-of-order", "next-speaker", "question-note"})
_ROUNDS = 12
# "I would say, first, that the port is open": the frame's "that" is left when the words between have gone.
_THAT = frozenset({"note-of-order", "discourse-marker", "i-would-note", "speech-frame", "opinion-frame"})
_LEFT_OVER = re.compile(
    r"^[Tt]hat (?=(?:the|those|these|we|it|there|our|this|an?|he|she|they|you|i)\b)([a-z])"
)
_LEFT = re.compile(r"[\w]")


def unwaffled(text: str, off: frozenset[str]) -> tuple[str, list[Edit]]:
    """Return a sentence without its waffle, and the edits.

    Args:
        text: one sentence.
        off: ids of rules that are not to be used.

    Returns:
        An empty text where all of it was waffle.
    """
    edits: list[Edit] = []
    for _ in range(_ROUNDS):
        done = next(_cuts(text, off), None)
        if done is None:
            break
        edits.append(done[1])
        text = _LEFT_OVER.sub(lambda m: m.group(1).upper(), done[0]) if done[1].rule in _THAT else done[0]
        if not text:
            return "", edits
    if "repair" not in off:
        text, repaired = _mended(text)
        edits.extend(repaired)
        if repaired:
            again, more = unwaffled(text, off)
            return again, [*edits, *more]
    return text, edits


def _cuts(text: str, off: frozenset[str]) -> Iterator[tuple[str, Edit]]:
    """Yield what each rule that applies makes of a sentence."""
    kept = quoted(text)
    for rule in rules():
        if rule.id in off or rule.id in _SURE or rule.only == "write":
            continue
        for match in _matches(rule, text):
            if not match.group().strip() or any(match.start() < b and a < match.end() for a, b in kept):
                continue
            after = _without(rule, match, text)
            if after is None or not _allowed(rule, match, text, after):
                continue
            yield (
                after,
                Edit(rule.id, match.group().strip(), _instead(rule, match, after)),
            )


def _instead(rule: Rule, match: re.Match[str], after: str) -> str:
    """Return what stands in the place of the words that a rule takes out, as the sentence has it."""
    if rule.where == "whole":
        return ""
    if rule.where == "inside":
        left = len(after) - (len(match.string) - len(match.group()))
        return after[match.start() : match.start() + max(0, left)].strip()
    opening, bar, more = rule.to.partition("|")
    said = match.expand(more) if bar else ""
    return (match.expand(opening) + (_small(said) if said else "")).strip()


def _matches(rule: Rule, text: str) -> Iterator[re.Match[str]]:
    if rule.where in {"lead", "whole"}:
        match = rule.pattern.match(text) if rule.where == "lead" else rule.pattern.fullmatch(text)
        if match:
            yield match
    else:
        yield from rule.pattern.finditer(text)


def _without(rule: Rule, match: re.Match[str], text: str) -> str | None:
    """Return the sentence after a cut, its stop and first capital kept; ``None`` where hardly anything is left."""  # noqa: E501
    if rule.where == "whole":
        return ""
    if rule.where == "lead":
        rest = text[match.end() :]
        if not _LEFT.search(rest):
            return ""
        if rule.to:
            opening, _, more = rule.to.partition("|")
            return opening + _small(match.expand(more) + rest)
        return _capital(rest) if text[:1].isupper() or not text[:1].isalpha() else rest
    if rule.where == "tail":
        return text[: match.start()].rstrip(" ,") + text[match.end() :]  # "now, going forward?" is "now?"
    put = match.expand(rule.to)
    if not put and match.group()[:1] == match.group()[-1:] == "," and _apart(text, match):
        put = ","  # "on the Hill, you know, they read" is "on the Hill, they read"
    if rule.id == "spoken-to":
        before = text[: match.start()]
        joined = _JOINS.search(before)  # "the note says, Mr. President, it is open"
        put = "," if not joined and ("," in before or _apart(text, match)) else ""
    after = text[: match.start()] + put + text[match.end() :]
    return _capital(after) if text[:1].isupper() else after


_CLAUSE = re.compile(
    r"\s*(?:mr\.|madam|as|i|we|you|they|he|she|it|there|who|which|where|whose|what|how|why|whether)\b", re.I
)
_JOINS = re.compile(
    r"(?:and|but|or|so|that|because|if|when|while|as|than|what|which|who|how|where|whether|why|although|though|since|"
    r"until|unless|say|said|says|think|know|mean|believe|hope|is|are|was|were|one|reason|reasons|time|way|thing|things)$",
    re.I,
)


_CLAUSES = re.compile(r"(?:when|where|if|while|since|because|although|unless|once)\s", re.I)
_OPENS = re.compile(r"(?:in|on|for|with|at|from|under|by|during|after|before|as|to)\s", re.I)


_PREPOSITION = re.compile(r"\b(?:of|in|on|for|with|to|about|from|at|by)$", re.I)
_FILLER_NEXT = re.compile(r"\s*(?:you know|sort of|kind of|i mean|like|well|again|look),", re.I)
_TELLS_THAT = re.compile(
    r"\b(?:say|said|state|stress|note|add|know|think|believe|mean|tell you|clear|sure|fact) that$"
)


def _apart(text: str, match: re.Match[str]) -> bool:
    """Say whether a new clause follows two commas whose words go, so that one of them stays."""
    before = text[: match.start()]
    if _CLAUSES.match(before) and "," not in before:
        return True  # "When the waivers came, right, the team left"
    opens = (
        _OPENS.match(before)
        and "," not in before
        and not re.search(r"\s(?:is|are|was|were|has|have|had|will)\b", before)
    )
    if _TELLS_THAT.search(before) or (
        _PREPOSITION.search(before)
        and not _FILLER_NEXT.match(text, match.end())  # another one needs its comma
    ):
        return False  # "I want to say that, look, the port is open"
    if re.search(r"\b(?:that|this|it|them|him|her|us|me)$", before) and re.match(
        r"\s*(?:the|a|an)\b", text[match.end() :]
    ):
        return True  # "asked about that, you know, the port"
    return bool(opens) or bool(_CLAUSE.match(text, match.end()) and not _JOINS.search(before))


_PEOPLE = frozenset({"i", "you", "he", "she", "it", "we", "they"})
_DASHED_RELATIVE = re.compile(r"(?:—|–|--)\s*(?:that|which|who)\s*$", re.I)
#: What a statement cannot begin with: a verb, or the word of a question.
_HALF = re.compile(
    r"(?:is|was|are|were|has|have|had|will|would|can|could|should|may|might|must|does|did|whether"
    r"|just that)\b",
    re.I,
)
_TIMES = re.compile(r"\b(?:days|weeks|months|years|period|time|quarters|decades)\s*$", re.I)
_MORE_OF_LIST = re.compile(r"\b(?:and so (?:on|forth)|et cetera|things like that)", re.I)
_GOES = re.compile(r"\b(?:going|moving) forward", re.I)
_KEEPS = re.compile(r"\b(?:keeps?|kept|keeping|continue[sd]?|is|are|was|were|be|been|and)\s*$", re.I)
_SAID_LATER = re.compile(r"[^.;:]{0,80}, that \w", re.I)
_TORSO = re.compile(
    r"(?:\b(?:the|a|an|of|to|in|on|for|with|and|or|but|by|that|if|my|our|their|his|its)|—|–|--)\W*$", re.I
)


def _allowed(rule: Rule, match: re.Match[str], text: str, after: str) -> bool:
    if after and not re.search(r"[^\W\d_]{2}", after):
        return False
    if rule.id in _ORDERS:
        return True  # "number two", "one last question": they count nothing
    if rule.where == "lead" and after and text[-1:] != "?" and _HALF.match(after):
        return False  # "We would say that is a step", "The next point is whether it opens"
    if rule.where == "lead" and match.group().rstrip().endswith(",") and _SAID_LATER.match(after):
        return False  # "I would add, as he said, that it is open": the frame's clause comes later
    if rule.id == "tail-padding" and _TIMES.search(text[: match.start()]):
        return False  # "in the months going forward"
    if rule.where == "tail" and (
        (_MORE_OF_LIST.search(match.group()) and "," in text[: match.start()])
        or (_GOES.search(match.group()) and _KEEPS.search(text[: match.start()]))
    ):
        return False  # "trade, aid and so on", "it should keep going forward"
    if rule.where == "tail" and _TORSO.search(after):
        return False  # "the hands of the — okay."
    if rule.id == "empty-frame" and DEMANDS.match(match.group()):
        return False  # "It is vital that the border remain open" asks for it
    if rule.id == "empty-frame" and match.group().rstrip().endswith("that") and _MORE_THATS.search(after):
        return False  # "It is vital that we act, that we pay, and that ..." frames all of them
    if rule.id in OPINIONS and not _still_opinion(after):
        return False
    return broken(text, after, may_lose_names=rule.names, frame=rule.where != "inside" or rule.frame) is None


#: Rules that take out whose opinion it is, which a story says in their place.
OPINIONS = frozenset({"opinion-frame", "opinion-view", "tail-opinion", "inserted-opinion"})
#: "I am confident that" says how sure its speaker is, as no other hedge does;
#: "three, I believe, left" how sure of that.
_SURE = frozenset({"opinion-view", "inserted-opinion"})


def _still_opinion(after: str) -> bool:
    """Say whether what is left is hedged anyway, or opens another frame that goes in its turn."""
    framed = any(r.where == "lead" and r.id not in OPINIONS and r.pattern.match(after) for r in rules())
    return framed or bool(hedge_pattern().search(after))


_SCORE = re.compile(r"\s*\d[\d.,]*\s*[–—-]+\s*$")  # "it ended 0 – 0"


def _mended(text: str) -> tuple[str, list[Edit]]:
    """Keep the second version of a false start, unless a quotation or a fact would suffer."""
    after, edits = mend(text)
    if not edits or any(_unsure(text, edit) or _SCORE.match(edit.before) for edit in edits):
        return text, []
    if any(text[a:b] not in after for a, b in quoted(text)) or broken(text, after, frame=True):
        return text, []
    return (_capital(after) if text[:1].isupper() else after), edits


_ARTICLES = frozenset("the a an this these those our their its his her my your".split())
_TOLD = 3  # "what he said" is whole, "what it’s" is begun again
_LONG = 5  # so many words are a clause: they are begun again only where more than one is said again
_SOON = 5  # "the shooting — the awful shooting": among so many words its noun is said again
_BROKEN_OFF = re.compile(
    r"\s*(?:i|we|you|they|he|she|it|there|that[’']s|because|so|what|how|it[’']s|and|but|are|is|was|were|has|have|been|had|will|would|can|do|did)\b",
    re.I,
)


def _unsure(text: str, edit: Edit) -> bool:
    """Say whether what was taken for a false start may be more, or would leave a torso: "have fully vac- — are now"."""  # noqa: E501
    start = text.find(edit.before)
    if start < 0:
        return False  # it came of another one
    rest, before = text[start + len(edit.before) :], text[:start].split()
    if edit.rule == "cut-off":
        if not re.search(r"—|–|--", edit.before):
            return True  # "a super- spreader": a word that the typesetter broke
        stem = re.compile(r"[’'].*")
        old, new = [[stem.sub("", w.lower()) for w in words] for words in (before[-3:], rest.split()[:3])]
        twice = any(old[-k:] == new[:k] for k in (1, 2, 3))
        sorry = re.match(r"\W*(?:sorry|excuse me|pardon)\b", rest, re.I)
        return bool(sorry or (_BROKEN_OFF.match(rest) and old and not twice))
    said = [w.lower() for w in re.findall(r"[\w’']+", edit.before)]
    again = [w.lower() for w in re.findall(r"[\w’']+", rest)]
    if said[0] == "what" and len(said) >= _TOLD and said[1:2] != again[1:2]:
        return True  # "to what you asked – what he said – what we got": each says more
    more = bool(re.search(r"—|--| – ", rest))
    return (
        (said[0] in {"that", "which", "who"} and more)  # "on phones — that they own — that no longer work"
        or (said[0] in {"and", "or", "but"} and len(said) > 1 and said[1:2] != again[1:2])
        or (
            len(said) >= _LONG
            and said[1:2] != again[1:2]
            and not {w for w in said if len(w) > 3} & set(again)
        )
        or (said[0] in _ARTICLES and len(said) > 1 and not set(said[1:]) & set(again[:_SOON]))
        or (bool(before) and before[-1].lower() in {"what", "all", "how", "why", "where"} and len(said) > 1)
        or (said[0] in {"is", "was", "are"} and len(said) > 2 and again[1:2] == ["that"])
        or (
            said[-1] == "be" and len(again) > 1 and again[1] in _PEOPLE
        )  # "the pact would be — would he call"
        or bool(_DASHED_RELATIVE.search(text[:start]))  # "on phones — that they own — they play games"
        or (  # "there are — are there", "there is a plan – is there a plan"
            bool(before)
            and (len(said) == 1 or said[0] in {"is", "are", "was", "were"})
            and again[1:2] == [before[-1].lower()]
        )
        or (len(again) < len(said) and said[: len(again)] == again)  # "370 deaths a day — 370 deaths"
    )


_SMALL = re.compile(
    r"(?:The|A|An|This|That|These|Those|We|He|She|It|They|You|There|In|On|At|For|By|With|From|As|When|While"
    r"|After|Before|If"
    r"|Our|My|His|Her|Its|Their|Your|Some|Many|Most|All|Both|No|Not|Whenever|Wherever|Where|Since|Until|Although|Though"
    r"|Because|Even|Once|Under|Over|During|Without|Within|Through|Among|Despite|Unlike|To|Then|Now|Today|Such|Each"
    r"|Every|Several|Few|Other|Another|What|How|Why|Who|Which|Upon|According|Following|Given|Recent|Early|Later|Much|More|Less|One|Two|Three|People|Critics"
    r"|General|National|International|Federal|Local|Additional|Total|Central|Several|Social|Political"
    r"|Claiming|Using|Being|Having|Making|Taking|Critics|Scientists|Researchers|Historians|Scholars|Experts|Modern)\b"
)


def _small(text: str) -> str:
    """Return the text with a small first letter where its first word is no name."""
    return text[0].lower() + text[1:] if _SMALL.match(text) else text


def _capital(text: str) -> str:
    text = text.lstrip(" ,;:–—-")
    return text[:1].upper() + text[1:]
