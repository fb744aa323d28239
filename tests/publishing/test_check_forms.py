"""A check report as SARIF, as a page, and as a story's JSON."""

from __future__ import annotations

import json

from readout import engine
from readout.publishing import render_check

SOURCE = b"""**BRIEFING BY PRESS SECRETARY ANNA HOLT**

MS. HOLT: Good morning. The northern bridge will stay closed for five weeks. We hope to open it in May.

Q  Why?

MS. HOLT: The flood damaged two of its pillars, and the engineers are at work.
"""
DRAFT = b"Bridge stays closed\n\nThe northern bridge will stay closed for six weeks, Holt said. The flood damaged two pillars.\n"  # noqa: E501


def test_sarif_has_each_finding_with_its_line_and_columns() -> None:
    report = engine.check(DRAFT, engine.read(SOURCE))
    log = json.loads(render_check(report, "sarif", file="drafts/bridge.txt"))
    assert (log["version"], log["runs"][0]["tool"]["driver"]["name"]) == ("2.1.0", "Readout")
    results = {r["ruleId"]: r for r in log["runs"][0]["results"]}
    assert len(log["runs"][0]["results"]) == len(report.findings)
    place = results["figure"]["locations"][0]["physicalLocation"]
    assert results["figure"]["level"] == "error"
    assert place["artifactLocation"] == {"uri": "drafts/bridge.txt"}
    assert place["region"]["startLine"] == 3
    line = DRAFT.decode().splitlines()[2]
    assert line[place["region"]["startColumn"] - 1 : place["region"]["endColumn"] - 1] == "six"
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert all(rules[r["ruleIndex"]] == r["ruleId"] for r in log["runs"][0]["results"])


def test_page_has_draft_findings_and_source() -> None:
    report = engine.check(DRAFT, engine.read(SOURCE))
    page = render_check(report, "html")
    assert '<h2 id="error">Errors</h2>' in page
    assert "“six” is not in its source" in page
    assert "The flood damaged two of its pillars" in page
    assert page.count("<mark") >= 2


def test_story_json_gives_each_sentence_its_evidence() -> None:
    report = engine.check(DRAFT, engine.read(SOURCE))
    story = json.loads(render_check(report, "story"))
    assert story["headline"]["text"] == "Bridge stays closed"
    (paragraph,) = story["sections"][0]["paragraphs"]
    assert [s["text"] for s in paragraph] == [
        "The northern bridge will stay closed for six weeks, Holt said.",
        "The flood damaged two pillars.",
    ]
    assert "five weeks" in paragraph[0]["evidence"][0]["exact"]
    assert "two of its pillars" in paragraph[1]["evidence"][0]["exact"]


def test_a_report_without_findings_is_valid_sarif() -> None:
    report = engine.check(b"The flood damaged two of its pillars, Holt said.\n", engine.read(SOURCE))
    log = json.loads(render_check(report, "sarif"))
    assert log["runs"][0]["results"] == []
