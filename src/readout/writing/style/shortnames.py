"""People in headlines: "Secretary of State Adela Novak" is "Novak", "President Petar Zoric of X" "President Zoric".

A name is only cut to one that the document itself uses: first names are not told from last names by guess.
"""  # noqa: E501

from __future__ import annotations

import re

from readout.records import Transcript

_TITLE = (
    r"(?:(?:Vice|Prime|Foreign|First|Deputy|Under|Assistant|National Security|Crown) )*"
    r"(?:President|Minister|Secretary|Chancellor|Premier|Ambassador|Advis[eo]r|Governor|Senator|Prince|King|Queen|Lady"
    r"|Representative|Administrator|Director|Commissioner|General)"
)
_OF = r"(?: of (?:State|Defense|Energy|Commerce|Labor|Transportation|Education|Homeland Security|the (?:Treasury|Interior)))?"  # noqa: E501
_WORD = r"[A-ZÀ-Þ][\w’-]*[a-zà-ÿ][\w’-]*"
_FULL = re.compile(
    rf"(?P<title>\b{_TITLE}{_OF}) (?P<given>(?:(?:{_WORD}|[A-Z]\.) ){{1,3}})(?P<last>{_WORD})\b(?:, (?:Jr|Sr)\.)?(?! [A-ZÀ-Þ])"  # noqa: E501
)

#: "President Zoric will ..." is "Zoric will ..."; "President Zoric of X" and "President Zoric and ..." stay.
_TITLED = re.compile(
    rf"^{_TITLE}{_OF} (?P<last>{_WORD})(?= (?:has|had|is|was|will|would|can|could|may|might|must|should|does|did|(?:co-)?[a-z]+(?:s|ed))\b)"  # noqa: E501
)


def shortened(clause: str, transcript: Transcript) -> str:
    """Return a clause with the names of people as a headline has them: the subject's surname, "President Zoric"."""  # noqa: E501
    text = transcript.document.text

    def short(match: re.Match[str]) -> str:
        last = match["last"]
        # Used alone, or straight after a title: that is what the document calls this person for short.
        used = re.search(
            rf"\b{_TITLE} {re.escape(last)}\b(?! [A-ZÀ-Þ])|\b(?:Mr|Ms|Mrs|Dr)\. {re.escape(last)}\b", text
        )
        initial = re.search(r"\b[A-Z]\. $", match["given"])
        if not used and not initial:
            return match.group()
        alone = match.start() == 0 or clause[: match.start()].rstrip().endswith((",", " and", "and"))
        return last if alone and match.start() == 0 else f"{match['title']} {last}"

    return _TITLED.sub(r"\g<last>", _FULL.sub(short, clause))
