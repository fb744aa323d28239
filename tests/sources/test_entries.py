"""What feeds, index pages and mailboxes offer, read from bytes."""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.errors import BadInput, FetchError
from readout.sources.client import Client
from readout.sources.feeds import read_feed
from readout.sources.folders import new_files
from readout.sources.following import Source
from readout.sources.pages import read_page
from readout.sources.polling import look

LONG = "The crossing at Dol stays open until Friday. " * 20


def rss(item: str) -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><item>{item}</item></channel></rss>'.encode()


def atom(entry: str) -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{entry}</entry></feed>'.encode()


@pytest.mark.parametrize("end", ["…", "[...]", "[&amp;hellip;]", "... Read more", "…</p>"])
def test_a_summary_that_is_cut_off_is_no_full_text(end: str) -> None:
    end = end.replace("<", "&lt;").replace(">", "&gt;")
    (entry,) = read_feed(rss(f"<link>https://m.example/1</link><description>{LONG}{end}</description>"))
    assert entry.data is None


def test_a_long_summary_that_has_its_end_is_a_full_text() -> None:
    (entry,) = read_feed(rss(f"<link>https://m.example/1</link><description>{LONG}</description>"))
    assert (entry.data or b"").startswith(b"The crossing")


def test_an_item_without_link_or_id_is_not_lost() -> None:
    (entry,) = read_feed(rss("<title>T</title><description>Dol stays open.</description>"))
    assert entry.data == b"Dol stays open."
    assert entry.key


def test_a_link_that_leaves_out_the_host_is_made_whole() -> None:
    (entry,) = read_feed(atom('<id>1</id><link href="/a"/>'), "https://m.example/feed")
    assert entry.url == "https://m.example/a"


def test_plain_text_in_a_feed_is_plain_text() -> None:
    (entry,) = read_feed(atom('<id>1</id><content type="text">Fewer than 5 &lt; 6 words</content>'))
    assert (entry.data, entry.media_type) == (b"Fewer than 5 < 6 words", "text/plain; charset=utf-8")


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        ("<h2><a href='/1'>Čavoš</a></h2>".encode(), "text/html"),
        ("<h2><a href='/1'>Čavoš</a></h2>".encode(), "text/html; charset=iso-8859-1"),
        ("<h2><a href='/1'>Čavoš</a></h2>".encode("cp1250"), "text/html; charset=windows-1250"),
        ("<meta charset=windows-1250><h2><a href='/1'>Čavoš</a></h2>".encode("cp1250"), "text/html"),
        ("<meta charset=windows-1250><a href='/1'>Čavoš</a>".encode("cp1250"), "text/html; charset=x-none"),
    ],
    ids=["UTF-8", "a wrong word of the server", "the server's word", "the page's word", "no such charset"],
)
def test_titles_on_an_index_page_keep_their_letters(data: bytes, media_type: str) -> None:
    (entry,) = read_page(data, "https://m.example/", "a", media_type=media_type)
    assert (entry.title, entry.url) == ("Čavoš", "https://m.example/1")


@given(
    st.binary(max_size=400) | st.text(max_size=200).map(lambda t: rss(t)) | st.text().map(lambda t: atom(t))
)
def test_any_bytes_are_a_feed_or_one_clear_error(data: bytes) -> None:
    try:
        entries = read_feed(data, "https://m.example/feed")
    except BadInput:
        return
    assert all(entry.key for entry in entries)


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda t: f"<a href='{t}'>x</a>".encode()))
def test_any_bytes_are_an_index_page_or_one_clear_error(data: bytes) -> None:
    try:
        entries = read_page(data, "https://m.example/", "a")
    except BadInput:
        return
    assert all((entry.url or "").startswith(("http://", "https://")) for entry in entries)


def test_a_file_that_is_too_large_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.sources.folders._LARGEST", 3)
    (tmp_path / "big.txt").write_text("four")
    found = look(Source("f", "folder", path=str(tmp_path)), {}, Client())
    assert (len(found.entries), len(found.troubles)) == (0, 1)
    assert "big.txt" in found.troubles[0]
    assert [type(e) for e, _ in new_files(tmp_path, {})] == [FetchError]


MAIL = b"Message-ID: <%d@m.example>\r\nSubject: =?utf-8?q?Dol_=C4=8C?=\r\nDate: Thu, 14 Mar 2024 12:00:00 +0000\r\n\r\nDol  stays.\r\n"  # noqa: E501


