"""Named entities: what the network proposes, mended by what official transcripts show.

A title before a name, a list of countries, the form of a date: each is surer than a network trained on a small
treebank. So each rule proposes spans in its turn, the surest first, and no span may touch one already taken. Types are
PERSON, ORG, PLACE, EVENT and TIME. A span leaves out titles, a leading "the" and a final "'s"; adjectives and
peoples ("Russian", "Americans"), laws and plans are no names. Words are in ``data/names.toml``.
"""  # noqa: E501

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from readout.language.gazetteer import LAND, Phrase, is_title
from readout.language.name_rules import RULES, documents, portfolios
from readout.language.name_sentence import PROPER, Span, listed, read


def decode(labels: Sequence[str]) -> list[Span]:
    """Spans of a sequence of BIO labels; an I that continues nothing begins a span."""
    spans: list[Span] = []
    start, kind = -1, ""
    for i, label in enumerate([*labels, "O"]):
        if start >= 0 and (not label.startswith("I-") or label[2:] != kind):
            spans.append((start, i, kind))
            start = -1
        if start < 0 and label != "O":
            start, kind = i, label[2:]
    return spans


def of_sentence(
    words: Sequence[str], tags: Sequence[str], proposed: Sequence[Span], known: Sequence[Phrase]
) -> list[Span]:
    """Named entities of one sentence, in order, none inside another.

    Args:
        words, tags: token texts and Penn tags.
        proposed: the network's spans.
        known: the gazetteer's phrases.
    """
    s = read(words, tags, proposed, known)
    office = portfolios(s)
    taken = [(a, b, "PLACE") for a, b, bits in known if bits & LAND and office.issuperset(range(a, b))]
    covered = office | documents(s)
    for rule in RULES:
        for span in rule(s):
            a, b, _ = span = _joined(words, span)
            if covered.isdisjoint(range(a, b)):
                taken.append(span)
                covered.update(range(a, b))
    return sorted(taken)


def _joined(words: Sequence[str], span: Span) -> Span:
    """The span with what follows its comma: ", Inc." of a company, ", Jr." of a person."""
    a, b, kind = span
    tails = {"ORG": "company_tails", "PERSON": "person_tails"}.get(kind)
    after = words[b + 1].rstrip(".").lower() if b + 1 < len(words) and words[b] == "," else ""
    return (a, b + 2, kind) if tails and after in listed(tails) else span


def of_document(
    sentences: Sequence[tuple[Sequence[str], Sequence[str]]], found: Sequence[Sequence[Span]]
) -> list[list[Span]]:
    """Make a document agree with itself: a name seen twice is one kind, and a surname is its bearer's kind.

    Args:
        sentences: token texts and tags of each sentence.
        found: entities of each sentence, from :func:`of_sentence`.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    surnames: set[str] = set()
    for (words, _), spans in zip(sentences, found, strict=True):
        for a, b, kind in spans:
            if kind != "TIME":
                votes[" ".join(words[a:b])][kind] += 1
                if kind == "PERSON" and b - a > 1:
                    surnames.add(words[b - 1])
    settled = dict.fromkeys(surnames, "PERSON")
    settled |= {name: max(c.items(), key=lambda p: (p[1], p[0]))[0] for name, c in votes.items()}
    return [
        _settle(words, tags, spans, settled) for (words, tags), spans in zip(sentences, found, strict=True)
    ]


def _settle(
    words: Sequence[str], tags: Sequence[str], spans: Sequence[Span], settled: dict[str, str]
) -> list[Span]:
    """A sentence's entities with the kinds that its document settled on, and words named elsewhere in it."""
    result = [(a, b, k if k == "TIME" else settled[" ".join(words[a:b])]) for a, b, k in spans]
    loose = {i for i, tag in enumerate(tags) if tag in PROPER} - {i for a, b, _ in spans for i in range(a, b)}
    for i in loose:
        kind = settled.get(words[i])
        alone = loose.isdisjoint({i - 1, i + 1}) or (i > 0 and is_title(words[i - 1]))
        if kind and alone and not is_title(words[i]):
            result.append((i, i + 1, kind))
    return sorted(result)
