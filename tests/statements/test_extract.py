"""Which words of others a transcript's statements pass on, in invented talk."""

from __future__ import annotations

import pytest

from readout import engine
from readout.statements import extract

HEAD = "# Remarks by Foreign Minister Ana Vey\n\n6 May 2031\n\nFOREIGN MINISTER VEY: "


@pytest.mark.parametrize(
    ("said", "sources"),
    [
        ("We have heard that Holm believes the dam will break.", ["Holm"]),
        ("The towns say the gate is weak.", ["The towns"]),
        ("Holm must realize that the dam is old.", []),
        ("My delegation believes that the dam is safe.", []),
        ("We need the Plan to Protect the Lake and Promote Fishing.", []),
        ("And this shows that the dam is safe.", []),
        ("And it is important to consider the gate.", []),
        ("We work in support of the towns.", []),
        ("The gates are meant to hold the water back.", []),
        ("Let me say a few words about the gate.", []),
        ("So, again, remember that the gate is old.", []),
    ],
    ids=[
        "another named",
        "others",
        "what is asked of another is not said by him",
        "whom the speaker speaks for is no other",
        "a word of a title",
        "what was just said is nobody",
        "an infinitive is the speaker's own",
        "a noun that nobody holds",
        "what a thing is for is the speaker's word",
        "let me is the speaker",
        "an imperative too",
    ],
)
def test_words_of_others(said: str, sources: list[str]) -> None:
    transcript = engine.read((HEAD + said).encode())
    text = transcript.document.text
    assert [s.source[0].of(text) for s in extract(transcript) if s.parent is not None] == sources
