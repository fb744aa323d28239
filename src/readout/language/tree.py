"""One sentence's parse as plain lists, read out of spaCy once, for all that looks at trees here.

Asking spaCy's tokens one at a time is what costs; copying a sentence to lists in one call does not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from spacy.attrs import DEP, HEAD, IDX, LEMMA, ORTH, TAG

from readout.records import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Doc
    from spacy.tokens import Span as Sentence

_ATTRIBUTES = [LEMMA, TAG, DEP, HEAD, ORTH, IDX]
_WRAP = 2**63
_PHRASE = frozenset(["acl", "acl:relcl", "appos", "parataxis", "advcl", "punct", "dep", "discourse", "ccomp"])
NEGATIONS = frozenset(["not", "n't", "never", "no", "neither", "nor", "nt", "hardly"])
FINITE = frozenset(["VBD", "VBZ", "VBP"])


def trees(doc: Doc) -> Iterator[Tree]:
    """Yield the trees of a parsed text's sentences; its tokens are read once for all."""
    ids: list[list[int]] = doc.to_array(_ATTRIBUTES).tolist()
    for sentence in doc.sents:
        yield Tree(sentence, ids[sentence.start : sentence.end])


@dataclass
class Tree:
    """A sentence: for each token its lemma and text in lower case, Penn tag, UD relation and head's place.

    Places count from the sentence's first token; offsets (:meth:`span`) are the document's. Built lazily, so
    that a sentence without a word of interest costs one array.
    """

    sentence: Sentence
    ids: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.ids:
            self.ids = self.sentence.to_array(_ATTRIBUTES).tolist()  # type: ignore[attr-defined]

    def holds(self, lemmas: Collection[int]) -> bool:
        """Say whether a token's lemma, as spaCy's hash, is one of ``lemmas``."""
        return any(row[0] in lemmas for row in self.ids)

    @cached_property
    def _strings(self) -> list[list[str]]:
        strings = self.sentence.doc.vocab.strings
        return [[strings[row[n]] for row in self.ids] for n in range(3)]

    @cached_property
    def lemma(self) -> list[str]:
        """The lemmas, in lower case."""
        return [word.lower() for word in self._strings[0]]

    @cached_property
    def tag(self) -> list[str]:
        """The Penn tags."""
        return self._strings[1]

    @cached_property
    def dep(self) -> list[str]:
        """The relations of Universal Dependencies; the root's is ``ROOT``."""
        return self._strings[2]

    @cached_property
    def text(self) -> list[str]:
        """The words as printed."""
        strings = self.sentence.doc.vocab.strings
        return [strings[row[4]] for row in self.ids]

    @cached_property
    def low(self) -> list[str]:
        """The words in lower case, with straight apostrophes."""
        return [word.lower().replace("’", "'") for word in self.text]

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each token in the document."""
        return [row[5] for row in self.ids]

    @cached_property
    def head(self) -> list[int]:
        """The place of each token's head; the root's is its own."""
        size = len(self.ids)
        found = []
        for i, row in enumerate(self.ids):
            at = i + (row[3] if row[3] < _WRAP else row[3] - 2 * _WRAP)
            found.append(at if 0 <= at < size else i)
        return found

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each token, in order."""
        found: list[list[int]] = [[] for _ in self.ids]
        for i, head in enumerate(self.head):
            if head != i:
                found[head].append(i)
        return found

    @cached_property
    def root(self) -> int:
        """The place of the root."""
        return next((i for i, head in enumerate(self.head) if head == i), 0)

    def kids(self, at: int, *deps: str) -> list[int]:
        """Return the dependents of ``at`` with one of the relations, in order."""
        return [c for c in self.children[at] if self.dep[c] in deps]

    def case(self, at: int) -> str:
        """Return the preposition of a noun in lower case, "" where it has none."""
        own = self.children[at]
        found = [c for c in own if self.dep[c] == "case"]
        # "with Foreign Minister Ana Vey": the tree may hang the preposition on the title.
        found = found or [
            c for t in own if self.dep[t] == "nmod:desc" for c in self.children[t] if self.dep[c] == "case"
        ]
        return self.low[found[0]] if found else ""

    def marks(self, at: int) -> set[str]:
        """Return the words that open a clause: "if", "to", "that"."""
        return {self.low[c] for c in self.children[at] if self.dep[c] == "mark"}

    def below(self, at: int, leave: Collection[str] = ()) -> list[int]:
        """Return ``at`` and all beneath it, without the branches whose relation is in ``leave``."""
        found, todo = [at], [at]
        while todo:
            for child in self.children[todo.pop()]:
                if self.dep[child] not in leave:
                    found.append(child)
                    todo.append(child)
        return sorted(found)

    def phrase(self, at: int) -> Span:
        """Return a noun with what belongs to it, without its preposition, clauses and appositions."""
        places = self.below(at, _PHRASE)
        own = [
            c
            for c in self.children[at]
            if self.dep[c] in {"case", "cc", "mark", "advmod", "cop", "aux", "nsubj"}
        ]
        drop = {place for child in own for place in self.below(child)}
        return self.over([place for place in places if place not in drop])

    def clause(self, at: int) -> Span:
        """Return a clause whole, without the punctuation at its edges."""
        places = self.below(at)
        while len(places) > 1 and self.dep[places[-1]] == "punct":
            places.pop()
        while len(places) > 1 and self.dep[places[0]] == "punct":
            places.pop(0)
        return self.over(places)

    def over(self, places: Collection[int]) -> Span:
        """Return the span from the first to the last of the places."""
        last = max(places)
        return Span(self.starts[min(places)], self.starts[last] + len(self.text[last]))

    def negated(self, at: int) -> bool:
        """Say whether a word of negation hangs on ``at`` or on its subject or object as determiner."""
        for child in self.children[at]:
            if self.low[child] in NEGATIONS and self.dep[child] in {
                "advmod",
                "det",
                "aux",
                "cc:preconj",
                "neg",
            }:
                return True
            if self.dep[child] in {"nsubj", "nsubj:pass", "obj"} and any(
                self.low[c] in {"no", "neither"} and self.dep[c] in {"det", "advmod"}
                for c in self.children[child]
            ):
                return True
            if self.dep[child] in {"nsubj", "nsubj:pass"} and self.low[child] in {
                "nobody",
                "none",
                "nothing",
            }:
                return True
        return False
