"""A digest as an e-mail: the text, and the same as HTML (multipart/alternative, RFC 2046); it is not sent."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from readout.publishing import digest_html, digest_text
from readout.publishing.wording import listed_days
from readout.records import Digest

SUFFIX = ".eml"


def render(digest: Digest) -> str:
    """Return the message with its headers, without sender and receiver: whoever sends it puts those in.

    Its lines end in newlines alone; what sends it makes them CRLF. The same digest gives the same message.
    """
    message = EmailMessage(policy=SMTP.clone(linesep="\n"))
    message["Subject"] = f"What is new: {listed_days(digest)}"
    message["MIME-Version"] = "1.0"
    message.set_content(digest_text.render(digest) + "\n", cte="quoted-printable")
    message.add_alternative(digest_html.render(digest), subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_readout_{digest.since}_{digest.documents}")
    return message.as_string()
