"""Whatever a server does, what is followed is right after it: nothing lost, nothing double, nothing half."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from invented import BRIEFING
from troubles import HEAD, Answer, Site, conditional, cut, endless, feed, give, moved, packed, slow

from readout.archive import Archive, open_archive
from readout.archive.keeping import listing, verifying
from readout.archive.keeping.following import Round, go_round, retry_refused
from readout.sources.client import Client
from readout.sources.following import Source

ONE = ("1", "Orvania will send 40 trucks to Karsk.")
TWO = ("2", "The crossing at Dol stays open until Friday.")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "archive.sqlite") as opened:
        yield opened
        assert list(verifying.faults(opened)) == []


def go(
    archive: Archive, url: str, client: Client | None = None, *, patient: bool = False, **other: object
) -> Round:
    source = Source(**{"name": "ministry", "kind": "feed", "url": url, "allow_private": True, **other})  # type: ignore[arg-type]
    quick = client or Client(delay=0.0, timeout=1.0, max_bytes=2_000_000, pause=0.01)
    return go_round(archive, [source], quick, patient=patient)


def titles(archive: Archive) -> list[str]:
    return sorted(row["title"] for row in listing.documents(archive))


def test_a_feed_is_kept_once_however_often_it_is_looked_at(site: Site, archive: Archive) -> None:
    url = site.on("/feed", give(feed(ONE, TWO)))
    assert go(archive, url).new == 2
    assert go(archive, url).new == 0
    assert titles(archive) == ["Statement 1", "Statement 2"]


def test_nothing_is_asked_twice_that_has_not_changed(site: Site, archive: Archive) -> None:
    url = site.on("/feed", conditional(feed(ONE), '"a"'))
    go(archive, url)
    go(archive, url)
    assert site.headers["If-None-Match"] == '"a"'
    assert titles(archive) == ["Statement 1"]


def test_a_changed_item_is_a_version_and_a_silent_edit(site: Site, archive: Archive) -> None:
    url = site.on("/feed", give(feed(ONE)), give(feed(("1", "Orvania will send 60 trucks to Karsk."))))
    go(archive, url)
    assert go(archive, url).versions == 1
    (edit,) = listing.edits(archive)
    assert (edit["old_exact"], edit["exact"], edit["weight"]) == ("40", "60", "substance")


def test_a_feed_that_goes_back_in_time_makes_no_versions(site: Site, archive: Archive) -> None:
    old, new = feed(ONE), feed(("1", "Orvania will send 60 trucks to Karsk."), TWO)
    url = site.on("/feed", *[give(state) for state in (old, new, old, new, old, new)])
    rounds = [go(archive, url) for _ in range(6)]
    assert [r.new for r in rounds] == [1, 1, 0, 0, 0, 0]
    assert sum(r.versions for r in rounds) == 1


TROUBLES: list[tuple[str, Answer]] = [
    ("500", give(b"", status=500)),
    ("503 with a long wait", give(b"", status=503, Retry_After="3600")),
    ("429 with a long wait", give(b"", status=429, Retry_After="3600")),
    ("truncated gzip", packed(feed(ONE, TWO), 0.7)),
    ("truncated body", cut(feed(ONE, TWO))),
    ("feed that breaks off", give(feed(ONE, TWO)[:-200])),
    ("slow bytes", slow(feed(ONE, TWO))),
    ("3 GB, announced", endless(True)),
    ("3 GB, not announced", endless(False)),
    ("gzip bomb", packed(HEAD.encode() + b" " * 50_000_000)),
    (
        "no XML at all",
        give(b"<html><body><p>We are down for maintenance.</p></body></html>", kind="text/html"),
    ),
    ("an empty answer", give(b"")),
    (
        "XML bomb",
        give(
            b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'  # noqa: E501
            b"]><rss><channel><title>&b;</title></channel></rss>"
        ),
    ),
    ("a redirect to a strange scheme", moved("file:///etc/passwd")),
    ("404", give(b"", status=404)),
]


@pytest.mark.parametrize("trouble", [t for _, t in TROUBLES], ids=[n for n, _ in TROUBLES])
def test_after_a_trouble_the_next_look_is_right(site: Site, archive: Archive, trouble: Answer) -> None:
    url = site.on("/feed", give(feed(ONE)))
    go(archive, url)
    site.on("/feed", trouble)
    done = go(archive, url)
    assert done.failed == 1
    assert len(done.troubles) == 1
    assert titles(archive) == ["Statement 1"]
    state = archive.get_state("ministry")
    assert state["failures"] == 1
    archive.set_state("ministry", {**state, "asked_to_wait": None})
    site.on("/feed", give(feed(ONE, TWO)))
    assert go(archive, url).new == 1
    assert titles(archive) == ["Statement 1", "Statement 2"]
    assert archive.get_state("ministry")["failures"] == 0


def test_a_redirect_loop_ends(site: Site, archive: Archive) -> None:
    url = site.on("/feed", moved("/feed"))
    assert "redirects" in go(archive, url).troubles[0]
    assert site.hits["/feed"] == 6


def test_a_redirect_to_a_private_address_is_not_followed(
    site: Site, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site's own address passes for a public one here; where it leads does not."""
    monkeypatch.setattr("readout.sources.addresses.is_public", lambda address: address == "127.0.0.1")
    secret = site.on("/secret", give(feed(ONE)))
    url = site.on("/feed", moved(secret.replace("127.0.0.1", "127.0.0.2")))
    done = go(archive, url, allow_private=False)
    assert "private" in done.troubles[0]
    assert (site.hits["/feed"], site.hits["/secret"]) == (1, 0)


