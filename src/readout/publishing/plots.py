"""Plots as SVG, drawn by matplotlib: text stays text, colours follow the page, the same rows give the same bytes.

An SVG can stand in a page whose content security policy forbids inline styles, beside others, and alone: it
has no style, script, reference or date; its ids are its own; lines and text are in ``currentColor``; each
series has a colour that can be seen on light and on dark paper, and a class (``series-1`` …) by which a page
may choose another.
"""  # noqa: E501

from __future__ import annotations

import hashlib
import io
import json
import re
import threading
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from readout.errors import BadUsage
from readout.publishing.columns import Row
from readout.publishing.periods import counted, spread
from readout.publishing.wording import plain_characters

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_INK = "#010203"  # stands for the page's own colour until the SVG is put together
#: Okabe and Ito's colours for all kinds of colour vision, a shade darker or lighter where paper would swallow
#: them.
SERIES = ("#2f7fc1", "#cc6a14", "#2c9163", "#c0568f", "#8a7a1f", "#6f6fd0")
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_MOST_BARS, _MOST_LABELS = 20, 12
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_MEASURES = (
    ("waffle_per_100", "Waffle, words in 100"),
    ("hedges_per_100", "Hedges in 100 words"),
    ("non_reply_share", "Share of questions not answered"),
)
#: matplotlib keeps its settings for the whole process.
_ONE = threading.Lock()
_BARRED = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def timeline_svg(rows: Sequence[Row], *, narrow: bool = False) -> str:
    """Return a bar for each day, month or year: in how many documents a topic came up.

    Args:
        rows: of :func:`readout.archive.asking.timeline.timeline`; ``date`` (ISO 8601) is used. The unit is
            chosen by the time that they cover; those without a date are left out, as the description says.
        narrow: for a phone, half as wide and as high.

    Raises:
        BadUsage: matplotlib is not installed.
    """
    unit, counts = counted([row["date"] for row in rows])
    undated = len(rows) - sum(counts.values())
    most = max(counts, key=lambda period: counts[period], default="")
    told = (
        f"{sum(counts.values())} documents from {min(counts)} to {max(counts)}; the most in one {unit}: "
        f"{counts[most]}, in {most}."
        if counts
        else "No documents with a date."
    )
    if undated:
        told += f" {undated} more without a date are left out."
    with _drawing():
        from matplotlib.ticker import MaxNLocator

        figure = _figure(2.6 if narrow else 3.0, narrow)
        axes = figure.add_subplot()
        axes.bar(range(len(counts)), list(counts.values()), color=SERIES[0], width=0.8)
        _time_axis(axes, list(counts), narrow)
        axes.set_ylabel("documents")
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        return _svg(figure, f"Documents by {unit}", told, rows)


def waffle_svg(rows: Sequence[Row], *, narrow: bool = False) -> str:
    """Return waffle, hedges and questions not answered, side by side: by speaker, or over time where rows have periods.

    Args:
        rows: of :func:`readout.archive.asking.waffle.waffle`. Of many speakers the first 20 are drawn, over time the
        first 6.
        narrow: for a phone, half as wide; of rows over time alone.

    Raises:
        BadUsage: matplotlib is not installed.
    """  # noqa: E501
    over_time = any(row["period"] for row in rows)
    speakers = list(dict.fromkeys(row["speaker"] for row in rows))
    drawn = speakers[: len(SERIES) if over_time else _MOST_BARS]
    told = (
        f"{len(drawn)} of {len(speakers)} speakers: {', '.join(drawn)}." if drawn else "Nobody said enough."
    )
    title = f"Waffle, hedges and questions not answered {'over time' if over_time else 'by speaker'}"
    with _drawing():
        figure = _figure(6.0 if over_time else 1.2 + 0.24 * len(drawn), narrow and over_time)
        if over_time:
            _lines(figure, rows, drawn, narrow)
        else:
            _bars(figure, [row for row in rows if row["speaker"] in drawn])
        return _svg(figure, title, told, rows)


def _bars(figure: Figure, rows: Sequence[Row]) -> None:
    axes = figure.subplots(1, 3, sharey=True)
    places = range(len(rows))
    for n, (measure, label) in enumerate(_MEASURES):
        axes[n].barh(places, [row[measure] or 0 for row in rows], color=SERIES[n], height=0.7)
        axes[n].set_xlabel(
            label.replace(", ", ",\n") if n == 0 else label.replace(" of ", " of\n").replace(" in ", "\nin ")
        )
        axes[n].set_xlim(left=0)
    axes[0].set_yticks(places, [_clean(row["speaker"]) for row in rows])
    axes[0].invert_yaxis()


def _lines(figure: Figure, rows: Sequence[Row], speakers: Sequence[str], narrow: bool) -> None:
    axes = figure.subplots(3, 1, sharex=True)
    periods = spread(sorted({row["period"] for row in rows if row["period"]}))
    for n, (measure, label) in enumerate(_MEASURES):
        for k, speaker in enumerate(speakers):
            said: Mapping[str, Any] = {r["period"]: r[measure] for r in rows if r["speaker"] == speaker}
            values = [float("nan") if said.get(p) is None else said[p] for p in periods]
            axes[n].plot(values, color=SERIES[k], marker="osD^vP"[k], markersize=3.5, label=_clean(speaker))
        axes[n].set_title(label, loc="left", fontsize=9)
        axes[n].set_ylim(bottom=0)
    _time_axis(axes[-1], periods, narrow)
    if speakers:
        figure.legend(
            *axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=3, frameon=False
        )


