"""The site as a reader meets it, in Debian's Chromium: skipped, saying so, where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from briefings import pages
from browser import CHROMIUM, browser, served
from lxml import etree

pytest.importorskip("playwright")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium; READOUT_CHROMIUM names one")


@pytest.fixture(scope="module")
def base(place: str) -> Iterator[str]:
    with served(place) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as opened:
        yield opened


@pytest.fixture
def sheet(chromium: Any) -> Iterator[Any]:
    """Give a desktop's page; whatever it logs or asks of another server fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("dialog", lambda dialog: (wrong.append("a dialog"), dialog.dismiss()))
    opened.on("request", lambda r: None if "//127.0.0.1:" in r.url else wrong.append(r.url))
    yield opened
    context.close()
    assert [line for line in wrong if "404" not in line] == []


def lit(sheet: Any) -> str:
    return " ".join(sheet.locator("mark.lit").all_inner_texts())


def test_reader_follows_a_sentence_to_its_source_and_back_by_mouse(sheet: Any, base: str) -> None:
    sheet.goto(base)
    sheet.locator(".stories a[href='/stories/2']").click()
    said = sheet.locator(".say[data-p] .to", has_text="$24 million").first
    said.hover()
    sheet.locator("mark.hot").first.wait_for()
    said.click()
    sheet.locator("mark.lit", has_text="24 million").first.wait_for()
    assert "24 million" in lit(sheet)
    assert "Source:" in sheet.locator("#heard").inner_text()
    # The page scrolls there smoothly, which takes a moment.
    sheet.wait_for_function(
        "() => { const b = document.querySelector('mark.lit').getBoundingClientRect();"
        " return b.top >= 0 && b.top < innerHeight }"
    )
    sheet.keyboard.press("Escape")
    sheet.wait_for_function("() => !document.querySelector('.lit')")
    mark = sheet.locator("mark", has_text="24 million").first
    mark.click()
    sheet.locator(".say.lit", has_text="24 million").first.wait_for()


def test_reader_goes_through_a_story_by_keyboard(sheet: Any, base: str) -> None:
    sheet.goto(f"{base}/stories/2")
    sheet.keyboard.press("Tab")
    assert sheet.evaluate("document.activeElement.className") == "skip"
    sheet.keyboard.press("Enter")
    sheet.keyboard.press("Tab")
    first = sheet.evaluate("document.activeElement.closest('.say').id")
    sheet.keyboard.press("ArrowDown")
    second = sheet.evaluate("document.activeElement.closest('.say').id")
    assert first != second
    assert sheet.locator("mark.hot").count() > 0
    sheet.keyboard.press("Enter")
    assert lit(sheet)
    assert sheet.url.endswith(f"#{second}")


