"""Reported speech where every step is certain: persons, contractions, agreement, dates; else ``None``.

The workhorse is the clause with its attribution at the end (or carried): tenses stay as spoken, so no back-shift
can go wrong (house guide, section 1). What cannot be resolved here is left to a quotation.
"""  # noqa: E501

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readout.language.clauses import finite_verb, subject
from readout.records import Edit, Span, Transcript
from readout.writing.beginnings import beginnings
from readout.writing.deixis import resolve, spoken_on
from readout.writing.divide import without_asides
from readout.writing.grammar import ill_begun, is_declarative
from readout.writing.house import house_style, sentence_case
from readout.writing.lexicon import caseless, pattern
from readout.writing.lexicon import words as words_of
from readout.writing.partly import parts
from readout.writing.persons import REFUSED, agree_with_what_there_is, expand, past_with_date, persons
from readout.writing.reference import hanging, is_known_affair
from readout.writing.units import Unit
from readout.writing.voice import Voice
from readout.writing.wholeness import fragment, open_ended, repaired, said_twice, says_nothing

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_WORDS = 30
_SPOKEN = caseless("spoken")


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that may stand in a story outside quotation marks, without attribution and full stop.

    ``needs`` is the word whose meaning lies in the sentence before (``None`` if it stands alone); ``edits`` what was changed. Where the speaker's own act is told ("{who}
    announced ..."), ``text`` holds the placeholder and needs no other attribution; ``present`` is the act as
    headlines say it; ``self_told`` is the speaker's pronoun where a clause about themselves needs ", she said".
    ``parts`` are the sentences that a long one divides into (see :mod:`readout.writing.divide`); ``shortened``
    holds where it was divided or cut; ``just_done`` where it tells in the past what was done on the day of speaking;
    ``quoted`` is the stretch that ``text`` has between quotation marks, verbatim; ``tight`` says it in fewer words,
    where with its attribution it is too long. ``leans`` are the passages beside its own that say whom it names;
    ``named`` is that name, as it opens the sentence, and the pronoun in whose place it stands.
    """  # noqa: E501

    text: str
    needs: str | None
    edits: tuple[Edit, ...]
    present: str | None = None
    self_told: str | None = None
    parts: tuple[str, ...] = ()
    shortened: bool = False
    just_done: bool = False
    quoted: str = ""
    tight: str | None = None
    leans: tuple[Span, ...] = ()
    named: tuple[str, str] | None = None

    @property
    def opening(self) -> str:
        """The first sentence: the whole, or its first part."""
        return self.parts[0] if self.parts else self.text

    @property
    def length(self) -> int:
        """Words outside quotation marks."""
        return len(self.text.split()) - len(self.quoted.split())


_QUOTED = re.compile(r"“([^“”]*)”")
#: Words of a name or a term between quotation marks: “junk fees”, a programme “Clean Ports for All”.
_TERM_WORDS = 5


def _only_names_quoted(text: str) -> bool:
    """Say whether quotation marks, if any, hold a term or a name and nothing that somebody said."""
    terms = _QUOTED.findall(text)
    rest = _QUOTED.sub("", text)
    said = re.search(r"\b(?:quote|said|says|say|called|asked|told|wrote)\b", rest)
    short = all(0 < len(t.split()) <= _TERM_WORDS and not re.search(r"\b(?:I|we)\b", t, re.I) for t in terms)
    return not any(c in rest for c in '“”"') and short and not (terms and said)


#: What a speaker thinks put inside the clause, behind its subject.
_THOUGHT_INSIDE = re.compile(
    r"^(?!\S*ing\b)(?:\S+ ){1,8}(?<!that )(?<!what )(?<!which )(?<!and )(?<!because )(?<!but )(?<!as )(?<!if )\{who\} (?:thinks|believes|guesses) (?:has|have|is|are|was|were|will|would|can|should|must)\b"  # noqa: E501
)
#: "It is all part of a discussion": what is said is of the talk, not of anything that a reader knows.
_OF_NOTHING = pattern("of_nothing")
#: "in Washington, D.C.": the last point is of the word.
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$")


def report(
    unit: Unit, doc: Doc, transcript: Transcript, voice: Voice | None, pronoun: str | None = None
) -> Told | None:
    """Turn one parsed unit into a reported clause.

    Args:
        unit: the sentence.
        doc: the parse of ``unit.text`` as one sentence.
        transcript: gives the date that day words are computed from.
        voice: whom the speaker's "we" stands for, if known.
        pronoun: "he" or "she" for the speaker, if the document shows it; lets "I" be told.
    """
    told = _whole_told(unit, doc, transcript, voice, pronoun)
    alone = told is not None and told.needs is None
    if alone or unit.broken or len([t for t in doc if t.head.i == t.i]) != 1:
        return told
    for part in parts(doc):
        if (less := _part_told(unit, part, transcript, voice, pronoun)) is not None:
            return less
    return told


def ended_early(
    unit: Unit, doc: Doc, transcript: Transcript, voice: Voice | None, pronoun: str | None = None
) -> Told | None:
    """Tell a sentence up to a place where it may end early, where the rest can be told in no way; or ``None``."""  # noqa: E501
    if unit.broken or len([t for t in doc if t.head.i == t.i]) != 1:
        return None
    told = (_part_told(unit, part, transcript, voice, pronoun) for part in beginnings(doc))
    return next((t for t in told if t is not None), None)


def _part_told(
    unit: Unit, part: Doc, transcript: Transcript, voice: Voice | None, pronoun: str | None
) -> Told | None:
    """Tell a part of a sentence, where it stands by itself."""
    less = _whole_told(replace(unit, text=part.text), part, transcript, voice, pronoun)
    if less is None or less.needs is not None:
        return None
    edits = (*unit.cleaned.edits, Edit("part", unit.text, less.text))
    return replace(less, edits=edits, shortened=True)


def _whole_told(
    unit: Unit, doc: Doc, transcript: Transcript, voice: Voice | None, pronoun: str | None
) -> Told | None:
    """Tell all that ``doc`` holds, or ``None``."""
    root = sound(unit, doc)
    if root is None:
        return None
    # What is written has no false starts: a dash is a parenthesis.
    written = unit.turn.speaker.kind == "issuer"
    if (
        _SPOKEN.search(unit.text)
        or (_unfinished(unit.text) and not written)
        or not _only_names_quoted(unit.text)
    ):
        return None
    if not written and re.search(r": |;", unit.text):
        return None  # two sentences in one: "We urge all actors: Put the people first"
    speaks_of_self = any(t.lower_ == "i" for t in doc)
    if speaks_of_self and (act := _act(unit, doc, root, transcript, voice)):
        return act
    if nowadays(doc):
        return None
    if speaks_of_self and (_DECLINES.search(unit.text) or not _worth_telling_of_self(root)):
        return None
    words = persons(doc, voice, unit.text, pronoun if speaks_of_self else None, written=written)
    if words is None:
        return None
    needs = hanging(doc)
    for token in doc:
        if token.lower_ == "this" and token.dep_ == "det" and is_known_affair(token.head):
            words[token.i] = "the"
    past_with_date(doc, words)
    agree_with_what_there_is(doc, words)
    text = joined(doc, words, _called(doc) | _emphasis(doc))
    resolved, _ = resolve(text, spoken_on(transcript.document.text, transcript.date))
    if resolved is None or resolved.count("(") != resolved.count(")"):
        return None
    final = sentence_case(house_style(_GOES_ON.sub("", resolved))).rstrip(" .!;,:")
    if _ABBREVIATED.search(f"{final}.") and resolved.rstrip().endswith(f"{final.split()[-1]}."):
        final = f"{final}."
    if written:
        final = without_asides(final)
    if _OF_NOTHING.search(final):
        return None
    if _THOUGHT_INSIDE.search(final):
        return None  # "the state as an ally {who} thinks has a duty"
    if len(final.split()) < 4 or _IN_ITSELF.search(final):
        return None
    edit = (Edit("reported", unit.text, final),) if final != unit.text.rstrip(".") else ()
    edits = (*unit.cleaned.edits, *edit)
    self_told = pronoun if speaks_of_self and "{who}" in final else None
    return Told(
        final,
        needs,
        edits,
        self_told=self_told,
        just_done=bool(_THAT_DAY.search(unit.text)) or (written and bool(_WEEKDAY.search(unit.text))),
    )


def sound(unit: Unit, doc: Doc) -> Token | None:
    """Return the root of a sentence that is one whole statement, or ``None``: a fragment, a repair, a splice."""  # noqa: E501
    roots = [t for t in doc if t.head.i == t.i]
    if unit.broken or (unit.opinion and doc[0].dep_ == "mark") or ill_begun(doc):
        return None
    if len(roots) != 1 or not is_declarative(roots[0]):
        return None
    if any(t.lower_ in {"this", "that"} and t.dep_ == "det" and t.head.tag_ == "NNS" for t in doc):
        return None  # "this charges are": misspoken, and mended in no story of ours
    root = roots[0]
    if _elliptical(root) or _spliced(root) or says_nothing(root) or _bare_deed(doc, root):
        return None
    if fragment(doc) or open_ended(doc) or said_twice(root):
        return None
    return root if unit.turn.speaker.kind == "issuer" or not repaired(doc) else None


def _called(doc: Doc) -> frozenset[int]:
    """Return the tokens of a name that opens the sentence because its bearer is spoken to ("Chip, ...")."""
    first = doc[0]
    called = first.dep_ == "vocative" and len(doc) > 2 and doc[1].text == ","
    return frozenset({0, 1}) if called else frozenset()


def _emphasis(doc: Doc) -> frozenset[int]:
    """Return the tokens that only stress what is said: "There obviously is a price".

    Beside a denial they say how far it goes: "is not really open".
    """
    gone: set[int] = set()
    for token in doc:
        if token.dep_ != "advmod" or token.lower_ not in _STRESSES or any(True for _ in token.children):
            continue
        beside = {t.lower_ for t in doc[max(0, token.i - 2) : token.i + 2]}
        if beside & _DENIES or any(c.lower_ in _DENIES and c.i < token.i for c in token.head.children):
            continue
        gone.add(token.i)
        if not token.i and len(doc) > 1 and doc[1].text == ",":
            gone.add(1)
    return frozenset(gone)


_STRESSES = frozenset(
    "obviously certainly absolutely really definitely simply truly literally incredibly".split()
)
_DENIES = frozenset({"not", "n’t", "n't", "never", "no", "nor"})


def _elliptical(root: Token) -> bool:
    """Say whether the verb is left out after its modal: "Nobody can right now"."""
    return root.tag_ == "MD"


def _spliced(root: Token) -> bool:
    """Say whether two clauses are joined by a comma alone ("There were lines, there was no gas")."""
    joined = [c for c in root.children if c.dep_ in {"conj", "parataxis", "ccomp"} and c.i > root.i]
    if len(joined) != 1 or finite_verb(joined[0]) is None or any(c.dep_ == "cc" for c in joined[0].children):
        return False
    first = joined[0].left_edge
    if first.is_punct and first.text == ",":
        return True
    if first.lower_ == "so" and first.i and root.doc[first.i - 1].text == ",":
        return False  # "prices rose, so the port closed"
    return first.i > 0 and root.doc[first.i - 1].text == "," and first.tag_ not in {"IN", "WP", "WDT", "WRB"}


#: The day of speaking: what was done then is news, and headlines tell it in the present.
#: "The US will work in the US": where "we" is the state, its own name as a place reads like a slip.
_IN_ITSELF = re.compile(r"^(?:The )?(?P<who>(?!The\b)[A-Z][A-Za-z]+) (?:[\w’-]+ ){1,4}in (?:the )?(?P=who)\b")
_THAT_DAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening|week))\b", re.I)
_WEEKDAY = re.compile(r"^On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")

#: "Now the first committee ..." of a speaker who goes on to the next thing; "now that", "now has" say when.
_GOES_ON = re.compile(r"^Now,? (?=(?:the|a|an|in|for|as|let|\d+|two|three)\b)")


#: What a speaker does by saying so in the first person (Austin 1962), with the past form that news uses.
_PERFORMATIVES = {
    "announce": "announced", "urge": "urged", "call": "called", "ask": "asked", "condemn": "condemned",
    "welcome": "welcomed", "direct": "directed", "order": "ordered", "sign": "signed", "propose": "proposed",
    "nominate": "nominated", "authorize": "authorized", "authorise": "authorised", "invite": "invited",
    "pledge": "pledged", "promise": "promised", "reject": "rejected", "oppose": "opposed", "demand": "demanded",  # noqa: E501
    "approve": "approved", "support": "supported", "commit": "committed", "appoint": "appointed",
    "confirm": "confirmed",
}  # fmt: skip


def _act(unit: Unit, doc: Doc, root: Token, transcript: Transcript, voice: Voice | None) -> Told | None:
    """Tell "I'm announcing X" as the speaker's act: "{who} announced X"; ``None`` for every other "I"."""
    import lemminflect

    subj = subject(root)
    verb = _announced(root)
    lemma = (lemminflect.getLemma(verb.lower_, upos="VERB") or ("",))[0]
    if subj is None or subj.lower_ != "i" or lemma not in _PERFORMATIVES:
        return None
    if verb.tag_ in {"VBD", "VBN"}:
        return None  # "I signed the act", "I have directed": done before, on a day that the sentence does not give  # noqa: E501
    group = [c for c in root.children if c.dep_.startswith("aux") or c.dep_ in {"neg", "mark", "cop"}]
    negated = any(t.lower_ in {"not", "n’t", "n't", "never"} for t in doc[: verb.i])
    able = {"am", "’m", "can"} if lemma in {"announce", "confirm"} else {"am", "’m"}
    if negated or any(c.lower_.replace("'", "’") not in able for c in group):
        return None
    if any(c.dep_ == "advcl" and c.i < verb.i for c in root.children):
        return None  # "If it passes, I am ordering ..."
    rest = doc[verb.i + 1 :]
    if len(rest) < 3 or any(t.lower_ in REFUSED for t in rest) or hanging(rest.as_doc()):
        return None
    words = [t.text for t in doc]
    if any(t.lower_ in {"we", "us", "our"} and t.text != "US" for t in rest):
        resolved = persons(doc, voice, unit.text, _ANY_PRONOUN)
        if resolved is None:
            return None
        words = resolved
    for token in rest:
        expand(token, words)
    tail, _ = resolve(
        joined(doc, words, frozenset(range(verb.i + 1))),
        spoken_on(transcript.document.text, transcript.date),
    )
    if tail is None:
        return None
    tail = house_style(tail).rstrip(" .!;,:")
    present = lemminflect.getInflection(lemma, tag="VBZ")[0]
    if not 3 <= len(tail.split()) <= MAX_WORDS:
        return None
    text = f"{{who}} {_PERFORMATIVES[lemma]} {tail}"
    return Told(text, None, (*unit.cleaned.edits, Edit("act", unit.text, text)), f"{{who}} {present} {tail}")


