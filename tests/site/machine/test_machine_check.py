"""The check for other programs: the same findings as the command's, and clear errors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from machine_archive import BRIEFING, Numbers

from readout import engine
from readout.archive import open_archive
from readout.archive.keeping import loading
from readout.publishing import render_check
from readout.site import checker
from readout.site.checker import Task

TRUE = "Brandt said they will open the grain depot at Karsk by 20 March."
MISQUOTED = "“We will close the grain depot at Karsk by March 20”, Brandt said."


def check(client: TestClient, **body: Any) -> Any:
    return client.post("/api/v1/check", json=body)


def errors(answer: Any) -> set[str]:
    return {found["rule"] for found in answer.json()["findings"] if found["severity"] == "error"}


def test_a_misquotation_is_caught(client: TestClient, numbers: Numbers) -> None:
    assert "quotation" in errors(check(client, draft=MISQUOTED, documents=[numbers.told]))
    assert errors(check(client, draft=TRUE, documents=[numbers.told])) == set()


def test_it_says_what_the_command_says(
    client: TestClient, kept: tuple[Path, Numbers], numbers: Numbers
) -> None:
    with open_archive(kept[0], read_only=True) as archive:
        transcript = loading.load(archive, numbers.told).transcript
    report = engine.check(MISQUOTED.encode(), transcript)
    answer = check(client, draft=MISQUOTED, documents=[numbers.told])
    assert answer.json() == json.loads(render_check(report, "json"))
    assert answer.headers["cache-control"] == "no-store"


def test_a_transcript_can_be_pasted(client: TestClient) -> None:
    text = BRIEFING.format(more="")
    assert "quotation" in errors(check(client, draft=MISQUOTED, sources=[{"text": text}]))
    assert errors(check(client, draft=TRUE, sources=[{"text": text}])) == set()


def test_rules_can_be_chosen(client: TestClient, numbers: Numbers) -> None:
    answer = check(client, draft=MISQUOTED, documents=[numbers.told], without=["quotation"])
    assert "quotation" not in errors(answer)


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ({"draft": TRUE}, 422, "give documents or sources"),
        ({"draft": "", "documents": [1]}, 422, "draft"),
        ({"draft": TRUE, "documents": [999]}, 404, "there is no document 999"),
        ({"draft": TRUE, "documents": [1], "rules": ["nothing"]}, 400, "there is no rule called nothing"),
        ({"draft": TRUE, "documents": [1], "url": "http://a"}, 422, "url"),
        ({"draft": TRUE, "sources": [{"url": "http://a"}]}, 422, "sources"),
        ({"draft": TRUE, "sources": [{"text": "{}"}]}, 422, "no list of turns"),
        ({"draft": "{}", "documents": [1]}, 422, "not a story"),
        ({"draft": "Das ist ein Entwurf. " * 20, "documents": [1]}, 422, "English"),
    ],
)
def test_errors(client: TestClient, body: dict[str, Any], status: int, says: str) -> None:
    answer = check(client, **body)
    assert answer.status_code == status
    assert says in answer.json()["detail"]


def test_a_process_that_is_ended_from_outside_is_started_anew(client: TestClient, numbers: Numbers) -> None:
    assert check(client, draft=TRUE, documents=[numbers.told]).status_code == 200
    process = checker.CHECKER._process
    assert process is not None
    process.kill()
    process.join()
    assert check(client, draft=TRUE, documents=[numbers.told]).status_code == 200


def test_who_waits_too_long_is_told_to_come_back(
    client: TestClient, numbers: Numbers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(task: Task, seconds: float) -> Any:
        raise checker.Busy

    monkeypatch.setattr(checker.CHECKER, "check", busy)
    answer = check(client, draft=TRUE, documents=[numbers.told])
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
