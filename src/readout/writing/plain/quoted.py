"""Where a sentence quotes: those characters are never touched."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"“[^”]*”?|\"[^\"]*\"?|(?<![\w’'])‘[^’]+’(?!\w)|''[^']+''|(?<!\w)'(?=\w)[^']{3,}[^\s']'(?!\w)"
)
_TITLED = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+")


def quoted(text: str) -> list[tuple[int, int]]:
    """Return the ranges of characters between quotation marks, marks included; an unclosed one runs to the end.

    Addresses of the web and of mail count too.
    """  # noqa: E501
    return [m.span() for pattern in (_QUOTED, _TITLED) for m in pattern.finditer(text)]