#: What stands for the speaker before the act; no form of it is printed.
_ANY_PRONOUN = "she"
_GLAD = frozenset("pleased proud happy delighted glad excited honored honoured thrilled able".split())


def _announced(root: Token) -> Token:
    """Return the verb of the act: "announce" in "I am pleased to announce a plan", "I want to announce a plan"."""  # noqa: E501
    led = root.lower_ in _GLAD or root.lemma_.lower() in {"want", "wish"}
    inner = next((c for c in root.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.i > root.i), None)
    announced = inner is not None and inner.lower_ in {"announce", "confirm"}
    return inner if led and announced and inner is not None else root


_DATED_VERBS = frozenset(
    "mark marks meet meets travel travels depart departs arrive arrives begin begins announce announces launch "  # noqa: E501
    "launches release releases host hosts visit visits join joins sign signs open opens close closes start starts".split()  # noqa: E501
)


#: "Earlier today", "starting today", "as of today" mean the day itself.
_OF_THE_DAY = frozenset(
    {"earlier", "later", "starting", "beginning", "effective", "of", "from", "until", "by"}
)


_DONE_IN_A_DAY = words_of("done_in_a_day")


def _lemma(verb: Token) -> str:
    import lemminflect

    return str((lemminflect.getLemma(verb.lower_, upos="VERB") or (verb.lower_,))[0])


