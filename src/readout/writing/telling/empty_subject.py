"""Sentences whose subject says nothing, told of whoever acts: "There is no change to our policy" is "Orvania has not changed its policy".

Plain English names who does what (US Plain Language guidelines, "use active voice"; house guide, section 2).
"""  # noqa: E501

from __future__ import annotations

import re

from readout.writing.persons.voice import Voice

_NO_CHANGE = r"^[Tt]here (?:is|has been|[’']s been) no changes? (?:to|in) (?:the )?"
#: What a house has and may change; of "no change in US prices" it is not the one who acts.
_ITS_OWN = r"(?P<what>(?:[\w-]+ )?(?:policy|policies|position|view|views|stance|posture|approach|assessment|plans?)\b)"  # noqa: E501


def with_actor(text: str, voice: Voice | None) -> str:
    """Return a told clause with the house for its subject where it says that nothing of the house's has changed.

    Args:
        text: the clause as a story tells it; "our" is resolved to whom ``voice`` stands for.
        voice: whom the speaker's "we" stands for.
    """  # noqa: E501
    if voice is None or voice.plural or not voice.possessive:
        return text
    owner = re.escape(voice.possessive.removeprefix("the "))
    found = re.match(f"{_NO_CHANGE}{owner} {_ITS_OWN}(?P<rest>.*)$", text)
    if found is None:
        return text
    return f"{voice.subject} has not changed its {found['what']}{found['rest']}"
