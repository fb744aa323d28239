"""Headlines, cut from told facts and judged; and what a headline says where none can be cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from readout.records import Line, SentenceKind, StorySentence, Transcript
from readout.writing.boxes.unanswered import evidence
from readout.writing.choosing.earlier import of_another_time
from readout.writing.choosing.newsworthy import (
    GOES_ON,
    OWN_ACTS,
    asks_which,
    by_saying,
    happened,
    measured,
    of_every_day,
    of_record,
    weak,
)
from readout.writing.choosing.select import Candidate
from readout.writing.choosing.worth import weights
from readout.writing.choosing.written import is_written
from readout.writing.heading.headline import MAX_WORDS, headline, second_deed, told_names
from readout.writing.heading.headline_fit import asks_of_what
from readout.writing.heading.titles import headline_by_kind, named_authors, title_as_headline
from readout.writing.heading.topic_phrases import Telling, phrases
from readout.writing.judge import Judge, passes
from readout.writing.lexicon import pattern
from readout.writing.lexicon import words as words_of
from readout.writing.persons.known import side_of_speaker
from readout.writing.sentence.grammar import infinitive
from readout.writing.style.attribute import body_alone
from readout.writing.style.house import house_style, in_digits, sentence_case
from readout.writing.style.shortnames import shortened
from readout.writing.style.undated import undated
from readout.writing.telling.options import parse
from readout.writing.telling.units import Unit, content_words

if TYPE_CHECKING:
    from spacy.tokens import Doc


def stands(line: Line, judge: Judge | None, kind: SentenceKind = "reported") -> bool:
    """Say whether the judge finds no error in a line."""
    sentence = StorySentence(line.text, kind, None, line.evidence)
    return passes(judge, sentence)


def headlines(
    told: Sequence[Candidate], sources: Sequence[Transcript], judge: Judge | None, most: int
) -> list[tuple[Candidate, Line, float]]:
    """Return each unit that a headline can be cut from, with the headline and what speaks against it."""
    found: list[tuple[Candidate, Line, float]] = []
    table = weights()["lead"]
    told = [c for c in told if not (c.option.told and _OURS.search(c.option.told.quoted))]
    clauses = [
        shortened(undated(_clause(c), transcript.date), transcript)
        for c in told
        for transcript in (sources[c.option.unit.document],)
    ]
    announced = [_ANNOUNCED.match(c) for c in clauses]
    texts = [sentence_case(a["what"]) if a else c for a, c in zip(announced, clauses, strict=True)]
    texts = [in_digits(_REGARDING.sub(" on ", text)) for text in texts]
    docs = list(parse(texts))
    seconds = _second_deeds(docs)
    for candidate, doc, act in zip(told, docs, announced, strict=True):
        unit, clause = candidate.option.unit, candidate.option.told
        own_act = doc.text.startswith(("The US ", "The administration ")) and bool(set(unit.acts) & OWN_ACTS)
        own_act = own_act and not of_record(doc)
        own_act = own_act or _of_its_own(doc, unit, sources[unit.document])
        own_act = own_act or bool(clause and clause.present) or by_saying(doc)
        who = clause.self_told if clause and clause.self_told else claimant(candidate)
        just_done = clause is not None and clause.just_done
        # What an institution did that day, told of itself in the third person, is its act and no claim.
        speaker = unit.turn.speaker
        of_itself = (
            speaker.kind == "issuer"
            and not speaker.role
            and bool(speaker.name or sources[unit.document].title)
        )
        own_act = own_act or (of_itself and (just_done or happened(doc)))
        of_speaker = bool(clause and clause.self_told)
        if (of_itself or of_speaker or own_act) and _that_day(doc, unit, sources[unit.document]):
            just_done = True
        if own_act and _tells_of_another(unit, sources[unit.document]) and _by_officer(unit):
            just_done = True
        itself = bool(who) and doc.text.lower().startswith((who.lower(), f"the {who.lower()}"))
        if act:
            announcer = re.sub(r"^[Tt]he ", "", act["who"])
            text = headline(doc, announcer, most=most, says=_ANNOUNCES[act["verb"]])
            if text is None and _of_its_own(doc, unit, sources[unit.document]):
                # What a house says that it will do is no claim, whoever of it announced that.
                text = headline(doc, None, most=most)
        else:
            by = None if own_act or itself else who
            text = headline(doc, by, most=most, just_done=just_done)
            second = seconds.get(doc.text)
            # Of two deeds the one is told that holds more; the first may only lead up to the second.
            other = headline(second, by, most=most, just_done=just_done) if second is not None else None
            text = max((t for t in (text, other) if t), key=told_names, default=None)
        if text:
            text = named_authors(text, sources[unit.document], most)
        spans = (unit.span, *(clause.leans if clause else ()))
        line = Line(text or "", tuple(evidence(sources[unit.document], s) for s in spans))
        title = sources[unit.document].title or ""
        against = (
            table["which"] * asks_which(doc)
            + table["which_thing"] * bool(text and asks_of_what(doc, text))
            + table["weak_verb"] * (not measured(unit) and weak(doc))
            + table["diary"] * (bool(_DIARY.search(doc.text)) and not _PREVIEWS.search(title))
            + table["goes_on"] * (not measured(unit) and bool(GOES_ON.search(doc.text)))
            + table["every_day"] * of_every_day(doc)
            + table["record"] * (not own_act and of_record(doc))
        )
        if text and stands(line, judge):
            lost = max(0, len(doc.text.split()) - len(text.split()))
            cost = table["lost_word"] * lost + table["colon"] * (", " not in text and ": " in text)
            found.append((candidate, line, against + cost))
    return found


def _second_deeds(docs: Sequence[Doc]) -> dict[str, Doc]:
    """Return by its text, for each clause of two deeds, the parse of the clause with the second alone: "can visit the site and order two tests" can order two tests."""  # noqa: E501
    found = {doc.text: text for doc in docs if (text := second_deed(doc))}
    return dict(zip(found, parse(list(found.values())), strict=True))


def _that_day(doc: Doc, unit: Unit, transcript: Transcript) -> bool:
    """Say whether a clause tells, in the past, what was said or done in these days: "The leaders expressed concern"."""  # noqa: E501
    root = next(t for t in doc if t.head.i == t.i)
    if root.tag_ != "VBD" or of_another_time(unit.text, transcript.date) or _SINCE.search(unit.text):
        return False
    return root.lemma_.lower() in _BY_SAYING or bool(_RECENT.search(unit.text))


def _of_its_own(doc: Doc, unit: Unit, transcript: Transcript) -> bool:
    """Say whether an official tells what their own house did or will do: its act, which it knows, and no claim of theirs."""  # noqa: E501
    side = side_of_speaker(unit.turn.speaker, transcript) or transcript.publisher or ""
    root = next(t for t in doc if t.head.i == t.i)
    if _tells_of_another(unit, transcript) and _by_officer(unit) and root.tag_ == "VBD":
        return not of_another_time(unit.text, transcript.date)
    if unit.opinion or not _HOUSE.search(side) or not _OWN_HOUSE.match(doc.text):
        return False
    if _OWN_POLICY.match(doc.text):
        return True
    will = any(c.lower_ == "will" and c.dep_ == "aux" for c in root.children)
    deed = root.lemma_.lower() in _DEEDS
    denied = any(t.lower_ in {"not", "n’t", "never"} for t in root.children)
    return deed and not denied and (will or root.tag_ == "VBD")


def _tells_of_another(unit: Unit, transcript: Transcript) -> bool:
    """Say whether a short text is a spokesperson's, who tells in it what somebody of their house did that day."""  # noqa: E501
    return is_written((transcript,)) and bool(_SPEAKS_FOR.search(unit.turn.speaker.role or ""))