def _bare_deed(doc: Doc, root: Token) -> bool:
    """Say whether "we" did something that the clause does not name: "along the way, we stopped"."""
    last = next((t for t in reversed(doc) if not t.is_punct), root)
    subj = subject(root)
    return last.i == root.i and subj is not None and subj.lower_ in {"we", "i"}


def nowadays(doc: Doc) -> bool:
    """Say whether "today" may mean nowadays: a state in the present ("500,000 jobs are unfilled today")."""
    for token in doc:
        if token.lower_ not in {"today", "tonight"} or (token.i and doc[token.i - 1].lower_ in _OF_THE_DAY):
            continue
        head = token.head
        if head.lower_ in _EVENTS:
            continue  # "in our meeting today"
        verb = finite_verb(head)
        if verb is None:
            return True
        moving = (head.tag_ == "VBG" and verb.i != head.i) or head.lower_ in {"headed", "scheduled", "due"}
        perfect = verb.lower_ in {"has", "have", "’ve", "’s"} and head.tag_ == "VBN"
        perfect = perfect and _lemma(head) in _DONE_IN_A_DAY
        if verb.tag_ in {"VBP", "VBZ"} and not (moving or perfect) and verb.lower_ not in _DATED_VERBS:
            return True
    return False


_EVENTS = words_of("events_of_a_day")
_BREAKS_OFF = words_of("breaks_off")