def _time_axis(axes: Axes, periods: Sequence[str], narrow: bool) -> None:
    most = _MOST_LABELS // 2 if narrow else _MOST_LABELS
    shown = range(0, len(periods), max(1, -(-len(periods) // most)))
    axes.set_xticks(list(shown), _time_labels([periods[n] for n in shown]))


def _time_labels(periods: Sequence[str]) -> list[str]:
    """Return days, months or years (ISO 8601) as they stand below an axis: a year is told where it begins."""
    labels = []
    year = ""
    for period in periods:
        parts = period.split("-")
        if len(parts) == 1:
            labels.append(period)
            continue
        label = _MONTHS[int(parts[1]) - 1]
        if len(parts) > 2:
            label = f"{int(parts[2])} {label}"
        labels.append(label if parts[0] == year else f"{label}\n{parts[0]}")
        year = parts[0]
    return labels


@contextmanager
def _drawing() -> Iterator[None]:
    """Let matplotlib draw in the same way everywhere, whatever its user's settings are.

    Raises:
        BadUsage: matplotlib is not installed.
    """
    try:
        import matplotlib
    except ImportError:
        raise BadUsage(
            "plots need the package matplotlib, which is not installed",
            todo="run: pip install 'readout[plots]'",
        ) from None
    with _ONE, matplotlib.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name in letters that the font lacks is text all the same
        matplotlib.rcdefaults()
        matplotlib.rc("svg", fonttype="none")
        matplotlib.rc("font", family="DejaVu Sans")  # comes with matplotlib
        matplotlib.rc("text", parse_math=False, color=_INK)
        matplotlib.rc("axes", edgecolor=_INK, labelcolor=_INK)
        matplotlib.rc("axes.spines", top=False, right=False)
        for axis in ("xtick", "ytick"):
            matplotlib.rc(axis, color=_INK, labelcolor=_INK, labelsize=8)
        yield


def _figure(height: float, narrow: bool = False) -> Figure:
    """Return an empty figure, 7 inches wide, or 4."""
    from matplotlib.figure import Figure

    return Figure(figsize=(4.0 if narrow else 7.0, height), layout="constrained")


def _svg(figure: Figure, title: str, told: str, rows: Sequence[Row]) -> str:
    """Return a figure as SVG, with what it shows as its title and description."""
    import matplotlib

    salt = hashlib.sha256(json.dumps([title, told, list(rows)], default=str).encode()).hexdigest()[:8]
    out = io.StringIO()
    matplotlib.rc("svg", hashsalt=salt)
    unsaid = {"Date": None, "Creator": None, "Format": None, "Type": None}
    figure.savefig(out, format="svg", transparent=True, metadata=unsaid)
    return _bare(out.getvalue(), title, told, salt)


def _bare(drawn: str, title: str, told: str, salt: str) -> str:
    """Return matplotlib's SVG with attributes for styles, own ids, colours of the page, a title and a description."""  # noqa: E501
    from lxml import etree

    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False, remove_blank_text=True)
    root = etree.fromstring(drawn.encode(), parser)
    for style in list(root.iter(f"{{{_SVG}}}style", f"{{{_SVG}}}metadata")):
        style.getparent().remove(style)
    for one in root.iter():
        _attributes(one, f"p{salt}-")
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    names = f"p{salt}-title", f"p{salt}-desc"
    root.attrib.update(
        {"class": "plot", "role": "img", "aria-labelledby": " ".join(names), "font-family": "sans-serif"}
    )
    root.attrib.update({"stroke-linejoin": "round", "stroke-linecap": "butt"})
    for n, (tag, text) in enumerate((("title", title), ("desc", told))):
        one = etree.Element(f"{{{_SVG}}}{tag}", id=names[n])
        one.text = _clean(text)
        root.insert(n, one)
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode"))


def _attributes(one: Any, prefix: str) -> None:
    """Turn an element's style into attributes, which no content security policy forbids, and make its ids its own."""  # noqa: E501
    if "id" in one.attrib:
        one.set("id", prefix + one.get("id"))
    if reference := one.attrib.pop(_XLINK, None):
        one.set("href", "#" + prefix + reference.removeprefix("#"))
    if "clip-path" in one.attrib:
        one.set("clip-path", one.get("clip-path").replace("url(#", f"url(#{prefix}"))
    series = set()
    for declaration in one.attrib.pop("style", "").split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if not name or name == "font-family":
            continue
        if value in SERIES:
            series.add(SERIES.index(value) + 1)
        one.set(name, value.replace(_INK, "currentColor"))
    if one.tag == f"{{{_SVG}}}text" and "fill" not in one.attrib:
        one.set("fill", "currentColor")
    if series:
        one.set("class", " ".join(f"series-{n}" for n in sorted(series)))


def _clean(text: str) -> str:
    return _BARRED.sub("", plain_characters(text))
