"""Imports spaCy without its command line, which it imports with itself and Readout never uses.

The command line brings a web client, a project manager and a console of its own: a third of the time that
spaCy takes to load. Importing this module before anything of spaCy leaves them out; whoever asks for
``spacy.cli`` later gets the real one.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_CLI, _INFO = "spacy.cli", "spacy.cli.info"


def _info(*args: Any, **kwargs: Any) -> Any:
    """Stand for ``spacy.info``: load the real one and call it."""
    return import_module(_INFO).info(*args, **kwargs)


if "spacy" not in sys.modules:
    cli, info = ModuleType(_CLI), ModuleType(_INFO)
    info.__dict__["info"] = _info
    sys.modules.update({_CLI: cli, _INFO: info})
    try:
        import_module("spacy")
    finally:
        for name, module in ((_CLI, cli), (_INFO, info)):
            if sys.modules.get(name) is module:
                del sys.modules[name]
