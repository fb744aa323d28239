"""An archive of invented briefings with their stories, as the tests of the site and its pictures use it."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from html import unescape

from readout import engine
from readout.archive import Archive, Item, open_archive
from readout.archive.keeping import loading, remaking
from readout.archive.people import known as people
from readout.publishing.story_json import story_to_json

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}}"

BRIEFING = """<html><body><h1>Daily Press Briefing</h1><p>March {day}, 2024</p>
<p>Helena Brandt, Ministry Spokesperson</p>
<p><strong>MS. BRANDT:</strong> Good afternoon, everybody. Thank you all for being here. Let me just say that
Orvania will send {trucks} trucks of medicine to Karsk. Veldania closed the Karsk border crossing to all
commercial traffic on Tuesday night. We regret that decision. The convoy may reach the town by the end of
March, if the road stays open.</p>
<p>Orvania will keep the crossing at Dol open 24 hours a day. We have told the Government of Veldania that
2,300 trucks are waiting, and that food is running short in Karsk. The United States condemned the closure on
Monday.</p>
<p><strong>QUESTION:</strong> Will the border reopen on Friday?</p>
<p><strong>MS. BRANDT:</strong> I am not going to speculate about that.</p>
<p><strong>QUESTION:</strong> How many people have left Karsk?</p>
<p><strong>MS. BRANDT:</strong> About 12,000 people have left the town since Tuesday. {more}</p>
<p><strong>MR. RUIZ:</strong> Orvania will provide an additional $24 million for the Southern Lakes. The money
will pay for clean water, shelter and vaccines.</p></body></html>"""

#: What Brandt said before on the subject, among much on others: words are weighed by how rare they are.
OLDER = """<html><body><h1>Remarks on the Harvest</h1><p>March 3, 2024</p>
<p>Helena Brandt, Ministry Spokesperson</p>
<p><strong>MS. BRANDT:</strong> Good afternoon, everybody.</p>
<p>Orvania announced a plan for the Lomna dam and the reservoir, with $3 million for pumps.</p>
<p>Orvania will send medicine to Karsk by the end of February 2025.</p>{other}</body></html>"""
OTHER = [
    f"The {thing} in {place} {what}."
    for thing in "orchard bakery library sawmill school".split()
    for place in "Alm Brena Cald Dorn Esk Farn".split()
    for what in ("has a new roof", "needs paint", "closed early")
]

BIDEN = """<html><body><h1>Press Conference by President Joe Biden</h1><p>March 20, 2024</p>
<p>Joe Biden, President of the United States</p>
<p><strong>PRESIDENT BIDEN:</strong> The United States will send 300 tents to Orvania. The United States will
build a road to Dol. I spoke with the President of Orvania on Monday. We will not send soldiers. We will
rebuild the bridge at Dol by 1 June 2024.</p>
<p><strong>Q:</strong> Will you visit Karsk?</p>
<p><strong>PRESIDENT BIDEN:</strong> I have nothing to announce today.</p></body></html>"""


def fill(place: str) -> None:
    """Make an archive of briefings: one was changed silently, one is hostile, two have no story."""
    with open_archive(place) as archive:
        told = BRIEFING.format(day=14, trucks=40, more="We may have more tomorrow.")
        one = _add(archive, told, 1, "2024-03-14")
        _write(archive, one, 450)
        _add(archive, told.replace("40 trucks", "45 trucks"), 1, "2024-03-14")
        _write(archive, one, 450)
        more = (
            "The town has water. Orvania will replace 12 pumps at the Lomna dam in June. The Lomna dam holds."
        )
        two = _add(archive, BRIEFING.format(day=15, trucks=60, more=more), 2, "2024-03-15")
        title = "Press Conference by President Joe Biden"
        _add(archive, BIDEN, 3, "2024-03-20", title=title, publisher="White House")
        text = BRIEFING.format(day=16, trucks=70, more=_escaped(HOSTILE))
        hostile = {"title": f"Briefing {HOSTILE}", "publisher": f"Ministry {HOSTILE}"}
        bad = _add(archive, text, 4, "2024-03-16", **hostile)
        other = "".join(f"<p>{sentence}</p>" for sentence in OTHER)
        _add(archive, OLDER.format(other=other), 5, "2024-03-03", title="Remarks on the Harvest")
        people.refresh(archive)
        _write(archive, two, 450)
        _write(archive, bad, 200)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _add(archive: Archive, html: str, number: int, date: str, **other: str) -> int:
    told = {"title": f"Daily Press Briefing {number}", "publisher": "Ministry of Orvania", **other}
    url = f"https://ministry.example/briefings/{number}"
    added = archive.add(Item(html.encode(), media_type="text/html", url=url, date=date, **told))
    return added.document


def _write(archive: Archive, document: int, words: int) -> None:
    stored = loading.load(archive, document)
    story = engine.write(stored.transcript, words=words, archive=archive)
    remaking.keep_story(archive, stored.row, words, json.dumps(story_to_json(story), ensure_ascii=False))


@lru_cache(maxsize=8)
def pages(place: str) -> tuple[tuple[str, str], ...]:
    """Return a name and the address of each kind of page, on whatever archive this is."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient

    from readout.site.app import create_app
    from readout.site.settings import Settings

    with TestClient(create_app(Settings(archive=place))) as client:
        front = client.get("/").text
        # A story in which something is new shows more.
        story = _first(r'href="(/stories/\d+)[#"]', front[max(0, front.find('class="new"')) :])
        number = story.rpartition("/")[2]
        told = client.get(story).text
        sentence = _first(r'href="(/stories/\d+/s[0-9a-f]+[^"]*)"', told)
        place_of = _first(r'href="#p(\d+-\d+)"', told)
        people = client.get("/people").text
        person = _first(r'href="(/people/[a-z0-9-]+)"', people)
        about = client.get("/subjects/border").text
        subject = unescape(_first(r'href="(/subjects/border\?speaker=[^"]+)"', about))
    return (
        ("front", "/"),
        ("story", story),
        ("sentence", sentence),
        ("transcript", f"/transcripts/{number}"),
        ("waffle", f"/transcripts/{number}?waffle=marked"),
        ("passage", f"/passages/{number}/{place_of}"),
        ("plain", f"/plain/{number}/1"),
        ("documents", "/transcripts"),
        ("people", "/people"),
        ("person", person),
        ("countries", "/countries"),
        ("country", "/countries/united-states"),
        ("organisations", "/organisations"),
        ("subjects", "/subjects"),
        ("subject", subject),
        ("search", "/search?q=border"),
        ("changes", "/changes?old=1&new=2"),
        ("compare", "/changes?find=press"),
        ("digest", "/digest"),
        ("edits", "/edits"),
        ("corrections", "/corrections"),
        ("check", f"/check?source={number}"),
        ("data", "/data"),
        ("about", "/about"),
        ("error", "/nothing"),
    )


def _first(pattern: str, html: str) -> str:
    found = re.search(pattern, html)
    assert found, f"no {pattern} on the page"
    return found[1]