def test_a_maildir_gives_each_message_once_as_it_lies_there(tmp_path: Path) -> None:
    box = mailbox.Maildir(tmp_path / "box")
    name = box.add(MAIL % 1)
    (path,) = (p for p in (tmp_path / "box" / "new").iterdir())
    before = path.read_bytes()
    source = Source("m", "maildir", path=str(tmp_path / "box"))
    first = look(source, {}, Client())
    (entry,) = first.entries
    assert (entry.data, entry.title, entry.date) == (before, "Dol Č", "2024-03-14")
    assert entry.name == f"{name}.eml"
    box.add(MAIL % 2)
    assert [e.key for e in look(source, first.state, Client()).entries] == ["<2@m.example>"]
    assert path.read_bytes() == before


class Server:
    """What imap-tools' mailbox gives, played: messages by number, and what was asked."""

    def __init__(self, messages: dict[int, bytes], validity: int = 7) -> None:
        self.messages, self.validity = messages, validity
        self.asked: list[str] = []
        self.broken_at = 0
        self.folder = SimpleNamespace(status=lambda *_: {"UIDVALIDITY": self.validity})
        self.client = SimpleNamespace(uid=self._uid)

    @contextmanager
    def login(self, user: str, password: str, folder: str) -> Iterator[Server]:
        import imaplib

        if password != "right":
            raise imaplib.IMAP4.error(f"LOGIN failed: {password}")
        yield self

    def uids(self, criteria: Any) -> list[str]:
        # A server answers "9:*" with the newest message even if that is before 9; in no sure order.
        return [str(n) for n in sorted(self.messages, reverse=True)]

    def _uid(self, _: str, number: str, what: str) -> tuple[str, list[Any]]:
        if int(number) == self.broken_at:
            raise OSError("connection reset")
        data = self.messages[int(number)]
        if "SIZE" in what:
            return "OK", [f"1 (UID {number} RFC822.SIZE {len(data)})".encode()]
        self.asked.append(what)
        return "OK", [(b"1 (BODY[] {%d}" % len(data), data), b")"]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    played = Server({n: MAIL % n for n in (1, 2)})
    monkeypatch.setattr("imap_tools.MailBox", lambda host, timeout: played)
    monkeypatch.setattr("readout.sources.addresses.resolve", lambda *a, **k: "192.0.2.1")
    monkeypatch.setenv("READOUT_TEST_PASSWORD", "right")
    return played


IMAP = Source(
    "m", "imap", host="imap.m.example", user="u", password_env="READOUT_TEST_PASSWORD", max_mb=0.001
)


def test_imap_gives_each_message_once_in_its_own_bytes(server: Server) -> None:
    first = look(IMAP, {}, Client())
    assert [e.data for e in first.entries] == [MAIL % 1, MAIL % 2]
    assert first.entries[0].title == "Dol Č"
    server.messages[3] = MAIL % 3
    second = look(IMAP, first.state, Client())
    assert [e.key for e in second.entries] == ["<3@m.example>"]
    assert look(IMAP, second.state, Client()).unchanged
    assert set(server.asked) == {"(BODY.PEEK[])"}  # nothing is marked as read


def test_imap_begins_anew_where_the_numbers_are_no_longer_the_same(server: Server) -> None:
    first = look(IMAP, {}, Client())
    server.validity = 8
    assert len(look(IMAP, first.state, Client()).entries) == 2


def test_a_message_that_is_too_large_holds_up_no_other(server: Server) -> None:
    server.messages[2] = b"x" * 2000
    server.messages[3] = MAIL % 3
    found = look(IMAP, {}, Client())
    assert [e.key for e in found.entries] == ["<1@m.example>", "<3@m.example>"]
    assert len(found.troubles) == 1


def test_what_came_before_the_connection_broke_is_kept(server: Server) -> None:
    server.broken_at = 2
    found = look(IMAP, {}, Client())
    assert (len(found.entries), len(found.troubles)) == (1, 1)
    server.broken_at = 0
    assert [e.key for e in look(IMAP, found.state, Client()).entries] == ["<2@m.example>"]


def test_a_wrong_password_is_one_line_that_does_not_show_it(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READOUT_TEST_PASSWORD", "wr0ng")
    with pytest.raises(FetchError) as error:
        look(IMAP, {}, Client())
    assert "wr0ng" not in str(error.value)


def test_a_mailbox_at_a_private_address_needs_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUT_TEST_PASSWORD", "right")
    local = Source("m", "imap", host="127.0.0.1", user="u", password_env="READOUT_TEST_PASSWORD")
    with pytest.raises(FetchError, match="private"):
        look(local, {}, Client())