def test_a_short_wait_is_waited_out(site: Site, archive: Archive) -> None:
    url = site.on("/feed", give(b"", status=429, Retry_After="1"), give(feed(ONE)))
    before = time.monotonic()
    assert go(archive, url).new == 1
    assert time.monotonic() - before >= 1


def test_a_long_wait_is_heeded_even_if_asked_at_once(site: Site, archive: Archive) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    url = site.on("/feed", give(b"", status=429, Retry_After=later), give(feed(ONE)))
    go(archive, url)
    assert go(archive, url).skipped == 1
    assert site.hits["/feed"] == 1


def test_a_server_in_trouble_is_asked_again_later_and_later(site: Site, archive: Archive) -> None:
    url = site.on("/feed", give(b"", status=500))
    waits = []
    for _ in range(4):
        go(archive, url)
        waits.append(archive.get_state("ministry")["next"] - time.time())
    assert waits[0] < waits[1] < waits[2] < waits[3]
    assert go(archive, url, patient=True).skipped == 1


def test_a_passing_trouble_is_over_in_the_same_look(site: Site, archive: Archive) -> None:
    url = site.on("/feed", give(b"", status=502), give(feed(ONE)))
    done = go(archive, url)
    assert (done.failed, done.new) == (0, 1)


def test_gzip_that_was_not_asked_for_is_read(site: Site, archive: Archive) -> None:
    assert go(archive, site.on("/feed", packed(feed(ONE)))).new == 1


def test_a_wrong_charset_spoils_nothing(site: Site, archive: Archive) -> None:
    body = feed(("1", "Minister Čavošlu said “no” – twice.")).replace(b"UTF-8", b"ISO-8859-1")
    go(archive, site.on("/feed", give(body, kind="application/rss+xml; charset=us-ascii")))
    from readout.archive.keeping import loading

    assert "Čavošlu said “no” – twice" in loading.load_document(archive, 1).text


def test_malformed_xml_that_has_its_end_is_read(site: Site, archive: Archive) -> None:
    body = feed(ONE, TWO).replace(b"<title>Ministry</title>", b"<title>Ministry & Sons&nbsp;</title>")
    assert go(archive, site.on("/feed", give(body))).new == 2


def test_a_dead_source_never_stops_the_others(site: Site, archive: Archive) -> None:
    alive = Source("alive", "feed", url=site.on("/feed", give(feed(ONE))), allow_private=True)
    dead = Source("dead", "feed", url="http://127.0.0.1:9/feed", allow_private=True)
    client = Client(delay=0.0, timeout=1.0, pause=0.01)
    done = go_round(archive, [dead, alive], client, patient=False)
    assert (done.failed, done.new) == (1, 1)


def test_robots_are_heeded(site: Site, archive: Archive) -> None:
    site.on("/robots.txt", give(b"User-agent: *\nDisallow: /feed\n", kind="text/plain"))
    done = go(archive, site.on("/feed", give(feed(ONE))))
    assert "robots.txt" in done.troubles[0]
    assert site.hits["/feed"] == 0


def test_rules_that_cannot_be_had_forbid(site: Site, archive: Archive) -> None:
    site.on("/robots.txt", give(b"", status=500))
    assert go(archive, site.on("/feed", give(feed(ONE)))).failed == 1
    assert site.hits["/feed"] == 0


def test_a_host_gets_a_pause_between_two_requests(site: Site, archive: Archive) -> None:
    for path in ("/a", "/b"):
        site.on(path, give(b"", status=404))
    client = Client(delay=0.4, pause=0.0)
    before = time.monotonic()
    for path in ("/a", "/b"):
        go(archive, site.url + path, client)
    assert time.monotonic() - before >= 0.4


