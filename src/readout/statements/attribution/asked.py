"""Questions that are reported: "asked by a reporter *whether she would go*, she said", "was asked *what it costs*".

A parser takes the word of the question for an object, or hangs its clause on the verb that answers; the order of words
is surer.
"""  # noqa: E501

from __future__ import annotations

from readout.statements.attribution.cues import asking
from readout.statements.attribution.tree import Tree

_QUESTION = frozenset({"if", "whether", "who", "whom", "what", "why", "when", "where", "how", "which"})
_TOPIC = frozenset({"about", "for"})
_BETWEEN = frozenset(
    {"IN", "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "RB", "RBR", "CD", "POS", "HYPH"}
)
_REACH = 14  # tokens at most from "asked" to its question
_SUBJECTS = ("nsubj", "nsubj:pass")


def question_of(t: Tree, i: int) -> tuple[frozenset[int], tuple[int, ...]] | None:
    """Return the question that a verb of asking leads to, and the preposition before it, or nothing.

    Args:
        t: the text's trees.
        i: a verb that the tree gives no clause.
    """
    if t.lemmas[i] not in asking():
        return None
    heard = t.tags[i] in ("VBN", "VBD") and not t.all(i, "nsubj")
    _, end = t.sentences[t.sentence[i]]
    start = None
    for n in range(i + 1, min(end, i + _REACH)):
        word = t.words[n]
        asks = word in _QUESTION and (t.tags[n] != "WDT" or word == "which")
        if asks or (heard and (word in _TOPIC or t.tags[n] == "TO")):
            start = n
        elif n > i + 1 and t.tags[n] == "TO":
            start = i + 1  # "asked *the court to go on*": whom it is asked of is part of it
        elif t.tags[n] in _BETWEEN:
            continue
        break
    if start is None:
        return None
    topic = t.words[start] in _TOPIC
    first = start + 1 if topic else start
    last = _end(t, i, first, end)
    if last - first < 1 or (last - first < 2 and t.words[first] != "why"):
        return None
    return frozenset(range(first, last)), ((start,) if topic else ())


def _end(t: Tree, i: int, first: int, end: int) -> int:
    """Return the token after a question: where its sentence ends, or at the comma that who answers stands behind."""  # noqa: E501
    while end > first and not t.words[end - 1][0].isalnum():
        end -= 1
    opens = not t.all(i, *_SUBJECTS) and t.has(i, "aux", "aux:pass") is None
    if not opens and t.deps[i] != "advcl":
        return end
    return next((n for n in range(first, end) if t.words[n] == "," and t.words[n + 1] not in _GOES_ON), end)


_GOES_ON = frozenset({"which", "who", "whose", "and", "or"})
