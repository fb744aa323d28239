from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from briefings import HOSTILE, pages
from lxml import html
from starlette.testclient import TestClient

from readout.site.pages.about import figures
from readout.site.rendering import environment

NAMES = (
    "front story sentence transcript waffle passage plain documents people person countries country "
    "organisations subjects subject search changes compare digest edits corrections check data about error"
).split()
LARGEST = 150_000
FLOORS = Path(__file__).parents[2] / "benchmarks" / "floors.json"


def get(client: TestClient, place: str, name: str) -> str:
    answer = client.get(dict(pages(place))[name])
    assert answer.status_code == (404 if name == "error" else 200)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


def test_names_are_those_of_all_pages(place: str) -> None:
    assert [name for name, _ in pages(place)] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_page_is_sound(client: TestClient, place: str, name: str) -> None:
    text = get(client, place, name)
    page = html.document_fromstring(text.encode())
    ids = [e.get("id") for e in page.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids))
    assert len(page.findall(".//h1")) == 1
    assert page.findtext(".//title")
    assert len(text.encode()) <= LARGEST
    # Links within the page lead somewhere, so that it works without a script.
    assert [a for a in page.xpath("//a[starts-with(@href, '#')]/@href") if a[1:] not in ids] == []
    # Fields have labels.
    for field in page.xpath("//input[not(@type='hidden')] | //textarea | //select"):
        labelled = field.get("aria-label") or field.xpath("ancestor::label")
        assert labelled or page.xpath("//label[@for=$id]", id=field.get("id"))


@pytest.mark.parametrize("name", NAMES)
def test_page_has_nothing_inline_and_nothing_of_others(client: TestClient, place: str, name: str) -> None:
    page = html.document_fromstring(get(client, place, name).encode())
    assert page.xpath("//style | //*[@style] | //iframe | //object | //embed") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    assert page.xpath("//script[not(@src)][not(@type='application/ld+json')]") == []
    loaded = page.xpath("//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href")
    assert loaded
    assert all(address.startswith(("/static/", "/plots/")) for address in loaded)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_page_links_to_is_there(client: TestClient, place: str, name: str) -> None:
    page = html.document_fromstring(get(client, place, name).encode())
    own = {a.partition("#")[0] for a in page.xpath("//@href | //@src | //form/@action") if a.startswith("/")}
    broken = [address for address in sorted(own) if client.get(address).status_code != 200]
    assert broken == []


def test_story_leads_to_its_passages_and_back(client: TestClient, place: str) -> None:
    page = html.document_fromstring(get(client, place, "story").encode())
    said = page.xpath("//span[@class='say'][a[@class='to reported']]")[0]
    passage = said.xpath("a[1]/@href")[0][1:]
    mark = page.xpath("//span[@id=$id]/following-sibling::mark", id=passage)[0]
    assert set(said.get("data-p").split()) & set(mark.get("data-p").split())
    assert f"#{said.get('id')}" in mark.xpath("following-sibling::a[@class='back']/@href")


def test_sentence_shows_the_very_words_of_its_source(client: TestClient, place: str) -> None:
    page = html.document_fromstring(get(client, place, "sentence").encode())
    quoted = page.findtext(".//blockquote/p")
    address = page.xpath("//a[contains(@href, '/passages/')]/@href")[0]
    lit = html.document_fromstring(client.get(address).text).findtext(".//mark")
    assert quoted == lit
    official = page.xpath("//a[contains(@class, 'out')]/@href")[0]
    assert official.startswith("https://ministry.example/briefings/4#:~:text=")


def test_sentence_of_an_older_story_stays(client: TestClient) -> None:
    from readout.site.queries.stories import of_document
    from readout.site.sentences import sentences

    kept = of_document(client.app.state.archive, 1)  # type: ignore[attr-defined]
    new, old = ({s.id: s for s in sentences(one.story)} for one in kept)
    gone = next(name for name in old if name not in new)
    answer = client.get(f"/stories/1/{gone}")
    assert answer.status_code == 200
    assert "written anew since" in answer.text
    assert client.get("/stories/1/s0000000000").status_code == 404


