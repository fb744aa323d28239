"""Words that a speaker says in somebody else's voice: read out, quoted without marks, given out as a text."""

from __future__ import annotations

import re

from readout.records import Span, Turn

BEGIN_TEXT = re.compile(r"\s*\bBegin [Tt]ext:\s*")


def others_words(text: str, turn: Turn, span: Span) -> bool:
    """Say whether a sentence lies inside a quotation that an earlier one of its paragraph opens, or follows a colon.

    Those are words that the speaker reads out: an agreement, a letter, what somebody told them.
    """  # noqa: E501
    paragraph = max(turn.start, text.rfind("\n\n", turn.start, span.start))
    before = text[paragraph : span.start]
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    if turn.speaker.kind == "issuer" and BEGIN_TEXT.search(before):
        return False  # the text that the issuer gives out is what there is to tell
    if _VOICED.search(before) or _VOICED_HERE.search(span.of(text)):
        return True
    if before.rstrip().endswith(":") and announces(re.split(r"[.!?]\s", before)[-1]):
        return opened
    return opened or before.rstrip().endswith((":", "quote", "quote,")) or bool(_READS.search(before[-160:]))


#: "We are opening three sites: The first is at Dol": a sentence stands behind the colon of another.
TWO_IN_ONE = re.compile(r": (?=[A-Z][\w’']*(?: [\w’'$-]+){4})")
#: What stands before such a colon may only announce the other, or name who says it.
_NO_WHOLE = re.compile(
    r"\b(?:this|that|these|those|it|following|simple|clear|same|is|are|was|were|be|things?|reasons?|questions?|points?|ways?"
    r"|messages?|answers?|words?|follows|example|instance|update|\w+ly|statement|announcement)$"
    r"|\b(?:say|says|said|saying|ask|asks|asked|tell|tells|told|quote|quotes|wrote|writes|reads?|asking|telling|call|calls|called)\b",
    re.I,
)
_FEWEST_ANNOUNCING = 6


def announces(before: str) -> bool:
    """Say whether what stands before a colon is a sentence of its own: "we are opening three sites:"."""
    return len(before.split()) >= _FEWEST_ANNOUNCING and not _NO_WHOLE.search(before.rstrip(" :"))


_READS = re.compile(
    r"\b(?:and i quote|quote,|it reads|which reads|let me read|i(?:’|')ll read|i(?:’|')m quoting)\b[^.]*\.?\s*$",  # noqa: E501
    re.I,
)
#: Somebody else's words spoken in their voice, without marks: "And the Libyans would say: So what? We are not here to  # noqa: E501
#: please." What "we" means from there to the paragraph's end nobody can tell.
_OTHER = (
    r"\b(?:[Tt]hey|[Hh]e|[Ss]he|[Pp]eople|[Ss]ome(?:body|one)|[Ee]very(?:body|one)|[Ss]ome|[Oo]thers|"
    r"(?:[Tt]he|[Tt]hose|[Tt]hese|[Oo]ur|[Ss]ome|[Mm]any) [\w’-]+(?: [\w’-]+)?)"
    r"(?:[’'](?:d|ll|ve|re)|\s+(?:would|will|might|may|could|can|have|has|are|were|often|always|all|also|just|then))*"
    r"\s+(?:says?|said|saying|asks?|asked|tell (?:us|me|you)|told (?:us|me)|reply|argue)(?: to (?:me|us|you|him|her|them))?"  # noqa: E501
)
_VOICED = re.compile(
    _OTHER
    + r"\s*(?::|,(?=\s*(?:[Ww]ell|[Ll]ook|[Hh]ey|[Ss]o|[Oo]h|[Oo]kay|[Nn]o|[Yy]es|[Yy]eah|[A-Z])))\s*\w[^“\"]*$"  # noqa: E501
)
_VOICED_HERE = re.compile(_OTHER + r"\s*[:,]\s*[^“\"]*\b(?:[Ww]e|[Oo]ur|[Uu]s|I|[Mm]y)\b")
