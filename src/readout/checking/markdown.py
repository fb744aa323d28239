"""Markdown as prose: its marks blanked, so that every other character keeps its place."""

from __future__ import annotations

import re

# What stands under a closing rule and is this small a part is a note on the article.
_NOTE = 0.12
_LINK = re.compile(r"(\[)([^\]\n]*)(\]\([^)\n]*\))")
# No prose of the article: code, pictures, notes at the foot and their marks, bare addresses, HTML comments.
_NO_PROSE = (
    re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL),
    re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])"),
    re.compile(r"^[ \t]*\[\^[^\]\n]+\]:[^\n]*(?:\n[ \t]+\S[^\n]*)*", re.MULTILINE),
    re.compile(r"^[ \t]*\[[^\]\n]+\]:[ \t]*\S+[^\n]*$", re.MULTILINE),
    re.compile(r"\[\^[^\]\n]+\]"),
    re.compile(r"<https?://[^>\s]+>"),
    re.compile(r"<!--.*?-->", re.DOTALL),
    # A table's head, with the line under it.
    re.compile(r"^[^\n]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-{2,}[ \t:|-]*$", re.MULTILINE),
)
_MARKUP = (
    re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$|^=+$|^-+$", re.MULTILINE),
    re.compile(r"(?<!\S)\|(?!\S)|^[ \t]*\||\|[ \t]*$", re.MULTILINE),
    re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+•][ \t]+|\d{1,2}[.)][ \t]+)", re.MULTILINE),
    re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`|\\(?=[^\w\s])"),
)
_FRONT_MATTER = re.compile(r"---\s*\n.*?\n---\s*(?:\n|$)", re.DOTALL)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} |---\s*$|[-*] |> |\d+\. )|\*\*[^*\n]+\*\*|\]\([^)\s]+\)|\[\^\w+\]", re.MULTILINE
)


def is_markdown(text: str) -> bool:
    """Say whether a text without a name looks like Markdown."""
    return bool(_MARKDOWN.search(text))


def bare(text: str) -> str:
    """Return the text with blanks for its marks, and for what is no prose of the article."""
    text = without_front_matter(_without_note(text))
    for pattern in _NO_PROSE:
        text = pattern.sub(blanked, text)
    text = _LINK.sub(lambda m: " " * len(m[1]) + m[2] + " " * len(m[3]), text)
    for pattern in _MARKUP:
        text = pattern.sub(blanked, text)
    return text


def without_front_matter(text: str) -> str:
    """Return the text with blanks for the front matter that it begins with, if it does."""
    match = _FRONT_MATTER.match(text)
    return blanked(match) + text[match.end() :] if match else text


def blanked(match: re.Match[str]) -> str:
    """Return as many blanks as the match has characters; lines stay lines."""
    return re.sub(r"[^\n]", " ", match.group())


def _without_note(text: str) -> str:
    """Blank what stands under the last rule of a Markdown draft, if it is short: credits and sources."""
    rules = list(re.finditer(r"\n\s*\n(?:[-*_][ \t]*){3,}\n", text))
    if not rules or len(text) - rules[-1].end() > _NOTE * len(text):
        return text
    return text[: rules[-1].start()] + re.sub(r"[^\n]", " ", text[rules[-1].start() :])
