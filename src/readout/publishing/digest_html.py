"""A digest as a page without script, fit for a browser and for the HTML part of a mail."""

from __future__ import annotations

from importlib import resources
from typing import Any

from readout.publishing.wording import (
    document_line,
    listed_days,
    made_digest,
    plain_characters,
    web_address,
)
from readout.records import Digest, DigestLine, Transcript

SUFFIX = ".html"


def render(digest: Digest) -> str:
    """Return the digest as one page that asks nothing of any server."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("readout.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = resources.files(__package__).joinpath("templates/digest.css").read_text("utf-8")
    return environment.get_template("digest.html.j2").render(
        title=f"What is new: {listed_days(digest)}",
        style=Markup(style),
        subjects=[
            {"name": plain_characters(name), "lines": [_line(line) for line in lines]}
            for name, lines in digest.subjects
        ],
        made=made_digest(digest),
    )


def _line(line: DigestLine) -> dict[str, Any]:
    return {
        "text": plain_characters(line.sentence.text),
        "new": line.sentence.new,
        "sources": [_source(t) for t in (line.source, *line.also)],
    }


def _source(transcript: Transcript) -> dict[str, Any]:
    return {
        "place": plain_characters(document_line(transcript)),
        "url": web_address(transcript.document.url),
    }
