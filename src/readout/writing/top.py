"""The top of a story: which fact leads it, the headline cut from that fact, and the standfirst.

The lead is the news (house guide, sections 8 and 9), and the headline is of the lead: so the two are chosen
together, among the facts of the highest worth, and a fact that no headline can be cut from leads only where
there is no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from readout.language.clauses import subject
from readout.language.sentences import sentence_spans
from readout.records import Line, SentenceKind, StorySentence, Transcript
from readout.writing.arrange import Judge, Telling, tell_paragraph
from readout.writing.attribute import Naming
from readout.writing.boxes import evidence
from readout.writing.headline import MAX_WORDS, headline
from readout.writing.house import sentence_case
from readout.writing.joint import joint_authors
from readout.writing.lexicon import pattern
from readout.writing.lexicon import words as words_of
from readout.writing.options import parse
from readout.writing.select import Candidate
from readout.writing.shortnames import shortened
from readout.writing.subjects import names
from readout.writing.titles import headline_by_kind, readout_headline, title_as_headline
from readout.writing.units import Unit
from readout.writing.worth import weights
from readout.writing.written import is_short

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: How many facts are tried for the lead, and how many words a lead and a standfirst may have.
_TRIED, _LEAD_WORDS, _STANDFIRST_WORDS = 14, 28, 26
_TRIED_A_SECTION = 4
_LEANS = pattern("opens_leaning")
_VAGUE = pattern("vague")
_PRONOUN = re.compile(r"\b(?:it|they|them|everyone|everybody)\b", re.I)
_SELF = re.compile(r"\b(?:I|me|my|myself|I[’'](?:m|ve|ll|d))\b")
_OWN_ACTS = frozenset({"condemnation", "announcement", "sanction"})


def stands(line: Line, judge: Judge | None, kind: SentenceKind = "reported") -> bool:
    """Say whether the judge finds no error in a line."""
    sentence = StorySentence(line.text, kind, None, line.evidence)
    return judge is None or not any(f.severity == "error" for f in judge(sentence, ()))


def lead(
    ranked: Sequence[Candidate],
    sources: Sequence[Transcript],
    judge: Judge | None,
    *,
    written: bool = False,
) -> tuple[Candidate, Line]:
    """Return the unit that a story begins with, and the headline that is cut from it.

    Args:
        ranked: the units that may be told, in the order of selection.
        sources: the transcripts.
        judge: the gate; a headline with an error is not used.
        written: the source is a text that puts its own news first.
    """
    able = [c for c in ranked if c.option.told and not c.option.needs]
    fit = [c for c in able if _stands_alone(c)]
    if written:
        # Further down a press release tells what was known before.
        opening = _OPENING_SENTENCES if is_short(sources) else _OPENING_SENTENCES * 3
        fit = sorted(fit, key=lambda c: c.option.unit.order)[:opening]
    # What several governments state together opens with what binds them; the news comes where it comes.
    together = any(joint_authors(t) for t in sources)
    later = _later(ranked) if written and not together else {}

    def news(c: Candidate) -> float:
        return _news(c) - later.get(c.option.unit.order, 0.0)

    tried = sorted(fit, key=lambda c: -news(c))[:_TRIED]
    found: list[tuple[float, int, Candidate, Line]] = []
    for place, (candidate, line, against) in enumerate(_headlines(tried, sources, judge, MAX_WORDS)):
        found.append((news(candidate) - against, -place, candidate, line))
    if written and (titled := _titled(fit, found, sources, judge)):
        return titled
    found.extend(
        (_news(c) - weights()["lead"]["quoted"], -99, c, line)
        for c, line in _quotations(ranked, sources, judge)
    )
    if found:
        best = max(found, key=lambda f: f[:2])
        return best[2], best[3]
    first = next(iter(tried or able), ranked[0])
    return first, _bare_headline(first, ranked, sources, judge)


_OPENING_SENTENCES = 6
#: "We will work until the day is won", "we are the two largest democracies": no news, however well it is put.
_SLOGAN = pattern("slogan")
#: A written text's own title stands where no headline can be cut from one of so many first sentences.
_FIRST_SENTENCES = 3


def _titled(
    fit: Sequence[Candidate],
    found: Sequence[tuple[float, int, Candidate, Line]],
    sources: Sequence[Transcript],
    judge: Judge | None,
) -> tuple[Candidate, Line] | None:
    """Return the first sentence of a written text under its own title, where its opening gives no headline."""  # noqa: E501
    if not fit:
        return None
    first = min(fit, key=lambda c: c.option.unit.order)
    readout = first.option.unit.order == 0 and readout_headline(
        sources[first.option.unit.document], MAX_WORDS
    )
    early = 1 if readout else _FIRST_SENTENCES
    if any(c.option.unit.order < early for _, _, c, _ in found):
        return None
    transcript, turn = sources[first.option.unit.document], first.option.unit.turn
    title = readout_headline(transcript, MAX_WORDS) or title_as_headline(transcript, MAX_WORDS)
    opening = sentence_spans(transcript.document.text, turn.start, turn.end)[:1]
    line = Line(title or "", tuple(evidence(transcript, s) for s in (*opening, first.option.unit.span)))
    return (first, line) if title and stands(line, judge) else None


def _quotations(
    ranked: Sequence[Candidate], sources: Sequence[Transcript], judge: Judge | None
) -> Iterator[tuple[Candidate, Line]]:
    """Yield the sentences that can only be quoted and are short enough to be a headline, with it."""
    for candidate in ranked:
        quoted = candidate.option.quoted
        if not quoted or candidate.option.told or quoted.needs or len(quoted.text.split()) > _QUOTED_WORDS:
            continue
        if _LEANS.search(quoted.text) or _PRONOUN.search(quoted.text) or _SELF.search(quoted.text):
            continue  # nor does what speakers say of themselves tell what happened
        proof = (evidence(sources[candidate.option.unit.document], quoted.span),)
        line = Line(f"“{quoted.text}”, {_claimant(candidate)} says", proof)
        if _SLOGAN.search(quoted.text):
            continue
        if stands(line, judge, "quote"):
            yield candidate, line


def claims(
    groups: Mapping[int, Sequence[Candidate]], sources: Sequence[Transcript], judge: Judge | None, most: int
) -> dict[int, Line]:
    """Return the chief fact of each section as a heading of at most ``most`` words, where one can be cut.

    All sections are parsed in one batch, which costs hardly more than one of them.
    """
    tried = {
        place: sorted((c for c in told if _fit_for_heading(c)), key=lambda c: -c.score)
        for place, told in groups.items()
    }
    flat = [(place, c) for place, told in tried.items() for c in told[:_TRIED_A_SECTION]]
    lines = {id(c): line for c, line, _ in _headlines([c for _, c in flat], sources, judge, most)}
    found: dict[int, Line] = {}
    for place, candidate in flat:
        if id(candidate) in lines:
            found.setdefault(place, lines[id(candidate)])
    return found


def _fit_for_heading(candidate: Candidate) -> bool:
    """Say whether a heading may be cut from a unit: it stands by itself, and is no thought of the speaker's own."""  # noqa: E501
    told = candidate.option.told
    if told is None or candidate.option.needs or told.self_told:
        return False
    return not (_PRONOUN.search(told.opening) or _VAGUE.search(told.opening) or _POINTS.match(told.opening))


