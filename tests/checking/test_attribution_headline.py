"""Who says so may stand behind a headline's colon."""

from __future__ import annotations

from readout import checking, formats, transcripts

SOURCE = (
    b"Ministry of Orvania\n\n14 March 2024\n\nMS NOVAK: Orvania will send 40 trucks of food to the border.\n"
)


def rules(draft: str) -> set[str]:
    source = transcripts.parse(formats.read(SOURCE, name="b.txt"))
    found = checking.check_draft(checking.read_draft(draft.encode(), "d.txt"), [source]).findings
    return {f.rule for f in found}


def test_a_colon_before_a_surname_attributes_a_headline() -> None:
    assert "attribution" not in rules("Orvania will send 40 trucks of food to border: Novak\n")
    assert "attribution" in rules("Orvania will send 40 trucks of food to the border.\n")
