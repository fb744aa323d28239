"""What the authority file knows of a speaker beside the document: pronoun, and the state or body of the office held.

Only of somebody whom name, office, publisher and date together single out
(:func:`readout.statements.actors.speaker_actor`).
"""  # noqa: E501

from __future__ import annotations

from functools import lru_cache

from readout.language.lexicon import states
from readout.records import Speaker, Transcript
from readout.statements.actors import speaker_actor
from readout.statements.authority import authority
from readout.statements.holders import side_held
from readout.transcripts.titles import side_of

_STATES = frozenset(states().values())


@lru_cache(maxsize=1024)
def _name(speaker: Speaker, when: str | None, publisher: str | None) -> str | None:
    if speaker.kind != "official":
        return None
    actor = speaker_actor(speaker, authority(), when, publisher)
    return actor.name if actor is not None and actor.kind == "person" else None


def known_pronoun(speaker: Speaker, transcript: Transcript) -> str | None:
    """Return "he" or "she" for a speaker whom the authority file knows, else ``None``."""
    name = _name(speaker, transcript.date, transcript.publisher)
    return authority().pronouns.get(name) if name else None


def side_of_speaker(speaker: Speaker, transcript: Transcript) -> str | None:
    """Return whom a speaker speaks for: as the document shows, but of an office that names no state as it is known."""  # noqa: E501
    known, shown = known_side(speaker, transcript), speaker.side
    if not shown or (known in _STATES and shown in _STATES and not side_of(speaker.role or "")):
        return known or shown
    return shown


def known_side(speaker: Speaker, transcript: Transcript) -> str | None:
    """Return the state or body whose office a known speaker held on the document's day, else ``None``."""
    name = _name(speaker, transcript.date, transcript.publisher)
    return side_held(name, transcript.date, authority()) if name and transcript.date else None