_POINTS = re.compile(r"(?:this|that|these|those|there|such)\b", re.I)


def _headlines(
    told: Sequence[Candidate], sources: Sequence[Transcript], judge: Judge | None, most: int
) -> list[tuple[Candidate, Line, float]]:
    """Return each unit that a headline can be cut from, with the headline and what speaks against it."""
    found, table = [], weights()["lead"]
    clauses = [shortened(_clause(c), sources[c.option.unit.document]) for c in told]
    announced = [_ANNOUNCED.match(c) for c in clauses]
    texts = [sentence_case(a["what"]) if a else c for a, c in zip(announced, clauses, strict=True)]
    for candidate, doc, act in zip(told, parse(texts), announced, strict=True):
        unit, clause = candidate.option.unit, candidate.option.told
        own_act = doc.text.startswith(("The US ", "The administration ")) and bool(set(unit.acts) & _OWN_ACTS)
        own_act = own_act and not _of_record(doc)
        own_act = own_act or bool(clause and clause.present) or _by_saying(doc)
        claimant = clause.self_told if clause and clause.self_told else _claimant(candidate)
        just_done = clause is not None and clause.just_done
        # What an institution did that day, told of itself in the third person, is its act and no claim.
        of_itself = unit.turn.speaker.kind == "issuer" and not unit.turn.speaker.role
        own_act = own_act or (of_itself and (just_done or _happened(doc)))
        itself = bool(claimant) and doc.text.lower().startswith((claimant.lower(), f"the {claimant.lower()}"))
        if act:
            who = re.sub(r"^[Tt]he ", "", act["who"])
            text = headline(doc, who, most=most, says=_ANNOUNCES[act["verb"]])
        else:
            text = headline(doc, None if own_act or itself else claimant, most=most, just_done=just_done)
        line = Line(text or "", (evidence(sources[unit.document], unit.span),))
        if text and stands(line, judge):
            lost = max(0, len(doc.text.split()) - len(text.split()))
            found.append(
                (
                    candidate,
                    line,
                    table["lost_word"] * lost
                    + table["which"] * _asks_which(doc)
                    + table["weak_verb"] * (not _measured(unit) and _weak(doc))
                    + table["colon"] * (", " not in text and ": " in text)
                    + table["diary"] * bool(_DIARY.search(doc.text))
                    + table["goes_on"] * (not _measured(unit) and bool(_GOES_ON.search(doc.text)))
                    + table["record"] * (not own_act and _of_record(doc)),
                )
            )
    return found


