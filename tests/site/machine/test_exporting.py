"""The site as files: every link leads to a file, a stopped run goes on, and the same bytes come each time."""

from __future__ import annotations

import json
import posixpath
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from machine_archive import BASE, Numbers

from readout.cli.export import command
from readout.errors import BadUsage
from readout.site.machine.exporting import export_site, kind_of
from readout.site.machine.static_pages import file_of, wanted
from readout.site.settings import Settings


class Links(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()
        self.forms = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.forms += tag == "form"
        self.ids.add(values.get("id") or "")
        self.found += [value for name in ("href", "src") if (value := values.get(name))]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def copy(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy") / "public"
    assert export_site(settings, folder).missing == ()
    return folder


def test_every_link_leads_to_a_file_of_the_copy(copy: Path) -> None:
    files = tree(copy)
    pages = {name: Links(data.decode()) for name, data in files.items() if name.endswith(".html")}
    assert len(pages) > 20
    checked = 0
    for name, page in pages.items():
        for link in page.found:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                assert parts.scheme in ("http", "https"), link
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
            target = name if not parts.path else target
            assert target in files, (name, link)
            checked += 1
    assert checked > 200


def test_sentences_and_their_passages_are_there(copy: Path, client: TestClient, numbers: Numbers) -> None:
    files = tree(copy)
    one = client.get(f"/api/v1/stories/{numbers.told}/sentences").json()["items"][2]
    page = Links(files[f"stories/{numbers.told}/{one['id']}/index.html"].decode())
    start, end = one["evidence"][0]["start"], one["evidence"][0]["end"]
    assert any(f"passages/{numbers.told}/{start}-{end}/version-1/index.html" in link for link in page.found)
    assert json.loads(files[f"api/v1/stories/{numbers.told}.json"])["headline"]["text"]
    assert b"grain depot" in files["feeds/stories.atom"]


def test_passages_lead_to_their_transcript_and_stories_to_their_downloads(
    copy: Path, numbers: Numbers
) -> None:
    (passage, *_) = (copy / "passages" / str(numbers.told)).rglob("index.html")
    up = posixpath.relpath(copy, passage.parent)
    assert f"{up}/transcripts/{numbers.told}/index.html" in Links(passage.read_text("utf-8")).found
    files = copy / "api" / "v1" / "stories" / str(numbers.told) / "download"
    assert sorted(path.name for path in files.iterdir()) == ["docx.docx", "markdown.md", "ninjs.json"]


def test_what_needs_a_server_is_left_out_and_said_so(copy: Path) -> None:
    for name, data in tree(copy).items():
        if name.endswith(".html"):
            assert Links(data.decode()).forms == 0, name
            assert "a copy without a server" in data.decode()
    assert not (copy / "search").exists()
    assert not (copy / "check").exists()


def test_the_same_archive_gives_the_same_bytes(copy: Path, settings: Settings, tmp_path: Path) -> None:
    export_site(settings, tmp_path / "again")
    assert tree(tmp_path / "again") == tree(copy)
    export_site(settings, tmp_path / "again")
    assert tree(tmp_path / "again") == tree(copy)


class Stopped(Exception):
    pass


def test_a_stopped_run_goes_on_and_nothing_half_is_ever_in_place(
    copy: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from readout.site.machine import exporting

    folder = tmp_path / "public"
    asked: list[str] = []
    real = exporting._one

    async def counted(client: object, path: str, *rest: object) -> object:
        asked.append(path)
        return await real(client, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "_one", counted)

    def stop(done: int, known: int) -> None:
        if done == 20:
            raise Stopped

    with pytest.raises(Stopped):
        export_site(settings, folder, told=stop)
    assert not folder.exists()
    # As if the power had gone while a line was written.
    journal = tmp_path / ".public.growing" / "journal.jsonl"
    with journal.open("a") as file:
        file.write('{"path": "/abou')
    first = len(asked)
    export_site(settings, folder)
    assert tree(folder) == tree(copy)
    assert not set(asked[:first]) & set(asked[first:])
    assert [p.name for p in tmp_path.iterdir()] == ["public"]


def test_a_folder_with_something_else_is_left_alone(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(BadUsage, match="something else"):
        export_site(settings, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


def test_files_are_named_by_what_the_site_answers(copy: Path, client: TestClient) -> None:
    paths = [
        "/",
        "/about",
        "/stories/1",
        "/api/v1/documents/1",
        "/api/v1/documents/1/passages/66-90?version=1",
    ]
    paths += ["/api/v1/stories/1/download/markdown", "/feeds/stories.json", "/sitemap.xml", "/robots.txt"]
    for path in paths:
        kind = client.get(path).headers["content-type"]
        assert file_of(path, kind) == file_of(path, kind_of(path)), path


@given(st.text(max_size=40), st.text(max_size=10))
def test_no_path_makes_a_file_outside(path: str, query: str) -> None:
    kept = wanted(f"/{path}?page={query}")
    if kept is not None:
        name = file_of(kept, "text/html")
        assert not name.startswith("/")
        assert ".." not in name.split("/")
        assert "\0" not in name


@pytest.mark.parametrize(
    "path", ["/subjects/..%2f..%2fetc", "/a/../b", "/%2e%2e/x", "/search?q=a", "/check", "/stories/1?x=1"]
)
def test_what_is_not_in_the_copy(path: str) -> None:
    assert wanted(path) is None


def test_the_command_says_what_it_did(kept: tuple[Path, Numbers], tmp_path: Path) -> None:
    run = CliRunner()
    args = ["site", str(tmp_path / "out"), "--base-url", BASE, "--archive", str(kept[0])]
    done = run.invoke(command, args, standalone_mode=False)
    assert done.return_value == 0
    assert done.output.endswith(f"{len(tree(tmp_path / 'out')) - 1} files\n")
    with pytest.raises(BadUsage, match="scheme and a host"):
        run.invoke(
            command, ["site", "x", "--base-url", "b.example/x"], standalone_mode=False, catch_exceptions=False
        )
