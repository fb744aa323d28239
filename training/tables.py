"""Tables that go with the network: lemmas that the dictionary gets wrong, and morphological features."""

from __future__ import annotations

from collections import Counter, defaultdict

from readout.language.analyser import rule_lemma
from readout.language.network import normal
from training.conllu import Sentence

AGREEING = frozenset({"VBD", "VBP"})


def lemma_table(sentences: list[Sentence]) -> dict[str, str]:
    """``"word TAG"`` to lemma, for the pairs whose commonest gold lemma is not the rule's."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for s in sentences:
        for word, tag, lemma in zip(s.words, s.xpos, s.lemmas, strict=True):
            if lemma != "_" and tag not in ("NNP", "ADD", "FW", "CD"):
                seen[normal(word).lower(), tag][lemma.replace("’", "'")] += 1
    table = {}
    for (word, tag), counts in sorted(seen.items()):
        lemma, n = max(counts.items(), key=lambda p: (p[1], p[0]))
        if lemma != rule_lemma(word, tag) and (n > 1 or tag not in ("NN", "JJ")):
            table[f"{word} {tag}"] = lemma
    return table


def morph_table(sentences: list[Sentence]) -> dict[str, str]:
    """``"word TAG POS"`` and ``"TAG POS"`` to features; a word has a row where it differs from its tag's.

    Number and person of past and plain present verbs depend on the subject, so only forms of *be* keep them.
    """
    words: dict[str, Counter[str]] = defaultdict(Counter)
    tags: dict[str, Counter[str]] = defaultdict(Counter)
    for s in sentences:
        for word, tag, pos, feats in zip(s.words, s.xpos, s.upos, s.feats, strict=True):
            low, kept = normal(word).lower(), "" if feats == "_" else feats
            parts = [p for p in kept.split("|") if p and not p.startswith(("ExtPos", "Typo"))]
            if tag in AGREEING and low not in ("am", "'m", "was"):
                parts = [p for p in parts if not p.startswith(("Number", "Person"))]
            kept = "|".join(parts)
            words[f"{low} {tag} {pos}"][kept] += 1
            tags[f"{tag} {pos}"][kept] += 1
    table = {key: max(c.items(), key=lambda p: (p[1], p[0]))[0] for key, c in sorted(tags.items())}
    for key, counts in sorted(words.items()):
        feats, n = max(counts.items(), key=lambda p: (p[1], p[0]))
        if n > 1 and feats != table[key.split(" ", 1)[1]]:
            table[key] = feats
    return table
