"""The fixtures of these tests."""

from dam import a_story, a_transcript

__all__ = ["a_story", "a_transcript"]
