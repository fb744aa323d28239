"""The few questions that the writer asks of a parse (Universal Dependencies labels, Penn Treebank tags)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.language.clauses import finite_verb, subject
from readout.writing.lexicon import words as words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def subtree(token: Token) -> tuple[int, int]:
    """Return the first and one past the last index of the tokens under ``token``."""
    return token.left_edge.i, token.right_edge.i + 1


_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NAMES = frozenset({"NNP", "NNPS"})
_COUNTING = frozenset("many several other such same own few more most much last next first second".split())
_IN_PHRASE = _NOUNS | {"JJ", "HYPH", "AFX"}


def noun_phrases(doc: Doc) -> tuple[str, ...]:
    """Return the noun phrases of a sentence without articles: "vaccination sites", "Palestinian Authority"."""  # noqa: E501
    found: list[str] = []
    run: list[int] = []
    for token in [*doc, None]:
        if (
            token is not None
            and token.tag_ in _IN_PHRASE
            and not (run and token.tag_ == "JJ" and doc[run[-1]].tag_ in {"NN", "NNS"})
        ):
            run.append(token.i)
            continue
        while run and doc[run[-1]].tag_ not in _NOUNS:
            run.pop()
        for size in range(1, min(4, len(run)) + 1):
            # A name is whole: no "States" of the United States.
            torn = size < len(run) and {doc[run[-size]].tag_, doc[run[-size - 1]].tag_} <= _NAMES
            if not torn and doc[run[-size]].lower_ not in _COUNTING:
                found.append(doc[run[-size] : run[-1] + 1].text)
        run = [token.i] if token is not None and token.tag_ in _IN_PHRASE else []
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Claim:
    """Who does or does not do what: lemmas, and whether it is said of any object ("a bill")."""

    subject: str
    verb: str
    denied: bool
    of_any: bool


def claim(doc: Doc) -> Claim | None:
    """Return the claim of a clause with a subject, a verb and an object, or ``None``."""
    root = next((t for t in doc if t.head.i == t.i), None)
    subj = subject(root) if root is not None else None
    if root is None or subj is None:
        return None
    verb = root
    while verb.lemma_.lower() in _LEADS_TO and (
        inner := next((c for c in verb.children if c.dep_ == "xcomp"), None)
    ):
        verb = inner
    thing = next((c for c in verb.children if c.dep_ == "obj"), None)
    if thing is None:
        return None
    denied = any(t.lower_ in {"not", "n’t", "n't", "never"} for t in doc[subj.i : verb.i])
    any_ = any(c.lower_ in {"a", "an", "any"} for c in thing.children) and not any(
        c.dep_ in {"amod", "nmod", "compound"} or c.dep_.startswith("acl") for c in thing.children
    )
    return Claim(subj.lemma_.lower(), verb.lemma_.lower(), denied, any_)


_LEADS_TO = frozenset({"go", "plan", "want", "intend", "continue", "try", "need"})
_LEFT_OPEN, _ENDS_BARE = words_of("left_open"), words_of("ends_bare")
#: After these a last "that" has lost its clause; after others it points back ("will reflect that").
_BEFORE_THAT = frozenset(
    "is was are were be so say says said think know believe hope fact given ensure mean".split()
)
#: "Pursuant to the law, the secretary ...": adjectives in form, prepositions in use.
_BEFORE_TO = frozenset("pursuant prior due thanks subject contrary relative according next".split())
#: Adjectives that stand behind their noun: "the 100 posts available", "the people responsible".
_BEHIND_NOUNS = frozenset(
    "available possible responsible concerned involved present necessary required alive alone".split()
)
_ILL_BEGUN = frozenset(
    "because which who whom whose than that to of from whether how why what where like except".split()
)


def ill_begun(doc: Doc) -> bool:
    """Say whether a sentence opens like a fragment of another, or names its subject twice ("The men, they left")."""  # noqa: E501
    first = doc[0].lower_
    opener = first in _ILL_BEGUN and not (first in {"to", "of", "from"} and "," in doc.text)
    opener = opener or (first == "as" and "," not in doc.text)  # "As another example of a plan that ..."
    opener = opener and not (first == "that" and (doc[0].dep_.startswith("nsubj") or doc[0].dep_ == "det"))
    # "Because of the law, fares fell": a cause before its clause, and no clause that lost the one before it.
    opener = opener and not (first == "because" and doc[1].lower_ == "of" and "," in doc.text)
    # "Because prices fell, the port opened": the clause that it opens has its main clause behind it.
    opener = opener and not (first == "because" and _before_its_clause(doc[0]))
    # "Where necessary, the ministry sends trucks".
    opener = opener and not (first == "where" and doc[1].tag_ == "JJ" and doc[2:3].text == ",")
    # "Safe to say the port is open": its subject and verb are gone.
    opener = opener or (
        doc[0].tag_ == "JJ" and len(doc) > 1 and doc[1].lower_ == "to" and first not in _BEFORE_TO
    )
    # "On 1 May" is a date and ends a sentence as well as "on 1 June".
    words = ["" if t.text == "May" and t.i else t.lower_ for t in doc if not t.is_punct]
    # "As readily as the adults do": what they do stands before.
    compared = any(t.lower_ in {"as", "than"} and t.i for t in doc) and words[-1] in _HELPS
    compared = compared or words[-2:] == ["or", "so"]
    cut = (words[-1] in _LEFT_OPEN and not compared) or (
        words[-1] == "that" and words[-2:-1] and words[-2] in _BEFORE_THAT
    )
    cut = cut or (words[-1] in _ENDS_BARE and not any(t.tag_ in {"WP", "WDT", "WRB"} for t in doc))
    return opener or cut or left_open(doc) or any(t.dep_ == "dislocated" for t in doc)


_HELPS = frozenset("do does did is are was were has have had will would can could".split())


def _before_its_clause(mark: Token) -> bool:
    """Say whether the clause that a mark opens ends at a comma before the main clause."""
    clause = mark.head
    end = clause.right_edge.i
    doc = mark.doc
    closed = "," in {doc[end].text, doc[end + 1 : end + 2].text}
    return clause.dep_ == "advcl" and clause.head.i == clause.head.head.i and end < clause.head.i and closed


def left_open(doc: Doc) -> bool:
    """Say whether a relative clause at the end breaks off: "somebody who was involved in"; "a house we live in" does not."""  # noqa: E501
    last = next((t for t in reversed(doc) if not t.is_punct), None)
    as_such = last is not None and any(
        c.lower_ == "as" for c in last.children
    )  # "condemned it as illegitimate"
    whole = last is not None and (last.i and last.doc[last.i - 1].lower_, last.lower_) in _ADJECTIVE_ENDS
    if (
        last is not None
        and last.tag_ == "JJ"
        and last.dep_ in {"obj", "obl", "nmod", "amod"}
        and not (as_such or whole or last.lower_ in _BEHIND_NOUNS)
    ):
        return True  # "will visit a federal"
    if last is None or last.tag_ != "IN":
        return False
    return any(
        c.tag_ in {"WP", "WDT"} and c.dep_.startswith("nsubj") for a in last.ancestors for c in a.children
    )


#: Phrases that an adjective ends: "for free", "do the same".
_ADJECTIVE_ENDS = frozenset(
    {("for", "free"), ("the", "same"), ("for", "good"), ("in", "general"), ("in", "full")}
)


def is_declarative(root: Token) -> bool:
    """Say whether a clause states something: finite, with a subject before its finite verb, no question word."""  # noqa: E501
    verb, subj = finite_verb(root), subject(root)
    if verb is None or subj is None:
        return False
    if subj.i > verb.i and not subj.dep_.startswith("expl") and subj.lower_ != "there":
        # "There is a deal", "It is vital that the port open": what there is follows; "Had he known" does not state.  # noqa: E501
        return any(
            c.lower_ == "there" or (c.lower_ == "it" and c.dep_ == "expl")
            for c in root.children
            if c.i < verb.i
        )
    first = root.left_edge
    return (
        first.tag_ not in {"WP", "WRB", "WDT", "WP$"}
        or first.dep_ == "mark"
        or (first.dep_ == "advmod" and first.head.i != root.i)
        or first.head.dep_ in {"advcl", "csubj"}
    )


def infinitive(verb: str) -> str:
    """Return the infinitive of a verb: "opening" -> "open"."""
    import lemminflect

    return str((lemminflect.getLemma(verb, upos="VERB") or (verb,))[0])


def present_third(token: Token) -> str:
    """Return the third person singular of a finite verb that agreed with "we" ("are" -> "is", "support" -> "supports")."""  # noqa: E501
    low = token.lower_.replace("'", "’")
    fixed = {
        "are": "is",
        "’re": "is",
        "were": "was",
        "have": "has",
        "’ve": "has",
        "do": "does",
        "’ll": "will",
        "am": "is",
        "’m": "is",
    }
    if low in fixed:
        return fixed[low]
    if low in {"is", "has", "does", "was", "’s"} or token.tag_ == "VBZ":
        return token.text
    if low == "’d":
        return "would" if token.tag_ == "MD" else "had"
    if token.tag_ in {"MD", "VBD"}:
        return token.text
    import lemminflect

    forms = lemminflect.getInflection(token.lower_, tag="VBZ")
    return forms[0] if forms else token.lower_ + "s"
