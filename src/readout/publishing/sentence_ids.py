"""Lasting ids of a story's sentences, for permalinks: made from the words, so a new version keeps them."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from readout.records import Story, StorySentence

_BYTES = 5  # a billion sentences of one story would be needed for an even chance that two share an id


def sentence_ids(story: Story) -> dict[str, StorySentence]:
    """Return the body's sentences in order under their ids (``s1f0c2a9b4e``).

    A sentence that stands twice has ``-2`` at its second place. A sentence whose words change is another one.
    """
    found: dict[str, StorySentence] = {}
    times: Counter[str] = Counter()
    for sentence in story.sentences():
        name = "s" + blake2b(sentence.text.encode("utf-8", "replace"), digest_size=_BYTES).hexdigest()
        times[name] += 1
        found[name if times[name] == 1 else f"{name}-{times[name]}"] = sentence
    return found
