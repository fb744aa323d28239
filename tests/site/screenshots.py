"""Pictures of every page, on a phone and a desktop, light, dark and as printed: ``make screenshots``.

``python tests/site/screenshots.py [ARCHIVE] [FOLDER]``; without an archive one of invented briefings is made.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from briefings import fill, pages
from browser import browser, served

#: Name, width and height in CSS pixels, colour scheme.
VIEWS = (("phone", 360, 740, "light"), ("desktop", 1280, 900, "light"), ("dark", 1280, 900, "dark"))


def main(archive: str | None, folder: Path) -> None:
    """Write the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        place = archive or str(Path(scratch) / "invented.sqlite")
        if archive is None:
            fill(place)
        with served(place) as base, browser() as opened:
            for view, width, height, scheme in VIEWS:
                context = opened.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                sheet = context.new_page()
                for name, path in pages(place):
                    sheet.goto(base + path)
                    whole = name not in ("story", "transcript") or view == "phone"
                    sheet.screenshot(path=folder / f"{name}-{view}.png", full_page=whole and view != "phone")
                    wide = sheet.evaluate("document.documentElement.scrollWidth - innerWidth")
                    if wide > 0:
                        print(f"{name} on a {view}: {wide} pixels too wide")
                    if view == "desktop":
                        sheet.pdf(path=folder / f"{name}-print.pdf", format="A4")
                context.close()
    print(f"{folder}: pictures of {len(pages(place))} pages")


if __name__ == "__main__":
    main(
        sys.argv[1] if len(sys.argv) > 1 else None, Path(sys.argv[2] if len(sys.argv) > 2 else "screenshots")
    )
