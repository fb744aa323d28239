"""Earlier sentences told as background: dated, attributed, in reported speech."""

from readout.writing.background.telling import Telling, tell, telling_units

__all__ = ["Telling", "tell", "telling_units"]
