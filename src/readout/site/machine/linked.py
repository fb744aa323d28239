"""What a story's page tells programs in its head."""

from __future__ import annotations

from fastapi import Request
from markupsafe import Markup

from readout.publishing.linked_data import data_block, news_article
from readout.records import Story
from readout.site import addresses
from readout.site.machine.paging import whole


def story_data(request: Request, document: int, story: Story, made_at: str | None) -> Markup:
    """Return the words inside ``<script type="application/ld+json">`` of a story's page, safe as they are."""
    value = news_article(
        story,
        whole(request, addresses.story_url(document)),
        made_at=made_at,
        sentence_url=lambda name: whole(request, addresses.sentence_url(document, name)),
        publisher=request.app.state.settings.name,
    )
    return Markup(data_block(value))
