"""Long quotations that no cue tells: where one ends a sentence it is of whoever acts there."""

from __future__ import annotations

from collections.abc import Sequence

from readout.statements.attribution.cue_words import verb_cue
from readout.statements.attribution.found import Found
from readout.statements.attribution.speakers import speaker
from readout.statements.attribution.tree import Tree

_LONG = 9  # words at least of a quotation that somebody in its sentence must have said
_HELPS = frozenset({"aux", "aux:pass", "cop"})
_ENDS = frozenset({".", "?", "!"})


def claim(
    t: Tree, found: Sequence[Found], ranges: Sequence[tuple[int, int]], quoted: Sequence[int]
) -> list[Found]:
    """Return attributions for long quotations that none of those found holds.

    Args:
        t: the text's trees.
        found: the attributions.
        ranges: first token and token after the last of each quotation.
        quoted: for each token the number of its quotation, or -1.
    """
    taken = {i for one in found for i in one.content}
    cues = {one.at for one in found}
    made = []
    for first, end in ranges:
        inside = set(range(first, end))
        spoken = [i for i in range(first, end) if t.words[i][0].isalnum()]
        if 2 * len(inside & taken) > len(inside):
            continue
        ends = len(spoken) >= _LONG and t.words[spoken[-1] + 1] in _ENDS
        verb = _doing(t, first, quoted) if ends else None
        if verb is None or verb in cues:
            continue
        source = speaker(t, verb, quoted) - inside
        if source:
            made.append(Found(verb, "quote", source, verb_cue(t, verb, ()) - inside, inside, quoted=True))
    return made


def _doing(t: Tree, first: int, quoted: Sequence[int]) -> int | None:
    """Return the nearest verb before a quotation in its sentence."""
    begin = t.sentences[t.sentence[first]][0]
    before = (i for i in range(first - 1, begin - 1, -1) if quoted[i] < 0)
    return next((i for i in before if t.tags[i][:2] == "VB" and t.deps[i] not in _HELPS), None)
