"""Corruptions of what a faithful sentence claims: its negations, hedges, modal verbs, attribution.

Like :mod:`benchmarks._corruptions` they know nothing of the gate; a parse tells which words are verbs and
clauses.
"""

from __future__ import annotations

import random
import re
from functools import lru_cache
from typing import Any

from benchmarks._corruptions import Material, _pick, _put

_NAME = r"(?:(?:[Tt]he )?(?:[A-Z][\w.’'-]+ )*[A-Z][\w’'-]+|(?:[Tt]he|[Aa]n?) [a-z ]{3,40}?)"
_FRAME = re.compile(
    rf"(?:, (?:according to {_NAME}|{_NAME} (?:said|added))(?: on \d[^,.]*)?(?=[.,]))"
    rf"|^According to {_NAME}, |^{_NAME} said (?:that )?"
)


@lru_cache(maxsize=1)
def _nlp() -> Any:
    from readout import language

    return language.load()


@lru_cache(maxsize=2048)
def parsed(text: str) -> Any:
    return _nlp()(text)


def unframed(m: Material) -> str:
    """Return the sentence with the words of its attribution blanked."""
    return _FRAME.sub(lambda f: " " * len(f[0]), m.words)


def upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def negation(m: Material, rng: random.Random) -> str | None:
    """Drop a "not", "no", "never" or "without", or deny what is told."""
    words = unframed(m)
    found = list(
        re.finditer(
            r" (?:not(?! only| just| least| merely)|never)\b|(?<=\bcan)not\b|\b[Nn]o(?= [a-z]+)(?! (?:longer|later|doubt|matter|more|less|fewer)\b)"  # noqa: E501
            r"|\bwithout\b",
            words,
        )
    )
    if found and rng.random() < 0.7:
        old = rng.choice(found)
        new = {"no": "some", "No": "Some", "without": "with"}.get(old[0], "")
        return upper(_put(m.text, old.start(), old.end(), new))
    options: list[tuple[int, int, str]] = []
    for token in parsed(words):
        if token.tag_ not in ("VBD", "VBZ", "VBP", "MD"):
            continue
        end = token.idx + len(token.text)
        if words[end:].startswith((" not", "n’t", "n't", "not")) or not token.text.islower():
            continue
        if any(t.lower_ in ("not", "never", "no", "n’t", "nor", "neither") for t in token.sent):
            continue
        if token.pos_ == "AUX":
            options.append((end, end, rng.choice((" not", " not", " never"))))
        elif token.pos_ == "VERB" and token.lemma_ not in ("be", "say"):
            helper = {"VBD": "did", "VBZ": "does", "VBP": "do"}[token.tag_] if token.tag_ != "MD" else ""
            if helper:
                options.append((token.idx, end, f"{helper} not {token.lemma_}"))
    if not options:
        return None
    return _put(m.text, *rng.choice(options))


# "Could not" denies an ability and limits no claim; a negative perfect ("has not been seen, so far") reaches
# to now without its "so far". "If I may," is a courtesy; behind "could", "can", "may" a "possibly" adds
# nothing to the hedge that stays.
_HARDER = (
    (r"\b(?:may|might)\b(?! \d|[,.])", "will"), (r"\bcould\b(?! not\b)", "will"),
    (r"\b(?:seems?|appears?|appeared|seemed) to be\b", "is"), (r"\b(?:is|are) (?:likely|expected) to\b", "will"),  # noqa: E501
    (r"\b(?:was|were) (?:likely|expected) to\b", "would"),
    (r" (?:likely|probably|perhaps|apparently|reportedly|allegedly)\b(?! to\b)", ""),
    (r"(?<!could)(?<!can)(?<!cannot)(?<!may)(?<!might) (?:possibly|potentially)\b(?! to\b)", ""),
    (r"\b(?:has|have|had) no (?:indication|evidence|information) (?:that|of)\b", "did not find that"),
    (r" (?:mostly|largely|generally|almost always)\b", ""), (r" so far\b", ""), (r"(?<![Nn]ot)(?<!the) only(?= \w+)(?! thing)", ""),  # noqa: E501
)  # fmt: skip
_WISHES = frozenset("hope intend plan aim want expect try seek wish attempt propose".split())
_SPOKEN = frozenset("say thank express congratulate stress emphasize tell add repeat commend".split())
_BELIEVES = frozenset(("believe", "think", "suspect", "hope", "expect"))


def hedge(m: Material, rng: random.Random) -> str | None:
    """Drop or harden a hedge."""
    words = unframed(m)
    options = [
        (f.start(), f.end(), new)
        for pattern, new in _HARDER
        for f in re.finditer(pattern, words)
        if not (f[0] == " so far" and re.search(r"\b(?:has|have) not\b", words[: f.start()]))
    ]
    if re.search(
        r"\b(?:hop|intend|plan|aim|want|expect|tr[yi]|seek|wish|attempt|propos|believ|think|suspect)", words
    ):
        options += _wished(words)
    if not options:
        return None
    return _put(m.text, *rng.choice(options))


