"""Participles after or before a clause become sentences with its subject: ", killing five" -> "This killed five."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.continuing import again as said_again
from readout.writing.plain.forms import inflect
from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal
from readout.writing.plain.register import of_doc
from readout.writing.plain.splitting.pieces import (
    SHORTEST,
    clause_verb,
    doubtful,
    ends,
    free,
    inner,
    marked,
    splittable,
    without,
)
from readout.writing.plain.tree import (
    NOUNS,
    be,
    finite_verb,
    is_person,
    is_plural,
    mention,
    past,
    root_of,
    sentence,
    stop_of,
    subject,
    text,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "split-participle"
_NO_ACT = frozenset({"go", "date", "come", "range", "start", "begin", "depend", "bear"})
_PROVES = frozenset(
    "confirm show suggest demonstrate indicate prove reveal illustrate mean imply underscore underline highlight reflect signal".split()  # noqa: E501
)
#: What is so brought about is what the clause tells, and not the last noun before the comma.
_CAUSES = frozenset(
    "drive help fuel boost aid offset hurt spur prompt cause trigger push lift sustain underpin".split()
)
_PERSONS = frozenset({"he", "she", "i", "we", "they", "you"})
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each participle clause set off by a comma."""
    root = root_of(doc)
    if not splittable(doc) or root is None:
        return
    yield from _having(doc, root)
    for token in doc:
        if token.dep_ == "acl" and token.tag_ == "VBN":
            yield from _after_noun(doc, token)
        elif (
            (token.dep_ == "advcl" or (token.dep_ == "acl" and token.tag_ == "VBG"))
            and token.head.i == root.i
            and subject(token) is None
        ):
            if token.tag_ == "VBG":
                yield from _result(doc, token, root)
            elif token.tag_ == "VBN":
                yield from _opening(doc, token, root)
        if token.i == 0 and token.head.i == root.i and token.tag_ == "VBG" and token.dep_ == "advcl":
            yield from _doing(doc, token, root)
        elif token.i == 0 and token.head.i == root.i and token.tag_ == "VBN":
            yield from _opening(doc, token, root)  # whatever the parse calls it


def _after_noun(doc: Doc, token: Token) -> Iterator[Proposal]:
    a, b = inner(token)
    if a != token.i and not (a == token.i - 1 and doc[a].tag_ == "RB"):
        return
    bracketed = _bracketed(doc, a, b)
    if b - a < SHORTEST or not (bracketed or marked(doc, a, b)) or not free(token.head):
        return
    root = root_of(doc)
    main = None if root is None else subject(root)
    if doubtful(token.head) or any(t.text == ";" for t in doc[b:]):
        return  # "happy to take questions, joined by two others"; the rest of a list stands behind semicolons
    if main is not None and token.head.i < main.left_edge.i and b < main.i:
        return  # "In the years to come, inspired by her, they ...": it tells of "they"
    between = [t for t in doc[token.head.i + 1 : a] if t.tag_ in NOUNS and t.dep_ != "flat"]
    if any(t.ent_type_ != "PLACE" for t in between):
        return  # "ministers of the league, led by Orvania": it may lead the league
    if token.lemma_.lower() in _CAUSES and any(c.dep_ == "case" for c in token.head.children):
        return  # "sales rose against the year before, driven by demand": the rise was driven, not the year
    name = mention(token.head)
    if name == "they" and token.head.tag_ not in {"NNS", "NNPS"}:
        return
    if name is None or (token.lower_ in phrase_words("no_participle") and not _named(doc, token)):
        return
    many = is_plural(token.head) or name == "they"
    said = f"{name} {was(token, token.head, many=many)} {text(doc, range(a, b))}"
    rest = (
        sentence(text(doc, [i for i in range(len(doc)) if not a - 1 <= i <= b]), stop_of(doc))
        if bracketed
        else without(doc, a, b)
    )
    yield Proposal(RULE, sentences=(rest, sentence(said)))