_SPEAKS_FOR = re.compile(r"\b(?:[Ss]pokes(?:person|man|woman)|[Pp]ress [Ss]ecretary)\b")


def _by_officer(unit: Unit) -> bool:
    """Say whether a sentence tells what the holder of an office of the house did."""
    return bool(_OFFICER.match(unit.text))


#: "The secretary emphasized", "Secretary Ruiz urged": and not the minister of another country beside a name of it.  # noqa: E501
_OFFICER = re.compile(
    r"(?:(?:On|In|At|During) [^,]{2,40}, )?(?:[Tt]he (?:(?:[Vv]ice|[Dd]eputy|[Uu]nder|[Aa]ssistant) )*(?:[Pp]resident|[Ss]ecretary)|(?:(?:Vice|Deputy|Under|Assistant) )*(?:President|Secretary) [A-Z][\w’-]+)(?! (?:of|and) )\b"  # noqa: E501
)


#: Houses whose officials and bodies share a name in stories: what the US, the president and its departments do.  # noqa: E501
_HOUSE = re.compile(r"\b(?:White House|United States|U\.S\.|State Department|Department of State)\b")
_OWN_HOUSE = re.compile(
    r"(?:The )?(?:US(?! (?:citizens|companies|businesses|firms|people|economy|workers))|administration|president|vice president|secretary|President|Vice President|Secretary"  # noqa: E501
    r"|(?:[Aa]rmed )?forces of the US|US (?:forces|military|Navy|Air Force|Coast Guard)"
    r"|(?:State|Treasury|Justice|Commerce|Energy|Defense) Department|Department of [A-Z]\w+)\b"
)
_DEEDS = words_of("deeds_of_a_house")
#: "Its policy with respect to the bay" has two words less as "its policy on the bay".
_REGARDING = re.compile(r" with (?:respect|regard) to (?:the )?")
#: What its policy is a house knows.
_OWN_POLICY = re.compile(r"(?:The )?(?:US|administration) has (?:not )?changed its ")
_DIARY = pattern("diary")
#: Where a call is held to tell of a journey, the diary is the news.
_PREVIEWS = re.compile(r"\b(?:preview\w*|upcoming (?:travel|trip|visit)|(?:travel|trip|visit) to)\b", re.I)
_BY_SAYING = words_of("by_saying") | words_of("told_of_a_meeting")
_RECENT, _SINCE = pattern("recent"), pattern("over_time")
#: A headline has no quotation marks from the middle of a sentence, and "our" without them would be the paper's.  # noqa: E501
_OURS = re.compile(r"\b(?:we|us|our|ours|ourselves|here|this|these)\b", re.I)
#: "Ruiz announced that the port will open": the headline is of the port, and Ruiz announces it.
_ANNOUNCED = re.compile(
    r"^(?:On \d{1,2} [A-Z][a-z]+,? )?(?P<who>(?:[Tt]he )?[\w’. -]{2,28}?) (?:has (?:just |also )?)?(?P<verb>announced|pledged|promised|declared|confirmed)"  # noqa: E501
    r" that (?P<what>.{12,})$"
)
_ANNOUNCES = {
    "announced": "announces", "pledged": "pledges", "promised": "promises", "declared": "declares",
    "confirmed": "confirms",
}  # fmt: skip


