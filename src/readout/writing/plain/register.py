"""Written prose or speech: some plain words are right only where nobody is heard speaking.

"The adolescent was wary of the eatery" may be said with plainer words; a speaker who says "wary" of a ceasefire means
it. One sign of speech (a first person, a contraction, a question, "here", "today") makes a sentence spoken; without one
it is written. A sentence about matters of state is *official*: the rows that swap loaded words leave it alone.
"""  # noqa: E501

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, cast

from readout.writing.plain.quoted import quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc

Register = Literal["spoken", "official", "written"]


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = tomllib.loads(
        resources.files("readout.writing").joinpath("data/plain_register.toml").read_text("utf-8")
    )
    spoken = re.compile(rf"(?<![\w'-])(?:{'|'.join(data['spoken'])})(?![\w'])")
    opening = re.compile(rf"(?:{'|'.join(data['opening'])})(?![\w'])")
    official = re.compile(rf"(?<![\w'])(?:{'|'.join(data['official'])})(?![\w'])")
    return spoken, opening, official


@lru_cache(maxsize=20_000)
def register_of(sentence: str) -> Register:
    """Return whether a sentence is spoken, written of matters of state, or written of anything else.

    What stands between quotation marks is not looked at.
    """
    kept = sentence
    for start, end in reversed(quoted(sentence)):
        kept = kept[:start] + kept[end:]
    low = kept.replace("’", "'").lower().strip(" \"“'(")
    spoken, opening, official = _patterns()
    if low.startswith("today, ") and not official.search(low):
        low = low.removeprefix("today, ")  # "Today, the mill is a museum": so histories of a place end
    if "?" in kept or "!" in kept or "—" in kept or "--" in kept or spoken.search(low) or opening.match(low):
        return "spoken"
    return "official" if official.search(low) else "written"


def set_of(doc: Doc, sentence: str, source: str, *, spoken: bool = False) -> None:
    """Keep with a parse what its sentence is; what is left of a written sentence is written too.

    Args:
        doc: the parse, which others may hold as well.
        sentence: its sentence.
        source: the sentence that it is a part of.
        spoken: whether it counts as speech whatever it is: a story's sentences are told of what was said.
    """
    own: Register = "spoken" if spoken else register_of(sentence)
    if not spoken and own == "spoken" and register_of(source) != "spoken":
        own = "official" if register_of(source) == "official" else "written"
    doc.user_data[_KEY] = own


def of_doc(doc: Doc) -> Register:
    """Return what the sentence of a parse is; spoken, where nobody has said."""
    return cast("Register", doc.user_data.get(_KEY, "spoken"))


_KEY = "register"
