"""The API: what it answers, page by page, and what it says of a bad request."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from machine_archive import BASE, GRAIN, Numbers

V1 = "/api/v1"


def get(client: TestClient, path: str, **query: Any) -> Any:
    response = client.get(f"{V1}{path}", params=query)
    assert response.status_code == 200, response.text
    return response.json()


def test_documents_are_listed_newest_first_and_in_pages(client: TestClient, numbers: Numbers) -> None:
    first = get(client, "/documents", limit=2)
    assert [row["document"] for row in first["items"]] == [numbers.changed, numbers.told]
    assert first["total"] == 3
    assert first["items"][0]["page"] == f"{BASE}/transcripts/{numbers.changed}"
    rest = client.get(first["next"].removeprefix(BASE)).json()
    assert [row["document"] for row in rest["items"]] == [numbers.hostile]
    assert rest["next"] is None


def test_documents_are_filtered(client: TestClient, numbers: Numbers) -> None:
    assert get(client, "/documents", until="2024-03-13")["total"] == 1
    assert get(client, "/documents", since="2024-03", publisher="orvania")["total"] == 2
    assert get(client, "/documents", until="2023")["total"] == 0


def test_a_document_tells_its_versions_and_where_its_story_is(client: TestClient, numbers: Numbers) -> None:
    told = get(client, f"/documents/{numbers.told}")
    assert told["story"] == f"{BASE}/stories/{numbers.told}"
    changed = get(client, f"/documents/{numbers.changed}")
    assert [v["version"] for v in changed["versions"]] == [1, 2]
    assert changed["story"] is None


def test_what_a_server_knows_of_its_own_files_is_not_told(client: TestClient, numbers: Numbers) -> None:
    told = get(client, f"/documents/{numbers.told}")
    assert not {"name", "source", "sightings", "file"} & told.keys()


def test_all_offsets_count_the_plain_text(client: TestClient, numbers: Numbers) -> None:
    text = client.get(f"{V1}/documents/{numbers.told}/text").text
    for part in ("turns", "passages", "exchanges"):
        for row in get(client, f"/documents/{numbers.told}/{part}")["items"]:
            assert text[row["start"] : row["end"]] == row.get("text", row.get("answer"))
    statements = get(client, f"/documents/{numbers.told}/statements")["items"]
    assert any(GRAIN in " ".join(text[s:e] for s, e in row["content"]) for row in statements)


def test_an_older_version_keeps_its_text(client: TestClient, numbers: Numbers) -> None:
    path = f"{V1}/documents/{numbers.changed}/text"
    assert "10 million" in client.get(path, params={"version": 1}).text
    assert "12 million" in client.get(path).text
    assert client.get(path, params={"version": 3}).status_code == 404


def test_a_passage_is_a_web_annotation(client: TestClient, numbers: Numbers) -> None:
    text = client.get(f"{V1}/documents/{numbers.told}/text").text
    start = text.index(GRAIN)
    end = start + len(GRAIN)
    value = get(client, f"/documents/{numbers.told}/passages/{start}-{end}")
    assert (
        client.get(value["id"].removeprefix(BASE)).headers["content-type"].startswith("application/ld+json")
    )
    quote, place = value["target"]["selector"]
    assert value["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert quote["exact"] == GRAIN
    assert text[start - len(quote["prefix"]) : end + len(quote["suffix"])] == (
        quote["prefix"] + GRAIN + quote["suffix"]
    )
    assert place == {"type": "TextPositionSelector", "start": start, "end": end}
    # The source is what the offsets count, and both addresses are the same for ever.
    assert client.get(value["target"]["source"].removeprefix(BASE)).text == text
    assert client.get(value["id"].removeprefix(BASE)).json() == value


@pytest.mark.parametrize("passage", ["0-0", "9-3", "0-99999999", "a-b", "1-2-3", "-1-4", "0x1-2"])
def test_what_is_no_passage_is_not_found(client: TestClient, numbers: Numbers, passage: str) -> None:
    assert client.get(f"{V1}/documents/{numbers.told}/passages/{passage}").status_code == 404


def test_search_has_facets_and_pages(client: TestClient, numbers: Numbers) -> None:
    found = get(client, "/search", q="grain", by="words", limit=1)
    # The same words of one speaker on one day are told once.
    assert found["total"] == 2
    assert found["facets"]["counted"] == 2
    assert found["facets"]["complete"] is True
    assert {"value": "2024", "count": 2} in found["facets"]["years"]
    assert get(client, "/search", q="grain", by="words", speaker="brandt")["total"] == 1
    assert get(client, "/search", q="grain", since="2025")["total"] == 0
    assert get(client, "/search", q="grain")["total"] > 2


def test_the_record_answers(client: TestClient, numbers: Numbers) -> None:
    assert len(get(client, "/timeline", topic="grain")["items"]) == 3
    assert get(client, "/positions", actor="Brandt", topic="grain")["items"][0]["exact"] == GRAIN
    promises = get(client, "/promises", speaker="brandt")["items"]
    promise = next(row for row in promises if "grain" in row["exact"])
    assert (promise["by"], promise["open"]) == ("2024-03-20", False)
    still = get(client, "/promises", speaker="brandt", open=True)["items"]
    assert "We will pay 12 million." in [row["exact"] for row in still]
    assert all("grain" not in row["exact"] for row in still)
    question = get(client, "/unanswered", q="border")["items"][0]
    assert question["question"] == "Will the border reopen on Friday?"


def test_changes_and_edits(client: TestClient, numbers: Numbers) -> None:
    changes = get(client, "/changes", old=numbers.told, new=numbers.changed)["items"]
    assert any("12 million" in row["new"]["exact"] for row in changes if row["new"])
    edit = get(client, "/edits")["items"][0]
    assert (edit["document"], edit["old_exact"], edit["exact"]) == (numbers.changed, "10", "12")
    assert get(client, "/edits", document=numbers.told)["items"] == []


def test_speakers_are_listed_with_counts(client: TestClient) -> None:
    rows = get(client, "/speakers", name="brandt")["items"]
    assert [(row["speaker"], row["documents"]) for row in rows] == [("Brandt", 2)]
    assert get(client, "/speakers", name="%")["items"] == []


def test_a_story_and_its_sentences(client: TestClient, numbers: Numbers) -> None:
    assert get(client, "/stories")["total"] == 2
    story = get(client, f"/stories/{numbers.told}")
    assert story["schema"] == "readout/story/1"
    first = story["sections"][0]["paragraphs"][0][0]
    one = get(client, f"/stories/{numbers.told}/sentences/{first['id']}")
    assert one["text"] == first["text"]
    assert one["evidence"][0]["exact"] == GRAIN
    assert one["page"] == f"{BASE}/stories/{numbers.told}/{first['id']}"
    places = [row["place"] for row in get(client, f"/stories/{numbers.told}/sentences")["items"]]
    assert places == ["headline", "standfirst", "sentence", "sentence", "unanswered", "commitment"]


def test_a_sentence_is_a_web_annotation_on_its_passages(client: TestClient, numbers: Numbers) -> None:
    one = get(client, f"/stories/{numbers.told}/sentences")["items"][2]
    value = client.get(one["annotation"].removeprefix(BASE)).json()
    assert value["body"]["value"] == one["text"]
    assert value["target"][0]["selector"][0]["exact"] == GRAIN
    assert value["id"] == one["annotation"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/documents/999", 404),
        ("/documents/0", 404),
        ("/documents/x", 404),
        ("/documents/99999999999999999999999", 404),
        ("/documents/" + "9" * 5000, 404),
        ("/documents?limit=0", 422),
        ("/documents?limit=101", 422),
        ("/documents?offset=-1", 422),
        ("/documents?offset=99999999999999999999", 422),
        ("/documents?since=yesterday", 422),
        ("/documents?title=%00", 422),
        ("/search", 422),
        ("/search?q=", 422),
        ("/search?q=%20%20", 400),
        ("/search?q=" + "a" * 301, 422),
        ("/stories/999", 404),
        ("/stories/1/sentences/nothing", 404),
        ("/stories/1/download/exe", 404),
        ("/changes?old=1&new=999", 404),
    ],
)
def test_errors_are_problems_in_one_line(client: TestClient, path: str, status: int) -> None:
    response = client.get(V1 + path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    value = response.json()
    assert value["status"] == status
    assert value["detail"]
    assert "\n" not in value["detail"]
    assert "no-store" in response.headers["cache-control"]


def test_answers_have_an_etag(client: TestClient, numbers: Numbers) -> None:
    first = client.get(f"{V1}/documents/{numbers.told}")
    again = client.get(f"{V1}/documents/{numbers.told}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_everything_of_the_api_is_in_openapi(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    named = (
        "documents stories search timeline positions promises unanswered changes edits speakers check".split()
    )
    assert {f"{V1}/{name}" for name in named} <= paths.keys()
    for path, methods in paths.items():
        for method in methods.values():
            assert method.get("description"), path
            assert "422" in method["responses"], path
