"""Speaker: the person to whom a sentence gives its words spoke the passage that it rests on.

Authority: the design's guarantee that a sentence attributes to the speaker of its evidence; a question's
words are the questioner's (the project's field guide, section 10).
"""

from __future__ import annotations

from collections.abc import Iterator

from readout.checking import lexicon, speakers
from readout.checking.attributions import Attribution, according, views
from readout.checking.case import Case
from readout.records import Finding, Span, Turn

RULE = "speaker"
_SIDE = frozenset("after when because before who which what while if whether until since as that".split())
_REPLIES = frozenset("rejected denied dismissed disputed refuted contradicted disavowed rebutted".split())
_PRESS_VERBS = frozenset(("asked", "asks", "wondered"))


def check(case: Case) -> Iterator[Finding]:
    """Yield an error where the words belong to another speaker than the sentence says."""
    if case.kind in ("gloss", "background", "narration", "unanswered") or not case.passage.turns:
        return
    turns = case.passage.turns
    keys = {turn.speaker.key for turn in turns}
    # "She rejected a report that ...": what is denied has its words from the question.
    if _replies(case) and all(turn.speaker.kind == "press" for turn in turns):
        return
    if case.speaker and not case.line:
        given = _keys(case, case.speaker)
        if given and not given & keys:
            yield case.finding(
                RULE,
                "error",
                f"{case.speaker} did not say this: {_who(turns)} did",
                fix=_certain(turns),
                at=_span(case),
            )
            return
        if not given and speakers.titled(case.speaker) and not _named_in(case, case.speaker):
            yield case.finding(
                RULE,
                "error",
                f"{case.speaker} does not speak in the source",
                fix=_certain(turns),
                at=_span(case),
            )
            return
    main = _main(case)
    if main is not None and main.subject and not main.pronoun and not _according(case, keys):
        yield from _judge(case, main, keys, turns)
    elif main is None:
        yield from _by_phrase(case, keys, turns)
    yield from _question(case, turns, main)


def _replies(case: Case) -> bool:
    return any(w.norm in _REPLIES and not case.reading.quoted[i] for i, w in enumerate(case.reading.words))


def _according(case: Case, keys: set[str]) -> bool:
    """Say whether the sentence is told "according to" who spoke the passage."""
    words = case.reading.words
    for i, word in enumerate(words[:-2]):
        if word.norm == "according" and words[i + 1].norm == "to":
            last = i + 2
            while last < len(words) and not case.reading.marked(last):
                last += 1
            return bool(_keys(case, case.words(i + 2, last).of(case.text)) & keys)
    return False


def _by_phrase(case: Case, keys: set[str], turns: tuple[Turn, ...]) -> Iterator[Finding]:
    """Judge "according to Holt" and "in Holt's view", where nothing else says whose the words are.

    Whom the passage names, the speaker may pass on.
    """
    phrase = sorted(according(case.reading)) or sorted(views(case.reading))
    if not phrase:
        return
    words = case.reading.words
    begin = phrase[0] + (2 if words[phrase[0]].norm == "according" else 1)
    end = phrase[-1] + (1 if words[phrase[0]].norm == "according" else 0)
    subject = case.words(begin, end).of(case.text).removesuffix("’s").removesuffix("'s").rstrip("’'")
    if words[begin].capital or words[begin].norm == "the":
        saying = Attribution(subject, "said", phrase[0], phrase[-1] + 1, begin, end, False)
        if _keys(case, subject) or not _named_in(case, subject):
            yield from _judge(case, saying, keys, turns)


def _main(case: Case) -> Attribution | None:
    """Return the attribution that governs the sentence: the closing one if there is one, else the first."""
    saying = [
        a
        for a in case.attributions
        if a.verb in lexicon.house("saying") and a.subject and not _embedded(case, a)
    ]
    if not saying:
        return None
    closing = [a for a in saying if a.final]
    return closing[-1] if closing else saying[0]


def _embedded(case: Case, attribution: Attribution) -> bool:
    """Say whether the saying is itself told in a side clause: "after reporters said", "what she said"."""
    i = attribution.begin - 1
    return i >= 0 and not case.reading.quoted[i] and case.reading.words[i].norm in _SIDE


_INSTITUTIONS = frozenset(("administration", "us", "government", "department", "ministry", "white house"))


def _own_side(subject: str, turns: tuple[Turn, ...]) -> bool:
    """Say whether a subject is the institution the speaker speaks for: "the administration announced"."""
    name = subject.lower().removeprefix("the ").strip()
    return name in _INSTITUTIONS or any((t.speaker.side or "").lower() == name for t in turns)


