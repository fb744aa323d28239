"""A title as a mention prints it, and whether an office held is the one it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from readout.language.lexicon import states, table, title_words, titles
from readout.statements.authority import folded
from readout.statements.roles import RoleHeld
from readout.transcripts.titles import has_head, is_honorific, is_title_word, office_words, without_rank

# Words that make another office of the same head: a deputy secretary is not the secretary.
_RANKS = frozenset(["deputy", "assistant", "under", "vice", "associate", "press", "general"])
_LEFT_OUT = frozenset(["the", "of", "for", "and", "to", "our", "acting", "madam", "mr", "a", "affairs"])
_PAST = frozenset("former ex next incoming late other new future previous first".split())
# Offices that a state has one of, so that the bare title means its holder.
_SINGLE = frozenset(
    ["president", "vice-president", "prime-minister", "chancellor", "premier", "pope", "lady"]
)
# Offices that a state has many of: "the U.S. senator" is nobody, though only one of them be known.
_MANY = frozenset(
    "senator ambassador envoy representative commissioner coordinator spokesperson general admiral director "
    "administrator governor judge deputy assistant under associate principal".split()
)
# Words that say nothing of the field: of the state's form ("of the Republic of India"), of the time or rank.
_NEUTRAL = frozenset(
    "interim outgoing current federal republic kingdom federation federative islamic democratic people "
    "peoples socialist arab hashemite bolivarian plurinational commonwealth special presidential".split()
)
# Fields of offices whose words are too common for the list of words of titles.
_FIELDS = frozenset(
    "home exchequer managing presidential economy productivity enlargement neighbourhood market action "
    "change reconciliation permanent process".split()
)
#: Small words that a surname may begin with.
PARTICLES = frozenset(["von", "der", "van", "de", "da", "di", "la", "al", "el", "bin", "del", "du"])
# One word in several spellings or genders.
_SAME = {
    "adviser": "advisor",
    "counsellor": "counselor",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "defence": "defense",
    "labour": "labor",
    "undersecretary": "under secretary",
}
_OF = re.compile(r"\s+of\s+(?:the\s+)?(?P<of>[A-Z][\w.’' ]*)$")
_JOINED = re.compile(r"\b(?:and|or|as well as)\b|[,/;]")
_TWO_FIELDS = re.compile(r"\b(?:of|for) ((?:[\w-]+,? ){1,3}and [\w-]+)")
_DEALT_WITH = re.compile(r"\b(?:to|for|on)(?:\s+the)?\s*$", re.I)
_ABBREVIATED = re.compile(r"(?:[A-Z]\.){2,}")


@dataclass(frozen=True, slots=True)
class Title:
    """What a mention says: words of the office, the state that it is of, and the pieces of a name.

    Words of the office are in lower case and one spelling, letters that stand for a body ("HHS") in capitals.
    """

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
    pieces = [_bare(w) for w in mention.removesuffix("’s").removesuffix("'s").split()]
    pieces = [w for w in pieces if w and not (is_honorific(w) and w.lower() not in titles("heads"))]
    office: list[str] = []
    while pieces and _is_of_title(pieces):
        office.append(pieces.pop(0))
    if _ends_in_a_name(office):
        pieces.insert(0, office.pop())
    if pieces:  # "Foreign Minister Prince X": the rank is not the office
        office = without_rank(" ".join(office)).split()
    words = [w.removesuffix("’s").removesuffix("'s") for w in office]
    n = 0
    while n < len(words):
        sizes = (k for k in (4, 3, 2, 1) if words[n][:1].isupper() and _state(" ".join(words[n : n + k])))
        size = next(sizes, 0)
        if size and not _DEALT_WITH.search(" ".join(words[:n])):  # not whom an envoy is sent to
            side = side or _state(" ".join(words[n : n + size]))
            words[n : n + size] = [""] * len(words[n : n + size])
        n += size or 1
    low = [w.lower() for w in words if w and w.lower() not in _LEFT_OUT]
    if set(low) & _PAST and "lady" not in low:
        return None
    # "HHS": of what field the office is, nobody can read from the letters.
    bodies = [w.lower() for w in words if w.isupper() and not _is_word(w.lower())]
    held, heads = office_of(" ".join(w for w in low if w not in bodies))
    return Title(held | frozenset(w.upper() for w in bodies), heads, side, tuple(pieces))


def is_several(mention: str) -> bool:
    """Say whether a mention is of more than one, and not of one office with two fields ("of health and human services")."""  # noqa: E501

    def field(match: re.Match[str]) -> str:
        two = [w.strip(",") for w in match[1].split()]
        one_office = all(w == "and" or (w.lower() in title_words() and not has_head(w)) for w in two)
        return "" if one_office and not any(_state(w) for w in two) else match.group()

    return bool(_JOINED.search(_TWO_FIELDS.sub(field, mention)))


def _is_of_title(pieces: list[str]) -> bool:
    """Say whether the first of the words that are left belongs to the title, and not to a name."""
    word = pieces[0]
    if word in PARTICLES:
        name = next((w for w in pieces if w not in PARTICLES), "")
        return not (name[:1].isupper() and not is_title_word(name))
    low = word.lower()
    if is_title_word(word) or word.islower() or low in _LEFT_OUT or low in _FIELDS:
        return True
    parts = low.split("-")
    return len(parts) > 1 and all(p in title_words() for p in parts)  # "Under-Secretary-General"


def _is_word(low: str) -> bool:
    return low in title_words() or low in table("titles")["expand"] or low in _LEFT_OUT


def _bare(word: str) -> str:
    """Return a word without the marks around it, "U.S." with its own."""
    return match.group() if (match := _ABBREVIATED.match(word)) else word.strip(",.;:")


def _ends_in_a_name(office: list[str]) -> bool:
    """Say whether the last word before what is no title begins a name, though titles have it too ("President Park").

    A title ends in its head or in what that is of: a capitalised word right behind the head is neither.
    """  # noqa: E501
    if len(office) < 2 or office[0].lower() in {"the", "our"}:
        return False
    head, last = office[-2], office[-1]
    return (
        last[:1].isupper()
        and has_head(head)
        and not has_head(last)
        and last.lower() not in titles("heads") | titles("ranks") | _LEFT_OUT
        and _state(last) is None
    )


def _state(words: str) -> str | None:
    return next((states()[form] for form in (words, words.strip("."), f"{words}.") if form in states()), None)


@lru_cache(maxsize=4096)
def office_of(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of an office, each in one spelling, and those that head it."""
    spelled = table("titles")["expand"]
    low = [w.strip(",.;:()").removesuffix("’s").removesuffix("'s") for w in words.lower().split()]
    parts = " ".join(spelled.get(w, w) for w in low).replace("-", " ").split()
    same = " ".join(_SAME.get(w, w) for w in parts).split()
    return frozenset(same) - _LEFT_OUT, frozenset(office_words(" ".join(same)))


