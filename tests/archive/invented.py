"""Invented briefings, each at an address of its own."""

from __future__ import annotations

from readout.archive import Item

BRIEFING = """<h1>Daily Press Briefing</h1><p>March 14, 2024</p>
<p><strong>MS. BRANDT:</strong> Good afternoon. Orvania will send 40 trucks of medicine to Karsk.</p>
<p><strong>QUESTION:</strong> Will the border reopen on Friday?</p>
<p><strong>MS. BRANDT:</strong> I am not going to speculate about that. {more}</p>"""


def item(number: int = 1, more: str = "We may have more tomorrow.", **other: str | None) -> Item:
    """Return an invented briefing at an address of its own."""
    told: dict[str, str | None] = {
        "url": f"https://ministry.example/briefings/{number}",
        "title": f"Briefing {number}",
        "date": "2024-03-14",
        "source": "ministry",
    }
    data = BRIEFING.format(more=more).encode()
    return Item(data, media_type="text/html", **{**told, **other})  # type: ignore[arg-type]
