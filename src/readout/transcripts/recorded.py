"""What the record of a meeting tells between two speeches: "Draft resolution A/1/L.2 was adopted by 90 votes to 3".

Where a chamber votes without its president reading out the result, nobody says it: it is the record's own sentence.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from readout.language.sentences import sentence_spans
from readout.records import Speaker
from readout.transcripts.turns import Stretch

#: Who tells it.
RECORD = Speaker("the record", "", "issuer", name="the meeting record")
#: What became of a draft, as records have it: by vote, as a whole, as which resolution.
RESULT = re.compile(
    r"^(?:The )?[Dd]raft (?P<kind>resolution|decision)(?: (?P<number>[A-Z]/[\w./]+)(?: and Corr\.\d)?)?(?:, [^,]{4,40},)? (?:has|was) (?P<not>not )?(?:been )?adopted"  # noqa: E501
    r"(?: unanimously)?(?: by (?P<yes>\d+) votes to (?P<no>\d+|none)(?:, with (?P<out>\d+) abstentions?)?)?"
    r"(?: as (?P<name>(?:resolution|decision) \d+(?:/\d+)?)(?: \(\d{4}\))?| \((?P<later>(?:resolution|decision) \d+/\d+)\))?(?=[.,]|$)"  # noqa: E501
)


def votes(text: str, pieces: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield the sentences between the speeches of a record that give a vote by its count, each as a stretch."""  # noqa: E501
    for before, after in pairwise(pieces):
        stop = after.label.start if after.label else after.start
        for span in sentence_spans(text, before.end, stop):
            found = RESULT.match(" ".join(span.of(text).split()))
            if found and found["yes"]:
                yield Stretch(None, span.start, span.end, ())
