"""Waffle out, facts in: lead, tail and inner cuts of one spoken sentence, each reported as an edit.

The rules are data (``data/waffle.toml``). Lead and tail cuts leave a contiguous stretch of the source, which may
be quoted verbatim; inner edits do not, and only reported speech may use what they leave.
"""  # noqa: E501

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from readout.records import Edit
from readout.writing.lexicon import words


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of ``waffle.toml``, compiled."""

    id: str
    where: str
    pattern: re.Pattern[str]
    to: str
    cuts: str
    leaves: str
    why: str = ""
    only: str = ""
    names: bool = False
    frame: bool = False


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A sentence after cleaning.

    ``start`` and ``end`` bound the contiguous core inside the sentence that went in (offsets into it);
    ``text`` is the core after inner edits; ``inner`` says whether there were any.
    """

    start: int
    end: int
    text: str
    inner: bool
    edits: tuple[Edit, ...]


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Return the rules in the order of the file, those of plain English alone (``only = "plain"``) too."""
    data: dict[str, Any] = tomllib.loads(
        resources.files("readout.writing").joinpath("data/waffle.toml").read_text("utf-8")
    )
    return tuple(_compile(row) for row in data["rule"])


@lru_cache(maxsize=1)
def _ours() -> tuple[Rule, ...]:
    """Return the rules that hold for stories."""
    return tuple(rule for rule in rules() if rule.only != "plain")


def _compile(row: dict[str, Any]) -> Rule:
    pattern = row["pattern"].replace("’", "['’]")
    anchored = pattern if row["where"] == "inside" else rf"(?:{pattern})"
    return Rule(**{**row, "pattern": re.compile(anchored, re.IGNORECASE)})


def clean(sentence: str, *, spoken: bool = True) -> Cleaned:
    """Cut the waffle of one sentence.

    Args:
        sentence: a sentence as spoken, without inline notes.
        spoken: it may have false starts and afterthoughts; in what is written a dash opens a parenthesis.
    """
    start, end, edits = 0, len(sentence), []
    again = True
    while again:
        again = False
        for rule in _ours():
            if rule.where == "lead" and (match := _at_lead(rule, sentence, start, end)):
                edits.append(Edit(rule.id, match.group().strip(), ""))
                start, again = match.end(), True
            elif rule.where == "tail" and (match := rule.pattern.search(sentence, start, end)):
                edits.append(Edit(rule.id, match.group().strip(), ""))
                end, again = match.start(), True
    # A tail cut takes the words before the full stop; the stop itself is put back by whoever prints the text.
    if spoken:
        end = _before_afterthought(sentence, start, end, edits)
    text = sentence[start:end]
    before = text
    for rule in _ours():
        if rule.where == "inside":
            text = rule.pattern.sub(lambda m, r=rule: _replace(m, r, edits), text)  # type: ignore[misc]
    if spoken:
        text, repairs = mend(text)
        edits.extend(repairs)
        text, before = closed_up(text), closed_up(before)
    if text != before:
        # An inner cut may lay a frame bare: "I would say, you know, that ..." is one only now.
        text = _lead(text, edits)
    return Cleaned(start, end, text.strip(), text != before, tuple(edits))


#: "It is vital that the border remain open" asks for it: no frame of saying.
DEMANDS = re.compile(
    r"it(?:[’']s)? (?:is )?(?:important|critical|critically important|essential|vital|useful)\s?that", re.I
)


def _at_lead(rule: Rule, text: str, start: int, end: int) -> re.Match[str] | None:
    """Return where a rule cuts the opening of a sentence, or ``None``."""
    match = rule.pattern.match(text, start, end)
    return None if match and rule.id == "empty-frame" and DEMANDS.match(match.group()) else match


def _before_afterthought(sentence: str, start: int, end: int, edits: list[Edit]) -> int:
    """Return where a sentence ends without what its speaker added after a dash, where that corrects and limits nothing.

    The words before the dash must be a whole clause; whoever reports or quotes them asks the parse.
    """  # noqa: E501
    dashes = list(_DASH.finditer(sentence, start, end))
    if len(dashes) != 1 or _CUT_OFF.search(sentence, start, end):
        return end
    before, after = sentence[start : dashes[0].start()], sentence[dashes[0].end() : end]
    said, added = [[m.group().lower() for m in _TOKEN.finditer(part)] for part in (before, after)]
    if len(said) < _FEWEST_BEFORE or not added or said[-1] in _BREAKS_OFF or added[0] in _CORRECTS:
        return end
    if (
        set(added) & _NEVER_CUT
        or added[0][:_BEGUN] == said[-1][:_BEGUN]
        or _stem(added[0]) in map(_stem, said[-6:])
        or _begun_again(said, added)
        or before.rstrip().endswith((",", "-"))
        or (len(added) <= _AMENDS and after.lstrip()[:1] not in "$€£0123456789")
    ):
        return end
    edits.append(Edit("afterthought", sentence[dashes[0].start() : end].strip(), ""))
    return dashes[0].start()


def _lead(text: str, edits: list[Edit]) -> str:
    """Cut lead frames off ``text`` until none is left."""
    while hit := next(
        ((r, m) for r in _ours() if r.where == "lead" and (m := _at_lead(r, text, 0, len(text)))), None
    ):
        edits.append(Edit(hit[0].id, hit[1].group().strip(), ""))
        text = text[hit[1].end() :]
    return text


def _replace(match: re.Match[str], rule: Rule, edits: list[Edit]) -> str:
    after = match.expand(rule.to)
    edits.append(Edit(rule.id, match.group().strip(), after))
    return after


_DASH = re.compile(r"\s*(?:—|--|–(?=\s))\s*")
_TOKEN = re.compile(r"[$€£]?[\w’'-]+")
_JOINS, _FEWEST_JOINED = frozenset({"and", "or", "but"}), 3
_FILLER = re.compile(r"(?:you know|I mean)\b", re.I)
#: A word broken off, and begun again or dropped: "Che- — Cheney", "Demo- — congressional Democrats".
_CUT_OFF = re.compile(r"(?<![\w’'-])[\w’']+-(?:\s*(?:—|--|–)\s*|\s+(?!(?:and|or|to)\b))(?=[\w$€£])")
#: "We have – our officers in Dol have ...": nothing was said yet when the sentence began again.
_FALSE_START = re.compile(
    r"(?:I|we|they|he|she|it|there|you|that|this)\b(?:[’'](?:s|re|ve|ll|d|m))?(?: [\w’']+){0,3}? (?P<last>[\w’']+)\s*(?:—|--|–)\s+"  # noqa: E501
    r"(?=(?:the|our|my|his|her|their|its|a|an|this|that|these|those|some|many|[A-Z][\w’.-]+) (?:[\w’$-]+,? ){5})"  # noqa: E501
    r"(?!.*(?:—|--|\s–\s))",
    re.I,
)
#: "doubles as as the cell", "the, the port": a small word said twice over. "That that", "had had" and "is is" may be meant.  # noqa: E501
_TWICE = re.compile(
    r"\b(?P<word>the|an?|of|to|in|on|at|for|with|by|from|as|are|were|will|would|can|could|should|it|we|they|he|she|I|you|these|those|and|or|but|if|when|which|who|be|have|has|there|our|their|his|her|its|my|your)(?:\s*,?\s+(?P=word))+\b(?![’'-])",
    re.I,
)
_BREAKS_OFF, _NEVER_CUT = words("breaks_off"), words("never_cut")
_CORRECTS = words("corrects")
#: "A group of export — experts to the port": so many letters alike, and the word is said again.
_BEGUN = 3
#: So few words amend what was said, and add nothing to it: "weapons — direct lethal help to Taldia", "talks – indirect, as you know".  # noqa: E501
_AMENDS = 4
#: What stands before an afterthought has at least so many words.
_FEWEST_BEFORE = 8


def mend(text: str) -> tuple[str, list[Edit]]:
    """Keep the second version of each false start: ``we're — we've been`` becomes ``we've been``.

    A dash is a repair where the words after it start with a word that stands among the last six before it
    (Shriberg 1994: most repairs retrace to a repeated word). Other dashes are left alone.
    """
    edits: list[Edit] = []
    if (false := _FALSE_START.match(text)) and false["last"].lower() in _BREAKS_OFF:
        edits.append(Edit("repair", false.group().strip(), ""))
        text = text[false.end() :]
    edits.extend(Edit("cut-off", m.group().strip(), "") for m in _CUT_OFF.finditer(text))
    while match := _CUT_OFF.search(text):
        text = _joined(text[: match.start()], text[match.end() :])
    edits.extend(Edit("repair", m.group(), m["word"]) for m in _TWICE.finditer(text))
    text = _TWICE.sub(lambda m: m["word"], text)
    position = 0
    while match := _DASH.search(text, position):
        after = _TOKEN.match(text, match.end())
        position = match.end()
        if not after or _FILLER.match(text, match.end()):
            continue
        stem = _stem(after.group())
        clause_start = max((m.end() for m in _DASH.finditer(text, 0, match.start())), default=0)
        before = list(_TOKEN.finditer(text, clause_start, match.start()))[-6:]
        hit = next((m for m in reversed(before) if _stem(m.group()) == stem), None)
        if hit and stem in _JOINS and len(before) - before.index(hit) > _FEWEST_JOINED:
            hit = None  # "for our hospitals – and our nation – in the dark": a parenthesis
        if hit and (_in_apposition(text, hit, match) or _another_noun(text, hit, match)):
            hit = None
        if hit:
            gone = text[hit.start() : match.end()]
            edits.append(Edit("repair", gone.strip(), ""))
            text = text[: hit.start()] + text[match.end() :]
            position = hit.start()
    return text, edits


def closed_up(text: str) -> str:
    """Return a text without space before its marks, as recognisers of speech print them, and without marks at its start."""  # noqa: E501
    return _LOOSE_MARKS.sub("", _SPACED_MARK.sub(r"\1", text))


_LOOSE_MARKS, _SPACED_MARK = re.compile(r"^[\s,;:.]+"), re.compile(r"(?<=\w)\s+([,;:?!]|\.(?!\w))")


def _joined(before: str, after: str) -> str:
    """Join what stands around a broken-off word; what is said again after it is said once ("for hu- — for hungry")."""  # noqa: E501
    said, again = before.split(), after.split()
    for size in (3, 2, 1):
        if [w.lower() for w in said[-size:]] == [w.lower() for w in again[:size]] and len(said) >= size:
            return " ".join([*said[:-size], after])
    if said and again and _stem(said[-1].lower()) == _stem(again[0].lower()):
        return " ".join([*said[:-1], after])  # "You've b- — you have"
    if said and again and {said[-1].lower(), again[0].lower()} <= _BEFORE_NOUNS:
        return " ".join([*said[:-1], after])  # "in anti- — of antisemitism"
    return before + after


_BEFORE_NOUNS = frozenset({"of", "in", "on", "to", "for", "from", "with", "by", "at"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "our", "their", "its", "his", "her", "one", "of", "in", "to"}
)


def _in_apposition(text: str, hit: re.Match[str], dash: re.Match[str]) -> bool:
    """Say whether a repeated article only opens a parenthesis: "The ship — the third this year — sank"."""
    near = not text[hit.end() : dash.start()].strip()
    return not near and hit.group().lower() in _DETERMINERS and bool(_DASH.search(text, dash.end()))


#: The noun that an article is said again with stands among so many words: "the pandemic — the COVID-19 pandemic".  # noqa: E501
_SAME_NOUN = 4


def _another_noun(text: str, hit: re.Match[str], dash: re.Match[str]) -> bool:
    """Say whether a repeated article goes with another noun, so that nothing was said again: "the Senate has passed the bill — the House did too"."""  # noqa: E501
    between = [m.group().lower() for m in _TOKEN.finditer(text, hit.end(), dash.start())]
    if hit.group().lower() not in _DETERMINERS or not between:
        return False
    after = [m.group().lower() for m in _TOKEN.finditer(text, dash.end())][:_SAME_NOUN]
    return between[-1] not in after


def _begun_again(said: list[str], added: list[str]) -> bool:
    """Say whether what follows the dash says the last noun once more and goes on: "how its process — negotiation process will work"."""  # noqa: E501
    return len(added) > 2 and len(said[-1]) > 3 and said[-1] in added[:3]


def _stem(word: str) -> str:
    """Return a word without its contraction ("we’ve" and "we’re" restart the same clause)."""
    return re.split(r"[’']", word.lower())[0]
