"""Who presides at a place of a record: a Vice-President may take the chair, and "The Acting President" is never the President."""  # noqa: E501

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace

from readout.records import Speaker
from readout.transcripts.labels import Label
from readout.transcripts.mentions import cased
from readout.transcripts.names import pronoun_of
from readout.transcripts.titles import side_of

#: The key of whoever the record's head says presides.
CHAIR = "chair"
_TAKES = r"(?:took|in|returned to|resumed) the Chair\.$"
#: A paragraph of its own tells of a change in the chair.
CHANGE = re.compile(
    r"^(?:In the absence of the President, )?"
    r"(?:(?P<honorific>Mr|Mrs|Ms|Miss|Dr|Sir|Mme|M)\b\.? ?(?P<name>[^\n(),]{2,50})"
    r"(?: \((?P<country>[^()\n]{3,60})\))?(?:, (?P<office>[^,\n]{4,60}))?,?"
    rf"|The (?:Acting )?President) {_TAKES}",
    re.M,
)


def presiding(speaker: Speaker, label: Label, text: str, body: str | None) -> Speaker:
    """Return who speaks as president at a label.

    Args:
        speaker: whom the record's head gives as president; any other speaker is returned as is.
        label: the label.
        text: the whole record's.
        body: whose president that is, if known.
    """
    if speaker.key != CHAIR or "president" not in label.bare.lower():
        return speaker
    last = next(iter(deque(CHANGE.finditer(text, 0, label.start), maxlen=1)), None)
    if last is not None and last.group("name"):
        office = (last.group("office") or "acting president").lower()
        name, country = cased(last.group("name").strip()), last.group("country")
        return replace(
            speaker,
            key=f"{name.lower()}|{country or ''}",
            name=name,
            role=f"{office} of the {body}" if body else office,
            short=name.split()[-1],
            pronoun=pronoun_of(last.group("honorific").lower(), ()),
            side=country and (side_of(country) or country),
        )
    if "acting" in label.bare.lower():
        return replace(
            speaker,
            key=f"{CHAIR}|acting",
            name=None,
            role=f"acting president of the {body}" if body else "acting president",
            short="the acting president",
            pronoun=None,
            side=None,
        )
    return speaker