_DIARY = pattern("diary")
#: "Ruiz announced that the port will open": the headline is of the port, and Ruiz announces it.
_ANNOUNCED = re.compile(
    r"^(?:On \d{1,2} [A-Z][a-z]+,? )?(?P<who>(?:[Tt]he )?[\w’. -]{2,28}?) (?P<verb>announced|pledged|promised|declared|confirmed)"  # noqa: E501
    r" that (?P<what>.{12,})$"
)
_ANNOUNCES = {
    "announced": "announces", "pledged": "pledges", "promised": "promises", "declared": "declares",
    "confirmed": "confirms",
}  # fmt: skip


def _asks_which(doc: Doc) -> bool:
    """Say whether a headline's subject leaves a reader asking which: "the burden", "the timing"."""
    subj = subject(next(t for t in doc if t.head.i == t.i))
    if subj is None or subj.tag_ not in {"NN", "NNS"} or subj.lower_ in _KNOWN:
        return False
    own = [c.lower_ for c in subj.children if not c.is_punct]
    return own == ["the"] or (len(own) == 1 and own[0] in {"some", "several", "certain", "many", "most"})


def _later(ranked: Sequence[Candidate]) -> dict[int, float]:
    """Return what speaks against each sentence of a text that puts its news first, by its place there."""
    orders = sorted(c.option.unit.order for c in ranked)
    most, each = weights()["lead"]["later_at_most"], weights()["lead"]["later"]
    return {order: min(most, each * (order - orders[0])) for order in orders}


_GOES_ON, _COURTESY = pattern("goes_on"), pattern("courtesy")
_KNOWN = words_of("titles") | words_of("groups") | words_of("the_land") | words_of("times")
_WEAK_VERBS, _TITLES = words_of("weak_verbs"), words_of("titles")


#: A count from here on is news by itself: "unemployment was 3.9 percent", "the grant is 40,000 crowns".
_LARGE = 1000


def _measured(unit: Unit) -> bool:
    """Say whether a unit gives a sum of money, a share or a large count."""
    return any(f.unit in {"percent", "dollars"} or f.value >= _LARGE for f in unit.figures)


def _weak(doc: Doc) -> bool:
    """Say whether nothing happens in a clause: it says what something is, has, shows or includes."""
    roots = [t for t in doc if t.head.i == t.i]
    copular = any(c.dep_ == "cop" for t in roots for c in t.children)
    return copular or any(t.lemma_.lower() in _WEAK_VERBS for t in roots)


_BY_SAYING = words_of("by_saying")


def _by_saying(doc: Doc) -> bool:
    """Say whether the speaker's own side does by saying so what a clause tells: "The US urges the government to ..."."""  # noqa: E501
    root = next(t for t in doc if t.head.i == t.i)
    own = doc.text.startswith(("The US ", "The administration "))
    return own and root.tag_ == "VBZ" and root.lemma_.lower() in _BY_SAYING


def _happened(doc: Doc) -> bool:
    """Say whether a clause tells an event: its verb is in the past and says more than that something was."""
    root = next(t for t in doc if t.head.i == t.i)
    return root.tag_ == "VBD" and not _weak(doc)


def _of_record(doc: Doc) -> bool:
    """Say whether a clause tells what the speaker's own side has done so far: its record, and no news of the day."""  # noqa: E501
    root = next(t for t in doc if t.head.i == t.i)
    perfect = any(c.lower_ in {"has", "have"} and c.dep_ == "aux" for c in root.children)
    return perfect and (
        doc.text.startswith(("The US ", "The administration ")) or bool(_LONG.search(doc.text))
    )


_LONG = re.compile(
    r"\bfor (?:over |more than |nearly |about |almost |the (?:last|past) )?[\w-]+ (?:years|decades|generations|months)\b|\bsince \d{4}\b"  # noqa: E501
)


def _stands_alone(candidate: Candidate) -> bool:
    """Say whether a sentence may open a story: short enough, and leaning on nothing before it."""
    told = candidate.option.told
    return told is not None and len(told.opening.split()) <= _LEAD_WORDS and not _LEANS.search(told.opening)


