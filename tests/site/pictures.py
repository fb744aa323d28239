"""The pictures of the tutorial (docs/pictures), of the project's own examples: ``make pictures``."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path
from typing import Any

from browser import browser, served
from PIL import Image

from readout.cli import main as readout

ROOT = Path(__file__).parents[2]
#: Enough for letters and a few colours; a picture in a tutorial need not be larger than the tutorial.
COLOURS = 48


def main(folder: Path) -> None:
    """Write the pictures into a folder, as PNG."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        place = str(Path(scratch) / "examples.sqlite")
        readout(("archive", "add", str(ROOT / "examples"), "--archive", place))
        readout(("archive", "write", "--archive", place))
        with served(place) as base, browser() as opened:
            context = opened.new_context(viewport={"width": 1060, "height": 640}, reduced_motion="reduce")
            sheet = context.new_page()
            for name, show in (("front", front), ("story", story), ("search", search), ("check", check)):
                show(sheet, base)
                _keep(sheet, folder / f"{name}.png")
            context.close()


def front(sheet: Any, base: str) -> None:
    """Show the latest stories."""
    sheet.goto(base)


def story(sheet: Any, base: str) -> None:
    """Show a story in which a sentence is chosen, and its source lit up."""
    # By its document, for the headline is written by rules that change.
    sheet.locator("article", has_text="Daily Press Briefing").locator("h2 a").first.click()
    sheet.locator("p .say .to", has_text="60 customs officers").first.click()
    sheet.locator("mark.lit").first.wait_for()


def search(sheet: Any, base: str) -> None:
    """Show what was said of the crossing, and by what it can be narrowed."""
    sheet.goto(f"{base}/search?q=crossing")


def check(sheet: Any, base: str) -> None:
    """Show a draft with a quotation that nobody said."""
    sheet.goto(f"{base}/check")
    told = "Orvania will add 60 customs officers at Dol, Brandt said."
    draft = f"{told} “We will never close our side,” she added."
    sheet.get_by_label("1. The draft").fill(draft)
    sheet.get_by_label("Words of the title").fill("briefing")
    sheet.get_by_role("button", name="Find").click()
    sheet.locator("input[name=source]").first.check()
    sheet.get_by_role("button", name="Check the draft").click()
    sheet.locator(".checked").wait_for()


def _keep(sheet: Any, place: Path) -> None:
    picture = Image.open(io.BytesIO(sheet.screenshot())).convert("RGB").quantize(COLOURS)
    picture.save(place, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "docs" / "pictures"))
