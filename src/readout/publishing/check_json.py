"""A check report as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from readout.publishing.schema import conform

if TYPE_CHECKING:
    from readout.checking.report import CheckReport

SUFFIX = ".json"


def render(report: CheckReport, *, file: str | None = None) -> str:
    """Return the report as JSON; on one line with ``"file"`` first if ``file`` is given."""
    value = report_to_json(report)
    if file is not None:
        return json.dumps({"file": file, **value}, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False, indent=1)


def report_to_json(report: CheckReport) -> dict[str, Any]:
    """Return the report as JSON values that follow ``schema/check-1.json``."""
    # Through JSON once, so that what is checked is what is printed: lists, where the report has tuples.
    return conform(json.loads(json.dumps(report.to_json())), "check-1")
