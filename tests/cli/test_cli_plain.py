"""``readout plain``: its forms and its contract."""

import json

import pytest
from click.testing import CliRunner

from readout.cli._group import readout

TEXT = (
    "SECRETARY LOPEZ: Good morning. We made use of about 300 ships <b>.\n\n"
    "QUESTION: Why?\n\nSECRETARY LOPEZ: The port was closed by the navy.\n"
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "briefing.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def run(*args, **kwargs):
    return CliRunner().invoke(readout, ["plain", *args], **kwargs)


def test_plain_jsonl_has_source_plain_and_edits(file):
    rows = [json.loads(line) for line in run(file, "--format", "jsonl").output.splitlines()]
    assert rows[1]["plain"] == "We used about 300 ships <b>."
    assert rows[1]["edits"] == [{"rule": "light-verb", "before": "made use of", "after": "used"}]
    assert all(TEXT[r["start"] : r["end"]] == r["source"] for r in rows)
    assert rows[0]["plain"] == ""


def test_plain_text_is_the_plain_text(file):
    assert run(file).output == (
        "Lopez: We used about 300 ships <b>.\n\nQUESTION: Why?\n\nLopez: The navy closed the port.\n"
    )


def test_plain_explain_tells_the_rule_and_why(file):
    assert "light-verb: “made use of” → “used”. Says the verb" in run(file, "--explain").output


def test_plain_lines_gives_a_line_for_a_line():
    result = run("-", "--lines", "--format", "jsonl", input="We met. Thanks.\n\nWe made use of it.\n")
    assert [json.loads(line)["plain"] for line in result.output.splitlines()] == [
        "We met.",
        "",
        "We used it.",
    ]


def test_plain_html_marks_and_escapes(file):
    page = run(file, "--format", "html").output
    assert '<mark class="passive">was closed</mark>' in page
    assert '<mark class="jargon" title="used">made use of</mark>' in page
    assert "<b>" not in page
    assert '<th scope="row">Lopez</th>' in page


def test_plain_several_files_name_their_file(file, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("The port is open.\n", encoding="utf-8")
    rows = [json.loads(line) for line in run(file, str(other), "--format", "jsonl").output.splitlines()]
    assert {r["file"] for r in rows} == {file, str(other)}


def test_plain_rules_are_listed():
    assert "split-relative" in run("--rules").output
