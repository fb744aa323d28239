"""The headline of a meeting that put a text to the vote says who decided, and on what."""

import pytest

from readout import engine

RECORD = """S/PV.9876
Security Council
Seventy-ninth year
9876th meeting
Thursday, 14 March 2024, 10 a.m.
New York

Agenda
The situation in Veldania

The meeting was called to order at 10 a.m.

The President: {result} I now give the floor to the representative of Orvania.

Ms. Novak (Orvania): Orvania voted in favour of the text, because 40,000 people in the north have no water. Orvania will send 60 engineers to the towns on the river.
"""  # noqa: E501


@pytest.mark.parametrize(
    ("result", "headline"),
    [
        (
            "The draft resolution received 13 votes in favour, none against and 2 abstentions. "
            "The draft resolution has been adopted as resolution 2801 (2024).",
            "Security Council adopts resolution 2801 on Veldania",
        ),
        (
            "The draft resolution has not been adopted, owing to the negative vote of a permanent member.",
            "Security Council does not adopt draft resolution on Veldania",
        ),
    ],
)
def test_the_result_of_a_vote_is_the_councils(result, headline):
    story = engine.write(engine.read(RECORD.format(result=result).encode()), words=60)
    assert story.headline.text == headline
    said = {e.exact for e in story.headline.evidence}
    assert "The situation in Veldania" in said


def test_what_was_not_put_to_the_vote_has_no_such_headline():
    result = "The draft resolution would have been adopted as resolution 2801 (2024) in a better year."
    story = engine.write(engine.read(RECORD.format(result=result).encode()), words=60)
    assert "dopts" not in story.headline.text


PLENARY = """A/88/PV.12
General Assembly
Eighty-eighth session
12th plenary meeting
Monday, 1 November 2032, 10 a.m.
New York

The meeting was called to order at 10.15 a.m.

The President: The Assembly has before it a draft resolution entitled \u201c{title}\u201d, issued as document A/88/L.4. We shall now proceed to consider it. A recorded vote has been requested.

A recorded vote was taken.

In favour:

Orvania, Taldia, Veldania

Draft resolution A/88/L.4 was adopted by 90 votes to 3, with 12 abstentions (resolution 88/5).

The President: I now call on the representative of Orvania.

Ms. Novak (Orvania): Orvania voted in favour of the text, because 40,000 people in the north have no water. Orvania will send 60 engineers to the towns on the river.
"""  # noqa: E501


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Water in the north", "General Assembly adopts resolution 88/5 on Water in the north"),
        (
            "United Nations Declaration on the Rights of River Peoples",
            "General Assembly adopts Declaration on Rights of River Peoples",
        ),
    ],
)
def test_a_vote_that_only_the_record_tells_leads(title, headline):
    transcript = engine.read(PLENARY.format(title=title).encode())
    told = next(t for t in transcript.turns if t.speaker.name == "the meeting record")
    assert transcript.document.text[told.start : told.end].startswith("Draft resolution A/88/L.4 was adopted")
    story = engine.write(transcript, words=60)
    assert story.headline.text.startswith(headline)
    assert "by 90 votes to 3" in story.sentences()[0].text
