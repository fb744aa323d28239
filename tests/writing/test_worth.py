"""What is worth telling: a deed before what everybody knows, and what happened today before what happened once."""  # noqa: E501

from __future__ import annotations

import pytest

from readout import engine
from readout.writing.choosing.worth import scores
from readout.writing.telling.units import units

_PAGE = '{{"date": "2031-05-06", "turns": [{{"speaker": "MINISTER ORLOVA", "text": "{0}"}}]}}'


def _worth(*said: str) -> list[float]:
    """Return the worth of sentences that one turn holds, without what their place in it adds."""
    found = []
    for sentence in said:
        transcript = engine.read(_PAGE.format(sentence).encode())
        found.append(scores(units((transcript,))[0], (transcript,))[0])
    return found


@pytest.mark.parametrize(
    ("news", "background"),
    [
        ("The council closed the port of Dol on 5 May 2031.", "The council closed the port of Dol on 5 May 2029."),  # noqa: E501
        ("The port of Dol is shut to every trawler.", "The port of Dol is vital to every trawler."),
        ("The new ferry stopped in the bay last night.", "The new ferry is a bridge over the bay."),
        ("The grant pays for forty nurses in Marn.", "The grant pays for the people in Marn."),
    ],
)  # fmt: skip
def test_background_and_what_nobody_would_deny_are_worth_less(news: str, background: str) -> None:
    more, less = _worth(news, background)
    assert more > less
