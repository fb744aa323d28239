"""Persons and contractions of a told clause: "we" and "I" become who they stand for, and their verbs agree.

House guide, section 4: what is not certain is refused, and left to a quotation.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from readout.language.clauses import SUBJECTS, subject
from readout.writing.lexicon import words as words_of
from readout.writing.persons.agreement import agree, expand, without_emphasis
from readout.writing.persons.first_person import institutional
from readout.writing.persons.voice import Voice

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Persons that no rule resolves ("you", "me").
REFUSED = words_of("refused_persons")
_OWN = {
    "he": {"me": "him", "my": "his", "myself": "himself"},
    "she": {"me": "her", "my": "her", "myself": "herself"},
}
_PERSONAL = frozenset({"he", "him", "his", "she", "her", "hers"})


def persons(
    doc: Doc, voice: Voice | None, sentence: str, pronoun: str | None, *, written: bool = False
) -> list[str] | None:
    """Return the words of ``doc`` with first persons resolved and contractions written out, or ``None``.

    The first "I" becomes the placeholder ``{who}``, later ones the speaker's pronoun. In what is ``written`` of two
    parties, "our shared interest" after them is theirs.
    """  # noqa: E501
    words = [t.text for t in doc]
    if pronoun and any(t.lower_ in _PERSONAL for t in doc):
        return None  # two people under one pronoun
    told = False  # whether the institution is already named, so that "it" and "its" may follow
    named = False  # whether the speaker is
    for token in doc:
        low = token.lower_.replace("'", "’")
        if pronoun and low == "i" and not named and (first := _beside(token)) is not None:
            # "The minister and I met" is "he and the minister met": she who speaks comes first in the telling.  # noqa: E501
            opening = words[first.i]
            words[first.i] = f"{pronoun} and {opening if first.tag_ == 'NNP' else opening.lower()}"
            words[token.i - 1] = words[token.i] = ""
            named = True
            continue
        if pronoun and low == "i" and token.dep_.startswith(SUBJECTS):
            words[token.i] = pronoun if named else "{who}"
            agree(token, words)
            named = True
            continue
        if pronoun and named and low in _OWN[pronoun]:
            words[token.i] = _OWN[pronoun][low]
            continue
        if low in _FIRST_PLURAL and token.text != "US" and voice is not None and voice.plural:
            if _EVERYBODYS_VERB.search(sentence) or (
                low == "us" and token.i and doc[token.i - 1].lower_ == "let"
            ):
                return None
            theirs = told or (low == "our" and _two_parties(token))
            if not theirs and low == "our" and not voice.possessive:
                return None
            words[token.i] = _of_several(token, voice, theirs)
            told = True
            continue
        if written and low == "our" and _shared(token) and _two_parties(token):
            words[token.i] = "their"
            continue
        if low == "my" and token.head.lower_ in _SENT and token.i + 1 == token.head.i:
            if voice is None or token.head.dep_.startswith("nmod"):
                return None  # "the head of my delegation": a person
            words[token.i], words[token.head.i] = "", voice.subject
            told = True
            continue
        if low == "my" and token.head.lower_ in _HEADED and token.i + 1 == token.head.i:
            words[token.i] = "the"
            continue
        if low == "our" and token.head.lower_ == "administration" and token.i + 1 == token.head.i:
            if voice is None or voice.subject not in _AMERICAN:
                return None
            words[token.i] = "the"  # and no "the administration’s administration"
            continue
        if low == "our" and voice is not None and not _shared(token) and _own_subject(token, voice):
            words[token.i], told = "its", True
            continue
        if low in REFUSED:
            return None
        if low in _FIRST_PLURAL and token.text != "US":
            if voice is None or (low == "us" and token.i and doc[token.i - 1].lower_ == "let"):
                return None
            if low == "we" and not told and voice.beside and _agreed(token, sentence):
                words[token.i] = "the two sides"
                voice, told = replace(voice, subject="the two sides", plural=True), True
                continue
            if low == "we":
                if not token.dep_.startswith(SUBJECTS) or not institutional(token, sentence, voice.broad):
                    return None
                if _whoever(token):
                    return None
                if token.i + 1 < len(doc) and doc[token.i + 1].lower_ in {"with", "and", "at", "in", "here"}:
                    return None  # "we with the army", "we at the bank": a part of what the speaker speaks for
                if voice.subject == "the US" and _took_office(token):
                    return None  # a president did, and no state
                if token.i and _COALITION.search(doc[: token.i].text):
                    return None  # "At NATO, we agreed": all who sat there
                body = _as_a_body(token)
                next_ = [t.lower_ for t in doc[token.i + 1 : token.i + 3]]
                if body is None and "as" in next_[:1] + (next_[1:] if next_[:1] == [","] else []):
                    return None
                if _joint(token):
                    return None
                whole = voice.subject == "the administration" and token.head.lemma_.lower() in _OF_A_COUNTRY
                words[token.i] = "it" if told else "the US" if whole else voice.subject
                if body is not None:  # "we as a department" is the department
                    words[token.i] = f"the {body.lower_}"
                    words[token.i + 1 : body.i + 1] = [""] * (body.i - token.i)
                deeds = {token.head.lemma_.lower()} | {
                    c.lemma_.lower() for c in token.head.children if c.dep_ in {"xcomp", "conj", "advcl"}
                }
                if voice.beside and not voice.broad and deeds & _DONE_TOGETHER:
                    return None  # beside a guest, what "we" launch or decide may be of both
                chamber = any(t.lower_ in _OF_A_CHAMBER for t in doc)
                if voice.subject == "the administration" and (chamber or deeds & _OF_PARLIAMENT):
                    return None  # Congress passes laws; a president's "we" then is both, or a party
                agree(token, words)
                told = True
            elif low in {"our", "us"} and _share_of(token):
                return None  # "all of our staff": neither "all of US staff" nor surely "its"
            elif low == "our" and (country := _of_country(token, voice)):
                words[token.i] = country
            elif told and low != "our":
                words[token.i] = "it" if low == "us" else "its"
            elif told and not _shared(token):
                words[token.i] = "its"
            elif low == "our" and _official(token, voice) and (own := _possessive(token, voice)):
                words[token.i] = own
                if (
                    own in {"US", "the US"}
                    and doc[token.i + 1].lower_ in _RANKING
                    and token.i + 2 == token.head.i
                ):
                    # "Our first priority" is "the first US priority".
                    words[token.i], words[token.head.i] = "the", f"US {words[token.head.i]}"
            else:
                return None
    for token in doc:
        expand(token, words)
    without_emphasis(doc, words)
    return words


def _took_office(we: Token) -> bool:
    held = {c.lower_ for c in we.head.children if c.dep_ in {"obj", "obl"}}
    return we.head.lemma_.lower() in {"come", "take", "enter"} and bool(held & {"office", "power"})


def _whoever(we: Token) -> bool:
    """Say whether two clauses tell what holds of anybody: "When we make more at home, we strengthen the country"."""  # noqa: E501
    other = [t for t in we.doc if t.lower_ == "we" and t.i != we.i and t.dep_.startswith(SUBJECTS)]
    for one, two in [(we.head, t.head) for t in other]:
        for inner, outer in ((one, two), (two, one)):
            marked = any(c.lower_ in {"when", "if", "whenever"} for c in inner.children)
            if marked and inner.head.i == outer.i and {inner.tag_, outer.tag_} <= {"VBP", "VB"}:
                return not any(c.dep_.startswith("aux") for v in (inner, outer) for c in v.children)
    return False


_COALITION = re.compile(r"\b(?:NATO|G-?7|G-?8|G-?20|the Quad|the Alliance|European Union|ASEAN|APEC|AUKUS)\b")


def _as_a_body(we: Token) -> Token | None:
    """Return the department of "we as a department", or ``None``."""
    after = we.doc[we.i + 1 : we.i + 4]
    said = len(after) == 3 and after[0].lower_ == "as" and after[1].lower_ in {"a", "an"}
    return after[2] if said and after[2].lower_ in _HEADED | {"agency"} else None


def _beside(i: Token) -> Token | None:
    """Return the first word of the other subject in "the minister and I", or ``None``."""
    head, doc = i.head, i.doc
    joined = i.dep_ == "conj" and head.dep_.startswith(SUBJECTS) and i.i > 1 and doc[i.i - 1].lower_ == "and"
    if not joined or doc[i.i - 2].i != head.i or any(t.lower_ in _FIRST for t in doc[head.left_edge.i : i.i]):
        return None
    return head.left_edge


_FIRST = frozenset({"my", "our", "his", "her", "their"})


_FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_THEIRS = {"we": "they", "us": "them", "our": "their", "ours": "theirs", "ourselves": "themselves"}
_EVERYBODYS_VERB = re.compile(r"\b(?:we all|all of us|let us|let[’']s|each of us)\b", re.I)


def _of_several(token: Token, voice: Voice, told: bool) -> str:
    """Return the word for the "we" of a joint text: its authors once, "they" after that; verbs agree as they are."""  # noqa: E501
    low = token.lower_
    if told or low in {"ours", "ourselves"}:
        return _THEIRS[low]
    if low == "our" and token.head.lower_ in {"countries", "nations", "governments", "peoples"}:
        return voice.possessive.removesuffix(" countries’")  # "the ministers’ countries"
    return voice.possessive if low == "our" else voice.subject


def _agreed(we: Token, sentence: str) -> bool:
    """Say whether a clause tells what two who speak side by side agreed or discussed: "we agreed to open the port"."""  # noqa: E501
    verb = we.head
    whole = verb.head.i == verb.i or (verb.dep_ == "conj" and verb.head.head.i == verb.head.i)
    if not whole or verb.lower_ not in _WITH_THE_OTHER or not we.dep_.startswith(SUBJECTS):
        return False
    # With somebody else, or among more than two.
    elsewhere = any(
        c.dep_ == "obl" and any(p.lower_ in {"with", "at"} for p in c.children) for c in verb.children
    )
    return not elsewhere and not _AMONG_MORE.search(sentence)


_WITH_THE_OTHER = frozenset(
    "agreed agree discussed discuss exchanged concurred confirmed reaffirmed affirmed".split()
)
_AMONG_MORE = re.compile(r"\b(?:all|NATO|EU|G-?\d+|allies|members|European Union|Quad|Council|summit|I)\b")


def _two_parties(our: Token) -> bool:
    """Say whether the clause is of two parties who may own in common: "Ruiz and Lind discussed our shared aims"."""  # noqa: E501
    root = our
    while root.head.i != root.i:
        root = root.head
    subj = subject(root)
    return (
        subj is not None
        and subj.i < our.i
        and (subj.lower_ in {"they", "both"} or any(c.dep_ == "conj" for c in subj.children))
    )


def _share_of(our: Token) -> bool:
    """Say whether "our" stands behind a count: "all of our employees", "one of our ships"."""
    doc = our.doc
    return our.i > 1 and doc[our.i - 1].lower_ == "of" and doc[our.i - 2].lower_ in _COUNTS


_COUNTS = frozenset("all each some many most one both two three any none few several every half".split())


def _shared(our: Token) -> bool:
    """Say whether "our" may be everybody's: "our two countries", "our own", "our lives"."""
    following = our.doc[our.i + 1].lower_ if our.i + 1 < len(our.doc) else ""
    noun = our.head.lower_
    return (
        following in {"own", "two", "common", "shared", "mutual", "respective", "collective"}
        or noun in _EVERYBODYS
    )


