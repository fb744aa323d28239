"""Treebank sentences to spaCy documents of several sentences each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from training.conllu import Sentence


def groups(sentences: Iterable[Sentence], size: int = 10) -> Iterator[list[Sentence]]:
    """Yield runs of at most ``size`` consecutive sentences of one document."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and (len(group) >= size or sentence.document != group[0].document):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def to_doc(vocab: Vocab, sentences: list[Sentence], entities: bool) -> Doc:
    """Make a gold document; ``entities`` false leaves entities missing (EWT has none)."""
    words, spaces, heads = [], [], []
    tags: list[str] = []
    lemmas: list[str] = []
    deps: list[str] = []
    pos: list[str] = []
    spans = []
    for sentence in sentences:
        base = len(words)
        words += sentence.words
        spaces += sentence.spaces
        spaces[-1] = True
        heads += [base + h for h in sentence.heads]
        tags += sentence.xpos
        pos += sentence.upos
        lemmas += sentence.lemmas
        deps += ["ROOT" if d == "root" else d for d in sentence.deps]
        spans += [(base + a, base + b, label) for a, b, label in sentence.entities]
    doc = Doc(vocab, words=words, spaces=spaces, tags=tags, pos=pos, lemmas=lemmas, heads=heads, deps=deps)
    if entities:
        doc.set_ents([Span(doc, a, b, label) for a, b, label in spans])
    else:
        doc.set_ents([], default="missing")
    return doc
