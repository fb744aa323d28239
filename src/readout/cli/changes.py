"""``readout changes``: what one text says that another does not."""

from __future__ import annotations

import click

from readout.cli._options import format_option, output_option, private_option
from readout.publishing import forms

EPILOG = """\b
Examples:
  readout changes communique-2022.html communique-2023.html
  readout changes before.html after.html --format jsonl
"""


@click.command(epilog=EPILOG)
@click.argument("old")
@click.argument("new")
@format_option(forms("rows"), "table")
@output_option
@private_option
def command(old: str, new: str, form: str, output: str, allow_private: bool) -> int:
    """Compare OLD with NEW, sentence by sentence.

    Sentences were added, dropped, reworded, hardened or softened, or a figure changed. Offsets are into the texts as
    readout parse --format json gives them.
    """  # noqa: E501
    from readout import engine
    from readout.archive.changes import differences
    from readout.cli import _rows
    from readout.publishing import record_rows
    from readout.records import Span

    texts = [engine.read_document(ref, allow_private=allow_private).text for ref in (old, new)]

    def side(span: Span | None, text: str) -> dict[str, object] | None:
        return {"start": span.start, "end": span.end, "exact": span.of(text)} if span else None

    rows = [
        {"kind": d.kind, "old": side(d.old, texts[0]), "new": side(d.new, texts[1]), "rank": d.rank}
        for d in differences(texts[0], texts[1])
    ]
    _rows.print_rows(rows, record_rows.CHANGES, form, output, none="nothing differs")
    return 0