def _own_subject(our: Token, voice: Voice) -> bool:
    """Say whether the clause is of the speaker's own state by name: "the United States announced our new grant"."""  # noqa: E501
    verb = our.head
    while (subj := subject(verb)) is None and verb.head.i != verb.i:
        verb = verb.head
    if subj is None or subj.i > our.i or any(c.dep_ == "conj" for c in subj.children):
        return False
    name = " ".join(t.text for t in our.doc[subj.left_edge.i : subj.i + 1]).lower().removeprefix("the ")
    own = _AMERICA if voice.subject in _AMERICAN else {voice.subject.lower().removeprefix("the ")}
    return name in own


_AMERICA = frozenset(
    {"united states", "us", "u.s.", "administration", "biden administration", "us government"}
)
_EVERYBODYS = words_of("everybodys")


#: What a country does and no government: "we are averaging 3 million shots a day".
_OF_A_COUNTRY = frozenset(
    {
        "average",
        "enter",
        "face",
        "confront",
        "experience",
        "lag",
        "outpace",
        "produce",
        "lose",
        "grow",
        "prevent",
        "import",
        "consume",
        "manufacture",
        "recover",
    }
)
#: What a president or minister heads: "my administration" is the administration.
_HEADED = frozenset({"administration", "government", "cabinet", "ministry", "department"})
#: Whom a delegate speaks for: "my country welcomes the vote" is Taldia.
_SENT = frozenset({"delegation", "country"})
_DONE_TOGETHER = words_of("done_together")
_OF_PARLIAMENT, _OF_A_CHAMBER = words_of("of_parliament"), words_of("of_a_chamber")
_LAND, _STATE = words_of("the_land"), words_of("of_the_state")
_AMERICAN = frozenset({"the US", "the administration"})


