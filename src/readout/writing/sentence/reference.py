"""Meaning in context: whether a pronoun, or what points back, has its noun inside the sentence.

Rules after section 4 of the house guide.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.language.clauses import subject
from readout.writing.lexicon import pattern, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERSON = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
_THING = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_TIMES, _STRETCHES = words("times"), words("stretches_of_time")
_OPEN = pattern("open_reference")
_FOLLOWS_ON = pattern("follows_on")


def hanging(doc: Doc) -> str | None:
    """Return the word whose meaning lies outside the sentence, or ``None`` where it stands on its own.

    Of several the one that is hardest to carry over from the sentence before: a person, then a thing.
    """
    found = all_hanging(doc)
    return min(found, key=lambda w: _HARDEST.index(kind_of(w))) if found else None


def all_hanging(doc: Doc) -> list[str]:
    """Return every word whose meaning lies outside the sentence."""
    return list(_hanging(doc))


_HARDEST = ("person", "plural", "thing", "any")


def _hanging(doc: Doc) -> Iterator[str]:
    """Yield the words whose meaning lies outside the sentence."""
    if _OPEN.match(doc.text) or _FOLLOWS_ON.match(doc.text) or _numbered(doc):
        yield doc.text.split()[0]
    held = {t.lower_ for t in doc if t.tag_ == "NNP" and t.lower_ in _TITLES}
    for token in doc:
        if token.lower_ in held and token.text.islower() and token.tag_ == "NN":
            yield token.text  # "President Ruiz met the president": of the other country
    if (would := _of_a_condition(doc)) is not None:
        yield would
    if (bare := _left_out(doc)) is not None:
        yield bare
    # "Within six weeks, they were back": a stretch of time is nobody.
    said = _as_said(doc)
    nouns = [
        t
        for t in doc[said:]
        if t.tag_ in {"NN", "NNS", "NNP", "NNPS"} and t.lower_ not in _STRETCHES and not _in_role(t)
    ]
    for token in doc:
        low = token.lower_
        before = [n for n in nouns if n.i < token.i and not _of_one_clause(token, n)]
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if (
            low == "that"
            and token.i
            and (following is None or following.is_punct or following.tag_ == "RB" or token.dep_ == "obj")
            and token.tag_ != "WDT"
            and not _opens_a_clause(token)
        ):
            yield token.text
            continue
        if (
            low == "that"
            and token.i
            and token.tag_ == "DT"
            and token.dep_ not in {"det", "mark"}
            and not _goes_on_in_it(token)
            and (following is None or following.lower_ not in _CLOSES_THAT)
        ):
            yield token.text  # "in awe of that in the capital"
            continue
        if (
            low == "that"
            and token.dep_ == "advmod"
            and following is not None
            and following.lower_ in _SO_MUCH
        ):
            yield token.text  # "five times that many"
            continue
        if low in _SAMPLES and token.dep_ in {"obl", "nmod"} and _bare(token):
            yield token.text  # "were included in the final analysis": of which study
            continue
        if low == "likewise" or (low == "another" and token.dep_ == "det" and token.head.lower_ in _ONE_MORE):
            yield token.text  # "with another problem": besides which
            continue
        if (
            low == "same"
            and token.i
            and doc[token.i - 1].lower_ == "the"
            and (following is None or following.is_punct)
        ):
            yield "the same"
            continue
        if (
            low in _SOME
            and token.dep_ in {"nsubj", "nsubj:pass"}
            and not token.i
            and not any(c.dep_ in {"nmod", "acl", "acl:relcl"} for c in token.children)
        ):
            yield token.text  # "Some are risks": of what
            continue
        if _counted_of_before(token):
            yield token.text
            continue
        if low in _OWNERS and _of_what_follows(token):
            continue
        if low in _PERSON:
            if not any(_is_person(n) for n in before):
                yield token.text
                continue
        elif low in _THING:
            if (
                low == "it"
                and (following is None or following.is_punct)
                and len([n for n in before if not n.lower_.endswith("thing")]) == 1
            ):
                yield token.text  # "The council will do something about it": not the council
                continue
            if not _empty_it(token) and not any(
                n.tag_ in {"NN", "NNP"} and n.lower_ not in _TITLES and n.lower_ not in _NO_THING
                for n in before
            ):
                yield token.text
                continue
        elif low in _PLURAL:
            able = [n for n in before if n.tag_ in {"NNS", "NNPS"} or n.lower_ in _GROUPS or _several(n)]
            if not able or (_of_people(token) and not any(_may_act(n) for n in able)):
                yield token.text  # "efforts to sway elections are something they keep an eye on"
                continue
        elif low in _POINTING and token.tag_ in {"DT", "PDT", "PRP", "JJ", "NN"}:
            noun = token.head if token.dep_ in {"det", "predet", "amod"} else None
            if noun is None and before and _goes_on_in_it(token):
                continue
            if low == "such" and following is not None and following.lower_ == "as":
                continue
            if noun is None and low == "those" and any(c.dep_.startswith("acl") for c in token.children):
                continue  # "those receiving a dose"
            if noun is None and low in {"those", "that"} and following is not None and following.lower_ in {"who", "of", "which", "in", "with", "from", "we", "that", "responsible", "affected", "living", "seeking", "at", "under", "on", "most", "whose", "by"}:  # fmt: skip  # noqa: E501
                continue
            if noun is not None and (
                (low == "this" and is_known_affair(noun)) or _named_before(noun, before)
            ):
                continue
            if noun is not None and (noun.lower_ in _TIMES or (low == "such" and _as_told(token)) or (low == "those" and any(c.dep_.startswith("acl") for c in noun.children))):  # fmt: skip  # noqa: E501
                continue
            if noun is not None and low == "this" and noun.lower_ in _OF_NOW and _at(noun):
                continue  # "at this time, we do not expect it": now
            if noun is not None and noun.lower_ in _SUMMING_UP and _summed_up(noun, before):
                continue
            yield token.text
            continue
        elif low == "there" and token.tag_ == "RB" and not _to_be(token) and not _place_before(token, before):
            yield token.text
            continue
        elif low == "so" and _do_so(token):
            yield f"{doc[token.i - 1].text} so"
            continue


def _goes_on_in_it(pointing: Token) -> bool:
    """Say whether a second clause goes on from the first of its sentence: "There will be grants, and those will come from Taldia"."""  # noqa: E501
    verb = pointing.head
    joined = verb.dep_ == "conj" and verb.head.head.i == verb.head.i and subject(verb.head) is not None
    return (
        joined
        and pointing.dep_.startswith("nsubj")
        and any(c.dep_ == "cc" and c.lower_ == "and" and c.i == pointing.i - 1 for c in verb.children)
    )


def _opens_a_clause(that: Token) -> bool:
    """Say whether "that" opens a clause: "announced that over 400 came", "the price that the town paid"."""
    relative = that.dep_ == "obj" and that.head.dep_ == "acl:relcl" and that.head.i > that.i
    return that.dep_ == "mark" or (relative and that.doc[that.i - 1].tag_ in {"NN", "NNS", "NNP", "NNPS"})


def _to_be(there: Token) -> bool:
    """Say whether "there" only opens what there is: "does not expect there to be a strike"."""
    return [t.lower_ for t in there.doc[there.i + 1 : there.i + 3]] == ["to", "be"]


_OF_NOW = frozenset({"time", "point", "stage", "moment", "juncture"})


def _at(noun: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ == "at" for c in noun.children)


def _of_one_clause(pronoun: Token, noun: Token) -> bool:
    """Say whether a noun lies in the subject of the verb whose object a pronoun is: "The council accepted it" is of another thing.

    A pronoun is free in its own clause (principle B of the binding theory: Chomsky 1981).
    """  # noqa: E501
    if pronoun.dep_ == "nmod" and pronoun.head.i == noun.i:
        return True  # "part of it" is a part of something else
    if pronoun.lower_ not in _FREE or pronoun.dep_ not in {"obj", "iobj", "obl"}:
        return False
    verb = pronoun.head
    while (subj := subject(verb)) is None and verb.dep_ in {"xcomp", "conj"} and verb.head.i != verb.i:
        verb = verb.head
    return subj is not None and subj.left_edge.i <= noun.i <= subj.right_edge.i


_FREE = frozenset({"it", "them", "him", "her"})


def _place_before(there: Token, before: list[Token]) -> bool:
    """Say whether a sentence names where "there" is; who acts is no such place: "The US wants an end to the war there"."""  # noqa: E501
    return any(
        n.tag_ in {"NNP", "NNPS"} and not any(t.dep_.startswith("nsubj") for t in _up_to_clause(n))
        for n in before
    )


def _up_to_clause(noun: Token) -> list[Token]:
    """Return a noun and what it hangs on, up to the verb of its clause."""
    chain = [noun]
    while chain[-1].dep_ in {"compound", "flat", "amod", "nmod", "nmod:poss", "conj", "appos", "nmod:desc"}:
        chain.append(chain[-1].head)
    return chain


def _do_so(so: Token) -> bool:
    """Say whether "do so" stands for a verb of the sentence before: "It is free to do so"; not "tried to help but could not do so"."""  # noqa: E501
    doc = so.doc
    if not so.i or doc[so.i - 1].lemma_.lower() != "do":
        return False
    do = doc[so.i - 1]
    above = {do.i, *(t.i for t in do.ancestors)}
    return not any(
        t.tag_.startswith("VB") and t.i not in above and t.lemma_.lower() not in _NO_DEED
        and not t.dep_.startswith(("aux", "cop"))
        for t in doc[: do.i]
    )  # fmt: skip


_NO_DEED = frozenset({"be", "have", "do"})
_SAMPLES = frozenset({"study", "analysis", "sample", "survey", "trial"})


def _bare(noun: Token) -> bool:
    """Say whether a definite noun has nothing that says which it is: "the study", "the final analysis"."""
    own = {c.dep_ for c in noun.children if c.tag_ != "JJ"}
    return any(c.lower_ == "the" for c in noun.children) and not own & {
        "compound",
        "nmod",
        "acl",
        "acl:relcl",
        "nmod:poss",
    }


def _numbered(doc: Doc) -> bool:
    """Say whether a sentence opens with the second of several that it does not name: "The second study was done"."""  # noqa: E501
    subj = subject(next(t for t in doc if t.head.i == t.i))
    if subj is None or subj.left_edge.i or doc[0].lower_ != "the" or subj.lower_ not in _SAMPLES | _ONE_OF:
        return False
    return any(c.lower_ in _LATER for c in subj.children)


_ONE_OF = frozenset("order document agreement resolution report paper phase round step".split())
_LATER = frozenset("second third fourth fifth next final last".split())
_ONE_MORE = frozenset(
    "problem issue reason example question point area way element aspect step priority topic".split()
)
_SO_MUCH = frozenset("many much long far high low big large few little often close bad good".split())
_SOME = frozenset("some many most others several few all none each both any more".split())
_SUMMING_UP = words("summing_up")


def _summed_up(noun: Token, before: list[Token]) -> bool:
    """Say whether "this work" takes up what the sentence itself has told: "ordered an inquiry and named a lead for this work"."""  # noqa: E501
    return any(
        n.dep_ in {"obj", "nsubj:pass"} and n.tag_ in {"NN", "NNS"} and n.i < noun.i - 3 for n in before
    )


def _in_role(noun: Token) -> bool:
    """Say whether a noun only says how something is taken: in "we take, as a point of pride, that it ..." it is no "it"."""  # noqa: E501
    roles = (t for t in (noun, *noun.ancestors) if t.dep_ == "obl")
    return any({"as", "a"} <= {c.lower_ for c in t.children if c.dep_ in {"case", "det"}} for t in roles)


def _as_said(doc: Doc) -> int:
    """Return where a sentence begins behind "As the minister said," or "As minister,": what "it" or "he" stands for is not in it."""  # noqa: E501
    if doc[0].lower_ != "as":
        return 0
    comma = next((t.i for t in doc[1:_COMMENT] if t.text == ","), 0)
    verbs = [t for t in doc[1:comma] if t.tag_.startswith(("VB", "MD"))]
    return comma + 1 if comma and (not verbs or any(t.lower_ in _SAYING for t in verbs)) else 0


_COMMENT = 9
_SAYING = frozenset(
    "say says said note notes noted mention mentioned tell told explain explained put know knows".split()
)
#: What closes the meaning of "that" by itself: "larger than that of the port".
_CLOSES_THAT = frozenset({"of", "which", "who", "we"})
_AFFAIRS = words("affairs")


def is_known_affair(noun: Token) -> bool:
    """Say whether "this war" is known by itself: the sentence names a party of what the whole country speaks of."""  # noqa: E501
    if any(c.tag_ == "$" or c.text == "$" for c in noun.children):
        return True  # "this $33 billion request for the army": its sum says which
    return noun.lower_ in _AFFAIRS and any(t.tag_ in {"NNP", "NNPS"} for t in noun.doc)


def _left_out(doc: Doc) -> str | None:
    """Return the auxiliary that ends a sentence in place of a verb said before: "There are others that do"."""  # noqa: E501
    last = next((t for t in reversed(doc) if not t.is_punct), None)
    if last is None or last.lower_ not in _HELPING or last.tag_ not in {"MD", "VBP", "VBZ", "VBD"}:
        return None
    wh = any(t.tag_ in {"WP", "WRB"} for t in doc) or any(t.lower_ in {"than", "as"} for t in doc)
    return None if wh else str(last.text)


def _as_told(such: Token) -> bool:
    """Say whether the sentence itself tells what "such" is: "such aid as the port needs", "no such plan"."""
    before = such.doc[such.i - 1].lower_ if such.i else ""
    return before in {"no", "any"} or any(t.lower_ == "as" for t in such.doc[such.i + 1 :])


_HELPING = frozenset(
    "do does did is are was were will would can could should may might must have has had".split()
)
_OWNERS = frozenset({"his", "her", "its", "their"})


_MORE = frozenset({"additional", "other", "another", "more", "further"})


def _counted_of_before(token: Token) -> bool:
    """Say whether a number stands for what was counted before: "an additional five", "another two"."""
    at_least = token.i and token.doc[token.i - 1].lower_ == "at" and token.lower_ in {"least", "most"}
    if token.tag_ == "JJS" and token.dep_ in {"nmod", "obl"} and not at_least:
        return not any(c.dep_ in {"nmod", "obl", "acl"} or c.dep_.startswith("acl") for c in token.children)
    is_so = token.head.lemma_.lower() == "be" or any(c.dep_ == "cop" for c in token.head.children)
    if token.tag_ == "CD" and token.dep_ == "nsubj" and is_so:
        return not any(c.dep_ in {"nmod", "acl"} or c.dep_.startswith("acl") for c in token.children)
    alone = token.dep_ in {"obj", "obl", "nsubj", "conj"} and (token.tag_ == "CD" or token.lower_ in _FEW)
    return alone and any(c.lower_ in _MORE and c.i < token.i for c in token.children)


_OF_MINDS = frozenset(
    "think believe say know want hope see feel understand decide agree ask tell call keep need try expect intend plan fear "  # noqa: E501
    "worry care speak talk meet hear watch like love vote choose wish insist claim argue refuse promise".split()  # noqa: E501
)
_ACTING = words("groups") | frozenset(
    "countries states governments nations allies parties sides forces troops authorities companies businesses agencies "  # noqa: E501
    "institutions banks firms unions schools hospitals communities families men women children people kids folks youth "  # noqa: E501
    "troops militias armies media states cities towns markets voters citizens refugees migrants americans officials "  # noqa: E501
    "members partners leaders friends others those police students parents patients veterans rebels insurgents".split()  # noqa: E501
)


def _of_people(they: Token) -> bool:
    """Say whether "they" do what only people and bodies do: "they think", "they keep an eye on"."""
    return they.lower_ == "they" and they.dep_ == "nsubj" and they.head.lemma_.lower() in _OF_MINDS


def _may_act(noun: Token) -> bool:
    """Say whether a noun may be of people or bodies: by its form, its name, or the list."""
    low = noun.lower_
    return (
        noun.tag_ in {"NNPS", "NNP"}
        or low in _ACTING
        or low.endswith(
            ("ers", "ors", "ians", "ists", "men", "ants", "ents", "ees", "ans", "sts", "ives", "eers")
        )
        or _is_joined(noun)
    )


_FEW = frozenset("one two three four five six seven eight nine ten dozen few couple".split())


def _of_what_follows(owner: Token) -> bool:
    """Say whether a possessive in an opening phrase is of the subject after it: "In his first month, Ruiz signed ..."."""  # noqa: E501
    root = next(t for t in owner.doc if t.head.i == t.i)
    subj = subject(root)
    if subj is None or owner.i > subj.left_edge.i or owner in subj.subtree:
        return False
    opening = any(a.head.i == root.i and a.right_edge.i < subj.left_edge.i for a in (owner, *owner.ancestors))
    low = owner.lower_
    joined = _is_joined(subj) or subj.tag_ in {"NNS", "NNPS"}
    if low in {"his", "her"}:
        fits = _is_person(subj) and not joined
    else:
        fits = subj.tag_.startswith("NN") and (joined or subj.lower_ in _GROUPS) == (low == "their")
    return opening and fits


def _named_before(noun: Token, before: list[Token]) -> bool:
    """Say whether what "those officials" points to stands in the same sentence: "meets officials when those officials ..."."""  # noqa: E501
    return any(n.i < noun.i - 1 and n.lower_ == noun.lower_ for n in before)


_CONDITIONS = frozenset("if unless without should were had otherwise under until with when whether".split())
_WISHED = frozenset(
    "like love say want prefer refer hope ask encourage urge note add argue welcome rather expect".split()
)


def _of_a_condition(doc: Doc) -> str | None:
    """Return the "would" of a clause whose condition stands in the sentence before: "The economy would fall"."""  # noqa: E501
    root = next(t for t in doc if t.head.i == t.i)
    would = next((c for c in root.children if c.lower_ == "would" and c.dep_.startswith("aux")), None)
    added = root.lemma_.lower() == "add" and not any(c.dep_ in {"ccomp", "parataxis"} for c in root.children)
    if (
        would is None
        or (root.lemma_.lower() in _WISHED and not added)
        or any(t.lower_ in _CONDITIONS for t in doc)
    ):
        return None
    # "The bill would open the port": a plan or text is its own condition.
    subj = subject(root)
    named = subj is not None and (subj.lower_ in _PLANS or subj.lower_.endswith(("tion", "ment", "al")))
    return None if named else str(would.text)


_PLANS, _NO_THING = words("plans"), frozenset({"lot", "bit", "way", "time", "day", "week", "month", "year"})
_GROUPS = words("groups")
_TITLES = words("titles")


#: "On Memorial Day, they remember him" is of no day.
_NO_PERSON = frozenset({"TIME", "PLACE"})


def _is_person(noun: Token) -> bool:
    named = noun.tag_ in {"NNP", "NNPS"} and noun.ent_type_ not in _NO_PERSON
    day = noun if noun.dep_ not in {"compound", "amod"} else noun.head
    named = named and day.lower_ not in _TIMES
    return named or noun.lower_ in _TITLES


def _several(noun: Token) -> bool:
    """Say whether "they" may be a noun and what is joined to it; "a year and a half" is nobody."""
    return _is_joined(noun) and noun.lower_ not in _TIMES


def _is_joined(noun: Token) -> bool:
    return any(c.dep_ == "conj" for c in noun.children)


_EMPTY_NOUNS = frozenset(
    "time fact honor honour pleasure shame secret surprise mistake goal job duty responsibility role hope view privilege".split()  # noqa: E501
)


def _empty_it(token: Token) -> bool:
    """Say whether "it" stands for nothing ("it is important that", "it takes time to")."""
    head = token.head
    clause = any(
        c.dep_.startswith(("csubj", "ccomp", "xcomp", "advcl", "acl")) and c.i > head.i for c in head.children
    )
    copular = head.tag_.startswith("JJ") or any(c.dep_ == "cop" for c in head.children)
    noun = head.tag_.startswith("NN") and head.lower_ not in _EMPTY_NOUNS
    # "It makes sense to rework it", "it is at all helpful that they do".
    later = any(t.lower_ in {"to", "that", "if", "when"} for t in token.doc[head.i + 1 :])
    sense = head.lower_ in {"makes", "made", "make"} and any(
        c.lower_ in {"sense", "difference"} for c in head.children
    )
    if later and (sense or (head.tag_ == "JJ" and head.lower_ in _AWAITS)):
        return True
    # "We have made it very clear to them that the port must open".
    called = [c for c in head.children if c.tag_ == "JJ" and c.i > token.i and c.lower_ in _AWAITS]
    if token.dep_ == "obj" and called and any(t.lower_ in {"that", "to"} for t in token.doc[called[0].i :]):
        return True
    return clause and (
        (copular and not noun)
        or head.lower_ in {"takes", "took", "take", "seems", "appears", "turned", "turns"}
    )


_AWAITS = frozenset(
    "helpful important essential critical crucial vital necessary possible impossible likely unlikely difficult hard easy "  # noqa: E501
    "clear appropriate premature fair wrong right good bad".split()
)


#: Singular nouns that "it" takes up hardly ever.
_NO_ANTECEDENT = (
    _NO_THING
    | _STRETCHES
    | _TIMES
    | frozenset("future term past present end beginning moment course thing".split())
)


def antecedents(doc: Doc) -> frozenset[str]:
    """Return which kinds of pronoun a sentence can carry on to the next: "thing", "plural", "person", "any"."""  # noqa: E501
    kinds = {"any"}
    subj = next((subject(t) for t in doc if t.head.i == t.i), None)
    if subj is not None and _is_person(subj) and not _is_joined(subj):
        kinds.add("person")
    for token in doc:
        person = token.ent_type_ == "PERSON" or (_is_person(token) and token.tag_ == "NN")
        if token.tag_ in {"NN", "NNP"} and not (
            person or token.lower_ in _NO_ANTECEDENT or token.ent_type_ in {"DATE", "TIME"}
        ):
            kinds.add("thing")
        if (
            token.tag_ in {"NNS", "NNPS"}
            or token.lower_ in _GROUPS
            or (token.tag_ in {"NN", "NNP"} and _is_joined(token))
        ):
            kinds.add("plural")
    return frozenset(kinds)


_INTRODUCED = words("wants_introducing")
_SAYS_WHICH = ("amod", "compound", "nmod", "acl", "nummod", "appos", "flat", "advcl", "ccomp")


def named_short(doc: Doc) -> frozenset[str]:
    """Return the nouns that a sentence names as known without saying which: "the bill", "the talks", "the process"."""  # noqa: E501
    return frozenset(
        t.lower_
        for t in doc
        if t.tag_ in {"NN", "NNS"}
        and t.lower_ in _INTRODUCED
        and any(c.dep_ == "det" and c.lower_ == "the" for c in t.children)
        and not any(c.dep_.startswith(_SAYS_WHICH) for c in t.children)
        and not any(o.lemma_.lower() == t.lemma_.lower() for o in doc[: t.i])
        and not (t.i + 1 < len(doc) and doc[t.i + 1].lower_ in GOES_ON_TO_SAY)
        and t.dep_ != "compound"
    )


#: What stands right behind a noun and says which it is, whatever the parse hangs it on.
GOES_ON_TO_SAY = frozenset(
    "of on in with between for to that which who from about against over at under by".split()
)


def kind_of(word: str) -> str:
    """Return which kind of antecedent a hanging word needs; "person" is never carried over an attribution to a person."""  # noqa: E501
    low = word.lower()
    if low in _PERSON:
        return "person"
    return "thing" if low in _THING else "plural" if low in _PLURAL else "any"
