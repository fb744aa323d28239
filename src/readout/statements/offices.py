"""A title as a mention prints it, and whether an office held is the one it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from readout.language.lexicon import states, titles
from readout.statements.authority import folded
from readout.statements.roles import RoleHeld
from readout.transcripts.titles import is_honorific, is_title_word, office_words

# Words that make another office of the same head: a deputy secretary is not the secretary.
_RANKS = frozenset(
    ["deputy", "assistant", "under", "undersecretary", "vice", "associate", "press", "general"]
)
_LEFT_OUT = frozenset(["the", "of", "for", "and", "our", "acting", "madam", "mr", "a"])
_PAST = frozenset("former ex next incoming late other new future previous first".split())
# Offices that a state has one of, so that the bare title means its holder.
_SINGLE = frozenset(
    ["president", "vice-president", "prime-minister", "chancellor", "premier", "pope", "lady"]
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?(?P<of>[A-Z][\w.’' ]*)$")


@dataclass(frozen=True, slots=True)
class Title:
    """What a mention says: words of the office, the state that it is of, and the pieces of a name."""

    office: frozenset[str]
    heads: frozenset[str]
    side: str | None
    name: tuple[str, ...]

    @property
    def single(self) -> bool:
        """Whether the bare title is one that a state has one holder of."""
        return bool(self.heads) and self.heads <= _SINGLE


@lru_cache(maxsize=4096)
def read(mention: str) -> Title | None:
    """Return a mention's title and name, or ``None`` where it says that another is meant ("the former president")."""  # noqa: E501
    side = None
    if (match := _OF.search(mention)) and (state := _state(match["of"])):
        mention, side = mention[: match.start()], state
    pieces = [w.strip(",.;:") for w in mention.removesuffix("’s").removesuffix("'s").split()]
    pieces = [w for w in pieces if w and not (is_honorific(w) and w.lower() not in titles("heads"))]
    office: list[str] = []
    while pieces and (is_title_word(pieces[0]) or pieces[0].islower() or pieces[0].lower() in _LEFT_OUT):
        office.append(pieces.pop(0))
    words = [w.removesuffix("’s").removesuffix("'s") for w in office]
    for n in range(len(words)):
        for size in (2, 1):
            if (state := _state(" ".join(words[n : n + size]))) and words[n][:1].isupper():
                side = side or state
                words[n : n + size] = [""] * len(words[n : n + size])
    low = [w.lower() for w in words if w and w.lower() not in _LEFT_OUT]
    if set(low) & _PAST and "lady" not in low:
        return None
    return Title(frozenset(low), frozenset(office_words(" ".join(low))), side, tuple(pieces))


def _state(words: str) -> str | None:
    return states().get(words) or states().get(words.strip("."))


def fits(title: Title, role: RoleHeld) -> bool:
    """Say whether an office held can be the one of a title: its head, rank and state."""
    if title.side and role.side and title.side != role.side:
        return False
    if not title.office:
        return True
    held, heads = _words(role.role or "")
    if not title.heads and not title.office <= held:
        return False
    if not title.heads <= heads or (title.heads & _SINGLE) != (heads & _SINGLE):
        return False
    return title.office & _RANKS == held & _RANKS - ({"press"} if title.name else set())


@lru_cache(maxsize=4096)
def _words(office: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of an office, and those that head it."""
    words = frozenset(w.lower().strip(",.") for w in office.replace("’s", "").split())
    return words, frozenset(office_words(office))


def whole(title: Title, role: RoleHeld) -> bool:
    """Say whether a bare title gives the whole of an office ("the secretary of state", "the president")."""
    held = {w.lower().strip(",.") for w in (role.role or "").split()} - _LEFT_OUT
    return title.single or (title.office <= held and len(title.office) > 1)


@lru_cache(maxsize=4096)
def _folded(name: str) -> tuple[str, ...]:
    return tuple(folded(name).split())


def same_person(pieces: tuple[str, ...], role: RoleHeld) -> bool:
    """Say whether pieces of a name can be a person's: the surname, and no other first name."""
    mine, theirs = _folded(" ".join(pieces)), _folded(role.name)
    if not mine or not theirs:
        return False
    if mine == theirs:
        return True
    if role.family:
        return mine == _folded(role.family)
    if mine[-1] != theirs[-1]:
        return False
    return len(mine) == 1 or len(theirs) == 1 or mine[0] == theirs[0]
