"""What a story's page tells programs in its head."""

from __future__ import annotations

from fastapi import Request
from markupsafe import Markup

from readout.publishing.linked_data import data_block, news_article
from readout.publishing.story_json import story_from_json
from readout.records import Transcript
from readout.site import addresses
from readout.site.machine.paging import whole
from readout.site.queries.stories import Kept
from readout.site.sentences import sentences


def story_data(request: Request, kept: Kept, transcript: Transcript) -> Markup:
    """Return the words inside ``<script type="application/ld+json">`` of a story's page, safe as they are."""
    told = [one for one in sentences(kept.story) if one.place == "sentence"]
    value = news_article(
        story_from_json(kept.story, [transcript]),
        whole(request, addresses.story_url(kept.document)),
        made_at=kept.made_at,
        sentence_urls=[whole(request, addresses.sentence_url(kept.document, one.id)) for one in told],
        publisher=request.app.state.settings.name,
    )
    return Markup(data_block(value))