def _bracketed(doc: Doc, a: int, b: int) -> bool:
    """Say whether the words stand alone in brackets."""
    return a > 0 and b < len(doc) and doc[a - 1].text == "(" and doc[b].text == ")"


def _named(doc: Doc, token: Token) -> bool:
    """Say whether a participle gives another name: "also known as the Old Port"."""
    return token.lower_ == "known" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "as"


def was(token: Token, noun: Token, *, many: bool) -> str:
    """Return "be" for a participle: in the past where a day is given or it is of making, else in its clause's tense."""  # noqa: E501
    doc, (a, b) = token.doc, inner(token)
    dated = any(t.ent_type_ == "TIME" or _YEAR.fullmatch(t.text) for t in doc[a:b])
    made = token.lemma_.lower() in phrase_words("makings") and doc[token.i + 1 : token.i + 2].text != "of"
    if dated or made or token.lower_ == "born":
        return "were" if many else "was"
    finite = clause_verb(noun)
    if finite is not None and finite.lower_ in {"has", "have"} and finite.dep_ == "aux":
        return "have been" if many else "has been"
    return be(noun, finite, plural=many)


def _subject_of(root: Token) -> tuple[str, bool] | None:
    """Return how the subject of the main clause is named again, and whether it is many."""
    subj = subject(root)
    if subj is None or subj.i > root.i or subj.dep_.startswith(("expl", "csubj")):
        return None
    name = said_again(subj)
    return None if name is None else (name, is_plural(subj) or name.lower() in {"they", "we", "you", "i"})


def _result(doc: Doc, token: Token, root: Token) -> Iterator[Proposal]:
    a, b = inner(token)
    finite = finite_verb(root)
    slowly = of_doc(doc) != "spoken" and a == token.i - 1 and doc[a].tag_ == "RB" and doc[a].head.i == token.i
    slowly = slowly and past(finite_verb(root)) and not any(c.dep_ == "aux" for c in root.children)
    if (
        not (a == token.i or slowly)
        or b - a < SHORTEST
        or not ends(doc, b)
        or a == 0
        or doc[a - 1].text != ","
        or finite is None
    ):
        return
    if token.lower_ in phrase_words("no_participle") or any(c.dep_ == "mark" for c in token.children):
        return
    if any(c.dep_ == "cop" for c in root.children) and any(
        c.dep_ == "aux" and c.lemma_ in {"have", "be"} for c in root.children
    ):
        return  # "we have been in touch, working with them": no tense of ours says that
    if token.lemma_.lower() == "lead" and doc[token.i + 1].lower_ != "to":
        return  # "left the firm, leading a team of its own": no result
    if token.lemma_.lower() in _PROVES:
        return  # "children fell ill as often, confirming the risk": what was found confirms it, not the children  # noqa: E501
    if token.lemma_.lower() in _NO_ACT or doc[token.i + 1].lower_ in {"to", "back"} or "—" in doc.text:
        return  # "a history that we share, going back to May", "a show, surprising to many", broken speech
    joined = [c for c in token.children if c.dep_ == "conj"]
    if any(c.tag_ != "VBG" or subject(c) is not None for c in joined) or any(
        c.dep_ == "advcl" and c.i > token.i and doc[c.left_edge.i - 1].text == "," for c in token.children
    ):
        return  # "creating jobs, while others closed": that tells of something else
    main = subject(root)
    if (
        main is not None
        and main.lower_ == "it"
        and any(c.dep_ == "cop" for c in root.children)
        and (of_doc(doc) == "spoken" or token.lemma_ not in phrase_words("things_do"))
    ):
        return  # "it is about the poor, emerging countries above all": "it" does nothing
    done_to = {c.lemma_.lower() for c in token.children if c.dep_ in {"obj", "iobj"}}
    if main is not None and main.lemma_.lower() in done_to:
        return  # "the state has seen storms, costing the state millions": the storms did
    again = _subject_of(root)
    made_by = token.lemma_.lower() == "make" and not any(c.dep_ in {"xcomp", "ccomp"} for c in token.children)
    somebody = main is not None and (is_person(main) or main.lower_ in _PERSONS)
    goes_on = (
        of_doc(doc) != "spoken"
        and somebody
        and (token.lemma_ in phrase_words("goes_on") or (token.lemma_ == "leave" and root.lemma_ == "die"))
    )
    brings = not ((made_by and somebody) or goes_on) and (
        token.lemma_.lower() in phrase_words("results") or any(c.dep_ == "aux:pass" for c in root.children)
    )
    if brings or again is None:
        if token.lemma_.lower() not in phrase_words("results"):
            return
        if any(c.lemma_.lower() not in phrase_words("results") for c in joined):
            return  # "creating jobs and marking the day": nothing that was done marks it
        if any(t.tag_ == "TO" and t.dep_ == "mark" for t in doc[root.i : token.i]):
            return  # "backed efforts to change it, making it strong": that is what they are for
        if any(c.dep_ == "cop" for c in root.children) or doc[token.i + 1].lower_ in {
            "sure",
            "clear",
            "certain",
        }:
            return  # "is open about it, making sure that ...": what "this" would be is unsure
        makes = of_doc(doc) != "spoken" and token.lemma_ in {"make", "allow", "mean", "ensure", "help"}
        if finite.tag_ in {"VBZ", "VBP"} and finite.lower_ not in {"has", "have"} and not makes:
            return  # "marks the day of the attack, killing ten": what it tells of is past
        name, many = "this", False
    else:
        name, many = again
        if (
            not somebody
            and not many
            and any(t.lower_ == "it" and t.dep_.startswith("nsubj") for t in doc[a:b])
        ):
            return  # "the town joined the pact, having read what it holds": "it" would be the town
    verb = in_tense(token, root, finite, many=many)
    if verb is None or any(
        c.lower_ in {"not", "n’t", "n't", "never"} for c in [*root.children, *token.children]
    ):
        return
    said = _in_words(doc, token, joined, (root, finite), b, many=many)
    if said is not None:
        yield Proposal(RULE, sentences=(without(doc, a, b), sentence(f"{name} {said}")))


