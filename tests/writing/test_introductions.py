"""A speaker's full name stands where they speak first, wherever sections have gone."""

from __future__ import annotations

from readout.records import Evidence, Section, StorySentence
from readout.writing.arranging.introductions import introduced


def section(*texts: str, speaker: str = "Petra Lind") -> Section:
    held = (Evidence("d", 0, 4, "Yes."),)
    return Section(None, tuple((StorySentence(t, "reported", speaker, held),) for t in texts))


def told(*sections: Section) -> list[str]:
    return [s.text for c in introduced(sections, None) for p in c.paragraphs for s in p]


def test_the_full_name_goes_to_the_first_sentence_that_names_its_speaker() -> None:
    assert told(
        section("The port is open, Lind said."),
        section("Snow fell, Minister Petra Lind said."),
    ) == ["The port is open, Minister Petra Lind said.", "Snow fell, Lind said."]


def test_an_office_behind_the_name_goes_along() -> None:
    assert told(
        section("“The port is open”, Lind said."),
        section("Snow fell, Petra Lind, minister of ports, said."),
    ) == ["“The port is open”, Petra Lind, minister of ports, said.", "Snow fell, Lind said."]


def test_what_stands_in_order_stays() -> None:
    texts = ["Snow fell, Minister Petra Lind said.", "The port is open, Lind said."]
    assert told(section(*texts)) == texts


def test_nothing_changes_where_the_gate_refuses() -> None:
    from readout.records import Finding

    given = [section("The port is open, Lind said."), section("Snow fell, Minister Petra Lind said.")]
    refused = introduced(given, lambda s, _: [Finding("names", "error", 0, 1, "T", "", "no")])
    assert refused == tuple(given)
