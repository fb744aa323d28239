import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.statements.clocks import clock_times
from readout.statements.dates import dates

MAY_5 = datetime.date(2024, 5, 5)  # a Sunday


def times(text):
    return [
        (t.text, t.value, t.precision) for t in clock_times(text, 0, len(text), dates(text, reference=MAY_5))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The minister will speak at 3:30 p.m. tomorrow.", [("3:30 p.m.", "2024-05-06T15:30", "minute")]),
        ("The minister will speak at 3 PM on May 7.", [("3 PM", "2024-05-07T15", "hour")]),
        ("The gate shut at 9.15am.", [("9.15am", "T09:15", "minute")]),
        ("At 11:20, the gate shut.", [("11:20", None, "minute")]),
        ("The call is at noon tomorrow.", [("noon", "2024-05-06T12", "hour")]),
        ("The call is at 12:15 a.m. today.", [("12:15 a.m.", "2024-05-05T00:15", "minute")]),
        ("The call is at 9:05 a.m. Eastern.", [("9:05 a.m. Eastern", "T09:05", "minute")]),
        ("The call is at 14:20 GMT.", [("14:20 GMT", "T14:20", "minute")]),
        ("The office closes at 6pm. Come early.", [("6pm", "T18", "hour")]),
        ("We begin at 2 o'clock.", [("2 o'clock", None, "hour")]),
        ("We begin at five o’clock in the morning.", [("five o’clock in the morning", "T05", "hour")]),
        ("The truce ends at midnight tomorrow.", [("midnight", None, "hour")]),
        ("Between May 6 and May 7 we begin at 8 a.m.", [("8 a.m.", "T08", "hour")]),
        ("The vote was 52:48, the ratio 3:16.", []),
        ("He is at the 9:30 table.", []),
        ("It costs $5 a month.", []),
        ("The crossing is open 24 hours.", []),
    ],
)
def test_a_time_is_put_on_a_day_only_where_one_is_said(text, found):
    assert times(text) == found


_PIECES = (
    "3 12 24 5 five 3:30 52:48 9:05 14:20 noon midnight a.m. p.m. PM o'clock GMT Eastern at in the morning"
).split()


@given(st.lists(st.sampled_from([*_PIECES, " ", " ", ".", "\n", ":"]), max_size=20).map("".join))
def test_times_stay_inside_the_text(text):
    for time in clock_times(text, 0, len(text), []):
        assert text[time.start : time.end] == time.text
