"""The fixtures of these tests."""

from judging import _judge

__all__ = ["_judge"]
