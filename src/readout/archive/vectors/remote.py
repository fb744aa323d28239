"""An embedding model behind an address that speaks OpenAI's protocol (``/v1/embeddings``).

Nothing is sent anywhere but to the address that the user named. The key comes from ``READOUT_EMBEDDING_KEY`` alone, so
that it stands in no command line and in no archive.
"""  # noqa: E501

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readout.archive.vectors.static import unit
from readout.errors import BadUsage, FetchError

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

KEY = "READOUT_EMBEDDING_KEY"
_BATCH = 64
_TIMEOUT = 60.0  # seconds for an answer to one batch
_LONGEST = 8_000  # characters of a text; servers refuse what is longer than their model reads


@dataclass(frozen=True, slots=True)
class RemoteModel:
    """``name`` is the address with ``#`` and the model, ``url`` where batches are sent to."""

    name: str
    url: str
    model: str

    def passages(self, texts: Sequence[str], contexts: Sequence[str]) -> Array:
        """Return unit vectors, float32, a row a text with what stands over it."""
        both = [f"{over}\n{text}".strip()[:_LONGEST] for text, over in zip(texts, contexts, strict=True)]
        return self._embed(both)

    def question(self, text: str) -> Array:
        """Return the unit vector of a question, float32."""
        row: Array = self._embed([text[:_LONGEST]])[0]
        return row

    def _embed(self, texts: Sequence[str]) -> Array:
        import httpx
        import numpy as np

        key = os.environ.get(KEY)
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        made: list[Any] = []
        try:
            with httpx.Client(timeout=_TIMEOUT, headers=headers, trust_env=False) as client:
                for start in range(0, len(texts), _BATCH):
                    sent = {"model": self.model, "input": list(texts[start : start + _BATCH])}
                    made += self._read(client.post(self.url, json=sent), len(sent["input"]))
        except httpx.TimeoutException:
            raise FetchError(f"no answer within {_TIMEOUT:.0f} seconds", where=self.url) from None
        except (httpx.TransportError, httpx.InvalidURL, UnicodeError) as error:
            raise FetchError(f"it cannot be reached ({type(error).__name__})", where=self.url) from None
        try:
            vectors: Array = np.array(made, np.float32)
        except ValueError:
            vectors = np.zeros(0)
        if vectors.ndim != 2 or not vectors.size or not np.isfinite(vectors).all():
            raise FetchError("the answer holds no vectors of one length", where=self.url)
        return unit(vectors)

    def _read(self, answer: Any, count: int) -> list[Any]:
        """Return the vectors of an answer in the order of what was sent."""
        if answer.status_code != 200:
            todo = f"set {KEY} in the environment" if answer.status_code in (401, 403) else None
            raise FetchError(f"the server answers {answer.status_code}", where=self.url, todo=todo)
        try:
            rows = sorted(answer.json()["data"], key=lambda row: row["index"])
            found = [row["embedding"] for row in rows]
            in_order = [row["index"] for row in rows] == list(range(count))
        except (ValueError, KeyError, TypeError):
            in_order = False
        if not in_order:
            raise FetchError("the answer holds no vectors", where=self.url)
        return found


def remote(address: str) -> RemoteModel:
    """Return the model of ``http://HOST/v1#MODEL``; nothing is sent yet.

    Raises:
        BadUsage: the address names no model, or holds a password.
    """
    from urllib.parse import urlsplit

    base, _, model = address.partition("#")
    base = base.rstrip("/").removesuffix("/embeddings").removesuffix("/v1")
    try:
        split = urlsplit(base)
        host, secret = split.hostname, split.username or split.password or split.query
    except ValueError:
        host, secret = None, None
    if not host:
        raise BadUsage("this is no address", where=address)
    if secret:
        raise BadUsage("a key does not belong into the address", where=host, todo=f"put it into {KEY}")
    if not model:
        raise BadUsage("the address names no model", where=address, todo="add one: http://HOST/v1#MODEL")
    return RemoteModel(f"{base}/v1#{model}", f"{base}/v1/embeddings", model)
