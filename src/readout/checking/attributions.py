"""Who speaks in a draft's own words: "Carney said", "said the first official", "she told reporters"."""

from __future__ import annotations

from dataclasses import dataclass

from readout.checking import lexicon
from readout.checking.reading import Reading

_PRONOUNS = frozenset(("he", "she", "they"))
_PLACED = frozenset(
    "in on at to during from aboard after before when while through of as late early reporters".split()
)
_NAME_LINKS = frozenset("de la du van von der den bin al el da dos del of and".split())
_UNNAMED = frozenset("official spokesman spokeswoman spokesperson".split())
_NOUNS = frozenset("reports calls estimates demands answers hopes thanks appeals claims statements".split())
_HELPING = frozenset(
    "has had have is was are were will would did does could should must may might can".split()
)
_TELLING = frozenset(("told", "tells"))
_VIEWS = frozenset("view opinion words judgement judgment account estimation eyes telling".split())
# Whom one tells, and where, is named in so many words.
_WHOM = 8
_GOES_ON = frozenset("that to how why what when whether if was were is are had has would will not".split())
_DETERMINERS = frozenset("the a an one another both its his her their".split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """A subject and its verb of attribution, as ranges of words.

    ``first:last`` holds both; ``subject`` is the subject as printed, empty if none was found;
    ``verb`` the verb in lower case; ``final`` says that the attribution closes the sentence.
    """

    subject: str
    verb: str
    first: int
    last: int
    begin: int
    end: int
    final: bool

    @property
    def pronoun(self) -> bool:
        """Say whether the subject is only a pronoun."""
        return self.subject.lower() in _PRONOUNS


def attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Return the attributions outside quotation marks, in order."""
    found: list[Attribution] = []
    verbs = lexicon.house("attribution")
    for i, word in enumerate(reading.words):
        if reading.quoted[i] or word.norm not in verbs or (word.capital and i > 0):
            continue
        subject = _before(reading, i) or _after(reading, i)
        if subject is None:
            if word.norm == "asked" and i == 0:
                found.append(Attribution("", "asked", 0, 1, 0, 0, False))
            continue
        begin, end = subject
        first, last = min(begin, i), max(end, i + 1)
        if any(reading.is_content(k) and not _adverb(reading, k) for k in range(end, i)):
            # "Oliveira thanked him for the ships and said": what stands between is told, and frames nothing.
            first, last = i, i + 1
        text = reading.text[reading.words[begin].start : reading.words[end - 1].end]
        last = _told_whom(reading, i, last)
        final = _closes(reading, first, last)
        found.append(Attribution(text, word.norm, first, last, begin, end, final))
    return tuple(found)


def _told_whom(reading: Reading, verb: int, last: int) -> int:
    """Return where the attribution ends with whom it tells: "the minister told the assembly"."""
    if reading.words[verb].norm not in _TELLING or verb + 1 != last:
        return last
    end = last
    while end < len(reading.words) and not reading.marked(end) and not reading.quoted[end]:
        end += 1
    inside = {w.norm for w in reading.words[last:end]}
    # "Told him to go", "told them the port was open": what was told goes on.
    return end if end - last <= _WHOM and not inside & _GOES_ON else last


def according(reading: Reading) -> frozenset[int]:
    """Return the words of "according to Holt", outside quotation marks, up to a mark or the end."""
    found: set[int] = set()
    for i in range(len(reading.words) - 2):
        if reading.words[i].norm != "according" or reading.words[i + 1].norm != "to" or reading.quoted[i]:
            continue
        last = i + 2
        while last < len(reading.words) and not reading.marked(last):
            last += 1
        found.update(range(i, last))
    return frozenset(found)


def views(reading: Reading) -> frozenset[int]:
    """Return the words of "in Holt's view", outside quotation marks."""
    for i, word in enumerate(reading.words):
        if word.norm != "in" or reading.quoted[i]:
            continue
        for last in range(i + 2, min(len(reading.words), i + 2 + _WHOM)):
            if reading.marked(last) or not (reading.words[last - 1].capital or last - 1 == i + 1):
                break
            owner = reading.text[reading.words[last - 1].start : reading.words[last - 1].end]
            if reading.words[last].norm in _VIEWS and owner.endswith(("’s", "'s", "s’", "s'")):
                return frozenset(range(i, last + 1))
    return frozenset()


def framed(reading: Reading) -> frozenset[int]:
    """Return the words of "according to Holt" and "in Holt's view"."""
    return according(reading) | views(reading)


def voices(reading: Reading) -> frozenset[int]:
    """Return the words of phrases that name an unnamed speaker: "voiced by a senior State Department official"."""  # noqa: E501
    found: set[int] = set()
    for i, word in enumerate(reading.words):
        if word.norm in _UNNAMED and not reading.quoted[i]:
            phrase = _phrase_ending(reading, i)
            if phrase is not None and reading.words[phrase[0]].norm in _DETERMINERS:
                found.update(range(*phrase))
    return frozenset(found)


def _closes(reading: Reading, first: int, last: int) -> bool:
    """Say whether an attribution on ``first:last`` stands behind what it attributes, but for when and where."""  # noqa: E501
    told = any(reading.is_content(i) or reading.quoted[i] for i in range(first))
    rest = last < len(reading.words) and not reading.quoted[last]
    return told and (not rest or reading.marked(last) or reading.words[last].norm in _PLACED)


def _before(reading: Reading, verb: int) -> tuple[int, int] | None:
    """Return the subject that stands before the verb as a range of words."""
    if verb and reading.words[verb - 1].norm == "and":
        return _opening_subject(reading, verb)
    i = verb - 1
    between = lexicon.house("between")
    while i >= 0 and not reading.quoted[i] and (reading.words[i].norm in between or _adverb(reading, i)):
        i -= 1
    if i < 0 or reading.quoted[i]:
        return None
    if reading.marked(i + 1) or any(reading.marked(j) for j in range(i + 1, verb + 1)):
        return _beyond_apposition(reading, i)
    return _phrase_ending(reading, i)


def _adverb(reading: Reading, i: int) -> bool:
    """Say whether a word is an adverb of manner: "Holt angrily said"."""
    word = reading.words[i]
    return word.norm.endswith("ly") and len(word.norm) > 4 and not word.capital


def _opening_subject(reading: Reading, verb: int) -> tuple[int, int] | None:
    """Return the subject that opens the sentence, for a second verb: "Oliveira thanked him and said"."""
    begin = 1 if reading.words[0].norm in _DETERMINERS else 0
    end = begin
    while end < verb and (reading.words[end].capital or reading.words[end].norm in lexicon.house("speakers")):
        if end > begin and reading.marked(end):
            break
        end += 1
    if end == begin or reading.quoted[begin] or reading.words[begin].norm in lexicon.house("function_words"):
        pronoun = reading.words[0].norm in _PRONOUNS
        return (0, 1) if pronoun else None
    # "Extra ships were sent, and reports of delays were wrong": no name, and no verb.
    following = reading.words[verb + 1].norm if verb + 1 < len(reading.words) else ""
    noun = reading.words[verb].norm in _NOUNS and following in ("of", "about", "from", "in", "on", "by")
    return None if noun or not _acts(reading, end) else (0, end)


def _acts(reading: Reading, i: int) -> bool:
    """Say whether word ``i``, behind what opens a sentence, may be its verb, or opens an apposition."""
    if i >= len(reading.words):
        return False
    norm = reading.words[i].norm
    told = norm in lexicon.house("attribution") or norm in lexicon.house("between") or norm.endswith("ed")
    return told or reading.marked(i) or norm in _HELPING or lexicon.irregular().get(norm, norm) != norm


def _beyond_apposition(reading: Reading, i: int) -> tuple[int, int] | None:
    """Return the name before an apposition: "Jay Carney, the press secretary, said"."""
    gap = reading.text[reading.words[i].end : reading.words[i + 1].start]
    if gap.strip() != ",":
        return None
    j = i
    while j > 0 and i - j < 12 and not reading.marked(j):
        j -= 1
    if (
        j == 0
        or i - j >= 12
        or reading.text[reading.words[j - 1].end : reading.words[j].start].strip() != ","
    ):
        return None
    name = _phrase_ending(reading, j - 1)
    if name is None or not reading.words[j - 1].capital:
        return None
    return name


def _phrase_ending(reading: Reading, i: int) -> tuple[int, int] | None:
    """Return the noun phrase of a speaker that ends with word ``i``, or ``None``."""
    words = reading.words
    if words[i].norm in _PRONOUNS:
        return i, i + 1
    heads = lexicon.house("speakers") | lexicon.house("press") | lexicon.house("institutions")
    if not (words[i].capital or words[i].norm in heads):
        return None
    begin = i
    while begin > 0 and not reading.marked(begin) and not reading.quoted[begin - 1]:
        before = words[begin - 1]
        if before.norm in _DETERMINERS:
            return begin - 1, i + 1
        joined = before.norm in _NAME_LINKS and begin - 1 > 0 and i - begin < 8
        if not (before.capital or before.norm in heads or joined or _modifies(before.norm)):
            break
        begin -= 1
    small = lexicon.house("function_words")
    # "As Holt said": what opens a sentence has a capital too.
    while begin < i and (
        words[begin].norm in _NAME_LINKS or (begin == 0 and words[0].norm in small - _DETERMINERS)
    ):
        begin += 1
    return begin, i + 1


def _modifies(norm: str) -> bool:
    return (
        norm
        in (
            "senior first second third fourth other us u.s. deputy vice "
            "foreign prime press state defence defense white national "
            "security acting assistant under background department "
            "administration military intelligence interior justice"
        ).split()
    )


def _after(reading: Reading, verb: int) -> tuple[int, int] | None:
    """Return the subject that stands after the verb: "said Kerry", "said the first official"."""
    words = reading.words
    if verb + 1 >= len(words) or words[verb].norm not in (
        "said",
        "says",
        "added",
        "asked",
        "wrote",
        "replied",
    ):
        return None
    if reading.marked(verb + 1) or reading.quoted[verb + 1]:
        return None
    # "said the US would ...": only a verb that closes a quotation or clause has its subject behind it.
    gap = reading.text[words[verb - 1].end : words[verb].start] if verb else ""
    if not any(mark in gap for mark in ',”"’?!'):
        return None
    heads = lexicon.house("speakers") | lexicon.house("press") | lexicon.house("institutions")
    end = verb + 1
    while end < len(words) and end - verb < 10 and (end == verb + 1 or not reading.marked(end)):
        word = words[end]
        if not (
            word.capital
            or word.norm in heads
            or word.norm in _DETERMINERS
            or word.norm in _NAME_LINKS
            or _modifies(word.norm)
        ):
            break
        end += 1
    return (verb + 1, end) if end > verb + 1 else None
