"""Pictures of every page, on a phone and a desktop, light, dark and as printed: ``make screenshots``.

``python tests/site/screenshots.py [ARCHIVE] [FOLDER]``; without an archive one of invented briefings is made.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from briefings import fill, pages
from browser import browser, served

#: Name, width and height in CSS pixels, colour scheme, medium; a sheet of A4 is 794 pixels wide.
VIEWS = (
    ("phone", 360, 740, "light", "screen"),
    ("desktop", 1280, 900, "light", "screen"),
    ("dark", 1280, 900, "dark", "screen"),
    ("print", 794, 1123, "light", "print"),
)
#: Pages that are taken as they stand in the window: the whole of them is longer than anybody looks at.
LONG = ("story", "transcript", "waffle")
#: Pictures further down are loaded when a reader comes near; nobody does here.
EAGER = "() => Promise.all([...document.images].map((one) => { one.loading = 'eager'; return one.decode() }))"


def main(archive: str | None, folder: Path) -> None:
    """Write the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        place = archive or str(Path(scratch) / "invented.sqlite")
        if archive is None:
            fill(place)
        with served(place) as base, browser() as opened:
            for view, width, height, scheme, medium in VIEWS:
                context = opened.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                sheet = context.new_page()
                sheet.emulate_media(media=medium, color_scheme=scheme)
                for name, path in pages(place):
                    sheet.goto(base + path)
                    sheet.evaluate(EAGER)
                    sheet.screenshot(path=folder / f"{name}-{view}.png", full_page=name not in LONG)
                    wide = sheet.evaluate("document.documentElement.scrollWidth - innerWidth")
                    if wide > 0:
                        print(f"{name} on a {view}: {wide} pixels too wide")
                checked(sheet, base, number_of(place))
                sheet.screenshot(path=folder / f"checked-{view}.png", full_page=True)
                context.close()
    print(f"{folder}: pictures of {len(pages(place))} pages")


def number_of(place: str) -> str:
    """Return the number of the document whose story is pictured."""
    return dict(pages(place))["story"].rpartition("/")[2]


def checked(sheet: Any, base: str, number: str) -> None:
    """Let a draft be checked: the story's first sentences, with a quotation that nobody said."""
    sheet.goto(f"{base}/stories/{number}")
    said = sheet.locator("article p .to").all_inner_texts()[:2]
    sheet.goto(f"{base}/check?source={number}")
    sheet.get_by_label("1. The draft").fill(
        " ".join([*said, "“We will pay for all of it,” a spokesperson said."])
    )
    # As printed there are no buttons to be seen.
    sheet.locator("button.primary").evaluate("(button) => button.click()")
    sheet.locator(".checked").wait_for()


if __name__ == "__main__":
    main(
        sys.argv[1] if len(sys.argv) > 1 else None, Path(sys.argv[2] if len(sys.argv) > 2 else "screenshots")
    )
