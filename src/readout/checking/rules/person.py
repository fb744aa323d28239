"""Person and time: "we", "you" and "today" belong to the speaker; a story says who and when.

Authority: the project's field guide "from speech to news", sections 4 and 5; AP and Reuters style on time
references.
"""

from __future__ import annotations

from collections.abc import Iterator

from readout.checking import lexicon
from readout.checking.case import Case
from readout.records import Finding

RULE = "person"
_NUMERAL_AFTER = frozenset(
    "war title part phase type category chapter article annex elizabeth charles class level tier".split()
)
_THIS = frozenset("morning afternoon evening".split())


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for each first or second person, and each "today", outside quotation marks."""
    if case.kind == "background":
        return
    reading = case.reading
    for i, word in enumerate(reading.words):
        if reading.quoted[i]:
            continue
        before = reading.words[i - 1].norm if i else ""
        following = reading.words[i + 1].norm if i + 1 < len(reading.words) else ""
        if word.norm in lexicon.house("first_person"):
            if (word.text == "I" and before in _NUMERAL_AFTER) or word.text == "'s":
                continue
            yield case.finding(
                RULE, "error", f"“{word.text}” is the speaker's word: say who", at=case.words(i, i + 1)
            )
        elif word.norm in lexicon.house("second_person"):
            yield case.finding(
                RULE, "error", f"“{word.text}” speaks to the hearer: say who", at=case.words(i, i + 1)
            )
        elif word.norm in lexicon.house("deictic") or (word.norm == "this" and following in _THIS):
            yield case.finding(
                RULE,
                "error",
                f"“{word.text}” moves with the reader's day: give the date",
                at=case.words(i, i + 1),
            )
