"""The about page: how a story is made, what is measured, and what it cannot do."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from fastapi import APIRouter, Request, Response

from readout.site.rendering import page

router = APIRouter(include_in_schema=False)


@router.get("/about")
def about(request: Request) -> Response:
    """Return the about page."""
    return page(request, "about.html.j2", title="How a story is made", figures=figures())


@lru_cache(maxsize=1)
def figures() -> list[dict[str, Any]]:
    """Return what is measured: claims in words, and the floors that every change of the code has to hold."""
    data = resources.files("readout.site").joinpath("data/figures.toml").read_text("utf-8")
    return list(tomllib.loads(data)["figure"])
