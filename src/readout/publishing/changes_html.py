"""Changes between two texts as one HTML page: old and new side by side, the words that differ marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape
from typing import Any

_TOKEN = re.compile(r"\s+|\w+(?:[’'.,-]\w+)*|[^\w\s]")
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem }}
body {{ color: #111; background: #fff }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed }}
th, td {{ border-top: 1px solid #bbb; padding: .5rem; text-align: left; vertical-align: top }}
th, td {{ overflow-wrap: anywhere }}
th:first-child {{ width: 6rem }}
del {{ background: #ffd9d9; color: #700 }}
ins {{ background: #d9f2d9; color: #050 }}
</style>
</head>
<body>
<h1>{title}</h1>
<table>
<thead><tr><th scope="col">Change</th><th scope="col">{old}</th><th scope="col">{new}</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</body>
</html>
"""


def render(rows: Sequence[dict[str, Any]], old: str, new: str) -> str:
    """Return the page.

    Args:
        rows: as ``readout changes`` prints them: "kind", and "old" and "new" with "exact", or ``None``.
        old: what the old text is called.
        new: what the new one is called.
    """
    lines = []
    for row in rows:
        left, right = marked(
            row["old"]["exact"] if row["old"] else "", row["new"]["exact"] if row["new"] else ""
        )
        lines.append(f'<tr><th scope="row">{escape(row["kind"])}</th><td>{left}</td><td>{right}</td></tr>')
    return _PAGE.format(title="What changed", old=escape(old), new=escape(new), rows="\n".join(lines))


def marked(before: str, after: str) -> tuple[str, str]:
    """Return two texts as HTML, with what is only in the one in ``del`` and only in the other in ``ins``."""
    a, b = _TOKEN.findall(before), _TOKEN.findall(after)
    left, right = [], []
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        gone, come = escape("".join(a[i:j])), escape("".join(b[k:m]))
        left.append(gone if tag == "equal" or not gone.strip() else f"<del>{gone}</del>")
        right.append(come if tag == "equal" or not come.strip() else f"<ins>{come}</ins>")
    return "".join(left), "".join(right)