def _unfinished(text: str) -> bool:
    """Say whether a dash is left that may be a false start: single, with hardly anything on one side."""
    parts = re.split(r"\s*(?:—|--|(?<=\s)–(?=\s))\s*", text)
    if len(parts) == 1:
        return False
    if len(parts) != 3 or any(len(p.split()) < 2 for p in parts):
        return True
    if parts[2].lower().startswith(parts[0].lower().rstrip(" ,")):
        return True  # "That said -- and this is the last point -- that said, the ..."
    before, after = (_LONG_WORD.findall(p.lower()) for p in (parts[0], parts[2]))
    if set(after[:3]) & set(before[-6:]) or len(set(before) & set(after)) > 1:
        return True  # "Thousands of people — this week — thousands of soldiers": begun again
    # A dash after a function word breaks off a phrase: "is — has a speedy recovery".
    return any(p.split()[-1].lower() in _BREAKS_OFF for p in parts[:-1])


_LONG_WORD = re.compile(r"[a-z’]{4,}")
_SELF_VERBS = words_of("self_verbs")
_WEIGHED = words_of("weighed")


#: What speakers will not or may yet do in the briefing is no news of them.
_DECLINES = pattern("of_the_briefing")


def _worth_telling_of_self(root: Token) -> bool:
    """Say whether what speakers do in a clause about themselves is news: met, raised, expect; not said, meant."""  # noqa: E501
    import lemminflect

    subj = subject(root)
    if root.lemma_.lower() in _WEIGHED and any(c.lower_ in {"would", "’d", "'d"} for c in root.children):
        return False
    following = root.doc[root.i + 1] if root.i + 1 < len(root.doc) else None
    if root.lemma_.lower() in {"think", "believe"} and following is not None and following.tag_ == "IN":
        # "I think until the war is over, ...": begun, and begun again; "I believe since May we have ..." no better.  # noqa: E501
        return following.lower_ in {"that", "in"}
    if root.lemma_.lower() == "let":
        return False  # "I will let our partners speak": what others do
    verbs = [root, *(c for c in root.children if c.dep_ == "xcomp")]
    lemmas = {(lemminflect.getLemma(v.lower_, upos="VERB") or ("",))[0] for v in verbs}
    told = lemmas & _SELF_VERBS
    if told and told <= _SAYING_VERBS and root.tag_ not in {"VBD", "VBN"}:
        return False  # "I will reaffirm what my colleague said": a frame of what comes
    return subj is None or subj.lower_ != "i" or bool(told)


#: Verbs of saying are news of a speaker where they tell what was said elsewhere and before.
_SAYING_VERBS = frozenset("tell reaffirm explain inform caution commend instruct warn share convey".split())


def joined(doc: Doc, words: list[str], dropped: frozenset[int] = frozenset()) -> str:
    """Print the words with the source's spacing; a contraction written out gets its space."""
    pieces: list[str] = []
    for token in doc:
        if token.i in dropped:
            if pieces and not pieces[-1].endswith(" ") and token.whitespace_:
                pieces.append(" ")
            continue
        word = words[token.i]
        changed = word != token.text
        if (
            changed
            and token.text[:1] in "’'n"
            and pieces
            and not pieces[-1].endswith(" ")
            and word[:1].isalpha()
        ):
            pieces.append(" ")
        pieces.append(word + token.whitespace_)
    text = re.sub(r"\s+([,.;:!?])", r"\1", "".join(pieces))
    text = re.sub(r",(?=[,.;:])", "", text)
    return re.sub(r"\bcan not\b", "cannot", re.sub(r"\s{2,}", " ", text)).strip()
