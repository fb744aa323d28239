from __future__ import annotations

import pytest

from readout.checking.attributions import attributions
from readout.checking.reading import Reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US will send ships, Adeyemi said.", [("Adeyemi", "said", True)]),
        ("Adeyemi said the US would send ships.", [("Adeyemi", "said", False)]),
        ("The talks, the first official later added, went well.", [("the first official", "added", True)]),
        ("“We will go,” said Ngozi Adeyemi.", [("Ngozi Adeyemi", "said", True)]),
        ("Ngozi Adeyemi, the spokeswoman, said it was over.", [("Ngozi Adeyemi", "said", False)]),
        ("He told reporters it was over.", [("He", "told", False)]),
        ("“He said no” was the line.", []),
        (
            "Oliveira thanked him and said it was over.",
            [("Oliveira", "thanked", False), ("Oliveira", "said", False)],
        ),
    ],
)
def test_attribution_is_found(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [(a.subject, a.verb, a.final) for a in attributions(Reading(text))] == expected
