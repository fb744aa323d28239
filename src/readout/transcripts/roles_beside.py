"""The title that stands beside a name in running text: "Press Secretary X", "X, our ambassador to Y, who"."""

from __future__ import annotations

import re

from readout.language.lexicon import titles
from readout.transcripts.titles import has_head, is_honorific, is_title_word

#: Words that join the parts of a title.
CONNECT = frozenset("of for and the to on in at".split())
_QUALIFIERS = frozenset("acting deputy assistant senior principal special under associate interim".split())
#: Words with a capital that begin no name and no title.
STARTERS = frozenset(
    "the a an and but so or now then today yesterday tomorrow when while with as our my his her their your "
    "its this that these "
    "those i we you he she they it by from thank thanks thank-you hello hi welcome well yes no also both "
    "let here there who what if "
    "earlier later last next please after before since because of in on at to for like how where why not "
    "just even "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september "
    "october november december joining joined dear remarks statement readout briefing interview gaggle "
    "press call speech address "
    "good morning afternoon evening again okay ok ladies gentlemen meet did does is are was were has have "
    "had can could will would q "
    "question via aboard about ask asked".split()
)
_ROLE_AFTER = re.compile(
    r"(?:,? (?:who|she|he)(?:’s|'s| is| serves as| was)(?: also)?|, (?:our|the|a|an)|’s|,| is| is also| "
    r"serves as)? ?"
    r"(?:the |our |a |an |my |your |currently |now |here as )*(?P<role>[A-Za-z][\w.’'&/\-]*(?: "
    r"(?:[\w.’'&/\-]+|\([A-Z]+\)))*)"
)
_CLAUSE = re.compile(
    r"\s+(?:who|which|that|where|is|are|was|were|will|would|has|have|had|to (?=talk|speak|discuss|be|give|"
    r"take|offer|brief|walk|answer|share|join|provide|help|say|make)|here|joining|joins|with us|"
    r"as well|today|and (?=(?:I|we|he|she|they|then|also|so|now|to|will|is|who|our|my|with|thank|then|in|"
    r"you|for)\b)|but|so|about|because|before|after|and$|for (?=joining|being|taking|coming)|in (?=a|our|"
    r"this|addition)|[Oo]n (?=the|this|background|our))\b.*$"
)


def role_before(text: str, pieces: list[re.Match[str]], index: int, otherwise: int) -> tuple[str, int]:
    """Return the title that ends at ``pieces[index]``, and where it starts; ``""`` if there is none."""
    last = index
    first = None
    while index >= 0:
        word = pieces[index].group()
        low = word.lower().rstrip(".")
        if word in {",", ";", ":", "(", ")", "—", "–", "|", '"', "“", "”"}:
            break
        if low in titles("heads") and word[0].islower() and first is None and index == last:
            first = index  # "our press secretary, Jen Psaki"
        elif (
            word[0].isupper()
            and (low not in STARTERS or low in {"press"})
            and not (word.endswith((".", "?", "!")) and len(word) > 4 and not is_honorific(word))
        ):
            if is_honorific(word) and low not in {"general"}:
                break
            first = index
        elif low in CONNECT and first is not None and index > 0 and _title_piece(pieces[index - 1].group()):
            if low == "and" and not _continues(pieces, index):
                break
        elif (
            low in CONNECT
            and first is not None
            and index > 1
            and pieces[index - 1].group().lower() in CONNECT
            and _title_piece(pieces[index - 2].group())
        ):
            pass
        elif first is not None and low in titles("parts") and word[0].islower():
            first = index
        else:
            break
        index -= 1
    if first is None:
        return "", otherwise
    after_and = index >= 0 and pieces[index].group().lower() == "and"
    if (
        after_and
        and first < last
        and pieces[first + 1].group().lower() in _QUALIFIERS
        and pieces[first].group().lower() in titles("parts") - _QUALIFIERS
    ):
        first += 1  # "Population, Refugees, and Migration Deputy Secretary": the bureau began before "and"
    start, end = pieces[first].start(), pieces[last].end()
    phrase = " ".join(text[start:end].split())
    return (phrase, start) if has_head(phrase) else ("", otherwise)


def _title_piece(word: str) -> bool:
    return (
        (word[0].isupper() and is_title_word(word))
        or word.lower() in titles("heads")
        or (word[0].isupper() and word.lower() not in STARTERS)
    )


def _continues(pieces: list[re.Match[str]], index: int) -> bool:
    """Say whether "and" joins words of one title ("Management and Resources") rather than two persons."""
    before = pieces[index - 1].group()
    after = pieces[index + 1].group()
    heads = titles("heads")
    low = after.lower()
    return is_title_word(before) and low not in heads and before.lower() not in heads - {"general"}


def role_after(text: str, end: int) -> str:
    """Return the title that follows a name after a comma or "who is", cut where the clause goes on."""
    tail = text[end : end + 220]
    stop = re.search(r"\n|[.;:!?—–)](?:\s|$)|, (?!U\.S\.|[A-Z][a-z]+ (?:of|for))| – | -- ", tail[1:])
    tail = tail[: stop.start() + 1] if stop else tail
    match = _ROLE_AFTER.match(tail)
    if (
        not match
        or not tail[:1]
        or tail[0] not in ",’' "
        or (tail[0] == " " and not tail.startswith((" is ", " serves ", " who")))
    ):
        return ""
    role = _CLAUSE.sub("", match.group("role")).strip(" ,")
    role = re.sub(r"(?: (?:for|of|to|the|and|on|at|in|a|an))+$", "", role)
    pieces = role.split()
    if not pieces or len(pieces) > 22 or not has_head(" ".join(pieces[:9])):
        return ""
    # A title begins with a title's word or an organisation's name, not with a verb or a person.
    if not (is_title_word(pieces[0]) or pieces[0][0].isupper() or pieces[0].lower() in titles("heads")):
        return ""
    return role
