"""A checked draft beside its sources, as one self-contained page: every sentence leads to its passage."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from readout.checking.traced import traced
from readout.publishing.story_html import Items, page_html, page_of, with_sources
from readout.publishing.wording import counted

if TYPE_CHECKING:
    from readout.checking.report import CheckReport
    from readout.records import Severity

SUFFIX = ".html"
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def render(report: CheckReport, *, file: str | None = None) -> str:
    """Return the page: the draft, a box of what was found in it, and the transcripts."""
    story = traced(report)
    items = Items(story)
    page = page_of(story, items)
    boxes = [
        {
            "id": severity,
            "heading": f"{severity.capitalize()}s",
            "entries": [
                items.add(
                    f"“{' '.join(f.draft.split())}”", f.evidence, lead=f"{f.rule}:", after=_why(f.why, f.fix)
                )
                for f in report.findings
                if f.severity == severity
            ],
        }
        for severity in _SEVERITIES
    ]
    count = Counter(f.severity for f in report.findings)
    found = ", ".join(counted(count[s], s) for s in _SEVERITIES if count[s]) or "nothing to mend"
    page["boxes"] = boxes
    page["made"] = (
        f"{file or report.name}: {counted(len(report.sentences), 'sentence')} checked against the transcript: "  # noqa: E501
        f"{found}. Each sentence leads to the passage that it was judged by."
    )
    page["notes"] = ()
    return page_html(with_sources(page, story, items), items)


def _why(why: str, fix: str | None) -> str:
    return f"{why[:1].upper()}{why[1:]}." + (f" Fix: “{fix}”." if fix else "")
