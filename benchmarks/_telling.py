"""Source sentences told as a reporter would tell them, by rule: the words stay, what frames them is ours.

Openers of speech go, contractions are written out, "I" becomes the speaker's name, and "we" of an office
that briefs its administration. The frames are the usual ones ("..., X said.", "X said that ...", "According
to X, ..."); behind a leading "X said" the auxiliaries may be shifted back. Whatever such a rule cannot tell
well (questions, "you", days named from the day of speaking, broken-off speech) is left out.
"""

from __future__ import annotations

import random
import re

import lemminflect

FEWEST, MOST = 7, 34
_UNTOLD = re.compile(
    r"\b(?:[Mm]ine|[Mm]yself|us|[Oo]urs|[Oo]urselves|[Yy]ou|[Yy]ours?|[Tt]oday|[Tt]onight|[Tt]omorrow|[Yy]esterday|here|"
    r"[Ll]ast|[Nn]ext|now|[Tt]his (?:morning|afternoon|evening)|okay|[Ll]et|[Pp]lease)\b|[?(\[“\":—–…;]|--|\.\.\."  # noqa: E501
)
_OPENERS = re.compile(
    r"^(?:(?:(?:And|But|So|Well|Now|Look|Again|Obviously|Frankly|Yes|Yeah|Also|Clearly|However|Okay|OK|Sure|Finally)\b,?"
    # "No child", "first responders": only before a mark these open speech and say nothing.
    r"|(?:No|Right|First|Second|Third),) ?)+"
)
_LEANING = re.compile(
    r"^(?:Because|Or|Which|Who|Than|Thank|Thanks|Welcome|Good|That[’']s|What|Why|How)\b", re.IGNORECASE
)
_SHORT = (
    (r"\b([Cc]a)n[’']t\b", r"\1nnot"), (r"\b([Ww])on[’']t\b", r"\1ill not"), (r"n[’']t\b", " not"),
    (r"[’']ll\b", " will"), (r"[’']re\b", " are"), (r"[’']ve\b", " have"), (r"\bI[’']m\b", "I am"),
    (r"\b([Ii]t|[Tt]hat|[Tt]here|[Hh]e|[Ss]he|[Ww]hat|[Ww]ho)[’']s (?!been\b|got\b|had\b)", r"\1 is "),
    (r"\b([Ii]t|[Tt]hat|[Tt]here|[Hh]e|[Ss]he|[Ww]ho)[’']s (?=been\b|had\b)", r"\1 has "),
)  # fmt: skip
_CONTRACTED = re.compile(
    r"\b(?:[Ii]t|[Tt]hat|[Tt]here|[Hh]e|[Ss]he|[Ww]hat|[Ww]ho|[Hh]ere)[’']s\b|[’'][dm]\b"
)
_SPOKEN = re.compile(r"\b(?:([Ww]e)|(I))( (?:also|still|all|just|really|fully|always|never|not))? ([a-z]+)\b")
_AGREES = {"are": "is", "am": "is", "have": "has", "were": "was", "do": "does"}
_SAME = frozenset("will would can could may might must should had did cannot was".split())
_LEFT = re.compile(r"\b(?:[Ww]e|[Oo]ur|I|[Mm]y|me)\b")
_BACK = {
    "will": "would", "can": "could", "may": "might", "is": "was", "are": "were", "has": "had", "have": "had",
}  # fmt: skip
_SHIFTED = re.compile(
    r"(?<!will )(?<!would )(?<!could )(?<!can )(?<!may )(?<!might )(?<!must )(?<!should )(?<!to )(?<!not )"
    r"\b(will|can|may|is|are|has|have)\b(?! to\b)"
)


def tellable(sentence: str, who: str, *, office: bool) -> str | None:
    """Return the sentence without the marks of speech; ``None`` if it cannot be told so.

    Args:
        sentence: what was said.
        who: the speaker's name.
        office: "we" stands for an administration.
    """
    if sentence[:1].islower() or sentence[-1:] != ".":
        return None
    text = _OPENERS.sub("", sentence)
    for pattern, full in _SHORT:
        text = re.sub(pattern, full, text)
    if _CONTRACTED.search(text) or _UNTOLD.search(text) or _LEANING.match(text):
        return None
    text = _of_the_speaker(text, who.split()[-1], office=office)
    if _LEFT.search(text) or not FEWEST <= len(text.split()) <= MOST:
        return None
    return text[:1].upper() + text[1:]


def _of_the_speaker(text: str, surname: str, *, office: bool) -> str:
    """Return the text with "I", "my", "we" and "our" told from outside, where a word behind them shows how."""  # noqa: E501
    count = 0

    def told(match: re.Match[str]) -> str:
        nonlocal count
        plural, _, adverb, verb = match.groups()
        agrees = _agreeing(verb)
        if (plural and not office) or agrees is None or (adverb or "").strip() == "all":
            return match[0]
        count += bool(plural)
        name = ("the administration" if count == 1 else "it") if plural else surname
        return f"{name}{adverb or ''} {agrees}"

    text = _SPOKEN.sub(told, text)
    return re.sub(r"\bour\b", "its", text) if count else text


def _agreeing(verb: str) -> str | None:
    """Return the verb's form for "it", if it is one behind "we"; ``None`` if it is no verb."""
    if verb in _SAME:
        return verb
    if verb in _AGREES:
        return _AGREES[verb]
    lemmas = lemminflect.getLemma(verb, "VERB")
    if not lemmas or "VERB" not in lemminflect.getAllLemmas(verb):
        return None
    past = lemminflect.getInflection(lemmas[0], "VBD")
    return verb if verb in past else lemminflect.getInflection(lemmas[0], "VBZ")[0]


def told(body: str, who: str, lower: frozenset[str], rng: random.Random) -> str:
    """Return what :func:`tellable` gave within a frame; ``lower`` has the words the document prints in small letters."""  # noqa: E501
    body = body.rstrip(".")
    first = re.match(r"[A-Za-z]+", body)
    inside = body
    if first and first[0].lower() in lower and first[0] != who.split()[-1]:
        inside = body[:1].lower() + body[1:]
    way = rng.random()
    if way < 0.4:
        return f"{body}, {who} said."
    if way < 0.8:
        if rng.random() < 0.5:
            inside = _SHIFTED.sub(lambda m: _BACK[m[1]], inside)
        return f"{who} said {inside}." if way < 0.6 else f"{who} said that {inside}."
    return f"According to {who}, {inside}." if way < 0.9 else f"{body}, according to {who}."
