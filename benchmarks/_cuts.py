"""Quotations cut so that what turned, limited or conditioned them is lost."""

from __future__ import annotations

import random
import re

from benchmarks._corruptions import Material

_LOST = re.compile(
    r"^“(?:(?P<not>I (?:do not|don[’']t) (?:think|believe) (?:that )?|(?:We|I) have no (?:indication|evidence|information) that |"  # noqa: E501
    r"It(?:[’']s| is) not (?:true|the case|clear) that |I(?:[’']m| am) not (?:sure|saying|suggesting) (?:that )?)"  # noqa: E501
    r"|(?P<if>(?:If|Unless)(?! you| I | we look| anything,) [^,]{8,60}, )"
    r"|(?P<hope>(?:I|We) hope (?:that )?(?!to )|Perhaps |Maybe |It(?:[’']s| is) possible (?:that )?))"
    r"(?![—–-])(?P<rest>[^“”\"]{25,160}),”"
)
# An "if" that is a "whether" ("see if"), "if anything," and a stammer ("Maybe — and so") limit nothing.
_TAIL = re.compile(
    r"^“(?P<rest>[A-Z][^“”\"]{25,120}?)(?<! see)(?<! ask)(?<! know),? (?P<if>(?:if|unless|as long as|provided that)(?! you| I| we look| necessary| possible) [^“”\"]{8,80}),”"  # noqa: E501
)


def cut(m: Material, rng: random.Random) -> str | None:
    """Leave out of a quotation its "I don't think that", its "if" clause, its "I hope"; ``rng`` is not needed."""  # noqa: E501
    match = _LOST.match(m.text) or _TAIL.match(m.text)
    if not match or " " not in match["rest"].strip():
        return None
    rest = match["rest"].strip()
    return f"“{rest[:1].upper()}{rest[1:]},” {m.speaker} said."
