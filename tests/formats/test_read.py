"""Bytes to documents: what survives, what is cleaned, what is refused and how."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from readout.errors import BadInput
from readout.formats import read

FIXTURES = Path(__file__).parents[1] / "fixtures" / "transcripts"
_SPEECH = "MR. DOE:  We’re “glad” to say — yes, a café.\n\nQ    Why?\n\n"


def _zip(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<p><b>MR DOE:</b>&nbsp; Yes.</p><p>No.</p>", "MR DOE: Yes.\n\nNo.", id="paragraphs"),
        pytest.param("<p>a<br>b<br><br>c</p>", "a\nb\n\nc", id="one break is a line, two a paragraph"),
        pytest.param("<p>a<br/> <br/>&nbsp;b</p>", "a\n\nb", id="breaks with spaces between"),
        pytest.param('<div class="legacy-para">a</div> <div>b</div>', "a\n\nb", id="divs are paragraphs"),
        pytest.param(
            "<p>so\u200bft\u00adly \u202egoes\u202c it</p>", "softly goes it", id="unseen characters"
        ),
        pytest.param("<p>cafe\u0301</p>", "caf\u00e9", id="one form of accents"),
        pytest.param(
            "<ol start=3><li>One</li><li>Two</li></ol>", "3. One\n\n4. Two", id="numbered lists keep numbers"
        ),
        pytest.param("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo", id="bullets"),
        pytest.param("<p>a</p><script>x()</script><style>p{}</style><p>b</p>", "a\n\nb", id="no scripts"),
        pytest.param("<p>a</p><p style='display:none'>x</p><p hidden>y</p>", "a", id="nothing hidden"),
        pytest.param(
            "<pre>MR. DOE:  A line\nthat goes on.\n\nQ    Why?</pre>",
            "MR. DOE: A line\nthat goes on.\n\nQ Why?",
            id="pre",
        ),
        pytest.param("<table><tr><td>a</td><td>b</td></tr></table>", "a | b", id="a row is a line"),
    ],
)
def test_html_text(html: str, text: str) -> None:
    assert read(html.encode(), name="a.html").text == text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        pytest.param("Wrapped\nwords here\n\nNext", "Wrapped words here\n\nNext", id="wrapped lines join"),
        pytest.param("Place  \nTown", "Place\nTown", id="two spaces break the line"),
        pytest.param(
            r"turn to \[senior official\], 5 \* 3", "turn to [senior official], 5 * 3", id="escapes"
        ),
        pytest.param("see [the *text*](https://x.example/a_b) now", "see the text now", id="links"),
        pytest.param("![seal](https://x.example/s.png) Hello", "Hello", id="pictures go"),
        pytest.param("# Title\n\n- one\n- two\n", "Title\n\none\n\ntwo", id="headings and bullets"),
        pytest.param(
            "build by\n2035.  And more.", "build by 2035. And more.", id="a wrapped year is no list"
        ),
        pytest.param(
            "a snake_case_word and 2 * 3 * 4", "a snake_case_word and 2 * 3 * 4", id="marks that are words"
        ),
        pytest.param(
            "MS. DOE:  Hello.\nQ    Why?", "MS. DOE: Hello.\n\nQ Why?", id="turns without blank lines"
        ),
        pytest.param("> quoted\n> words", "quoted words", id="quotations"),
    ],
)
def test_markdown_text(markdown: str, text: str) -> None:
    assert read(markdown.encode(), name="a.md").text == text


_WRAPPED = """The first paragraph of this speech is wrapped at about sixty
characters, as mail programs and old systems do it, so its lines
must be joined again.
 The second begins with an indent and is as long as the other one
