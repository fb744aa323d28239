"""A host is asked as it wishes, whatever leads there; a follower that was stopped finishes what it began."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from invented import BRIEFING
from troubles import Site, conditional, feed, give, moved, serving

from readout.archive import Archive, open_archive
from readout.archive.keeping import listing, verifying
from readout.archive.keeping.following import Round, go_round, retry_refused, until_retry
from readout.errors import FetchError
from readout.sources.client import Client, Later
from readout.sources.following import Source

ONE = ("1", "Orvania will send 40 trucks to Karsk.")
TWO = ("2", "The crossing at Dol stays open until Friday.")


@pytest.fixture
def other() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "archive.sqlite") as opened:
        yield opened
        assert list(verifying.faults(opened)) == []


def quick() -> Client:
    return Client(delay=0.0, timeout=2.0, pause=0.01)


def source(url: str, **told: object) -> Source:
    return Source(**{"name": "ministry", "kind": "feed", "url": url, "allow_private": True, **told})  # type: ignore[arg-type]


def test_a_redirect_leads_to_another_host(site: Site, other: Site, archive: Archive) -> None:
    url = site.on("/feed", moved(other.on("/moved", give(feed(ONE)))))
    assert go_round(archive, [source(url)], quick()).new == 1


def test_another_host_that_a_redirect_leads_to_has_rules_of_its_own(site: Site, other: Site) -> None:
    other.on("/robots.txt", give(b"User-agent: *\nDisallow: /moved\n", kind="text/plain"))
    url = site.on("/feed", moved(other.on("/moved", give(feed(ONE)))))
    with pytest.raises(FetchError, match=r"robots\.txt"):
        quick().get(url, allow_private=True)
    assert other.hits["/moved"] == 0


def test_two_hosts_that_redirect_to_each_other_end(site: Site, other: Site) -> None:
    url = site.on("/a", moved(f"{other.url}/b"))
    other.on("/b", moved(url))
    with pytest.raises(FetchError, match="redirects"):
        quick().get(url, allow_private=True)
    assert site.hits["/a"] + other.hits["/b"] == 6


@pytest.mark.parametrize("where", ["http://[", "http://", "javascript:1", "http://a:b@c.example/"])
def test_a_redirect_to_no_address_is_one_clear_error(site: Site, where: str) -> None:
    with pytest.raises(FetchError):
        quick().get(site.on("/feed", moved(where)), allow_private=True)


def test_a_host_that_asks_to_wait_is_asked_for_none_of_its_pages(site: Site) -> None:
    client = quick()
    with pytest.raises(Later):
        client.get(site.on("/a", give(b"", status=429, Retry_After="600")), allow_private=True)
    with pytest.raises(Later) as error:
        client.get(site.on("/b", give(feed(ONE))), allow_private=True)
    assert 590 < error.value.until - time.time() <= 600
    assert (site.hits["/a"], site.hits["/b"]) == (1, 0)


def test_pages_that_a_host_would_not_be_asked_for_are_not_given_up(site: Site, archive: Archive) -> None:
    """They are told of in one line, and had when the wait is over, though the index lists them no more."""
    names = "12345"
    page = "".join(f"<h2><a href='/p/{n}'>Briefing {n}</a></h2>" for n in names).encode()
    url = site.on("/news", give(page), give(b"<h2><a href='/p/6'>Briefing 6</a></h2>"))
    for name in f"{names}6":
        site.on(f"/p/{name}", give(b"", status=429, Retry_After="600"))
    one = source(url, kind="page", links="h2 a")
    for _ in range(12):
        state = archive.get_state("ministry")
        for known in state.get("pages", {}).values():
            known["next"] = 0
        archive.set_state("ministry", state)
        done = go_round(archive, [one], quick(), patient=False)
        assert (done.new, len(done.troubles)) == (0, 1)
    for name in f"{names}6":
        body = BRIEFING.format(more=f"That was number {name}.").encode()
        site.on(f"/p/{name}", give(body, kind="text/html"))
    for known in state["pages"].values():
        known["next"] = 0
    archive.set_state("ministry", state)
    assert go_round(archive, [one], quick(), patient=False).new == 6


def test_a_page_that_is_given_up_is_told_of(site: Site, archive: Archive) -> None:
    url = site.on("/news", give(b"<h2><a href='/p/1'>Briefing</a></h2>"))
    one = source(url, kind="page", links="h2 a")
    said = []
    for _ in range(12):
        state = archive.get_state("ministry")
        for known in state.get("pages", {}).values():
            known["next"] = 0
        archive.set_state("ministry", state)
        said.append("".join(go_round(archive, [one], quick(), patient=False).troubles))
    assert ["given up after 10 tries" in line for line in said] == [n == 9 for n in range(12)]
    assert said[10:] == ["", ""]


def test_robots_that_ask_for_a_pause_get_it(site: Site) -> None:
    site.on("/robots.txt", give(b"User-agent: *\nCrawl-delay: 0.5\n", kind="text/plain"))
    client = quick()
    before = time.monotonic()
    for path in ("/a", "/b"):
        client.get(site.on(path, give(b"x")), allow_private=True)
    assert time.monotonic() - before >= 0.5


def test_a_source_has_limits_of_its_own(site: Site, archive: Archive) -> None:
    url = site.on("/feed", give(feed(ONE)))
    assert go_round(archive, [source(url, max_mb=0.0001)], quick()).failed == 1
    assert go_round(archive, [source(url)], quick(), patient=False).new == 1


def test_another_address_under_the_same_name_is_asked_afresh(site: Site, archive: Archive) -> None:
    """The servers use the same tag: only what the tag was given for tells the two apart."""
    go_round(archive, [source(site.on("/old", conditional(feed(ONE), '"1"')))], quick())
    assert go_round(archive, [source(site.on("/new", conditional(feed(TWO), '"1"')))], quick()).new == 1


def test_another_selector_is_asked_afresh(site: Site, archive: Archive) -> None:
    page = b"<h2><a href='/p/1'>One</a></h2><h3><a href='/p/2'>Two</a></h3>"
    url = site.on("/news", conditional(page, '"1"'))
    for number in "12":
        site.on(f"/p/{number}", give(BRIEFING.format(more=f"Number {number}.").encode(), kind="text/html"))
    assert go_round(archive, [source(url, kind="page", links="h2 a")], quick()).new == 1
    assert go_round(archive, [source(url, kind="page", links="h3 a")], quick()).new == 1


def test_a_story_that_was_not_written_before_the_kill_is_written_after(site: Site, archive: Archive) -> None:
    class Killed(BaseException):
        pass

    def killed(document: int, words: int) -> str | None:
        raise Killed

    written: list[int] = []

    def draft(document: int, words: int) -> str | None:
        written.append(document)
        return None

    url = site.on("/feed", give(feed(ONE, TWO)))
    with pytest.raises(Killed):
        go_round(archive, [source(url)], quick(), draft=killed)
    assert len(listing.documents_all(archive)) == 1
    done = go_round(archive, [source(url)], quick(), draft=draft)
    assert (done.new, done.drafted, written) == (1, 2, [1, 2])
    go_round(archive, [source(url)], quick(), draft=draft)
    assert written == [1, 2]


def test_what_is_read_after_all_is_drafted(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from readout.errors import BadInput

    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.html").write_text(BRIEFING.format(more="One."))
    one = Source("ministry", "folder", path=str(folder))

    def unable(item: object) -> None:
        raise BadInput("cannot be read yet")

    with monkeypatch.context() as old:
        old.setattr("readout.archive.keeping.following.prepare", unable)
        assert go_round(archive, [one], quick()).refused == 1
    monkeypatch.setattr("readout.__version__", "9.9")
    monkeypatch.setattr("readout.archive.keeping.adding.__version__", "9.9")
    done = retry_refused(archive, [one], lambda document, words: None)
    assert (done.new, done.drafted) == (1, 1)
    assert go_round(archive, [one], quick()).new == 0


def test_the_next_try_is_the_one_that_is_shown() -> None:
    assert until_retry({"next": time.time() + 60}, 900.0) == pytest.approx(60, abs=1)
    assert until_retry({"next": None}, 900.0) == 900.0


@pytest.mark.parametrize(
    ("done", "line"),
    [
        (Round(looked=1, new=1), "1 source looked at, 1 new document, 0 new versions, 0 drafted"),
        (
            Round(looked=3, new=2, versions=1, failed=1, skipped=2),
            "3 sources looked at, 2 new documents, 1 new version, 0 drafted, 1 failed, 2 not due",
        ),
    ],
)
def test_the_summary_is_one_line(done: Round, line: str) -> None:
    assert done.line() == line
