"""Letters are written out once, by the document's own words, or not at all."""

from __future__ import annotations

from readout import engine
from readout.writing.arranging.abbreviations import definition

BRIEFING = """Ministry of Ports of Orvania
Press Briefing by Minister Helena Brandt
March 7, 2031

MINISTER BRANDT: The Harbour Safety Board (HSB) was set up in 2029 after the storm.
The HSB closed the pier at Dol on Monday, and 40 ships were sent to Marin.
The HSB will open two new offices in the north, with 120 inspectors.
The ONC refused to pay 4 million crowns for the repair of the lighthouse at Sorna.

Q When will the pier open?

MINISTER BRANDT: The pier at Dol will open in May.
"""


def test_the_name_is_the_documents_own(tmp_path):
    file = tmp_path / "briefing.txt"
    file.write_text(BRIEFING, encoding="utf-8")
    transcript = engine.read(file)
    name, proof = definition(transcript, "HSB")
    assert name == "Harbour Safety Board"
    assert proof.exact == "Harbour Safety Board (HSB)"
    assert definition(transcript, "ONC") is None
    assert definition(transcript, "SB") is None


def test_letters_are_written_out_at_their_first_use_alone(tmp_path):
    file = tmp_path / "briefing.txt"
    file.write_text(BRIEFING, encoding="utf-8")
    story = engine.write(engine.read(file))
    body = " ".join(s.text for s in story.sentences() if s.kind == "reported")
    assert "HSB" in body
    assert body.index("Harbour Safety Board (HSB)") <= body.index("HSB")
    assert body.count("Harbour Safety Board") == 1
    assert "ONC" in f"{story.standfirst.text} {body}"
    written = next(s for s in story.sentences() if "Harbour Safety Board (HSB)" in s.text)
    assert any("Harbour Safety Board (HSB)" in e.exact for e in written.evidence)
