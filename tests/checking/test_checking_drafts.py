from __future__ import annotations

import json
from typing import Any

import pytest
from judging import build, evidence

from readout.checking import check_draft, read_draft
from readout.errors import BadInput
from readout.records import Transcript

SPEECH = (
    "More than 70,000 people have left the valley since the dam broke in June. We may send two hospital ships to "  # noqa: E501
    "Port Ellis if the council of the region asks for them. The treaty commission will not meet in Geneva before "  # noqa: E501
    "the harvest. It is the longest drought that anyone in the province can remember."
)
PROSE = """Ships may sail to Port Ellis

More than 70,000 people have left the valley, Adeyemi said. The US may send two hospital ships to Port Ellis if
the council asks for them.

“It is the longest drought that anyone in the province can remember,” she said.
"""  # noqa: E501


@pytest.fixture(name="transcript")
def _transcript() -> Transcript:
    return build([("QUESTION", "What about the valley and the drought?"), ("MS. ADEYEMI", SPEECH)])


def rules(transcript: Transcript, draft: str, name: str = "draft.txt") -> set[str]:
    report = check_draft(read_draft(draft.encode(), name), [transcript])
    return {f.rule for f in report.findings if f.severity == "error"}


@pytest.mark.parametrize(
    ("name", "draft"),
    [
        ("draft.txt", PROSE),
        ("draft.md", "# " + PROSE.replace("70,000 people", "**70,000** people").replace("Port Ellis if", "[Port Ellis](http://x.example) if")),  # noqa: E501
        ("draft.html", "<html><head><title>x</title><script>var a=1</script></head><body><h1>" + PROSE.replace("\n\n", "</h1><p>", 1).replace("\n\n", "</p><p>") + "</p></body></html>"),  # noqa: E501
    ],
    ids=["text", "markdown", "html"],
)  # fmt: skip
def test_faithful_draft_passes_in_every_form(transcript: Transcript, name: str, draft: str) -> None:
    report = check_draft(read_draft(draft.encode(), name), [transcript])
    assert report.findings == ()
    assert len(report.sentences) == 4
    assert all(report.draft[s.start : s.end] == s.text for s in report.sentences)
    assert all(
        transcript.document.text[e.start : e.end] == e.exact for s in report.sentences for e in s.evidence
    )


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("More than 70,000", "Only 7,000", "figure"),
        ("More than 70,000", "70,000", "bound"),
        (" if\nthe council asks for them", "", "condition"),
        ("may send", "will send", "hedge"),
        ("longest drought", "worst drought", "quotation"),
        ("Adeyemi said", "Holt said", "speaker"),
        ("ships to Port Ellis", "ships to Port Marlow", "name"),
    ],
)
def test_one_change_in_a_draft_is_found(transcript: Transcript, before: str, after: str, rule: str) -> None:
    assert before in PROSE
    assert rule in rules(transcript, PROSE.replace(before, after))


def test_no_sentence_of_an_unrelated_text_passes(transcript: Transcript) -> None:
    draft = (
        "The museum opened its new wing on Saturday after six years of building work. Visitors said the rooms were "  # noqa: E501
        "brighter than before. A curator thanked the volunteers who had carried 40,000 books by hand."
    )
    report = check_draft(read_draft(draft.encode(), "draft.txt"), [transcript])
    for sentence in report.sentences:
        found = [f for f in report.findings if sentence.start <= f.start < sentence.end]
        assert "error" in {f.severity for f in found}, sentence.text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"\x00\x01\x02" * 50, "no words"),
        (b"{\"a\": ", "JSON"),
        (b"[1, 2", "no words|empty|JSON|English"),
        (b'{"turns": []}', "not a story"),
        ("Der Minister sagte am Montag, dass die Verhandlungen weitergehen und dass die Regierung sich nicht äußern "  # noqa: E501
         "wolle, bevor der Bericht vorliegt und geprüft worden ist.".encode(), "English"),
        ("Министр сказал, что переговоры продолжатся в понедельник.".encode(), "English"),
        (b"x" * 2_000_001, "longer"),
    ],
    ids=["empty", "white space", "binary", "broken JSON", "half a list", "other JSON", "German", "Russian", "huge"],  # noqa: E501
)  # fmt: skip
def test_unusable_draft_gets_a_clear_line(data: bytes, says: str) -> None:
    if data == b"[1, 2":
        assert read_draft(data, "draft.txt").text == "[1, 2"
        return
    with pytest.raises(BadInput, match=says):
        read_draft(data, "draft.txt")


def test_the_source_itself_is_refused(transcript: Transcript) -> None:
    with pytest.raises(BadInput, match="the source itself"):
        check_draft(read_draft(transcript.document.text.encode(), "draft.txt"), [transcript])


def test_report_is_json_as_the_contract_says(transcript: Transcript) -> None:
    report = check_draft(
        read_draft(b"More than 80,000 people have left the valley, Adeyemi said.", "a.txt"), [transcript]
    )
    value = json.loads(json.dumps(report.to_json()))
    assert set(value) == {"draft", "sentences", "findings"}
    assert set(value["sentences"][0]) == {"text", "start", "end", "evidence"}
    (finding,) = value["findings"]
    assert set(finding) == {"rule", "severity", "start", "end", "draft", "source", "evidence", "why", "fix"}
    assert (finding["rule"], finding["severity"], finding["draft"]) == ("figure", "error", "80,000")
    assert value["draft"][finding["start"] : finding["end"]] == "80,000"


def story(transcript: Transcript, text: str, exact: str) -> dict[str, Any]:
    (item,) = evidence(transcript, exact)
    where = {"document": item.document, "start": item.start, "end": item.end, "exact": item.exact}
    sentence = {"text": text, "kind": "reported", "speaker": "Ngozi Adeyemi", "evidence": [where]}
    return {
        "headline": {"text": "", "evidence": []},
        "standfirst": {"text": "", "evidence": []},
        "sections": [{"heading": {"text": "", "evidence": []}, "paragraphs": [[sentence]]}],
    }


EXACT = "The treaty commission will not meet in Geneva before the harvest."


def test_story_json_is_judged_by_its_own_evidence(transcript: Transcript) -> None:
    good = story(
        transcript, "The treaty commission will not meet in Geneva before the harvest, Adeyemi said.", EXACT
    )
    assert rules(transcript, json.dumps(good), "story.json") == set()
    bad = story(
        transcript, "The treaty commission will meet in Geneva before the harvest, Adeyemi said.", EXACT
    )
    assert rules(transcript, json.dumps(bad), "story.json") == {"negation"}


def test_evidence_that_is_not_there_is_an_error(transcript: Transcript) -> None:
    value = story(
        transcript, "The treaty commission will not meet in Geneva before the harvest, Adeyemi said.", EXACT
    )
    value["sections"][0]["paragraphs"][0][0]["evidence"][0]["start"] += 4
    assert "evidence" in rules(transcript, json.dumps(value), "story.json")


def test_markdown_keeps_the_places_of_the_file() -> None:
    raw = "# A title here\n\nSome **bold** words and a [link](http://x.example/y).\n\n- First item\n- Second item is a sentence.\n"  # noqa: E501
    draft = read_draft(raw.encode(), "draft.md")
    assert len(draft.text) == len(raw)
    assert [(u.role, " ".join(draft.text[u.start : u.end].split())) for u in draft.units] == [
        ("headline", "A title here"),
        ("sentence", "Some bold words and a link ."),
        ("entry", "First item"),
        ("sentence", "Second item is a sentence."),
    ]
