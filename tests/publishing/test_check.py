"""Check reports for people and programs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from readout.checking.report import Checked, CheckReport
from readout.publishing import render_check
from readout.records import Evidence, Finding

DRAFT = "Dam to open\n\nMore than 400 families must leave."


@pytest.fixture(name="report")
def a_report() -> CheckReport:
    evidence = (Evidence("sha256:" + "0" * 64, 3, 9, "More than 300 families must leave"),)
    return CheckReport(
        DRAFT,
        (Checked(DRAFT[13:], 13, len(DRAFT), evidence),),
        (
            Finding(
                "figure",
                "error",
                23,
                26,
                "400",
                "More than 300 families",
                "no 400 there",
                evidence,
                "write 300",
            ),
        ),
    )


def test_text(report: CheckReport) -> None:
    assert render_check(report, "text") == (
        "ERROR figure, line 3\n"
        "  draft:  “400”\n"
        "  source: “More than 300 families”\n"
        "  why:    no 400 there\n"
        "  fix:    write 300\n\n"
        "1 sentence checked: 1 error.\n"
    )


def test_text_shows_a_source_once_and_cuts_a_long_one_between_words(report: CheckReport) -> None:
    long = " ".join(f"word{n}" for n in range(90))
    one = replace(report.findings[0], source=long, fix=None)
    shown = render_check(replace(report, findings=(one, replace(one, start=24, end=26))), "text")
    first, second = shown.split("ERROR")[1:3]
    words = " ".join(first.split()).partition("“word0 ")[2].partition("” why:")[0].split()
    assert set(words) - {"…"} <= set(long.split())
    assert "source: as above" in second


def test_text_without_findings() -> None:
    assert render_check(CheckReport(DRAFT, (), ()), "text") == "0 sentences checked: nothing to mend.\n"


def test_json(report: CheckReport) -> None:
    value = json.loads(render_check(report, "json"))
    finding = value["findings"][0]
    assert value["draft"][finding["start"] : finding["end"]] == finding["draft"] == "400"
    assert finding["evidence"][0]["exact"] == value["sentences"][0]["evidence"][0]["exact"]
