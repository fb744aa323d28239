"""``readout changes``: what one text says that another does not."""

from __future__ import annotations

import click

from readout.cli._options import archive_option, format_option, output_option, private_option
from readout.publishing import forms

EPILOG = """\b
Examples:
  readout changes communique-2022.html communique-2023.html
  readout changes before.html after.html --format jsonl
  readout changes 17 42 --format html -o changes.html   # two documents of the archive
"""


@click.command(epilog=EPILOG)
@click.argument("old")
@click.argument("new")
@format_option([*forms("rows"), "html"], "table")
@archive_option
@output_option
@private_option
def command(old: str, new: str, form: str, archive: str | None, output: str, allow_private: bool) -> int:
    """Compare OLD with NEW, sentence by sentence.

    Each is a file, an address, "-" for standard input, or the number of a document in the archive. Sentences were
    added, dropped, reworded, hardened or softened, or a figure changed. Offsets are into the texts as
    readout parse --format json gives them.
    """  # noqa: E501
    from readout.archive.asking.changes import differences
    from readout.cli import _files, _rows
    from readout.publishing import changes_html, record_rows
    from readout.records import Span

    texts = [_text(ref, archive, allow_private=allow_private) for ref in (old, new)]

    def side(span: Span | None, text: str) -> dict[str, object] | None:
        return {"start": span.start, "end": span.end, "exact": span.of(text)} if span else None

    rows = [
        {"kind": d.kind, "old": side(d.old, texts[0]), "new": side(d.new, texts[1]), "rank": d.rank}
        for d in differences(texts[0], texts[1])
    ]
    if form == "html":
        with _files.output(output) as write:
            write(changes_html.render(rows, old, new))
        return 0
    _rows.print_rows(rows, record_rows.CHANGES, form, output, none="nothing differs")
    return 0


def _text(ref: str, archive: str | None, *, allow_private: bool) -> str:
    """Return the text that a reference names: a document's number where no file is called so."""
    from pathlib import Path

    if ref.isascii() and ref.isdigit() and not Path(ref).exists():
        from readout.archive import open_archive
        from readout.archive.keeping.loading import load_document

        with open_archive(archive, create=False, read_only=True) as opened:
            return load_document(opened, int(ref)).text
    from readout import engine

    return engine.read_document(ref, allow_private=allow_private).text