was, or a little longer than that.
Mr. Poe (Graustark) (spoke in
French): We thank the neigh-
bours.
The neighbours know."""


def test_plain_text_is_unwrapped_and_turns_begin_paragraphs() -> None:
    assert read(_WRAPPED.encode(), name="a.txt").text.split("\n\n") == [
        "The first paragraph of this speech is wrapped at about sixty characters, as mail programs and old "
        "systems do "
        "it, so its lines must be joined again.",
        "The second begins with an indent and is as long as the other one was, or a little longer than that.",
        "Mr. Poe (Graustark) (spoke in French): We thank the neighbours.",
        "The neighbours know.",
    ]


def test_marks_index_the_text() -> None:
    document = read(b"**MR. DOE:** We pay <s>four</s> *five*.\n\n## Costs\n\n> said he", name="a.md")
    shown = [(mark.kind, document.text[mark.start : mark.end]) for mark in document.marks]
    assert shown == [
        ("strong", "MR. DOE:"),
        ("strike", "four"),
        ("em", "five"),
        ("heading", "Costs"),
        ("quote", "said he"),
    ]


def test_a_whole_page_loses_its_furniture_and_keeps_its_turns() -> None:
    document = read((FIXTURES / "ministry.html").read_bytes(), name="ministry.html")
    assert (
        document.title
        == "Foreign Minister Anna Noe’s remarks and answers to media questions, Strelsau, 4 May 2031"
    )
    assert (document.date, document.publisher) == ("2031-05-04", "Ministry of Foreign Affairs of Ruritania")
    assert document.url == "https://mfa.example/press/4-may"
    assert document.given == {"title", "date", "publisher", "url"}
    assert "Anna Noe: The bridge is closed for repairs. (Laughter.) It opens in June." in document.text
    for furniture in ("cookies", "Share", "News of the day", "Related", "Copyright", "About the ministry"):
        assert furniture not in document.text


def test_front_matter_is_given() -> None:
    document = read((FIXTURES / "briefing.md").read_bytes(), name="briefing.md")
    assert document.title == "Press Briefing by Press Secretary Jane Doe and Energy Envoy Richard Roe"
    assert (document.date, document.given) == ("2031-03-07", {"title", "date", "url"})


def test_a_page_printed_as_python_bytes_is_read() -> None:
    page = (
        b"<h1>Briefing</h1>\nb'<div>MR. DOE:\\xc2\\xa0 It\\xe2\\x80\\x99s done.</div>\\n<div>Thanks.</div>'"
    )
    assert read(page, name="a.html").text == "Briefing\n\nMR. DOE: It’s done.\n\nThanks."


def test_lost_spaces_between_sentences_come_back() -> None:
    page = b"<p>MR. DOE:Good morning.We begin.It rains.</p><p>Q Why?It is May.</p><p>See www.palace.gov.</p>"
    assert read(page, name="a.html").text == (
        "MR. DOE: Good morning. We begin. It rains.\n\nQ Why? It is May.\n\nSee www.palace.gov."
    )


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(_SPEECH.encode(), "utf-8", id="utf-8"),
        pytest.param(b"\xef\xbb\xbf" + _SPEECH.encode(), "utf-8", id="byte-order mark"),
        pytest.param(_SPEECH.encode("utf-16"), "utf-16", id="utf-16"),
        pytest.param(_SPEECH.encode("utf-16-le"), "utf-16-le", id="utf-16 without a mark"),
        pytest.param(_SPEECH.encode("cp1252"), "cp1252", id="windows, undeclared"),
        pytest.param((_SPEECH * 5).encode() + _SPEECH.encode("cp1252"), "utf-8", id="utf-8 with strays"),
        pytest.param(_SPEECH.encode() + "—".encode()[:2], "utf-8", id="cut inside a character"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    document = read(data, name="a.txt")
    assert document.encoding == encoding
    assert document.text.startswith("MR. DOE: We’re “glad” to say — yes, a café.\n\nQ Why?")
    assert document.data == data


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "us-ascii", "no-such-charset"])
def test_windows_bytes_are_read_whatever_is_declared(declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>{_SPEECH}</p></body></html>'.encode(
        "cp1252"
    )
    for media_type in (None, f"text/html; charset={declared}"):
        assert "We’re “glad” to say — yes, a café." in read(page, media_type=media_type).text


_FRENCH = (
    "Mesdames et messieurs, je vous remercie d’être venus. Nous avons parlé de la situation dans la région. "
)
_RUSSIAN = "Уважаемые коллеги, мы провели переговоры о положении в регионе. "


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        pytest.param(b"", None, "it is empty", id="empty"),
        pytest.param(b" \n\n\xef\xbb\xbf", None, "it is empty", id="only white space"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a.pdf", "the PDF cannot be read", id="a broken PDF"),
        pytest.param(
            _zip("word/document.xml"), "a.docx", "the Word file cannot be read", id="a broken Word file"
        ),
        pytest.param(_zip("a.txt"), "a.zip", "a zip archive", id="a zip"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "a.png", "a picture", id="a picture"),
        pytest.param(bytes(range(256)) * 20, None, "binary data", id="noise"),
        pytest.param((_FRENCH * 4).encode(), None, "looks like French", id="French"),
        pytest.param(
            (_RUSSIAN * 4).encode("cp1251"), None, "looks like Russian", id="Russian in an old code page"
        ),
        pytest.param(b"... !!! ???", None, "no words", id="no words"),
        pytest.param(b'{"turns": [', "a.json", "line 1, column 12", id="broken JSON"),
        pytest.param(b'{"a": 1}', "a.json", "no list of turns", id="other JSON"),
        pytest.param(
            b'[{"speaker": "A"}]', "a.json", 'turn 1 of the JSON has no "text"', id="a turn without text"
        ),
        pytest.param(b'<?xml version="1.0"?><rss></rss>', None, "a news feed", id="a feed"),
        pytest.param(b'<?xml version="1.0"?><plist>x</plist>', None, "XML of a kind", id="other XML"),
        pytest.param(b"<b>" * 30_000 + b"hello there", "a.html", "nested too deeply", id="an HTML bomb"),
        pytest.param(
            b"<html><body><h1>Sign in</h1><form>User <input><input type=password> Forgot your "
            b"password?</form></body></html>",
            None,
            "a login page",
            id="a login page",
        ),
        pytest.param(
            b"<html><head><title>404 - Page not found</title></head><body><p>Sorry, it "
            b"moved.</p></body></html>",
            None,
            "an error page",
            id="an error page",
        ),
        pytest.param(
            b"<html><body><ul>"
            + b"<li><a href=x>Press briefing of the spring</a></li>" * 30
            + b"</ul></body></html>",
            None,
            "a page of links",
            id="an index page",
        ),
    ],
)
def test_bad_input_gets_one_clear_line(data: bytes, name: str | None, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(data, name=name)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.todo


def test_bombs_that_are_only_large_are_read() -> None:
    assert read(b"<br>" * 50_000 + b"We agreed.", name="a.html").text == "We agreed."
    assert read(b'<p title="' + b"x" * 2_000_000 + b'">We agreed.</p>', name="a.html").text == "We agreed."
    entities = (
        b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><body><p>We agreed '
        b"&b;</p></body></html>"
    )
    assert "aaaa" not in read(entities, name="a.html").text.split("We agreed")[1]
    yaml_bomb = b"---\na: &a [x,x]\nb: &b [*a,*a]\ntitle: *b\n---\nWe agreed."
    assert read(yaml_bomb, name="a.md").text == "We agreed."


def test_json_turns_become_labelled_paragraphs() -> None:
    document = read(
        b'{"title": "Talks", "date": "2031-05-04", '
        b'"turns": [{"speaker": "Anna Noe", "text": "We agreed.\\n\\nToday."},'
        b' {"speaker": "Q", "text": "Why?"}]}'
    )
    assert document.text == "Anna Noe: We agreed.\n\nToday.\n\nQ: Why?"
    assert document.turns is not None
    assert [(label, document.text[s:e]) for label, s, e in document.turns] == [
        ("Anna Noe", "We agreed.\n\nToday."),
        ("Q", "Why?"),
    ]
    assert (document.title, document.date) == ("Talks", "2031-05-04")
