"""People, countries and organisations, digests and corrections, as programs are told of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import feedparser
import pytest
from fastapi.testclient import TestClient

from readout.site.app import create_app
from readout.site.settings import Settings


@pytest.fixture(scope="module", name="site")
def a_site(place: str) -> Iterator[TestClient]:
    """Give a client of the site on the archive of briefings, whose people are known."""
    with TestClient(create_app(Settings(archive=place, per_minute=100_000))) as opened:
        yield opened


def get(site: TestClient, path: str) -> Any:
    answer = site.get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_people_lead_to_what_is_known_of_each(site: TestClient) -> None:
    rows = get(site, "/people")["items"]
    assert {"person:helena-brandt", "person:joe-biden"} <= {row["person"] for row in rows}
    one = get(site, "/people/helena-brandt")
    assert one["name"] == "Helena Brandt"
    assert "Helena Brandt" in [alias["value"] for alias in one["aliases"]]
    assert [office["value"] for office in one["offices"]] == ["Ministry spokesperson"]
    assert one["speaking"][0]["period"] == "2024-03"
    assert one["appearances"][0]["date"] == "2024-03-16"


def test_countries_lead_to_what_they_did(site: TestClient) -> None:
    rows = get(site, "/countries")["items"]
    assert "United States" in [row["name"] for row in rows]
    one = get(site, "/countries/united-states")
    assert one["name"] == "United States"
    assert "condemnation" in [act["kind"] for act in one["acts"]]
    assert all(act["exact"] for act in one["acts"])
    assert site.get(rows[0]["page"]).status_code == 200


@pytest.mark.parametrize("path", ["/people/nobody", "/countries/nowhere", "/organisations/none"])
def test_who_is_not_known_is_not_there(site: TestClient, path: str) -> None:
    answer = site.get(f"/api/v1{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_country_has_a_feed_of_its_acts(site: TestClient) -> None:
    feed = feedparser.parse(site.get("/feeds/countries/united-states.atom").content)
    assert not feed.bozo
    assert any(entry.title.startswith("condemnation by United States") for entry in feed.entries)
    assert site.get("/feeds/countries/nowhere.atom").status_code == 404


def test_a_digest_is_told_by_subject(site: TestClient) -> None:
    days = [row["day"] for row in get(site, "/digest")["items"]]
    assert days == ["2024-03-16", "2024-03-15", "2024-03-14"]
    told = get(site, "/digest/2024-03-15")
    assert told["documents"] == 1
    lines = [line for subject in told["subjects"] for line in subject["lines"]]
    assert any("closed the Karsk border crossing" in line["text"] for line in lines)
    assert all(site.get(story["page"]).status_code == 200 for line in lines for story in line["stories"])
    assert site.get("/api/v1/digest/2024-03-01").status_code == 404


def test_corrections_say_why_and_what_differs(site: TestClient) -> None:
    (one,) = get(site, "/corrections")["items"]
    assert one["reason"] == "source"
    changed = [(row["old"], row["new"]) for row in one["differences"]]
    assert any("40 trucks" in (old or "") and "45 trucks" in (new or "") for old, new in changed)
    feed = feedparser.parse(site.get("/feeds/corrections.atom").content)
    assert feed.entries[0].summary.startswith("Written anew, because the source was changed.")


def test_a_transcript_comes_in_plain_english_and_with_its_waffle(site: TestClient) -> None:
    part = get(site, "/documents/2/plain/1")
    told = [one for one in part["sentences"] if one["source"].startswith("Let me just say that Orvania")]
    assert [(one["speaker"], one["plain"][:12]) for one in told] == [("Helena Brandt", "Orvania will")]
    assert told[0]["rules"]
    assert "Let me just say that " in [span["exact"] for span in get(site, "/documents/2/waffle")["items"]]
    assert site.get("/api/v1/documents/2/plain/99").status_code == 404
