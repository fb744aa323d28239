"""Rows of data in each form, whole."""

from __future__ import annotations

import io
import json
import sys

import pytest

from readout import publishing
from readout.errors import BadUsage
from readout.publishing import statement_rows
from readout.records import Act, DateMention, Figure, Limit, Span, Statement

TEXT = "MS. VEY: Orvania will pay about 300 crowns by May 5, 2024, the minister reportedly said."
STATEMENT = Statement(
    source=(Span(59, 71),),
    cue=(Span(72, 87),),
    content=(Span(9, 57),),
    turn=0,
    speaker=None,
    anonymous=True,
    parent=2,
    evidence_class="unnamed",
    hedges=(Limit("modal", 17, 21), Limit("approximation", 26, 31)),
    acts=(Act("commitment", 17, 25, actor=Span(9, 16), actor_name="Orvania", actor_id="state:orvania"),),
    figures=(Figure("about 300 crowns", 300.0, "crowns", "about", 26, 42),),
    dates=(DateMention("May 5, 2024", "2024-05-05", "day", False, 46, 57),),
    speaker_id="person:adela-novak",
    speaker_name="Adela Novak",
)
ROW = {
    "speaker": None,
    "speaker_id": "person:adela-novak",
    "speaker_name": "Adela Novak",
    "kind": "indirect",
    "evidence_class": "unnamed",
    "anonymous": True,
    "turn": 0,
    "parent": 2,
    "source_text": "the minister",
    "cue_text": "reportedly said",
    "content_text": "Orvania will pay about 300 crowns by May 5, 2024",
    "source": [[59, 71]],
    "cue": [[72, 87]],
    "content": [[9, 57]],
    "hedges": [
        {"kind": "modal", "start": 17, "end": 21, "exact": "will"},
        {"kind": "approximation", "start": 26, "end": 31, "exact": "about"},
    ],
    "acts": [
        {
            "act": "commitment",
            "start": 17,
            "end": 25,
            "exact": "will pay",
            "actor": {"start": 9, "end": 16, "exact": "Orvania"},
            "actor_name": "Orvania",
            "actor_id": "state:orvania",
            "target": None,
            "target_name": None,
            "target_id": None,
            "object": None,
            "date": None,
            "condition": None,
        }
    ],
    "figures": [
        {
            "text": "about 300 crowns",
            "value": 300.0,
            "value_to": None,
            "unit": "crowns",
            "bound": "about",
            "as_of": None,
            "start": 26,
            "end": 42,
            "said_by": "Adela Novak",
        }
    ],
    "dates": [
        {
            "text": "May 5, 2024",
            "value": "2024-05-05",
            "precision": "day",
            "relative": False,
            "start": 46,
            "end": 57,
        }
    ],
}
FLAT = [
    "who,speaker,speaker_id,speaker_name,kind,evidence_class,anonymous,turn,parent,source_text,cue_text,content_text,source,cue,content,"
    "hedges,acts,actors,targets,figures,dates",
    "the minister,,person:adela-novak,Adela Novak,indirect,unnamed,true,0,2,the minister,reportedly said,"
    '"Orvania will pay about 300 crowns by May 5, 2024","[[59, 71]]","[[72, 87]]","[[9, 57]]",'
    "will; about,commitment,Orvania,,about 300 crowns,2024-05-05",
]


def shown(form: str, rows: list[dict[str, object]]) -> str | bytes:
    return publishing.render_rows(rows, statement_rows.COLUMNS, form)


def test_a_statement_as_json() -> None:
    assert statement_rows.rows([STATEMENT], TEXT) == [ROW]
    assert json.loads(str(shown("jsonl", [ROW]))) == ROW


def test_rows_as_csv() -> None:
    assert str(shown("csv", [ROW])).splitlines() == FLAT


def test_no_rows_as_csv_are_a_header() -> None:
    assert str(shown("csv", [])).splitlines() == FLAT[:1]


@pytest.mark.parametrize("opening", ["=", "+", "-", "@"])
def test_no_cell_of_a_csv_is_a_formula(opening: str) -> None:
    row = {**ROW, "content_text": f"{opening}cmd"}
    assert f",'{opening}cmd," in str(shown("csv", [row]))


def test_rows_that_name_their_file_have_it_first() -> None:
    row = {"file": "a.html", **ROW}
    assert str(shown("csv", [row])).startswith("file,who,")
    assert str(shown("jsonl", [row])).startswith('{"file": "a.html", "speaker"')


def test_rows_as_parquet_come_back_as_they_were() -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is an extra")
    data = shown("parquet", [ROW])
    assert isinstance(data, bytes)
    (row,) = parquet.read_table(io.BytesIO(data)).to_pylist()
    assert (row["source"], row["content"]) == ([[59, 71]], [[9, 57]])
    assert (row["anonymous"], row["parent"], row["figures"]) == (True, 2, "about 300 crowns")


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(BadUsage, match="pip install 'readout\\[parquet\\]'"):
        shown("parquet", [ROW])


def test_rows_as_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "130")
    lines = str(shown("table", [{**ROW, "speaker": "Vey"}])).splitlines()
    assert lines[0].split() == ["Who", "Class", "What", "Acts", "Figures"]
    assert lines[2].split()[:2] == ["Vey", "unnamed"]
    assert "about 300 crowns" in " ".join(lines)


def test_a_figure_is_on_the_word_of_the_source_that_it_stands_under() -> None:
    figure = STATEMENT.figures[0]
    outer = Statement(source=(Span(0, 7),), cue=(), content=(Span(9, 88),), speaker="Vey", figures=(figure,))
    inner = Statement(source=(Span(59, 71),), cue=(), content=(Span(9, 57),), parent=0, figures=(figure,))
    said = [row["figures"][0]["said_by"] for row in statement_rows.rows([outer, inner], TEXT)]
    assert said == ["the minister", "the minister"]
    assert statement_rows.rows([outer], TEXT)[0]["figures"][0]["said_by"] == "Vey"
