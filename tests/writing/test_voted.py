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
