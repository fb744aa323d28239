"""``sources.toml``: what is wrong in it is told with file and line, and what is right is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.errors import BadInput
from readout.sources.following import STARTER, presets, read_sources, seconds

PAGE = 'name = "m"\nkind = "page"\nurl = "https://m.example/"\nlinks = "a"\n'

WRONG = [
    ("a broken file", "[[source]\n", "line 1"),
    ("no source", "[defaults]\n", "no source is named"),
    ("a section that means nothing", "[sources]\nx = 1\n", "“sources” means nothing"),
    ("no name", '[[source]]\nkind = "feed"\n', "line 1: a source has no name"),
    ("no kind", '[[source]]\nname = "m"\n', "line 1: source “m” is of no known kind"),
    (
        "a feed without address",
        '\n\n[[source]]\nname = "m"\nkind = "feed"\n',
        "line 3: source “m” needs “url”",
    ),
    ("an unknown key", f"[[source]]\n{PAGE}colour = 1\n", "“colour”, which means nothing"),
    ("a password", f'[[source]]\n{PAGE}password = "s3cret"\n', "password_env"),
    ("a span that is none", f'[[source]]\n{PAGE}every = "soon"\n', "“every” of source “m” is wrong"),
    ("a span without end", f"[[source]]\n{PAGE}every = inf\n", "“every” of source “m” is wrong"),
    ("a span of nothing", f'[[source]]\n{PAGE}every = "0s"\n', "“every” of source “m” is wrong"),
    ("a span that is no number", f"[[source]]\n{PAGE}timeout = nan\n", "“timeout” of source “m” is wrong"),
    ("too few words", f"[[source]]\n{PAGE}words = 3\n", "50 to 5000"),
    ("a switch in quotation marks", f'[[source]]\n{PAGE}draft = "yes"\n', "Write true or false"),
    ("no selector", f'[[source]]\n{PAGE}title = "h2 >> a["\n', "“title” of source “m” is no CSS selector"),
    ("an unknown preset", '[[source]]\nname = "m"\npreset = "moon"\n', "there is no preset “moon”"),
    ("a name twice", f"[[source]]\n{PAGE}\n[[source]]\n{PAGE}", "line 7: two sources are called “m”"),
    (
        "a mailbox without a password",
        '[[source]]\nname = "m"\nkind = "imap"\nhost = "h"\nuser = "u"\n',
        "password_env",
    ),
]


@pytest.mark.parametrize(("text", "told"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_what_is_wrong_is_told_with_file_and_line(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(text)
    with pytest.raises(BadInput) as error:
        read_sources(str(file))
    assert told in str(error.value)
    assert str(file) in str(error.value)
    assert "s3cret" not in str(error.value)


def test_the_starter_file_is_right(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(STARTER)
    (source,) = read_sources(str(file))
    assert (source.name, source.kind, source.every) == ("state", "feed", 900.0)


def test_what_the_starter_file_shows_is_right_too(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    lines = STARTER.splitlines()[1:]
    file.write_text("\n".join(line.removeprefix("# ") for line in lines))
    assert [s.kind for s in read_sources(str(file))] == ["feed", "page", "folder", "imap"]


@pytest.mark.parametrize("name", presets())
def test_presets_are_sources(name: str, tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(f'[[source]]\nname = "one"\npreset = "{name}"\nevery = "1h"\n')
    (source,) = read_sources(str(file))
    assert (source.url or "").startswith("https://")
    assert source.every == 3600.0


def test_paths_are_beside_the_file(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(
        '[[source]]\nname = "f"\nkind = "folder"\npath = "in"\n'
        '[[source]]\nname = "i"\nkind = "imap"\nhost = "h"\nuser = "u"\npassword_file = "secret"\n'
    )
    folder, mail = read_sources(str(file))
    assert folder.path == str(tmp_path / "in")
    assert mail.password_file == str(tmp_path / "secret")


@pytest.mark.parametrize(
    ("span", "expected"),
    [("30s", 30.0), ("15m", 900.0), ("2 h", 7200.0), ("1d", 86_400.0), (5, 5.0), ("x", None), (True, None)],
)
def test_spans(span: object, expected: float | None) -> None:
    assert seconds(span) == expected


@given(st.text(max_size=200))
def test_any_text_is_sources_or_one_clear_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_text(text, encoding="utf-8", errors="replace")
    with pytest.raises(BadInput, match=r"any\.toml"):
        read_sources(str(file))
