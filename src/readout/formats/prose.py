"""Plain prose, its text taken exactly as it is: every offset is one into the file's own characters."""

from __future__ import annotations

import codecs
import hashlib

from readout.errors import BadInput
from readout.formats.detection import refuse_binary, refuse_noise
from readout.formats.encoding import decode
from readout.formats.parts import Parts
from readout.formats.refusals import refuse
from readout.records import Document


def read_prose(data: bytes, *, name: str | None = None) -> Document:
    """Read a file as prose: nothing is cut, joined or normalised, line ends and a byte-order mark included.

    Raises:
        BadInput: empty, binary, in another language, or without a word.
    """
    if not data.strip():
        raise BadInput("the file is empty", where=name)
    refuse_binary(data, name)
    text, encoding = decode(data)
    if data.startswith(codecs.BOM_UTF8):
        text = "\ufeff" + text
    refuse_noise(text, name)
    refuse(Parts(text), None, name)
    return Document(
        id=f"sha256:{hashlib.sha256(data).hexdigest()}", text=text, data=data, encoding=encoding, file=name
    )
