"""Where a sentence quotes: those characters are never touched."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"“[^”]*”?|\"[^\"]*\"?|(?<![\w’'])‘[^’]+’(?!\w)|''[^']+''|(?<!\w)'(?=\w)[^']{3,}[^\s']'(?!\w)"
)
#: One of these stands in all that the pattern finds.
_MARKS, _SIGNS = ("“", '"', "‘", "'"), ("://", "www.", "@")
_TITLED = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+")


def quoted(text: str) -> list[tuple[int, int]]:
    """Return the ranges of characters between quotation marks, marks included; an unclosed one runs to the end.

    Addresses of the web and of mail count too.
    """  # noqa: E501
    return [
        m.span()
        for pattern, signs in ((_QUOTED, _MARKS), (_TITLED, _SIGNS))
        if any(sign in text for sign in signs)
        for m in pattern.finditer(text)
    ]
