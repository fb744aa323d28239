"""A table that is read in a terminal: what has no room is left out whole."""

from __future__ import annotations

import pytest

from readout.publishing import rows_table
from readout.publishing.columns import key

ROWS = [
    {
        "day": "2024-03-14",
        "who": "Adela Novak",
        "what": "will open the crossing at Dol",
        "to": "",
        "times": 1,
    },
    {"day": "2024-03-15", "who": "Tomas Ruiz", "what": "will pay for the water", "to": "", "times": 12},
]
COLUMNS = (
    key("day", shown="Day"),
    key("who", shown="Who"),
    key("what", shown="What", wide=2),
    key("to", shown="To"),
    key("times", shown="Times"),
)


def heading(monkeypatch: pytest.MonkeyPatch, width: int) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    return rows_table.render(ROWS, COLUMNS).splitlines()[0].split()


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, ["Day", "Who", "What", "To", "Times"]),
        (58, ["Day", "Who", "What", "Times"]),
        (52, ["Day", "Who", "What"]),
        (40, ["Day", "What"]),
        (12, ["Day"]),
    ],
)
def test_short_columns_go_from_the_right_and_empty_ones_first(
    monkeypatch: pytest.MonkeyPatch, width: int, shown: list[str]
) -> None:
    assert heading(monkeypatch, width) == shown


def test_a_day_is_never_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = rows_table.render(ROWS, COLUMNS)
    assert text == (
        " Day          What\n"
        " ──────────────────────────────────────\n"
        " 2024-03-14   will open the crossing at\n"
        "              Dol\n"
        " 2024-03-15   will pay for the water"
    )
