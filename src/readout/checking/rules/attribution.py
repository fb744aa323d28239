"""Attribution: a speaker's claim is told as a claim, in its own sentence or carried in its paragraph.

Authority: the project's field guide, section 2: the attribution stands in the sentence, or carries for at
most three sentences of one paragraph and one speaker; what the speaker's institution itself does may be
told by its act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from readout.checking import lexicon, speakers
from readout.checking.case import Case
from readout.records import Finding

RULE = "attribution"
CARRIES = 3
# What the speaker's own side does, decides or holds is told by its act: its name as subject within the
# first words.
_ACTORS = frozenset(("u.s.", "united", "white", "president", "administration", "government", "department"))
_PERFORMING = frozenset("condemns welcomes supports opposes calls urges rejects backs".split())
#: A headline's way of saying who says so: "Port will not open: Brandt".
_HEADED = re.compile(
    r"\w: (?:[A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)?|official|minister|spokes\w+|statement|ministry)[\s=-]*$"
)
# So many words open a sentence.
_OPENING = 6
# "In Holt's view", "in the second official's words".
_VIEW = re.compile(
    r"\b[Ii]n (?:his|her|their|its|(?:[\w.-]+ ){0,4}[\w.-]+[’'](?:s )?) ?"
    r"(?:view|opinion|judge?ment|assessment|estimation|words|account|telling)\b"
)
# What a text of the source's provides is told of that text: "under the order".
_UNDER = re.compile(
    r"\b[Uu]nder (?:the|this|its|his|her|their) (?:\w+ ){0,2}(?:order|proclamation|law|bill|act|plans?|"
    r"proposals?|rules?|agreement|deal|treaty|resolution|budget|declaration|programme|program|ceasefire|scheme)\b"
)
# Who holds what is told, without a verb of saying: "the envoy was adamant that".
_HOLDS = re.compile(
    r"(?<![^ ])(?:is|was|were|are|remains?|remained) (?:\w+ )?(?:adamant|emphatic|clear|confident|certain|"
    r"sure|convinced|hopeful|optimistic|firm|insistent|unequivocal|categorical|pleased|proud|concerned|"
    r"worried|aware) (?:that|about)(?![^ ])"
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning where nothing says whose claim the sentence is."""
    if case.line or not case.evidence or case.kind not in ("reported", "quote") or attributed(case):
        return
    chain = case.before[-(CARRIES - 1) :]
    for earlier in reversed(chain):
        if earlier.kind not in ("reported", "quote", "unanswered", "narration"):
            break
        if _other_speaker(earlier, case):
            break
        if attributed(earlier):
            return
    if case.before and case.found and _charged(case.before[-1]):
        return  # the sentence before has said so of both
    if len(case.before) >= CARRIES and not any(attributed(c) for c in chain):
        why = "its attribution stands too far back in the paragraph"
    else:
        why = "nothing says whose claim this is"
    yield case.finding(RULE, "warning", why)


def _charged(case: Case) -> bool:
    """Say whether a sentence is itself one of which nothing says whose claim it is."""
    return bool(case.evidence) and case.kind in ("reported", "quote") and not attributed(case)


def attributed(case: Case) -> bool:
    """Say whether the sentence itself names or points to its speaker, or tells an institution's act."""
    if _HEADED.search(case.text):
        return True
    if any(_says(case, a.verb, a.last) for a in case.attributions) or _subject(case):
        return True
    if _UNDER.search(case.text) or _VIEW.search(case.text) or _of_the_speaker(case):
        return True
    words = case.reading.words
    if any(_holds(case, first) for first, _ in case.reading.matches(_HOLDS)):
        return True
    for i, word in enumerate(words):
        if case.reading.quoted[i]:
            continue
        # "according to", "in her view", "called it", and a person or office as subject of any verb of saying.
        said = word.norm in lexicon.house("saying") and not word.capital
        if said or word.norm in ("according", "asked"):
            return True
    if case.kind == "quote":
        return False
    opening = [w.norm for w in words[:4]] if case.before else []
    return any(w in _ACTORS for w in opening) or _performs(case)


def _of_the_speaker(case: Case) -> bool:
    """Say whether the sentence opens with whoever speaks its passage: what they do there is what they say."""
    reading = case.reading
    opening = [w for i, w in enumerate(reading.words[:_OPENING]) if not reading.quoted[i]]
    if any(one.norm == "the" and other.norm == "speaker" for one, other in pairwise(opening)):
        return True
    for turn in case.passage.turns:
        name, role = speakers.plain(turn.speaker.name or ""), speakers.plain(turn.speaker.role or "")
        if name and any(w.capital and w.norm == name[-1] for w in opening):
            return True
        if (
            role
            and opening[:1]
            and opening[0].norm == "the"
            and [w.norm for w in opening[1 : 1 + len(role)]] == [*role]
        ):
            return True
    return False


def _holds(case: Case, at: int) -> bool:
    """Say whether a person or office stands right before "was adamant that"."""
    heads = lexicon.house("speakers") | {"he", "she"}
    return any(w.norm in heads or w.capital for w in case.reading.words[max(0, at - 2) : at])


def _says(case: Case, verb: str, after: int) -> bool:
    """Say whether a verb attributes: "made" does so in "made clear that", and not in "made two announcements"."""  # noqa: E501
    following = case.reading.words[after].norm if after < len(case.reading.words) else ""
    return verb not in {"made", "makes"} or following in {"clear", "plain", "known", "it", "the"}


def _performs(case: Case) -> bool:
    """Say whether an office or body itself does by saying, within the first words: "the ministry condemns"."""  # noqa: E501
    bodies = lexicon.house("speakers") | lexicon.house("institutions")
    words = case.reading.words
    own = {w.norm.removesuffix("s") for w in words[:8]} | {w.norm for w in words[:8]}
    return any(words[i].norm in _PERFORMING and own & bodies for i in range(1, min(8, len(words))))


def _subject(case: Case) -> bool:
    """Say whether the sentence names its speaker: what the speaker did is the speaker's account."""
    name = case.speaker or ""
    own = {w for w in speakers.plain(name) if w not in lexicon.house("speakers")}
    if not own:
        own = set(speakers.plain(name)) & {"official", "president", "secretary", "minister", "reporter"}
    return any(
        w.norm in own and not case.reading.quoted[i]
        for i, w in enumerate(case.reading.words)
        if w.capital or w.norm in name
    )


def _other_speaker(earlier: Case, case: Case) -> bool:
    return bool(earlier.speaker and case.speaker and earlier.speaker != case.speaker)