def _judge(case: Case, main: Attribution, keys: set[str], turns: tuple[Turn, ...]) -> Iterator[Finding]:
    span = case.words(main.begin, main.end)
    subjects = _joined(main.subject)
    # "CEO and Founder Ngozi Adeyemi": one person with two offices.
    if len(subjects) > 1 and _keys(case, main.subject) and not all(_keys(case, part) for part in subjects):
        subjects = [main.subject]
    for subject in subjects:
        given = _keys(case, subject)
        if given:
            if given & keys or main.verb in _PRESS_VERBS:
                continue
            # "The President and I confirmed": the one who speaks tells what both did.
            if len(subjects) > 1 and main.verb != "said" and _in_passage(case, subject):
                continue
            yield case.finding(
                RULE, "error", f"{subject} did not say this: {_who(turns)} did", fix=_certain(turns), at=span
            )
            return
        if _named_in(case, subject) or not speakers.titled(subject) or _own_side(subject, turns):
            continue
        if _by_nobody(turns) and _in_document(case, subject):
            continue
        # "The governor told Criswell": she passes on what he told her; that it was he is not certain.
        if main.verb == "told" and _addressed(case, main) & keys:
            yield case.finding(RULE, "warning", f"{_who(turns)} tells this of {subject}", at=span)
            return
        yield case.finding(
            RULE,
            "error",
            f"{subject} does not speak in the source; {_who(turns)} said this",
            fix=_certain(turns),
            at=span,
        )
        return


def _by_nobody(turns: tuple[Turn, ...]) -> bool:
    """Say whether the passage is of a text that does not say whose it is."""
    return all(t.speaker.kind == "issuer" and not t.speaker.name for t in turns)


def _in_document(case: Case, subject: str) -> bool:
    """Say whether the document has the names of a subject: "the G7 ministers", in a statement without a signature."""  # noqa: E501
    own = [w for w in speakers.plain(subject) if w not in lexicon.house("speakers") and w != "foreign"]
    return all(any(w in {x.norm for x in s.whole.words} for s in case.passage.sources) for w in own)


def _addressed(case: Case, main: Attribution) -> set[str]:
    """Return the speakers named right behind the verb: "told Criswell"."""
    last = main.last
    words = case.reading.words
    end = last
    while end < len(words) and words[end].capital and not case.reading.marked(end):
        end += 1
    begin = last if end > last else max(main.first, last - 1)
    return _keys(case, case.words(begin, max(end, begin + 1)).of(case.text))


def _in_passage(case: Case, subject: str) -> bool:
    return any(w in case.passage.norms for w in speakers.plain(subject))


def _joined(subject: str) -> list[str]:
    """Split "Kerry and Lavrov" into its two names."""
    parts = [part.strip() for part in subject.split(" and ")]
    return parts if len(parts) > 1 and all(speakers.titled(part) for part in parts) else [subject]


def _keys(case: Case, phrase: str) -> set[str]:
    return {key for source in case.passage.sources for key in speakers.matching(source, phrase)}


def _named_in(case: Case, phrase: str) -> bool:
    """Say whether the passage itself names the person or body, as one whose words the speaker passes on."""
    own = [w for w in speakers.plain(phrase) if w not in lexicon.house("speakers")]
    norms = case.passage.norms
    header = {n for source in case.passage.sources for n in source.header_norms}
    if not own:
        return True
    last = own[-1]
    if last in norms and not any(
        last in speakers.plain(t.speaker.name or "")[-1:] for t in case.passage.turns
    ):
        return True
    peoples = lexicon.peoples()
    body = any(w in lexicon.house("institutions") or w in peoples for w in own)
    return body and all(
        w in norms or w in header or peoples.get(w, frozenset()) & (norms | header) for w in own
    )


def _question(case: Case, turns: tuple[Turn, ...], main: Attribution | None) -> Iterator[Finding]:
    """Charge words that stand only in a question and are told as an official's."""
    if any(turn.speaker.kind != "press" for turn in turns) or case.kind == "unanswered":
        return
    press = lexicon.house("press")
    norms = {w.norm for w in case.reading.words}
    if (
        norms & press
        or (case.speaker and _keys(case, case.speaker))
        or "asked" in norms
        or "question" in norms
    ):
        return
    if main is not None and (main.pronoun or not main.subject) and case.before and case.before[-1].speaker:
        return
    yield case.finding(
        RULE, "error", "its words stand only in a question: they are the questioner's", at=_span(case)
    )


def _span(case: Case) -> Span:
    """Return the span of the attribution, or of the sentence."""
    main = _main(case)
    if main is not None and main.end > main.begin:
        return case.words(main.begin, main.end)
    return Span(0, len(case.text))


def _who(turns: tuple[Turn, ...]) -> str:
    names = dict.fromkeys(
        t.speaker.name or t.speaker.short or t.speaker.label or "an unnamed speaker" for t in turns
    )
    return " and ".join(names)


def _certain(turns: tuple[Turn, ...]) -> str | None:
    names = {t.speaker.name for t in turns}
    return names.pop() if len(names) == 1 else None