@lru_cache(maxsize=1024)
def _side_words(side: str) -> frozenset[str]:
    return office_of(side)[0]


def fits(title: Title, role: RoleHeld, *, any_field: bool = False) -> bool:
    """Say whether an office held can be the one of a title: its head, rank and state, and where it is known no other field.

    A role that documents show may be printed short: what it does not say is not held against it. With
    ``any_field`` the field is not looked at.
    """  # noqa: E501
    if title.side and role.side and not _one_side(title.side, role.side):
        return False
    if not title.office:
        return True
    held, heads = office_of(role.role or "")
    if not title.heads and not title.office <= held:
        return False
    if not title.heads <= heads or (title.heads & _SINGLE) != (heads & _SINGLE):
        return False
    # With a name the press secretary is "Secretary" too.
    loose = frozenset(["press"]) if title.name else frozenset()
    if (title.office & _RANKS) - loose != (held & _RANKS) - loose:
        return False
    return any_field or not (role.known and _other_field(title, role, held, heads))


def _one_side(said: str, held: str) -> bool:
    """Say whether a state or body is the one that an office is of, or the union that the body is of."""
    return said == held or (said == "European Union" and held.startswith("European "))


def _other_field(title: Title, role: RoleHeld, held: frozenset[str], heads: frozenset[str]) -> bool:
    """Say whether title and office are of two fields ("agriculture minister", "foreign minister"), or of two bodies."""  # noqa: E501
    plain = _RANKS | _NEUTRAL | {w for head in title.heads | heads for w in head.split("-")}
    mine, theirs = frozenset(w for w in title.office - plain if not w.isupper()), held - plain
    if title.side and title.single:
        mine -= {"state"}  # "of the State of Israel"
    around = _side_words(role.side) if role.side else frozenset()
    if not mine or mine & theirs or mine <= around:
        return False
    return bool(theirs) or bool(heads & _SINGLE)


def means(title: Title, role: RoleHeld) -> bool:
    """Say whether a bare title says enough of an office to be it, and nothing that it is not.

    "The Russian defence minister" is not the foreign minister, "the Russian minister" either or neither; of
    offices that many hold at once the whole must be said.
    """
    if not fits(title, role):
        return False
    held, heads = office_of(role.role or "")
    body = _side_words(role.side) if role.side and role.side not in states().values() else frozenset()
    mine = title.office - body if title.office & held else title.office
    if title.single and mine <= held:
        return True
    if heads & _MANY or held & _MANY:
        return mine == held and len(held) > 1
    return mine == held if len(mine) == 1 else mine <= held


def whole(title: Title) -> bool:
    """Say whether a bare title says whose it is by itself ("the secretary of state", "the president")."""
    return title.single or len(title.office) > 1


@lru_cache(maxsize=8192)
def pieces_of(name: str) -> tuple[str, ...]:
    """Return the pieces of a name in a form that its spellings share."""
    return tuple(folded(name).split())


def same_person(pieces: tuple[str, ...], role: RoleHeld) -> bool:
    """Say whether pieces of a name can be a person's: the surname, and no other first name."""
    mine, theirs = pieces_of(" ".join(pieces)), pieces_of(role.name)
    if not mine or not theirs:
        return False
    if mine == theirs:
        return True
    mine = _without_particles(mine)
    if role.family:
        return mine == _without_particles(pieces_of(role.family))
    if mine[-1] != theirs[-1]:
        return False
    return len(mine) == 1 or len(theirs) == 1 or mine[0] == theirs[0]


def _without_particles(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """Return a surname without the small words before it ("al-Dolin": Dolin)."""
    first = next((n for n, p in enumerate(pieces) if p not in PARTICLES), 0)
    return pieces[first:]
