"""Captions of a recording become turns: by voices, by the marks of captioners, or by names with colons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout import formats, transcripts
from readout.errors import BadInput
from readout.formats.captions import is_captions, read_captions

VOICES = """WEBVTT - Briefing at the dam
Kind: captions
Language: en

NOTE made by hand, 00:00.000 --> nothing

STYLE
::cue { color: yellow }

1
00:00:01.000 --> 00:00:04.000 align:start position:10%
<v Ana Vey>Good morning. The dam will <i>hold</i>
until May.

2
00:00:04.100 --> 00:00:06.000
<v.loud Ana Vey>We have checked it &amp; the bridge.</v>

00:00:06.500 --> 00:00:08.000
<v Tom Orsk>Will it
be <00:00:07.000>raised?

00:00:08.100 --> 00:00:09.000
<v Ana Vey>No.</v>
"""
MARKED = """1
00:00:01,000 --> 00:00:03,000
>> SECRETARY VEY: THE DAM WILL
HOLD UNTIL MAY. {\\an8}

2
00:00:03,000 --> 00:00:05,000
>> WILL IT BE RAISED?
>> SECRETARY VEY: NO. >> WHY NOT?

3
00:00:09,000 --> 00:00:11,000
[LAUGHTER]

4
00:00:12,000 --> 00:00:13,000
♪

5
00:00:13,000 --> 00:00:14,000
>> SECRETARY VEY: <font color="white">IT IS TOO OLD.</font>
"""
NAMED = """1
00:00:01,000 --> 00:00:03,000
MS. VEY: The dam will hold until May,
and the bridge will be closed.

2
00:00:03,000 --> 00:00:05,000
QUESTION: Will the dam be raised
by the end of the year?

3
00:00:05,000 --> 00:00:07,000
- MS. VEY: No, it will not.
"""
ROLLING = """WEBVTT

00:00:00.000 --> 00:00:02.000
the dam will hold

00:00:02.000 --> 00:00:04.000
the dam will hold
until the month of may

00:00:04.000 --> 00:00:06.000
until the month of may
and not a day longer
"""
YOUTUBE = """WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.310 align:start position:0%
~
good<00:00:00.400><c> morning</c><00:00:00.700><c> everyone</c>

00:00:02.310 --> 00:00:02.320 align:start position:0%
good morning everyone
~

00:00:02.320 --> 00:00:04.000 align:start position:0%
good morning everyone
the<00:00:02.500><c> dam</c><00:00:03.000><c> holds</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
the dam holds
~
""".replace("~", " ")
SPACED = (
    "1\n00:00:01,000 --> 00:00:02,000\nThe dam holds.\n \n"
    "2\n00:00:02,000 --> 00:00:03,000\nIt is 40 years old.\n"
)
PLAIN = """0:00:00.599,0:00:04.160
The dam will hold until May.

0:00:04.160,0:00:06.770
The bridge will be closed.
"""


def turns(text: str, name: str = "a.vtt") -> list[tuple[str, str, str]]:
    """Return each turn's label, kind and words."""
    read = transcripts.parse(formats.read(text.encode(), name=name))
    return [(turn.label, turn.kind, turn.span.of(read.document.text)) for turn in read.turns]


def test_voices_are_turns() -> None:
    assert turns(VOICES) == [
        (
            "Ana Vey",
            "statement",
            "Good morning. The dam will hold until May. We have checked it & the bridge.",
        ),
        ("Tom Orsk", "statement", "Will it be raised?"),
        ("Ana Vey", "statement", "No."),
    ]
    assert formats.read(VOICES.encode()).title == "Briefing at the dam"


def test_marks_of_captioners_are_turns_and_who_is_not_named_is_nobody() -> None:
    assert turns(MARKED, "a.srt") == [
        ("SECRETARY VEY", "statement", "THE DAM WILL HOLD UNTIL MAY."),
        ("SPEAKER", "aside", "WILL IT BE RAISED?"),
        ("SECRETARY VEY", "statement", "NO."),
        ("SPEAKER", "aside", "WHY NOT?"),
        ("SECRETARY VEY", "statement", "IT IS TOO OLD."),
    ]


