"""A label taken apart: form of address, office, surname."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from readout.language.lexicon import titles
from readout.transcripts.titles import has_head, is_honorific, is_title_word

NUMBER = re.compile(r"(?:^| )(?:#|no\.? ?)?(\d{1,2}|one|two|three|four|five|six|seven|eight|nine)$", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """A label taken apart: form of address, words of an office, surname as printed."""

    honorific: str
    office: str
    surname: str


def read_label(bare: str) -> Reading:
    """Take a label apart ("ACTING ADMINISTRATOR SLAVITT": an office and a surname)."""
    before, comma, behind = bare.partition(", ")
    if comma and has_head(behind) and not has_head(before) and not bare.isupper() and not _names(behind):
        return Reading("", behind, before)  # "Name, Office"
    pieces = bare.split()
    if pieces and pieces[0].lower() == "the":
        pieces = pieces[1:]
    honorific = ""
    office: list[str] = []
    last = max((at for at, piece in enumerate(pieces[:-1]) if _is_office(piece)), default=-1)
    if last >= 0 and not is_honorific(pieces[0]):
        # All up to the last head of a title is the office, whatever it is made of ("ENVIRONMENT MINISTER X").
        office, pieces = [_spelled(piece.strip(",")) for piece in pieces[: last + 1]], pieces[last + 1 :]
    while pieces:
        word = pieces[0].strip(",")
        if is_honorific(word) and not office:
            honorific = word.lower().rstrip(".")
        elif is_title_word(word.capitalize() if word.isupper() else word) and not (
            len(pieces) == 1 and office == [] and not honorific and not _head(word)
        ):
            office.append(word)
        elif word.lower() in {"of", "for", "and", "the", "to"} and office:
            office.append(word.lower())
        else:
            break
        pieces = pieces[1:]
    return Reading(honorific, " ".join(office), " ".join(pieces).strip(" ,"))


def _names(office: str) -> bool:
    """Say whether a name follows an office at once ("Veldania Mayor Petar Zoric"): what is before it is a place."""  # noqa: E501
    pieces = office.split()
    last = max((at for at, piece in enumerate(pieces[:-1]) if _is_office(piece)), default=-1)
    if last < 0 or pieces[last].endswith(","):
        return False
    after = pieces[last + 1]
    return after[:1].isupper() and not is_title_word(after) and len(pieces) > last + 2


def _is_office(word: str) -> bool:
    """Say whether a label's word heads an office: a title's head that is no adjective, misprinted or not."""
    low = _spelled(word.strip(",.")).lower()
    return low in titles("ranks") or (low in titles("heads") and has_head(low))


def _spelled(word: str) -> str:
    """Return a head of a title as it is spelled, for a word that misprints it ("MINISTESR")."""
    low = word.lower()
    if len(low) < 7 or low in titles("heads") or low in titles("parts"):
        return word
    close = get_close_matches(
        low, ("minister", "president", "secretary", "ambassador", "administrator"), 1, 0.85
    )
    return (close[0].upper() if word.isupper() else close[0].capitalize()) if close else word


def _head(word: str) -> bool:
    low = word.lower().rstrip(".")
    return low in titles("heads") or low in titles("ranks")