def _wished(words: str) -> list[tuple[int, int, str]]:
    """Return "plan to" as "will", and "believe that" as "know that", where these are finite verbs."""
    found = []
    for token in parsed(words):
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        auxiliaries = [c for c in token.children if c.dep_ in ("aux", "aux:pass", "advmod") and c.i < token.i]
        if token.pos_ != "VERB" or following is None:
            continue
        progressive = token.tag_ == "VBG" and [c.lower_ for c in auxiliaries if c.dep_ == "aux"]
        bare = token.tag_ in ("VBZ", "VBP", "VBD") and not auxiliaries
        start = min([token.idx, *(c.idx for c in auxiliaries)])
        # What a speaker wants or tries to say is said.
        courtesy = token.i + 2 < len(token.doc) and token.nbor(2).lemma_ in _SPOKEN
        if (
            token.lemma_ in _WISHES
            and not courtesy
            and following.lower_ == "to"
            and (bare or progressive in (["is"], ["are"]))
        ):
            stop = following.idx + 2
            if len(words[start:stop].split()) == (2 if bare else 3):
                found.append((start, stop, "would" if token.tag_ == "VBD" else "will"))
        if token.lemma_ in _BELIEVES and bare and any(c.dep_ == "ccomp" for c in token.children):
            know = {"VBZ": "knows", "VBD": "knew", "VBP": "know"}[token.tag_]
            found.append((token.idx, token.idx + len(token.text), know))
    return found


_MODALS = {
    "could": ("must", "should"), "should": ("will", "may"), "must": ("may", "could"), "would": ("must",),
    "can": ("must", "will"), "will": ("may", "should"), "needs to": ("may", "can"),
    "may": ("must", "should"), "might": ("must",), "has to": ("may",),
}  # fmt: skip


def modality(m: Material, rng: random.Random) -> str | None:
    """Put one modal verb for another."""
    words = re.sub(r"\b(?:if|when) [^,.]*", lambda f: " " * len(f[0]), unframed(m))
    old = _pick(rng, rf"\b(?:{'|'.join(_MODALS)})\b(?! \d|not\b)(?= [a-z])", words)
    return _put(m.text, old.start(), old.end(), rng.choice(_MODALS[old[0]])) if old else None


def unattributed(m: Material, rng: random.Random) -> str | None:
    """Tell the speaker's claim as a fact: the attribution goes."""
    name = r"(?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+"
    said = re.search(
        rf",” [A-Z][^,“]* said\.$|, (?:{name} said|according to {name})(?: on [^,.]*)?\.$", m.words
    )
    if said and said[0].startswith(",”"):
        return None
    if said:
        rest = m.text[: said.start()] + "."
    else:
        said = re.match(rf"{name} said (?:that )?|According to {name}, ", m.words)
        if not said:
            return None
        rest = upper(m.text[said.end() :])
    # What still says who holds it is attributed: "Biden believes", "as the administration has said".
    surname = m.speaker.split()[-1] if m.speaker else "said"
    held = r"\b(?:said|says|told|announced|called|urges|noted|thinks|believes)\b"
    return None if surname in rest or re.search(held, rest) else rest


def unsupported(m: Material, rng: random.Random) -> str | None:
    """Put in a clause that the source knows nothing of, or end the sentence with another one's words."""
    if not m.foreign:
        return None
    said = re.search(r", (?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+ said(?: on [^,.]*)?\.$", m.words)
    body, tail = (m.text[: said.start()], said[0]) if said else (m.text.rstrip("."), ".")
    words = body.split()
    if len(words) >= 12 and rng.random() < 0.5 and "“" not in body:
        return " ".join(words[: len(words) // 2]) + " " + m.foreign + tail
    return f"{body}, and {m.foreign}{tail}"


def judgement(m: Material, rng: random.Random) -> str | None:
    """Let the verb of attribution judge, or an adverb or adjective."""
    said = _pick(rng, r"(?<=[a-z]) said(?= on \d|[.,]|$)", m.words)
    if not said:
        return None
    new = rng.choice(
        ("admitted", "claimed", "insisted", "conceded", "boasted", "angrily said", "grudgingly said",
         "falsely said", "vowed", "revealed", "confessed", "complained", "bizarrely said", "alleged")
    )  # fmt: skip
    return _put(m.text, said.start() + 1, said.end(), new)


def non_answer(m: Material, rng: random.Random) -> str | None:
    """Tell a non-answer as an answer or a denial."""
    asked = re.match(
        r"Asked (?:whether|if) (?P<what>[^,“”]+), (?P<who>[^,]+?) "
        r"(?:declined|would not|did not|referred|said (?:he|she|they) (?:would not|could not|did not))\b",
        m.text,
    )
    if asked:
        verb = rng.choice(("denied that", "confirmed that", "said", "rejected suggestions that"))
        return f"{asked['who'][0].upper()}{asked['who'][1:]} {verb} {asked['what']}."
    declined = re.search(
        r"\b(?:declined|refused) to (?:say|comment on|confirm) (?:whether|if|that) (?P<what>[^.“”]+)", m.text
    )
    if declined:
        return _put(
            m.text, declined.start(), declined.start("what"), rng.choice(("denied that ", "confirmed that "))
        )
    return None