def bare_headline(
    first: Candidate, ranked: Sequence[Candidate], sources: Sequence[Transcript], judge: Judge | None
) -> Line:
    """Return a headline that says who spoke, and about what if a name shows it."""
    unit = first.option.unit
    topic = _topic(first, ranked)
    who = sentence_case(claimant(first))
    held = (evidence(sources[unit.document], unit.span),)
    kind = headline_by_kind(sources[unit.document], who, MAX_WORDS)
    who = "Joint statement" if who == "Statement" else who
    if kind and stands(Line(kind, held), judge):
        return Line(kind, held)
    speaks = "Governments issue statement" if who == "Joint statement" else f"{who} speaks"
    about = Line(f"{speaks} about {topic}", held)
    if topic and stands(about, judge):
        return about
    return Line(
        "Governments issue joint statement" if who == "Joint statement" else f"{who} makes a statement", held
    )


def title_headline(first: Candidate, sources: Sequence[Transcript], judge: Judge | None) -> Line | None:
    """Return a headline made of a text's own title ("Ruiz issues statement on port fees"), or ``None``."""
    unit = first.option.unit
    transcript = sources[unit.document]
    text = title_as_headline(transcript, MAX_WORDS) or headline_by_kind(
        transcript, sentence_case(claimant(first)), MAX_WORDS
    )
    line = Line(text or "", (evidence(transcript, unit.span),))
    return line if text and stands(line, judge) else None


def _topic(first: Candidate, ranked: Sequence[Candidate]) -> str | None:
    """Return the phrase of the first fact that most of the others hold too, or ``None`` where it has none."""
    texts = [(c.option.told.opening if c.option.told else c.option.unit.text) for c in (first, *ranked)]
    speaker = content_words(first.option.unit.turn.speaker.name or "")
    (doc,) = parse(texts[:1])
    said = [content_words(text) for text in texts]
    found = [p for p in phrases(Telling(doc, len(doc), said[0], frozenset())) if not p.words & speaker]
    best = max(
        found,
        key=lambda p: (not p.land and not p.lone, sum(p.words <= s for s in said), p.weight),
        default=None,
    )
    return best.text if best else None


def _clause(candidate: Candidate) -> str:
    """Return the clause that a headline is cut from, the speaker's own act in the present."""
    told = candidate.option.told
    assert told is not None
    clause = (told.present or told.opening).replace("{who}", claimant(candidate))
    if told.quoted:
        clause = house_style(clause.replace("“", "").replace("”", ""))
    clause = _FRAME.sub("", re.sub(r" \([^()]{1,12}\)", "", clause))
    clause = clause[:1].upper() + clause[1:]
    clause = _GOING_ON.sub(lambda m: f"will {infinitive(m[1])}", clause)
    return _DATED.sub("", clause) if told.just_done else _WEEK.sub("", clause)


#: What a sentence is about, said before it: the sentence says it again, or a headline can do without.
_FRAME = re.compile(
    r"^(?:(?:With (?:regard|respect) to|Regarding|Concerning|When it comes to|In terms of|As for|On the (?:question|issue|subject|matter|topic) of) [^,]{3,60}, |At (?:the )?[\w’ ]{3,30} (?:direction|request|invitation), )+(?=\w)",  # noqa: E501
    re.I,
)
#: "Will be extending" is "will extend", in two words.
_GOING_ON = re.compile(r"\bwill (?:also )?be ([a-z]+ing)\b")


_WEEK = re.compile(r" in the week of \d{1,2} [A-Z][a-z]+\b")
#: A headline of the day needs no date.
_DATED = re.compile(
    r"(?:^(?:On|In the week of) [^,]{3,20}, )|(?: (?:on|in the week of) \d{1,2} (?:January|February|March|April|May|June"  # noqa: E501
    r"|July|August|September|October|November|December)\b)"
)


def claimant(candidate: Candidate) -> str:
    """Return the shortest true name for a headline: surname, or the plain role of an anonymous official."""
    speaker = candidate.option.unit.turn.speaker
    if (speaker.role or "").startswith("First Lady"):
        return "first lady"  # her surname is the president's too
    if speaker.name:
        return body_alone(speaker.short or speaker.name.split()[-1])
    return (
        (speaker.role or "official").split()[-1].lower()
        if speaker.kind != "issuer"
        else (speaker.role or "statement")
    )
