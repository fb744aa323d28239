"""Official transcripts in, plain-English news out, every sentence tied to the words it rests on."""

from __future__ import annotations

__version__ = "0.1.0"
