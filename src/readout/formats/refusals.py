"""Pages that are not a transcript: login and error pages, lists of links, texts in another language."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import lru_cache
from importlib import resources

from readout.errors import BadInput
from readout.formats.parts import Parts

_WORD = re.compile(r"[^\W\d_]+")
_LOGIN = re.compile(
    r"\b(?:sign|log)[ -]?(?:in|on)\b|\bpassword\b|\bforgot(?:ten)? your\b|\bcreate an account\b", re.I
)
_ERROR = re.compile(
    r"\b(?:40[0134]|410|429|50[0234])\b.{0,40}\b(?:error|not found|forbidden|denied|unavailable|gone|"
    r"gateway)|"
    r"\b(?:page|file|document|resource) (?:(?:you (?:requested|are looking for|were looking for) )?"
    r"(?:was |is |could |can )?(?:not |n[o’']t )(?:be )?(?:found|available)|cannot be found|does not exist)|"
    r"\baccess (?:is |has been )?denied\b|\bverify(?:ing)? (?:that )?you are (?:a )?human\b|\bjust a "
    r"moment\b|"
    r"\bcheck(?:ing)? (?:if the site connection is secure|your browser)|\benable (?:javascript|cookies)\b|"
    r"\bservice (?:is )?(?:temporarily )?unavailable\b|\bunusual traffic\b|\bare you a robot\b|"
    r"\b(?:404|not found|error|internal server error|bad gateway)\b",
    re.I,
)
_SCRIPTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("[\u0400-\u04ff]"), "Russian or another language in Cyrillic letters"),
    (re.compile("[\u0600-\u06ff\u0750-\u077f]"), "Arabic or Persian"),
    (re.compile("[\u0590-\u05ff]"), "Hebrew"),
    (re.compile("[\u3040-\u30ff]"), "Japanese"),
    (re.compile("[\uac00-\ud7af]"), "Korean"),
    (re.compile("[\u4e00-\u9fff]"), "Chinese"),
    (re.compile("[\u0370-\u03ff]"), "Greek"),
    (re.compile("[\u0900-\u0dff]"), "a language of South Asia"),
    (re.compile("[\u0e00-\u0e7f]"), "Thai"),
    (re.compile("[\u10a0-\u10ff\u0530-\u058f]"), "Georgian or Armenian"),
)
_SAMPLE = 60_000
_TODO_ENGLISH = "give the English version; only English is read"


@lru_cache(maxsize=1)
def _stop_words() -> dict[str, frozenset[str]]:
    rows = tomllib.loads(
        resources.files("readout.formats").joinpath("data/stop_words.toml").read_text("utf-8")
    )
    return {language: frozenset(words.split()) for language, words in rows["language"].items()}


def refuse(parts: Parts, title: str | None, where: str | None) -> None:
    """Raise :class:`BadInput` if what was read is no transcript or statement in English."""
    text = parts.text
    words = _WORD.findall(text[:_SAMPLE].lower())
    if not words:
        raise BadInput("there are no words in it", where=where, todo="give a transcript or a statement")
    _refuse_page(parts, title or "", len(words), where)
    _refuse_language(text, words, where)


def _refuse_page(parts: Parts, title: str, count: int, where: str | None) -> None:
    text = parts.text
    if count < 400:
        signs = len(_LOGIN.findall(f"{title}\n{text}"))
        if (parts.password and signs) or (signs >= 3 and count < 150):
            raise BadInput(
                "this is a login page, not a transcript", where=where, todo="save the page after signing in"
            )
        head = f"{title}\n{text[:300]}"
        if count < 150 and _ERROR.search(head):
            raise BadInput(
                "this is an error page, not a transcript",
                where=where,
                todo="check the address, or fetch it again",
            )
    linked = parts.link_words
    if parts.links >= 8 and count < 3000 and linked * 2 > count:
        raise BadInput(
            "this is a page of links, not a transcript",
            where=where,
            todo="give the address of one document on it",
        )


def _refuse_language(text: str, words: list[str], where: str | None) -> None:
    sample = text[:_SAMPLE]
    letters = sum(len(word) for word in words)
    foreign = not sample.isascii()
    for script, language in _SCRIPTS:
        if foreign and len(script.findall(sample)) * 2 > letters:
            raise BadInput(f"it looks like {language}, not English", where=where, todo=_TODO_ENGLISH)
    if len(words) < 25:
        return
    counts = Counter(words)
    share = {name: sum(counts[word] for word in stops) / len(words) for name, stops in _stop_words().items()}
    english = share.pop("English")
    other = max(share, key=lambda name: share[name])
    if share[other] > 0.12 and share[other] > english * 1.2:
        raise BadInput(f"it looks like {other}, not English", where=where, todo=_TODO_ENGLISH)
    if english < 0.015 and len(words) >= 100 and len(set(words)) > 20 and "." in sample:
        raise BadInput("it does not look like English prose", where=where, todo=_TODO_ENGLISH)