def test_transcript_marks_answers_and_waffle(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/transcripts/2").text)
    chips = [
        e.text for e in page.xpath("//div[contains(@class, 'question')]//span[contains(@class, 'chip')]")
    ]
    assert chips == ["not answered: would not speculate", "answered"]
    marked = html.document_fromstring(client.get("/transcripts/2?waffle=marked").text)
    waffle = marked.xpath("//s[@class='waffle']/text()")
    assert any("Let me just say that" in words for words in waffle)
    # Marking changes no word, leaving out does, and says so.
    said = [" ".join(p.text_content().split()) for p in page.xpath("//div[@class='speech']//p[@dir]")]
    assert said == [
        " ".join(p.text_content().split()) for p in marked.xpath("//div[@class='speech']//p[@dir]")
    ]
    hidden = client.get("/transcripts/2?waffle=hidden").text
    assert "Let me just say that" not in hidden
    assert '<span class="cut"' in hidden


def test_story_tells_what_is_new_and_what_was_said_before(client: TestClient) -> None:
    front = html.document_fromstring(client.get("/").text)
    (new,) = front.xpath("//ul[@class='new']/li/a")
    assert new.text == "Orvania will send 70 trucks of medicine to Karsk, Brandt said."
    told = html.document_fromstring(client.get("/stories/4").text)
    marked = told.xpath("//span[@class='chip new']/preceding-sibling::span[1]/@id")
    assert [f"/stories/4#{name}" for name in marked] == [new.get("href")]
    background = html.document_fromstring(client.get("/stories/2").text).xpath(
        "//section[h2='Background']//li"
    )
    assert [one.findtext("a") for one in background] == [
        "On 3 March 2024, Ministry Spokesperson Helena Brandt said Orvania announced a plan for the "
        "Lomna dam and the reservoir, with $3 million for pumps."
    ]
    earlier = html.document_fromstring(client.get(background[0].find("a").get("href")).text)
    assert earlier.findtext(".//mark").startswith("Orvania announced a plan for the Lomna dam")
    api = client.get("/api/v1/stories/2").json()
    assert api["background"][0]["sentence"]["text"] == background[0].findtext("a")


def test_digest_tells_a_day_and_leads_to_the_day_before(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/digest").text)
    assert page.findtext(".//h1") == "What is new: 16 March 2024"
    lines = page.xpath("//ul[contains(@class, 'told-lines')]/li")
    assert lines[0].xpath(".//a/@href") == ["/stories/4"]
    assert page.xpath("//nav[@aria-label='Days']/a/@href") == ["/digest/2024-03-15"]
    assert client.get("/digest/2024-03-20").status_code == 404  # its document has no story


def test_document_without_a_story_says_so(client: TestClient) -> None:
    text = client.get("/stories/3").text
    assert "This document has no story" in text
    assert "300 tents" in text


def test_corrections_and_edits_tell_what_changed(client: TestClient) -> None:
    for address in ("/edits", "/corrections"):
        text = client.get(address).text
        assert "<del>40</del> <ins>45</ins>" in text
    assert "the source was changed" in client.get("/corrections").text


def test_changes_between_two_documents(client: TestClient) -> None:
    rows = html.document_fromstring(client.get("/changes?old=1&new=2").text).xpath("//tr[@class='figure']")
    assert any("45 trucks" in row.text_content() and "60 trucks" in row.text_content() for row in rows)


def test_changes_come_in_pages_and_by_kind(client: TestClient) -> None:
    # The older of the two tells much on orchards and bakeries, sentence by sentence.
    whole = html.document_fromstring(client.get("/changes?old=5&new=2").text)
    (chip,) = whole.xpath("//a[contains(@class, 'chip') and contains(@class, 'dropped')]")
    many = int(chip.text.partition(": ")[2])
    of_kind = html.document_fromstring(client.get(chip.get("href")).text)
    assert {row.get("class") for row in of_kind.xpath("//tbody/tr")} == {"dropped"}
    assert len(of_kind.xpath("//tbody/tr")) == many > 50
    (chosen,) = of_kind.xpath("//a[@aria-current='true']")
    assert chosen.get("href") == "/changes?old=5&new=2"
    beyond = client.get("/changes?old=5&new=2&page=9")
    assert "Nothing more differs." in beyond.text


def test_search_is_narrowed_by_speaker_and_act(client: TestClient) -> None:
    both = html.document_fromstring(client.get("/search?q=trucks+OR+tents").text)
    assert both.xpath("//aside//a[contains(@href, 'speaker=')]")
    one = client.get("/search?q=water&speaker=Ruiz").text
    assert "shelter and vaccines" in one
    assert "The town has water" not in one
    assert "Nothing was found" in client.get("/search?q=water&speaker=Nobody").text


def test_person_has_promises_and_questions_not_answered(client: TestClient) -> None:
    text = client.get("/people/joe-biden").text
    page = html.document_fromstring(text)
    promised = page.xpath("string(//section[h2='Promised'])")
    assert "We will rebuild the bridge at Dol by 1 June 2024." in promised.partition("Past their day")[2]
    assert "Will you visit Karsk?" in page.xpath("string(//section[h2='Not answered'])")
    assert "PRESIDENT BIDEN" in page.xpath("string(//details//table)")
    assert client.get("/people/nobody").status_code == 404


def test_person_shows_how_they_speak_over_time(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = html.document_fromstring(client.get("/people/helena-brandt").text).xpath(
        "//section[h2='How they speak']//tbody/tr"
    )
    assert [row.xpath("string(td[1])") for row in rows] == ["March 2024"]
    assert client.get("/plots/people/nobody.svg").status_code == 404
    picture = client.get("/plots/subjects/trucks.svg")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert html.document_fromstring(client.get("/subjects/trucks").text).xpath("//img/@src") == [
        "/plots/subjects/trucks.svg"
    ]
    # Without matplotlib the table stands alone.
    monkeypatch.setitem(environment().globals, "plots", False)
    bare = html.document_fromstring(client.get("/subjects/trucks?speaker=").text)
    assert bare.xpath("//img") == []
    assert bare.xpath("//details[@open]//td[@class='num']/text()") == ["1", "1", "1"]


def test_speakers_lead_to_their_pages(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/transcripts/2").text)
    assert set(page.xpath("//h3/a[text()='Helena Brandt']/@href")) == {"/people/helena-brandt"}
    assert page.xpath("//h3/a[text()='Ruiz']") == []  # known by a surname, in this document alone


def test_country_has_its_promises_and_names(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/countries/united-states").text)
    assert "300 tents" in page.text_content()
    assert "United States of America" in page.xpath("string(//p[starts-with(., 'Also')])")
    assert "The United States will build a road to Dol" in page.xpath("string(//section[h2='Promised'])")


def test_countries_are_listed_with_the_documents_that_tell_of_them(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/countries").text)
    rows = {
        row.findtext("a"): row.findtext("span") for row in page.xpath("//ol[contains(@class, 'rows')]/li")
    }
    assert rows["United States"] == "4 documents"
    tabs = page.xpath("//nav[@aria-label='Of whom']/a")
    assert [(tab.text, tab.get("aria-current")) for tab in tabs] == [
        ("People", None),
        ("Countries", "page"),
        ("Organisations", None),
    ]
    suggested = html.document_fromstring(client.get("/subjects").text).xpath("//main//li/a/@href")
    assert "/subjects/United%20States" in suggested


def test_search_lights_its_words_and_names_who_is_looked_for(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/search?q=trucks").text)
    lit = [mark.text_content() for mark in page.xpath("//ol[@class='passages']//mark")]
    assert lit
    assert set(lit) == {"trucks"}
    for words, address in (
        ("helena brandt", "/people/helena-brandt"),
        ("US", "/countries/united-states"),
    ):
        named = html.document_fromstring(client.get(f"/search?q={words}").text)
        assert address in named.xpath("//ul[@class='links']//a/@href")


def test_story_and_data_page_lead_to_downloads_and_feeds(client: TestClient) -> None:
    story = html.document_fromstring(client.get("/stories/2").text)
    (heading,) = story.xpath("//h2[text()='Take it along']")
    taken = heading.getnext().xpath(".//a/@href")
    data = html.document_fromstring(client.get("/data").text).xpath("//main//a/@href")
    feeds = [address for address in data if address.startswith("/feeds/")]
    assert len(taken) == 4
    assert len(feeds) == 15
    for address in (*taken, *feeds):
        assert client.get(address).status_code == 200
    for guessed in ("/api", "/feeds"):
        assert client.get(guessed, follow_redirects=False).headers["location"] == "/data"


def test_a_transcript_leads_to_its_comparison_with_an_earlier_one(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/transcripts/2").text)
    (link,) = page.xpath("//main//a[starts-with(@href, '/changes')]/@href")
    form = html.document_fromstring(client.get(link).text)
    assert form.xpath("//input[@name='new'][@checked]/@value") == ["2"]
    assert form.xpath("//input[@name='old'][@checked]/@value") == ["1"]


def test_reporters_are_no_people(client: TestClient) -> None:
    people = html.document_fromstring(client.get("/people").text)
    assert people.xpath("//main//ol/li/a/text()") == ["Helena Brandt", "Joe Biden"]
    found = html.document_fromstring(client.get("/search?q=Orvania").text)
    speakers = found.xpath("//aside//section[h2='Speakers']//a/text()")
    assert {"Helena Brandt", "Joe Biden"} <= set(speakers)
    assert not set(speakers) & {"QUESTION", "Q"}


@pytest.mark.parametrize("name", ["front", "story", "transcript", "passage", "sentence", "documents"])
def test_hostile_transcript_is_only_words(client: TestClient, place: str, name: str) -> None:
    text = get(client, place, name)
    page = html.document_fromstring(text.encode())
    assert "alert(1)" in page.text_content()
    # Linked data is a block of data, which no browser runs.
    assert page.xpath("//script[not(@src) and not(@type='application/ld+json')]") == []
    assert page.xpath("//img") == []
    assert "{{7*7}}" not in text or "49" not in re.sub(r"\d{3,}", "", page.findtext(".//title"))


ATTACK = "\"><script>alert(1)</script>'{{7*7}}"


@pytest.mark.parametrize(
    "address",
    [
        "/search?q={}",
        "/search?q=water&speaker={}",
        "/search?q=water&act={}",
        "/changes?find={}",
        "/subjects/{}",
        "/subjects/border?speaker={}",
        "/check?source={}",
        "/transcripts?month={}",
        "/people/{}",
        "/nothing/{}",
    ],
)
def test_what_is_asked_comes_back_as_words(client: TestClient, address: str) -> None:
    from urllib.parse import quote

    answer = client.get(address.format(quote(ATTACK, safe="")))
    assert answer.status_code in (200, 400, 404)
    assert "<script>alert" not in answer.text
    assert "49" not in answer.text.replace("/static/", "")[: answer.text.find("<main")]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/stories/99", 404),
        ("/stories/99999999999999999999", 404),
        ("/stories/x", 404),
        ("/stories/0", 404),
        ("/passages/1/5-2", 404),
        ("/passages/1/0-999999", 404),
        ("/transcripts/1?version=9", 404),
        ("/transcripts/1?mark=1", 400),
        ("/plain/1/99", 404),
        ("/search?q=%00%27+OR+1%3D1--", 200),
        ("/search?q=%22", 200),
        ("/search?q=water&since=yesterday", 400),
        ("/static/..%2fapp.py", 404),
        ("/static/%2e%2e/settings.py", 404),
        ("/subjects?topic=//evil.example", 303),
    ],
)
def test_wrong_addresses_are_answered_calmly(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address, follow_redirects=False)
    assert answer.status_code == status
    if status == 303:
        assert answer.headers["location"] == "/subjects/%2F%2Fevil.example"


def test_figures_of_the_about_page_are_the_floors_of_the_benchmarks(client: TestClient) -> None:
    floors = json.loads(FLOORS.read_text("utf-8"))
    for row in figures():
        benchmark, _, name = row["floor"].partition(".")
        assert row["value"] == floors[benchmark][name], row["floor"]
    assert str(floors["actors"]["held_recall"]) in client.get("/about").text


def test_hostile_words_are_in_the_archive_as_they_came(client: TestClient) -> None:
    # Were they lost on the way, the tests above would find nothing to escape.
    from readout.site.queries.reading import read

    assert HOSTILE in read(client.app.state.archive, 4).text  # type: ignore[attr-defined]