def _news(candidate: Candidate) -> float:
    """Return how much a unit is the news of the day: its worth, and more for the speaker's own act."""
    told, table = candidate.option.told, weights()["lead"]
    acts = set(candidate.option.unit.acts)
    score = candidate.score
    score += table["that_day"] * bool(told and told.just_done)
    score += table["own_act"] * bool(told and told.present)
    score += table["decision"] * bool(acts & _OWN_ACTS)
    score += table["substance"] * bool(acts or candidate.option.unit.figures)
    score -= table["pronoun"] * bool(_PRONOUN.search(candidate.option.unit.text))
    score -= table["courtesy"] * bool(told and _COURTESY.search(told.opening))
    score -= table["vague"] * bool(_VAGUE.search(candidate.option.unit.text))
    return score


def _bare_headline(
    first: Candidate, ranked: Sequence[Candidate], sources: Sequence[Transcript], judge: Judge | None
) -> Line:
    """Return a headline that says who spoke, and about what if a name shows it."""
    unit = first.option.unit
    named = (n for c in (first, *ranked) for n in names(c.option.unit.text))
    topic = next(
        (n for n in named if not any(ch.isdigit() for ch in n) and n.split()[0].lower() not in _TITLES), None
    )
    topic = re.sub(r"[’']s$", "", topic) if topic else None
    who = sentence_case(_claimant(first))
    held = (evidence(sources[unit.document], unit.span),)
    kind = headline_by_kind(sources[unit.document], who, MAX_WORDS)
    if kind and stands(Line(kind, held), judge):
        return Line(kind, held)
    about = Line(f"{who} speaks about {topic}", held)
    return about if topic and stands(about, judge) else Line(f"{who} makes a statement", held)


#: Words of a quotation that is a headline, with room for who says it.
_QUOTED_WORDS = 10


def _clause(candidate: Candidate) -> str:
    """Return the clause that a headline is cut from, the speaker's own act in the present."""
    told = candidate.option.told
    assert told is not None
    clause = (told.present or told.opening).replace("{who}", _claimant(candidate))
    clause = re.sub(r" \([^()]{1,12}\)", "", clause)
    clause = _GOING_ON.sub(lambda m: f"will {_infinitive(m[1])}", clause)
    return _DATED.sub("", clause) if told.just_done else _WEEK.sub("", clause)


#: "Will be extending" is "will extend", in two words.
_GOING_ON = re.compile(r"\bwill be ([a-z]+ing)\b")


def _infinitive(verb: str) -> str:
    import lemminflect

    return str((lemminflect.getLemma(verb, upos="VERB") or (verb,))[0])


_WEEK = re.compile(r" in the week of \d{1,2} [A-Z][a-z]+\b")
#: A headline of the day needs no date.
_DATED = re.compile(
    r"(?:^(?:On|In the week of) [^,]{3,20}, )|(?: (?:on|in the week of) \d{1,2} (?:January|February|March|April|May|June"  # noqa: E501
    r"|July|August|September|October|November|December)\b)"
)


def _claimant(candidate: Candidate) -> str:
    """Return the shortest true name for a headline: surname, or the plain role of an anonymous official."""
    speaker = candidate.option.unit.turn.speaker
    if speaker.name:
        return speaker.short or speaker.name.split()[-1]
    return (
        (speaker.role or "official").split()[-1].lower()
        if speaker.kind != "issuer"
        else (speaker.role or "statement")
    )


def second_fact(
    ranked: Sequence[Candidate], first: Candidate, sources: Sequence[Transcript], judge: Judge | None
) -> tuple[Candidate, Line] | None:
    """Return the standfirst, the best fact besides the lead's, and the unit that it tells.

    Another subject than the lead's is better. It stands alone, so it may not lean on what was said before it.
    """
    free = [
        c
        for c in ranked
        if c is not first
        and c.option.told
        and c.option.length <= _STANDFIRST_WORDS
        and not c.option.told.parts
        and not c.option.needs
        and not _LEANS.search(c.option.told.text)
    ]
    best = sorted(free, key=lambda c: (c.subject == first.subject, -_news(c)))[:_TRIED]
    docs = parse([c.option.told.text.replace("{who}", _claimant(c)) for c in best if c.option.told])
    weak = {id(c) for c, doc in zip(best, docs, strict=True) if not _measured(c.option.unit) and _weak(doc)}
    # What only says what something is stands above a story where there is nothing else.
    for candidate in sorted(best, key=lambda c: id(c) in weak):
        naming = Naming(named={candidate.option.unit.turn.speaker.key})
        paragraph, _ = tell_paragraph([candidate], sources, Telling(naming, dated=True), judge)
        if paragraph and paragraph[0].kind == "reported":
            return candidate, Line(paragraph[0].text, paragraph[0].evidence)
    return None


def rests_on(candidate: Candidate, above: Candidate) -> bool:
    """Whether a unit is the one told above the story, or hangs on it."""
    return candidate is above or (
        candidate.option.needs is not None and candidate.option.follows(above.option)
    )
