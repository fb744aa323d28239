from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import html
from starlette.testclient import TestClient

from readout.site import checker
from readout.site.app import create_app
from readout.site.settings import Settings

TRUE = "Orvania will send 60 trucks of medicine to Karsk, Brandt said."
FALSE = "“Orvania will send 90 trucks of medicine to Paris,” Brandt said."


def test_misquote_is_caught_beside_its_passage(client: TestClient) -> None:
    answer = client.post("/check", data={"draft": f"{TRUE} {FALSE}", "source": "2", "do": "check"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    true, false = html.document_fromstring(answer.text).xpath("//table/tbody/tr")
    assert true.xpath(".//li[@class='error']") == []
    assert false.xpath(".//li[@class='error']")
    assert "send 60 trucks of medicine to Karsk" in true.xpath("string(td[2])")
    assert client.get(true.xpath("td[2]//a/@href")[0]).status_code == 200


def test_sources_are_found_and_the_draft_stays(client: TestClient) -> None:
    answer = client.post("/check", data={"draft": TRUE, "find": "press briefing", "do": "find"})
    page = html.document_fromstring(answer.text)
    assert page.findtext(".//textarea").strip() == TRUE
    assert page.xpath("//input[@name='source']/@value") == ["2", "1"]
    again = client.post("/check", data={"draft": TRUE, "find": "conference", "source": "2", "do": "find"})
    boxes = html.document_fromstring(again.text).xpath("//input[@name='source']")
    assert [(box.get("value"), "checked" in box.attrib) for box in boxes] == [("2", True), ("3", False)]


def test_what_is_lacking_is_told(client: TestClient, place: str) -> None:
    def told(site: TestClient, **sent: object) -> str:
        page = html.document_fromstring(site.post("/check", data={"do": "check", **sent}).text)
        return str(page.xpath("string(//p[@role='alert'])"))

    assert told(client, draft="", source="2") == "Paste a draft first."
    assert told(client, draft=TRUE).startswith("Choose at least one source")
    assert told(client, draft=TRUE, source=["1", "2", "3", "4", "5", "6"]) == "Choose at most 5 sources."
    assert "no document" in told(client, draft=TRUE, source="99")
    assert told(client, draft="…", source="2")
    with TestClient(create_app(Settings(archive=place, draft_characters=50))) as small:
        assert told(small, draft=TRUE, source="2") == "The draft is longer than 50 characters."


def test_draft_is_escaped(client: TestClient) -> None:
    draft = f"{TRUE} <script>alert(1)</script></textarea><b onclick=x>"
    for do in ("check", "find"):
        text = client.post("/check", data={"draft": draft, "source": "2", "do": do}).text
        assert "<script>alert" not in text
        assert "<b onclick" not in text


def test_oversized_paste_is_refused(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"draft="
        for _ in range(400):
            yield b"x" * 1000

    told = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/check", content=pieces(), headers=told).status_code == 413
    assert client.post("/check", data={"draft": "x" * 400_000}).status_code == 413


def test_a_draft_is_in_no_log_and_not_in_the_archive(client: TestClient, place: str, caplog: object) -> None:
    from pathlib import Path

    before = Path(place).read_bytes()
    client.post("/check", data={"draft": FALSE, "source": "2", "do": "check"})
    assert Path(place).read_bytes() == before
    assert "Paris" not in caplog.text  # type: ignore[attr-defined]


def test_a_slow_draft_is_stopped_and_stays_in_the_form(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checker, "SHARE", 0.002)  # of half a minute
    # No two alike, for what was checked once is known.
    slow = "".join(f"Brandt spoke of {n} trucks and of {n * 7} tents. " for n in range(1100))
    page = html.document_fromstring(client.post("/check", data={"draft": slow, "source": "2"}).text)
    assert "was stopped" in page.xpath("string(//p[@role='alert'])")
    assert page.findtext(".//textarea").strip() == slow.strip()
    assert checker.CHECKER._process is None  # its work has ended with it
