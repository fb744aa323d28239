"""What the authority file knows of a speaker beside the document: pronoun, and the state or body of the office held.

Only of somebody whom name, office and date together single out (:func:`readout.statements.actors.speaker_actor`).
"""  # noqa: E501

from __future__ import annotations

from functools import lru_cache

from readout.records import Speaker
from readout.statements.actors import speaker_actor
from readout.statements.authority import authority


@lru_cache(maxsize=1024)
def _name(speaker: Speaker, when: str | None) -> str | None:
    actor = speaker_actor(speaker, authority(), when)
    return actor.name if actor is not None and actor.kind == "person" else None


def known_pronoun(speaker: Speaker, when: str | None) -> str | None:
    """Return "he" or "she" for a speaker whom the authority file knows, else ``None``."""
    name = _name(speaker, when) if speaker.kind == "official" else None
    return authority().pronouns.get(name) if name else None


def known_side(speaker: Speaker, when: str | None) -> str | None:
    """Return the state or body of the office that a known speaker held on a day (ISO 8601), else ``None``."""
    name = _name(speaker, when) if when else None
    sides = {r.side for r in authority().roles if name and when and r.name == name and r.on(when)}
    return sides.pop() if len(sides) == 1 else None
