"""A check report for people: each finding with the draft's words, the source's, why, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from readout.publishing.wording import counted, joined, one_line, wrapped

if TYPE_CHECKING:
    from readout.checking.report import CheckReport

SUFFIX = ".txt"
_SEVERITIES = ("error", "warning", "note")
_LONGEST = 400


def render(report: CheckReport, *, file: str | None = None) -> str:
    """Return the findings in the order of the draft, then a line that counts them."""
    value = report.to_json()
    findings = sorted(value["findings"], key=lambda f: (f["start"], _SEVERITIES.index(f["severity"])))
    sources = ["", *(finding["source"] for finding in findings)]
    shown = (
        _finding(finding, value["draft"], same=bool(before) and before == finding["source"])
        for before, finding in zip(sources, findings, strict=False)
    )
    return joined([*shown, _summary(value, file)])


def _finding(finding: Mapping[str, Any], draft: str, *, same: bool) -> str:
    """Return one finding over a few lines; ``same``: the finding before it has the same source words."""
    line = draft.count("\n", 0, finding["start"]) + 1
    rows = [f"{finding['severity'].upper()} {one_line(finding['rule'])}, line {line}"]
    said = (
        ("draft", f"“{_short(finding['draft'])}”" if finding["draft"] else ""),
        ("source", "" if not finding["source"] else "as above" if same else f"“{_short(finding['source'])}”"),
        ("why", finding["why"]),
        ("fix", finding["fix"] or ""),
    )
    rows += [wrapped(words, first=f"  {name + ':':<8}", rest=" " * 10) for name, words in said if words]
    return "\n".join(rows)


def _short(text: str) -> str:
    """Return the text on one line; the middle of a long one is cut, between words."""
    line = one_line(text)
    if len(line) <= _LONGEST:
        return line
    head, tail = line[: _LONGEST // 2], line[-_LONGEST // 2 :]
    return f"{head.rsplit(' ', 1)[0]} … {tail.split(' ', 1)[-1]}"


def _summary(value: Mapping[str, Any], file: str | None) -> str:
    """Return the line that counts sentences and findings."""
    count = Counter(f["severity"] for f in value["findings"])
    found = ", ".join(counted(count[s], s) for s in _SEVERITIES if count[s]) or "nothing to mend"
    return wrapped(
        f"{file + ': ' if file else ''}{counted(len(value['sentences']), 'sentence')} checked: {found}."
    )