def _in_words(
    doc: Doc, token: Token, joined: list[Token], clause: tuple[Token, Token], b: int, *, many: bool
) -> str | None:
    """Return the participle's words as a predicate, the verbs joined to it in the same tense."""
    start = token.i
    pieces = [text(doc, range(inner(token)[0], start))]  # "slowly falling"
    for verb in (token, *joined):
        form = in_tense(verb, *clause, many=many)
        if form is None:
            return None
        pieces += [text(doc, range(start, verb.i)), form]
        start = verb.i + 1
    return " ".join(x for x in (*pieces, text(doc, range(start, b))) if x)


def in_tense(token: Token, root: Token, finite: Token, *, many: bool) -> str | None:
    """Return the participle's verb in the tense of the main clause, for a subject of one or of many."""
    lemma = token.lemma_.lower()
    if finite.tag_ == "MD":
        return f"{finite.text if finite.text.isalpha() else 'will'} {lemma}"
    if past(finite):
        if lemma == "be":
            return "were" if many else "was"
        return inflect(lemma, "VBD")
    if (
        finite.lower_ in {"is", "are", "’s", "’re", "’m", "am"}
        and finite.dep_ == "aux"
        and root.tag_ == "VBG"
    ):
        return f"{'are' if many else 'is'} {token.lower_}"  # "is listening, doing all it can"
    if finite.lower_ in {"has", "have", "’ve", "'ve"} and root.tag_ == "VBN":
        return f"{'have' if many else 'has'} {inflect(lemma, 'VBN')}"
    if lemma == "be":
        return "are" if many else "is"
    return lemma if many else inflect(lemma, "VBZ")


