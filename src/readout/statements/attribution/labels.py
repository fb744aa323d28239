"""What a name and a colon lay to somebody at the head of a paragraph: "Vey: The dam will hold", "Poll: ..."."""  # noqa: E501

from __future__ import annotations

from collections.abc import Sequence

from readout.statements.attribution.cue_words import verb_cue
from readout.statements.attribution.cues import notices, unnamed
from readout.statements.attribution.found import Found
from readout.statements.attribution.quote_cues import says
from readout.statements.attribution.speakers import before_verb, speaker
from readout.statements.attribution.tree import Tree

_LABEL = 6  # words at most of a label
_SAID = 3  # words at least behind it
_NAMES = frozenset({"PERSON", "ORG"})
_TURNS = frozenset({"q", "a"})


def labelled_paragraphs(t: Tree, found: Sequence[Found], paragraph: Sequence[int]) -> list[Found]:
    """Return the attributions of paragraphs that begin with whoever says them and a colon.

    Args:
        t: the text's trees.
        found: what is attributed already; a colon that is a cue there makes no second one.
        paragraph: for each token the number of its paragraph.
    """
    taken = {one.at for one in found} | {i for one in found for i in one.cue}
    made = []
    begin = 0
    while begin < len(t):
        end = begin
        while end < len(t) and paragraph[end] == paragraph[begin]:
            end += 1
        colon = next((i for i in range(begin + 1, min(end, begin + _LABEL + 1)) if t.words[i] == ":"), None)
        if colon is not None and colon not in taken and _speaks(t, begin, colon):
            said = set(range(colon + 1, end))
            if sum(t.words[i][0].isalnum() for i in said) >= _SAID:
                made.append(Found(colon, "colon", set(range(begin, colon)), {colon}, said, quoted=True))
        begin = end
    return made


def _speaks(t: Tree, begin: int, colon: int) -> bool:
    """Whether the words before a colon are somebody's name or label, or a paper that nobody signs."""
    words = range(begin, colon)
    if any(t.lemmas[i] in notices() for i in words):
        return False
    if any(t.tags[i] in ("VBD", "VBZ", "VBP", "MD", ".", "``", "''") for i in words):
        return False
    label = t.text[t.at[begin] : t.to[colon - 1]]
    last = colon - 1
    return (
        t.names[last] in _NAMES
        or (label.isupper() and len(label) > 1)
        or (last == begin and t.words[begin] in _TURNS)
        or t.lemmas[last] in unnamed()
    )


def told_below(
    t: Tree, found: Sequence[Found], paragraph: Sequence[int], quoted: Sequence[int]
) -> list[Found]:
    """Return what stands without marks below a verb of saying and a colon: "Ana Vey said:".

    It is the next paragraph, or, where that is indented, all that follow with the same indent.

    Args:
        t: the text's trees.
        found: what is attributed already; a cue that tells something else tells nothing below.
        paragraph: for each token the number of its paragraph.
        quoted: for each token the number of its quotation, or -1.
    """
    taken = {one.at for one in found}
    made = []
    for colon in range(1, len(t) - 1):
        if t.words[colon] != ":" or paragraph[colon + 1] == paragraph[colon] or quoted[colon + 1] >= 0:
            continue
        verb = next(
            (i for i in range(colon - 1, max(colon - _BEHIND, 0), -1) if says(t, i) and quoted[i] < 0), None
        )
        if verb is None or verb in taken or paragraph[verb] != paragraph[colon]:
            continue
        end = _below(t, colon + 1, paragraph)
        said = set(range(colon + 1, end))
        if t.words[colon + 1] != "<" and sum(t.words[i][0].isalnum() for i in said) >= _SAID:
            source = speaker(t, verb, quoted) or before_verb(t, verb, quoted)
            made.append(Found(verb, "quote", source, verb_cue(t, verb, ()), said, quoted=True))
    return made


_BEHIND = 5  # tokens at most between a verb of saying and its colon


def _below(t: Tree, first: int, paragraph: Sequence[int]) -> int:
    """Return the token after the last of what stands below a line: a paragraph, or all with its indent."""
    indent = _indent(t, first)
    end = first
    while end < len(t) and (
        paragraph[end] == paragraph[end - 1] or end == first or _indent(t, end) == indent
    ):
        if indent == 0 and paragraph[end] != paragraph[first]:
            break
        end += 1
    return end


def _indent(t: Tree, i: int) -> int:
    """Return the number of blanks before the first token of a line."""
    line = t.text.rfind("\n", 0, t.at[i]) + 1
    return t.at[i] - line


def signed(
    t: Tree, found: Sequence[Found], ranges: Sequence[tuple[int, int]], paragraph: Sequence[int]
) -> list[Found]:
    """Return the quotations that nobody else says and that a dash and a name follow: "“The dam will hold.” – Ana Vey".

    Args:
        t: the text's trees.
        found: what is attributed already.
        ranges: first token and token after the last of each quotation.
        paragraph: for each token the number of its paragraph.
    """  # noqa: E501
    given = {i for one in found for i in one.content}
    made = []
    for first, end in ranges:
        if end + 1 >= len(t) or t.words[end] not in _DASHES or paragraph[end] > paragraph[end - 1] + 1:
            continue
        last = end + 1
        while last < len(t) and paragraph[last] == paragraph[end] and last <= end + _SIGNATURE:
            last += 1
        whole = last == len(t) or paragraph[last] != paragraph[end]
        name = {i for i in range(end + 1, last) if t.words[i] != "."}
        if whole and any(t.names[i] == "PERSON" for i in name) and not given & set(range(first, end)):
            made.append(Found(end, "colon", name, {end}, set(range(first, end)), quoted=True))
    return made


_DASHES = frozenset({"-", "–", "—", "--", "―"})
_SIGNATURE = 12  # tokens at most of a name, an office and a date below a quotation