def test_names_with_colons_are_labels_as_in_any_text() -> None:
    assert turns(NAMED, "a.srt") == [
        ("MS. VEY", "statement", "The dam will hold until May, and the bridge will be closed."),
        ("QUESTION", "question", "Will the dam be raised by the end of the year?"),
        ("MS. VEY", "answer", "No, it will not."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ROLLING, "the dam will hold until the month of may and not a day longer"),
        (PLAIN, "The dam will hold until May. The bridge will be closed."),
        (YOUTUBE, "good morning everyone the dam holds"),
        (SPACED, "The dam holds. It is 40 years old."),
        (NAMED.replace("\n", "\r\n"), formats.read(NAMED.encode()).text),
        ("\ufeff" + PLAIN, "The dam will hold until May. The bridge will be closed."),
        (
            "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:05,000 --> 00:00:06,000\nNo.\n",
            "No. No.",
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\nIt holds.\n\n2\n00:00:07,000 --> 00:00:09,000\nSo we go on.\n",
            "It holds.\n\nSo we go on.",
        ),
    ],
    ids=[
        "lines shown again",
        "SBV",
        "YouTube",
        "lines of spaces",
        "Windows lines",
        "byte-order mark",
        "said twice",
        "a pause",
    ],
)
def test_words_of_captions(text: str, expected: str) -> None:
    assert formats.read(text.encode()).text == expected


def test_a_long_speech_has_paragraphs_that_end_with_sentences() -> None:
    cues = "\n\n".join(
        f"{n}\n00:{n // 60:02}:{n % 60:02},000 --> 00:{n // 60:02}:{n % 60:02},900\n"
        f"The dam of the valley number {n} will surely hold."
        for n in range(60)
    )
    paragraphs = formats.read(cues.encode(), name="a.srt").text.split("\n\n")
    assert len(paragraphs) > 3
    assert all(one.endswith(".") and len(one.split()) < 120 for one in paragraphs)


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT is what the captions of a film are in.",
        "1\nThe dam will hold.\n",
        "The meeting ran from 0:00 to 0:30, and the dam --> the bridge.",
        "10:30 a.m.\n\nMS. VEY: The dam will hold.",
    ],
)
def test_other_texts_are_no_captions(text: str) -> None:
    assert not is_captions(text)


def test_captions_without_words_are_refused() -> None:
    with pytest.raises(BadInput, match="the captions hold no words"):
        formats.read(b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xe2\x99\xaa\n", name="a.vtt")


_WORDS = st.lists(st.sampled_from("dam holds May bridge 40 valley north".split()), min_size=1, max_size=6)
_SPOKEN = st.lists(
    st.tuples(st.sampled_from(["Ana Vey", "Tom Orsk", "Lea Dahl"]), _WORDS), min_size=1, max_size=12
)


@given(_SPOKEN)
def test_each_word_of_a_voice_is_in_its_turn_once_and_in_order(spoken: list[tuple[str, list[str]]]) -> None:
    cues = "\n\n".join(
        f"00:00:{2 * n:02}.000 --> 00:00:{2 * n + 1:02}.000\n<v {who}>{' '.join(words)}."
        for n, (who, words) in enumerate(spoken)
    )
    parts = read_captions(f"WEBVTT\n\n{cues}\n")
    expected: list[tuple[str, list[str]]] = []
    for who, words in spoken:
        if not expected or expected[-1][0] != who:
            expected.append((who, []))
        expected[-1][1].extend(f"{' '.join(words)}.".split())
    assert [(label, parts.text[start:end].split()) for label, start, end in parts.turns or ()] == expected


@given(st.text(st.sampled_from("\n\r\ufeff<v>/ &;:.,-0123456789abQ>[]()♪{}\\ "), max_size=120))
def test_anything_after_the_head_is_read_or_refused(text: str) -> None:
    try:
        parts = read_captions(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}")
    except BadInput:
        return
    assert all(0 <= start <= end <= len(parts.text) for _, start, end in parts.turns or ())