def _opening(doc: Doc, token: Token, root: Token) -> Iterator[Proposal]:
    a, b = inner(token)
    subj = subject(root)
    if a != 0 or a != token.i or b - a < SHORTEST or b >= len(doc) or doc[b].text != "," or subj is None:
        return
    if subj.dep_.startswith(("expl", "csubj")) or (
        token.lower_ in phrase_words("no_participle") and not _known_for(doc, token)
    ):
        return
    first, last = subj.left_edge.i, subj.right_edge.i + 1
    if first != b + 1 or last - first > 8:
        return
    by = any(c.dep_ == "obl:agent" for c in token.children)  # once the navy built it, the navy would be "it"
    again = mention(subj) if by else said_again(subj)
    if again is None:
        return
    named = text(doc, range(first, last))
    low = doc[a].text[0].lower() + doc[a].text[1:]
    opening = f"{named} {was(token, subj, many=is_plural(subj))} {low} {text(doc, range(a + 1, b))}"
    yield Proposal(
        RULE, sentences=(sentence(opening), sentence(f"{again} {text(doc, range(last, len(doc)))}"))
    )


def _doing(doc: Doc, token: Token, root: Token) -> Iterator[Proposal]:
    """Fearing a revolt, the king fled. -> The king feared a revolt. The king fled."""
    a, b = inner(token)
    subj, finite = subject(root), finite_verb(root)
    if (
        of_doc(doc) == "spoken"
        or a != 0
        or b - a < SHORTEST
        or b >= len(doc)
        or doc[b].text != ","
        or subj is None
        or subj.left_edge.i != b + 1
        or subj.dep_.startswith(("expl", "csubj"))
        or not past(finite)
        or token.lower_ in phrase_words("no_participle")
        or not any(c.dep_ in {"obj", "obl", "ccomp"} for c in token.children)
        or any(c.dep_ in {"conj", "advcl"} for c in token.children)
        or any(t.lower_ in {"not", "never"} for t in doc[:b])
    ):
        return
    again = said_again(subj)
    form = inflect(token.lemma_.lower(), "VBD")
    last = subj.right_edge.i + 1
    if again is None or form is None or last - b > 8:
        return
    named = text(doc, range(subj.left_edge.i, last))
    yield Proposal(
        RULE,
        sentences=(
            sentence(f"{named} {form} {text(doc, range(1, b))}"),
            sentence(f"{again} {text(doc, range(last, len(doc)))}", stop_of(doc)),
        ),
    )


def _known_for(doc: Doc, token: Token) -> bool:
    """Say whether "Known for his voice, he ..." tells of the subject of written prose."""
    return of_doc(doc) != "spoken" and token.lower_ == "known" and doc[token.i + 1].lower_ == "for"


def _having(doc: Doc, root: Token) -> Iterator[Proposal]:
    """Having finished school, she moved. -> She had finished school. She moved."""
    subj, finite = subject(root), finite_verb(root)
    if doc[0].lower_ != "having" or subj is None or finite is None or doc[1].tag_ not in {"VBN", "VBD"}:
        return
    first, last = subj.left_edge.i, subj.right_edge.i + 1
    again = said_again(subj)
    if (
        again is None
        or finite.tag_ == "MD"
        or doc[first - 1].text != ","
        or first - 1 < SHORTEST
        or last - first > 8
        or subj.dep_.startswith(("expl", "csubj"))
        or any(t.text == "," and t.i < first - 1 for t in doc[:first])
    ):
        return
    verb = f"had {doc[1].text}" if past(finite) else inflect(doc[1].lemma_.lower(), "VBD")
    if verb is None or doc[1].lemma_.lower() == "be":
        return
    yield Proposal(
        RULE,
        sentences=(
            sentence(f"{text(doc, range(first, last))} {verb} {text(doc, range(2, first - 1))}"),
            sentence(f"{again} {text(doc, range(last, len(doc)))}", stop_of(doc)),
        ),
    )