def _of_country(our: Token, voice: Voice) -> str | None:
    """Return what stands for "our" before what belongs to a whole country: "the nation", "US troops", "Japan’s economy"."""  # noqa: E501
    noun = our.head
    if noun.lower_ not in _LAND | _STATE or any(t.tag_ == "CD" for t in our.doc[our.i : noun.i]):
        return None
    if voice.subject not in _AMERICAN:
        return voice.possessive
    if noun.lower_ in _LAND:
        return "the"
    return "US" if noun.tag_ in {"NNS", "NNPS"} else "the US"


def _official(our: Token, voice: Voice) -> bool:
    """Say whether "our" is the institution's: of a spokesperson; of others where it owns what governments make."""  # noqa: E501
    if _shared(our):
        return False
    return voice.broad or (not voice.beside and our.head.lower_ in _STANDS)


#: What only a government has, whoever speaks for it.
_STANDS = frozenset(
    "policy position commitment budget sanctions administration government embassy consulate".split()
)


def _possessive(our: Token, voice: Voice) -> str | None:
    """Return what stands for "our": "the administration’s plan", "US allies"; ``None`` where whose it is is unsure."""  # noqa: E501
    if voice.possessive == "US":
        return "US" if our.head.tag_ in {"NNS", "NNPS"} else "the US"
    if voice.subject in _AMERICAN and our.head.lower_ not in _MADE:
        return None
    return voice.possessive


_RANKING = frozenset(
    "first primary main top next ultimate overall initial key immediate new current previous longstanding highest biggest "  # noqa: E501
    "greatest broader latest core deepest strong strongest clear only second last single".split()
)
_MADE = words_of("of_the_government")


def _joint(we: Token) -> bool:
    """Say whether a clause above has two parties for its subject, who may be the "we": "Germany and the US showed that we care"."""  # noqa: E501
    token = we.head
    while token.head.i != token.i:
        token = token.head
        subj = next((c for c in token.children if c.dep_.startswith("nsubj")), None)
        if subj is not None and any(c.dep_ == "conj" for c in subj.children):
            return True
    return False
