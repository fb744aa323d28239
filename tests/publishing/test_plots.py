"""Plots: text stays text, nothing is fetched, no style or date, the same rows the same bytes; the page around them."""  # noqa: E501

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from readout.errors import BadUsage
from readout.publishing.people_rows import WAFFLE
from readout.publishing.periods import counted, spread, unit_of
from readout.publishing.plot_page import page
from readout.publishing.plots import timeline_svg, waffle_svg
from readout.publishing.record_rows import TIMELINE

SVG = "{http://www.w3.org/2000/svg}"
pytest.importorskip("matplotlib")


def spoken(speaker: str, period: str | None = None, **other: Any) -> dict[str, Any]:
    told = {"person": f"person:{speaker}", "speaker": speaker, "period": period, "turns": 3, "words": 1200}
    told |= {"waffle": 24, "hedges": 12, "waffle_per_100": 2.0, "hedges_per_100": 1.0}
    return {**told, "exchanges": 4, "non_replies": 1, "non_reply_share": 0.25, **other}


def dated(*days: str | None) -> list[dict[str, Any]]:
    return [
        {"date": day, "document": n, "title": "T", "url": "https://ministry.example/1", "speaker": "Brandt"}
        | {"exact": "The port is open.", "passages": 1, "start": 0, "end": 17}
        for n, day in enumerate(days, 1)
    ]


DAYS = dated("2024-03-11", "2024-03-13", "2024-03-13", None)
SPEAKERS = [spoken("Helena Brandt"), spoken("Tomas Ruiz", non_reply_share=None)]
MONTHS = [spoken("Helena Brandt", f"2024-{month:02d}", waffle_per_100=month) for month in (1, 2, 4)]
PLOTS = [
    pytest.param(timeline_svg, DAYS, id="timeline"),
    pytest.param(timeline_svg, [], id="timeline of nothing"),
    pytest.param(waffle_svg, SPEAKERS, id="speakers"),
    pytest.param(waffle_svg, MONTHS, id="months"),
    pytest.param(waffle_svg, [], id="nobody"),
]
Plot = Callable[[list[dict[str, Any]]], str]


@pytest.mark.parametrize(("plot", "rows"), PLOTS)
def test_a_plot_can_stand_in_any_page(plot: Plot, rows: list[dict[str, Any]]) -> None:
    drawn = plot(rows)
    root = etree.fromstring(drawn)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert root.get("aria-labelledby").split() == [root[0].get("id"), root[1].get("id")]
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert all(one.text for one in root[:2])
    assert not root.xpath("//*[@style]")
    assert not root.xpath("//*[local-name()='style' or local-name()='script' or local-name()='image']")
    assert not re.search(r'"https?://(?!www\.w3\.org/2000/svg")', drawn)
    pointed = set(re.findall(r"url\(#([^)]+)\)", drawn))
    pointed |= {u.removeprefix("#") for u in root.xpath("//@href")}
    assert pointed <= set(ids)
    colours = set(re.findall(r'(?:fill|stroke|color)="(#\w+)"', drawn))
    assert not colours & {"#000000", "#ffffff", "#010203"}, "paper and ink are the page's"
    assert not re.search(r"20\d\d-\d\d-\d\dT", drawn)


@pytest.mark.parametrize(("plot", "rows"), PLOTS)
def test_the_same_rows_give_the_same_bytes_whatever_matplotlib_is_told(
    plot: Plot, rows: list[dict[str, Any]]
) -> None:
    import matplotlib

    once = plot(rows)
    with matplotlib.rc_context({"font.size": 30, "axes.grid": True, "svg.fonttype": "path"}):
        assert plot(rows) == once


def test_two_plots_share_no_id() -> None:
    one, two = (set(re.findall(r'id="([^"]+)"', timeline_svg(rows))) for rows in (DAYS, DAYS[:2]))
    assert not one & two


def words(drawn: str) -> list[str]:
    return [one.text for one in etree.fromstring(drawn).iter(f"{SVG}text")]


def test_a_timeline_says_what_it_shows() -> None:
    drawn = timeline_svg(DAYS)
    assert {"11 Mar", "2024", "12 Mar", "13 Mar", "documents"} <= set(words(drawn))
    assert (
        "3 documents from 2024-03-11 to 2024-03-13; the most in one day: 2, in 2024-03-13. "
        "1 more without a date are left out." in drawn
    )


def test_a_narrow_timeline_says_the_same_in_less_room() -> None:
    def width(drawn: str) -> float:
        return float(etree.fromstring(drawn).get("viewBox").split()[2])

    wide, narrow = timeline_svg(DAYS), timeline_svg(DAYS, narrow=True)
    assert width(narrow) < 0.6 * width(wide)
    assert words(narrow)[-1] == words(wide)[-1] == "documents"


def test_a_name_is_text_whatever_is_in_it() -> None:
    names = ["$x^2$", "<script>alert(1)</script>", "A & B \x1b[31m\ufffe", "岸田", "Ó\u202eName"]
    drawn = waffle_svg([spoken(name) for name in names])
    assert {"$x^2$", "<script>alert(1)</script>", "A & B [31m", "岸田", "ÓName"} <= set(words(drawn))
    assert "<script" not in drawn


def test_without_matplotlib_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(BadUsage, match=r"matplotlib.*pip install 'readout\[plots\]'"):
        timeline_svg(DAYS)


def test_a_page_has_the_plot_and_its_rows_and_nothing_that_runs() -> None:
    made = page("Ports & <b>", timeline_svg(DAYS), DAYS, TIMELINE, caption="Documents")
    assert "<h1>Ports &amp; &lt;b&gt;</h1>" in made
    assert '<a href="https://ministry.example/1">1</a>' in made
    assert made.count("<tr>") == 1 + len(DAYS)
    assert not re.search(r"<script|\son\w+=|<style[^>]*>[^<]*url\(|\sstyle=|javascript:", made)
    assert "default-src 'none'; style-src 'sha256-" in made
    hostile = [{**DAYS[0], "url": "javascript:alert(1)", "title": "<img src=x>"}]
    assert "javascript:" not in page("T", "", hostile, TIMELINE, caption="Documents")
    assert ">2.0<" in page("T", "", SPEAKERS, WAFFLE, caption="Speakers")


@pytest.mark.parametrize(
    ("days", "unit"),
    [
        ([], "day"),
        (["2024-01-01", "2024-03-02"], "day"),
        (["2024-01-01", "2024-03-03"], "month"),
        (["2024-01", "2024-01-02"], "month"),
        (["2024", "2024-01-02"], "year"),
        (["2001-01-01", "2013-01-01"], "month"),
        (["2001-01-01", "2013-02-01"], "year"),
    ],
)
def test_the_unit_fits_the_time(days: list[str], unit: str) -> None:
    assert unit_of(days) == unit


_days = st.dates().map(lambda day: day.isoformat())
_cut = st.tuples(_days, st.sampled_from([4, 7, 10])).map(lambda cut: cut[0][: cut[1]])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.none() | _cut, max_size=20))
def test_every_day_is_counted_once_and_no_period_is_left_out(days: list[str | None]) -> None:
    _, counts = counted(days)
    assert sum(counts.values()) == sum(day is not None for day in days)
    assert list(counts) == sorted(counts) == spread(sorted(counts))
