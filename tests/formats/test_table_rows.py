"""Rows of tables are lines in HTML and in Word, where their cells are short or the first says who speaks."""

from __future__ import annotations

import io

import pytest

from readout import formats, transcripts

Table = list[list[str]]


def as_html(table: Table) -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in row)}</tr>" for row in table)
    return f"<p>Before the table.</p><table>{rows}</table><p>After it.</p>".encode()


def as_docx(table: Table) -> bytes:
    from docx import Document

    made = Document()
    made.add_paragraph("Before the table.")
    grid = made.add_table(rows=len(table), cols=len(table[0]))
    for row, cells in zip(grid.rows, table, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    made.add_paragraph("After it.")
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def as_markdown(table: Table) -> bytes:
    rows = [f"| {' | '.join(row)} |" for row in table]
    rule = "|".join([""] + [":---"] * len(table[0]) + [""])
    return "\n".join(["Before the table.", "", rows[0], rule, *rows[1:], "", "After it."]).encode()


LONG = "Wells that were dug by the Red Crescent in the valleys of the north before the war began"
CASES = {
    "figures": (
        [["Wells", "2031"], ["North", "40"], ["South", "12"]],
        "Wells | 2031\n\nNorth | 40\n\nSouth | 12",
    ),
    "a long name of a figure": ([[LONG, "40"], ["South", "12"]], f"{LONG} | 40\n\nSouth | 12"),
    "empty cells": ([["North", "", "40"], ["", "", "12"]], "North | 40\n\n12"),
    "two texts side by side": ([[LONG, LONG]], f"{LONG}\n\n{LONG}"),
    "labels with colons": ([["Q:", "Why?"], ["A:", "It rained."]], "Q: Why?\n\nA: It rained."),
    "who says what": (
        [["MS. DOE", f"{LONG}."], ["QUESTION", "Why did it take so long to dig them?"]],
        f"MS. DOE: {LONG}.\n\nQUESTION: Why did it take so long to dig them?",
    ),
}


@pytest.mark.parametrize(("table", "expected"), CASES.values(), ids=CASES)
@pytest.mark.parametrize(
    ("make", "name"),
    [(as_html, "a.html"), (as_docx, "a.docx"), (as_markdown, "a.md")],
    ids=["HTML", "Word", "Markdown"],
)
def test_rows(make: object, name: str, table: Table, expected: str) -> None:
    text = formats.read(make(table), name=name).text  # type: ignore[operator]
    assert text == f"Before the table.\n\n{expected}\n\nAfter it."


def test_paragraphs_of_a_cell_stay_apart_and_turns_are_found() -> None:
    page = (
        "<table><tr><td><b>MS. DOE</b></td><td><p>The bridge will open to all trucks in the month of May.</p>"
        "<p>Any questions?</p></td></tr><tr><td><b>QUESTION</b></td>"
        "<td>Why did it take two years to build?</td></tr>"
        "<tr><td><b>MS. DOE</b></td><td>It rained all winter and the river was high.</td></tr></table>"
    )
    read = transcripts.parse(formats.read(page.encode(), name="a.html"))
    assert [(turn.label, turn.span.of(read.document.text)) for turn in read.turns] == [
        ("MS. DOE", "The bridge will open to all trucks in the month of May.\n\nAny questions?"),
        ("QUESTION", "Why did it take two years to build?"),
        ("MS. DOE", "It rained all winter and the river was high."),
    ]


def test_tables_that_lay_out_a_page_are_read_as_they_were() -> None:
    inner = "<table><tr><td>News</td><td>The dam holds.</td></tr></table>"
    page = f"<table><tr><td>Menu</td><td>{inner}</td></tr></table>"
    text = formats.read(page.encode(), name="a.html").text
    assert text == "Menu\n\nNews | The dam holds."


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (
            "<dt>MS. DOE</dt><dd>The bridge will open in the month of May.</dd>"
            "<dt>QUESTION</dt><dd>Why did it take two years to build?</dd>",
            "MS. DOE: The bridge will open in the month of May.\n\n"
            "QUESTION: Why did it take two years to build?",
        ),
        ("<dt>Place</dt><dd>Karsk</dd><dt>Day</dt><dd>Friday</dd>", "Place\n\nKarsk\n\nDay\n\nFriday"),
    ],
    ids=["who says what", "other lists"],
)
def test_lists_of_who_says_what_are_turns(listed: str, expected: str) -> None:
    assert formats.read(f"<dl>{listed}</dl>".encode(), name="a.html").text == expected


def test_bars_and_rules_of_other_markdown_stay() -> None:
    text = "The dam | the bridge.\n\n---\n\nBoth hold."
    assert formats.read(text.encode(), name="a.md").text == "The dam | the bridge.\n\nBoth hold."