def test_without_javascript_links_lead_both_ways(chromium: Any, base: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    sheet = context.new_page()
    sheet.goto(f"{base}/stories/2")
    said = sheet.locator(".say[data-p]").nth(3)
    said.locator(".to").click()
    anchor = sheet.url.partition("#")[2]
    mark = sheet.locator(f"[id='{anchor}'] ~ mark").first
    mark.locator("xpath=following-sibling::a[@class='back']").first.click()
    assert sheet.url.partition("#")[2].startswith("s")
    context.close()


def test_reader_searches_filters_and_opens_a_timeline(sheet: Any, base: str) -> None:
    sheet.goto(base)
    sheet.get_by_label("Search all documents").fill("water")
    sheet.keyboard.press("Enter")
    sheet.locator(".facets a", has_text="Ruiz").click()
    sheet.wait_for_url("**speaker=**")
    texts = sheet.locator(".passages blockquote").all_inner_texts()
    assert texts
    assert all("clean water" in text for text in texts)
    sheet.goto(f"{base}/subjects")
    sheet.get_by_label("Subject", exact=True).fill("tents")
    sheet.keyboard.press("Enter")
    sheet.locator("main", has_text="300 tents").wait_for()
    sheet.goto(f"{base}/subjects/trucks")
    sheet.wait_for_function("() => document.querySelector('.plot img').naturalWidth > 0")
    sheet.locator("main details summary").click()
    sheet.locator("main details td", has_text="15 March 2024").wait_for()


def test_reader_compares_two_documents(sheet: Any, base: str) -> None:
    sheet.goto(f"{base}/changes")
    sheet.get_by_label("Words of their titles").fill("daily press")
    sheet.get_by_role("button", name="Find").click()
    sheet.get_by_label("Old: Daily Press Briefing 1").check()
    sheet.get_by_label("New: Daily Press Briefing 2").check()
    sheet.get_by_role("button", name="Compare").click()
    assert "45 trucks" in " ".join(sheet.locator("tr.figure").all_inner_texts())


def test_reader_sees_a_misquote_caught(sheet: Any, base: str) -> None:
    sheet.goto(f"{base}/check")
    sheet.get_by_label("1. The draft").fill(
        "“Orvania will send 90 trucks of medicine to Paris,” Brandt said."
    )
    sheet.get_by_label("Words of the title").fill("briefing 2")
    sheet.get_by_role("button", name="Find").click()
    sheet.get_by_label("Daily Press Briefing 2").check()
    sheet.get_by_role("button", name="Check the draft").click()
    assert sheet.locator("li.error").count() > 0
    assert "60 trucks" in sheet.locator(".checked blockquote").first.inner_text()


def test_reader_subscribes_to_the_feed_of_a_search(sheet: Any, base: str) -> None:
    sheet.goto(f"{base}/search?q=water")
    link = sheet.get_by_role("link", name="Feed of this search")
    answer = sheet.request.get(base + link.get_attribute("href"))
    feed = etree.fromstring(answer.body(), etree.XMLParser(resolve_entities=False, no_network=True))
    assert etree.QName(feed).localname == "feed"
    assert "clean water" in " ".join(feed.xpath("//*[local-name()='entry']/*[local-name()='summary']/text()"))


def test_reader_shares_a_sentence_and_comes_back(sheet: Any, base: str) -> None:
    sheet.goto(f"{base}/stories/2")
    sheet.locator(".say .n").first.focus()
    sheet.keyboard.press("Enter")
    sheet.wait_for_url("**/stories/2/s*")
    sheet.locator("main blockquote").first.wait_for()
    sheet.go_back()
    sheet.wait_for_url("**/stories/2")


def test_no_page_breaks_its_policy_or_asks_others(chromium: Any, base: str, place: str) -> None:
    context = chromium.new_context()
    context.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective))"
    )
    # Were violations not heard, none would be found below.
    probe = context.new_page()
    probe.goto(base)
    with probe.expect_event("console", lambda message: message.text == "policy: img-src"):
        probe.evaluate("document.body.append(Object.assign(new Image(), {src: 'data:image/png,x'}))")
    sheet = context.new_page()
    wrong: list[tuple[str, str]] = []
    sheet.on("console", lambda m: wrong.append((sheet.url, m.text)) if m.type == "error" else None)
    sheet.on("pageerror", lambda error: wrong.append((sheet.url, str(error))))
    sheet.on("request", lambda r: None if r.url.startswith(base) else wrong.append((sheet.url, r.url)))
    for _, path in pages(place):
        sheet.goto(base + path)
    context.close()
    assert [one for one in wrong if not one[0].endswith("/nothing")] == []


# Widths and colours are ruled apart from each other, so that each need be looked at once only.
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_no_page_is_barred_to_anyone_or_too_wide(
    chromium: Any, base: str, place: str, width: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    # axe is put into the page by script, which the policy of the site rightly forbids others.
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    sheet = context.new_page()
    faults = []
    for name, path in pages(place):
        sheet.goto(base + path)
        found = axe.run(sheet).response["violations"]
        faults += [(name, one["id"], [node["html"][:90] for node in one["nodes"][:3]]) for one in found]
        if sheet.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append((name, "too wide", []))
    context.close()
    assert faults == []
