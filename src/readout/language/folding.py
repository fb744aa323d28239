"""Names in forms that their spellings share, to compare them by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def plain(name: str) -> str:
    """Return a name in lower case, without accents."""
    apart = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(c for c in apart if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Return a name in a form that its spellings share: "Sergey Dolin" and "Sergei Dolin", "Zelenskyy" and "Zelensky"."""  # noqa: E501
    low = re.sub(r"[^\w' ]", "", plain(name).removesuffix("'s").replace("-", " ")).replace("x", "ks")
    return " ".join(re.sub(r"[iyj]+", "i", w) for w in low.removeprefix("the ").split())