def page(*names: str) -> bytes:
    return (
        "<html><body>"
        + "".join(f'<h2><a href="/p/{n}">Briefing {n}</a></h2>' for n in names)
        + "</body></html>"
    ).encode()


def test_an_index_page_leads_to_its_documents(site: Site, archive: Archive) -> None:
    for name in "12":
        site.on(f"/p/{name}", give(BRIEFING.format(more=f"Number {name}.").encode(), kind="text/html"))
    url = site.on("/news", give(page("1"), kind="text/html"), give(page("2", "1"), kind="text/html"))
    assert go(archive, url, kind="page", links="h2 a").new == 1
    assert go(archive, url, kind="page", links="h2 a").new == 1
    assert (site.hits["/p/1"], site.hits["/p/2"]) == (1, 1)


def test_a_page_that_fails_is_tried_again(site: Site, archive: Archive) -> None:
    site.on("/p/1", give(b"", status=404))
    url = site.on("/news", give(page("1"), kind="text/html"))
    done = go(archive, url, kind="page", links="h2 a")
    assert (done.new, len(done.troubles)) == (0, 1)
    state = archive.get_state("ministry")
    known = state["pages"][f"{site.url}/p/1"]
    archive.set_state("ministry", {**state, "pages": {f"{site.url}/p/1": {**known, "next": 0}}})
    site.on("/p/1", give(BRIEFING.format(more="Late.").encode(), kind="text/html"))
    assert go(archive, url, kind="page", links="h2 a").new == 1


def test_a_listed_page_is_looked_at_again_for_silent_edits(site: Site, archive: Archive) -> None:
    site.on(
        "/p/1",
        *[give(BRIEFING.format(more=f"We sent {n} trucks.").encode(), kind="text/html") for n in (4, 6)],
    )
    url = site.on("/news", give(page("1"), kind="text/html"))
    go(archive, url, kind="page", links="h2 a", recheck=0.0)
    assert go(archive, url, kind="page", links="h2 a", recheck=0.0).versions == 1


def test_a_folder_gives_new_and_changed_files(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.html").write_text(BRIEFING.format(more="One."))
    assert go(archive, "", kind="folder", path=str(folder)).new == 1
    (folder / "a.html").write_text(BRIEFING.format(more="One and a half."))
    (folder / "b.html").write_text(BRIEFING.format(more="Two."))
    done = go(archive, "", kind="folder", path=str(folder))
    assert (done.new, done.versions) == (1, 1)
    assert go(archive, "", kind="folder", path=str(folder)).new == 0


def test_what_cannot_be_read_is_kept_and_tried_when_the_code_changes(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    assert go(archive, "", kind="folder", path=str(folder)).refused == 1
    assert go(archive, "", kind="folder", path=str(folder)).refused == 0
    assert retry_refused(archive).refused == 0
    monkeypatch.setattr("readout.__version__", "9.9")
    monkeypatch.setattr("readout.archive.keeping.adding.__version__", "9.9")
    assert retry_refused(archive).refused == 1


def test_json_feeds_and_atom_are_read() -> None:
    from readout.sources.feeds import read_feed

    atom = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:1</id><title>One</title><updated>2024-03-14T10:00:00Z'
        b'</updated><link href="https://m.example/1"/><content type="html">&lt;p&gt;Words.&lt;/p&gt;</content></entry></feed>'  # noqa: E501
    )
    (entry,) = read_feed(atom)
    assert (entry.key, entry.url, entry.date, entry.data) == (
        "tag:1",
        "https://m.example/1",
        "2024-03-14",
        b"<p>Words.</p>",
    )
    json_feed = (
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 7, "url": "https://m.example/7",'
        b' "title": "Seven", "content_html": "<p>Words.</p>", "date_published": "2024-03-15T00:00:00Z"}]}'
    )
    (entry,) = read_feed(json_feed)
    assert (entry.key, entry.title, entry.date, entry.data) == ("7", "Seven", "2024-03-15", b"<p>Words.</p>")


def test_a_warc_holds_what_was_fetched(site: Site, archive: Archive, tmp_path: Path) -> None:
    from readout.archive.keeping import intake
    from readout.sources.warc import Recorder

    site.on("/p/1", give(BRIEFING.format(more="One.").encode(), kind="text/html"))
    url = site.on("/news", give(page("1"), kind="text/html"))
    with Recorder(str(tmp_path / "warc")) as record:
        go(archive, url, Client(delay=0.0, record=record), kind="page", links="h2 a")
    (file,) = (tmp_path / "warc").iterdir()
    kept = {i.url: i for i in intake.items(str(file)) if not isinstance(i, Exception)}
    assert kept[f"{site.url}/p/1"].data == BRIEFING.format(more="One.").encode()
