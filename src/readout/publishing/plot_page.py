"""A page with a plot and, below it, the rows that it shows; it asks nothing of any server and holds no script."""  # noqa: E501

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources
from typing import Any

from readout import __version__
from readout.publishing.columns import Column, Row, cell
from readout.publishing.wording import one_line, web_address

_NUMBERS = ("whole", "real")


def page(title: str, plot: str, rows: Sequence[Row], columns: Sequence[Column], *, caption: str) -> str:
    """Return the page, ending with a newline.

    Args:
        title: what it shows.
        plot: SVG of :mod:`readout.publishing.plots`, which is put in as it is.
        rows: what the table shows, in the columns that have a heading; a title or number links to the row's
        ``url``. columns: how rows look in a flat form.
        caption: what a row is.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("readout.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    style = resources.files(__package__).joinpath("templates/plot.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    shown = [column for column in columns if column.shown]
    return environment.get_template("plot.html.j2").render(
        title=one_line(title),
        version=__version__,
        style=Markup(style),
        style_hash=f"sha256-{digest}",
        plot=Markup(plot),
        caption=caption,
        columns=[{"heading": column.shown, "number": column.kind in _NUMBERS} for column in shown],
        rows=[[_cell(column, row) for column in shown] for row in rows],
    )


def _cell(column: Column, row: Row) -> dict[str, Any]:
    return {
        "text": one_line(cell(column, row)),
        "number": column.kind in _NUMBERS,
        "url": web_address(row.get("url")) if column.name == "document" else None,
    }
