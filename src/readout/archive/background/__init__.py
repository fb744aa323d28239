"""What the archive holds on a story's subjects from the same people, before its day.

:func:`find` gives the sentences, :mod:`readout.writing.background` tells them and the gate judges what is
told;
:func:`with_background` does all three, and marks what is new.
"""

from readout.archive.background.adding import with_background
from readout.archive.background.finding import Earlier, find

__all__ = ["Earlier", "find", "with_background"]
